variable "name" {
  description = "Name of the site and of its web firewall."
  type        = string
  nullable    = false
}

variable "load_balancer_arn" {
  description = "ARN of the load balancer to protect."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the firewall's log."
  type        = string
  nullable    = false
}

variable "requests_per_client" {
  description = "Requests that one address may send in five minutes."
  type        = number
  default     = 2000
  nullable    = false
}

variable "sign_ins_per_client" {
  description = "Requests to wp-login.php that one address may send in five minutes; AWS allows no less than 10."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.sign_ins_per_client >= 10
    error_message = "A rate-based rule counts at least 10 requests."
  }
}

variable "administrator_cidr_blocks" {
  description = "IPv4 ranges that may reach wp-login.php and wp-admin; empty for all."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that the log of blocked requests is kept."
  type        = number
  default     = 7
  nullable    = false
}
