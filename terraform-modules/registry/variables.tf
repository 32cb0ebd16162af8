variable "name" {
  description = "Name of the repository, as in <registry>/<name>."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the images."
  type        = string
  nullable    = false
}

variable "kept_images" {
  description = "Tagged images kept; older ones expire."
  type        = number
  default     = 50
  nullable    = false
}

variable "force_delete" {
  description = "Whether removing the repository also removes the images in it."
  type        = bool
  default     = false
  nullable    = false
}
