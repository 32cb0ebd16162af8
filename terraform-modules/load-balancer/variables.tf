variable "name" {
  description = "Name of the load balancer and its target group, at most 32 characters."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 32
    error_message = "Elastic Load Balancing allows names of at most 32 characters."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Ids of the public subnets, in two zones or more."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A load balancer needs subnets in at least two availability zones."
  }
}

variable "security_group_id" {
  description = "Id of the load balancer's security group."
  type        = string
  nullable    = false
}

variable "https" {
  description = "Whether to serve HTTPS and redirect HTTP to it; needs certificate_arn. Separate, because the ARN may be unknown at plan."
  type        = bool
  default     = false
  nullable    = false
}

variable "certificate_arn" {
  description = "ARN of the certificate to serve HTTPS with."
  type        = string
  default     = null
}

variable "target_port" {
  description = "Port on which the tasks serve."
  type        = number
  default     = 8080
  nullable    = false
}

variable "health_check_path" {
  description = "Path that a healthy task answers with 200."
  type        = string
  default     = "/readyz"
  nullable    = false
}

variable "access_log_bucket" {
  description = "Name of the bucket for access logs; null for none."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
  default     = false
  nullable    = false
}
