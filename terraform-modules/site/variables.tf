variable "region" {
  description = "AWS region of the target."
  type        = string
  nullable    = false
}

variable "name" {
  description = "Name of the site, 3 to 32 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) >= 3 && length(var.name) <= 32 && !startswith(var.name, "internal-")
    error_message = "name must be 3 to 32 lowercase letters, digits and single hyphens, begin with a letter, end with none of the hyphens, and not begin with \"internal-\"."
  }
}

variable "title" {
  description = "Title that WordPress is installed with."
  type        = string
  nullable    = false

  validation {
    condition     = length(trimspace(var.title)) > 0
    error_message = "title must not be empty."
  }
}

variable "environment" {
  description = "What the site is for: \"development\", \"staging\" or \"production\". Decides redundancy and protection."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "environment must be \"development\", \"staging\" or \"production\"."
  }
}

variable "administrator_email" {
  description = "E-mail address of WordPress's first administrator."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.administrator_email))
    error_message = "administrator_email must be an e-mail address."
  }
}

variable "administrator_user" {
  description = "User name of WordPress's first administrator."
  type        = string
  default     = "pressyard"
  nullable    = false
}

variable "image" {
  description = "Full reference of the image, by digest."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the target's key, from the platform."
  type        = string
  nullable    = false
}

variable "log_bucket" {
  description = "Name of the target's log bucket, from the platform; null for no access log."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "size" {
  description = "Size of the site: CPU units (1024 are one vCPU) and MiB of a task, tasks at least and at most, the database's class and GB."
  type = object({
    task_cpu            = number
    task_memory         = number
    task_count          = number
    task_count_max      = number
    database_class      = string
    database_storage_gb = number
  })
  nullable = false
}
