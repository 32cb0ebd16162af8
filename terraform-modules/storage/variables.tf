variable "name" {
  description = "Name of the site."
  type        = string
  nullable    = false
}

variable "subnet_ids_by_zone" {
  description = "Ids of isolated subnets by availability zone; each gets a mount target."
  type        = map(string)
  nullable    = false
}

variable "security_group_id" {
  description = "Id of the file system's security group."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the files."
  type        = string
  nullable    = false
}

variable "user_id" {
  description = "Numeric user and group that own the files and as whom all access happens."
  type        = number
  default     = 33
  nullable    = false
}

variable "automatic_backups" {
  description = "Whether AWS Backup keeps daily backups for 35 days. They outlive the file system."
  type        = bool
  default     = true
  nullable    = false
}
