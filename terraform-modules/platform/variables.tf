variable "region" {
  description = "AWS region of the target."
  type        = string
  nullable    = false
}

variable "name" {
  description = "Name of the platform; begins the name of everything shared."
  type        = string
  default     = "pressyard"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 32
    error_message = "name must be at most 32 lowercase letters, digits and single hyphens, and begin with a letter."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "protect" {
  description = "Whether images and logs keep the registry and the log bucket from being removed."
  type        = bool
  default     = true
  nullable    = false
}

variable "events_email" {
  description = "Address that hears of failures and maintenance of databases, once it has confirmed; null for none."
  type        = string
  default     = null
}
