variable "name" {
  description = "Name of the platform; the key's alias."
  type        = string
  nullable    = false
}

variable "deletion_window_days" {
  description = "Days between the key's removal and its deletion, 7 to 30. Until then it can be restored."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30
    error_message = "deletion_window_days must be 7 to 30."
  }
}
