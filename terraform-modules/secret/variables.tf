variable "name" {
  description = "Path of the secret; a unique suffix is added, so that a path can be used again during a recovery window."
  type        = string
  nullable    = false
}

variable "description" {
  description = "What the secret is for."
  type        = string
  nullable    = false
}

variable "length" {
  description = "Number of random letters and digits, 32 to 128."
  type        = number
  default     = 40
  nullable    = false

  validation {
    condition     = var.length >= 32 && var.length <= 128
    error_message = "length must be 32 to 128."
  }
}

variable "secret_version" {
  description = "Raise it to have a new value generated."
  type        = number
  default     = 1
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the secret."
  type        = string
  nullable    = false
}

variable "recovery_window_days" {
  description = "Days in which a removed secret can be restored: 0 (gone at once) or 7 to 30."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days must be 0 or 7 to 30."
  }
}
