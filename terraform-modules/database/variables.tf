variable "name" {
  description = "Identifier of the instance."
  type        = string
  nullable    = false
}

variable "database_name" {
  description = "Name of the schema that is made on the instance."
  type        = string
  default     = "wordpress"
  nullable    = false
}

variable "user_name" {
  description = "Name of the database's user."
  type        = string
  default     = "wordpress"
  nullable    = false

  validation {
    condition     = !contains(["admin", "administrator", "root", "rdsadmin"], var.user_name)
    error_message = "user_name must not be one that everybody guesses."
  }
}

variable "password_version" {
  description = "Raise it to have a new password generated, stored and set."
  type        = number
  default     = 1
  nullable    = false
}

variable "secret_recovery_days" {
  description = "Days in which the removed password can be restored: 0 (gone at once) or 7 to 30."
  type        = number
  default     = 0
  nullable    = false
}

variable "engine_version" {
  description = "Major and minor version of MariaDB; AWS keeps the patch level up to date."
  type        = string
  default     = "11.8"
  nullable    = false
}

variable "instance_class" {
  description = "Class of the instance."
  type        = string
  nullable    = false
}

variable "storage_gb" {
  description = "Storage in GB. It grows by itself, to 500 GB or five times as much; it never shrinks."
  type        = number
  nullable    = false

  validation {
    condition     = var.storage_gb >= 20
    error_message = "General purpose storage begins at 20 GB."
  }
}

variable "subnet_ids" {
  description = "Ids of isolated subnets, in two zones or more."
  type        = list(string)
  nullable    = false
}

variable "security_group_id" {
  description = "Id of the database's security group."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts storage, snapshots and logs."
  type        = string
  nullable    = false
}

variable "multi_az" {
  description = "Whether a standby in a second zone takes over on failure."
  type        = bool
  default     = false
  nullable    = false
}

variable "backup_retention_days" {
  description = "Days that automated backups are kept, 7 to 35."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "backup_retention_days must be 7 to 35."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the instance."
  type        = bool
  default     = false
  nullable    = false
}

variable "final_snapshot" {
  description = "Whether a snapshot is taken before the instance goes."
  type        = bool
  default     = true
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that the database's logs are kept."
  type        = number
  default     = 7
  nullable    = false
}

variable "restore_snapshot" {
  description = "Identifier of a snapshot that a new instance begins with; null for an empty one."
  type        = string
  default     = null
}
