variable "domain_name" {
  description = "Domain name of the site, without scheme."
  type        = string
  nullable    = false
}

variable "hosted_zone_id" {
  description = "Id of the Route 53 zone that the name lies in."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "ARN of a certificate that exists already; null to have one issued."
  type        = string
  default     = null
}

variable "load_balancer" {
  description = "DNS name and hosted zone of the load balancer that the name leads to."
  type = object({
    dns_name = string
    zone_id  = string
  })
  nullable = false
}
