variable "name" {
  description = "Name of the platform; begins the bucket's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{0,35}$", var.name))
    error_message = "name must be at most 36 lowercase letters, digits and hyphens, as it begins a bucket's name."
  }
}

variable "retention_days" {
  description = "Days that access logs are kept."
  type        = number
  default     = 90
  nullable    = false
}

variable "force_destroy" {
  description = "Whether removing the bucket also removes the logs in it."
  type        = bool
  default     = false
  nullable    = false
}
