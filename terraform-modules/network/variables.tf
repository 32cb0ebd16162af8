variable "name" {
  description = "Name of the site; begins the name of every resource here."
  type        = string
  nullable    = false
}

variable "availability_zones" {
  description = "Names of the availability zones to spread over, in order. The address plan has room for four."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4
    error_message = "Give two to four availability zones: a load balancer needs two, the address plan holds four."
  }
}

variable "cidr_block" {
  description = "IPv4 range of the VPC, /16 to /20."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.cidr_block)) && try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 20, false)
    error_message = "cidr_block must be an IPv4 range from /16 to /20."
  }
}

variable "nat_gateways" {
  description = "Way out for the private subnets: \"one\" for all zones, \"one_per_zone\", or \"none\"."
  type        = string
  default     = "one"
  nullable    = false

  validation {
    condition     = contains(["none", "one", "one_per_zone"], var.nat_gateways)
    error_message = "nat_gateways must be \"none\", \"one\" or \"one_per_zone\"."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the flow log."
  type        = string
  nullable    = false
}

variable "flow_log_retention_days" {
  description = "Days that flow log records are kept."
  type        = number
  default     = 7
  nullable    = false
}

variable "interface_endpoints" {
  description = "AWS services reached without NAT, as in \"ecr.api\", \"ecr.dkr\", \"secretsmanager\", \"logs\", \"ssmmessages\"."
  type        = set(string)
  default     = []
  nullable    = false
}
