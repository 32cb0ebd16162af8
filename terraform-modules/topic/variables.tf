variable "name" {
  description = "Name of the topic."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts messages at rest."
  type        = string
  nullable    = false
}

variable "publishers" {
  description = "AWS services that may publish, as service principals."
  type        = set(string)
  nullable    = false
}

variable "email" {
  description = "Address that gets every message once it has confirmed; null for none."
  type        = string
  default     = null
}
