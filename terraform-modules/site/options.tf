# What has an answer by itself, from the environment or from good sense.

variable "protect" {
  description = "Whether AWS refuses to delete database and load balancer. Null: in production."
  type        = bool
  default     = null
}

variable "nat_gateways" {
  description = "\"one\", \"one_per_zone\" or \"none\". Null: one per zone in production, else one."
  type        = string
  default     = null
}

variable "multi_az" {
  description = "Whether the database has a standby in a second zone. Null: in production."
  type        = bool
  default     = null
}

variable "final_snapshot" {
  description = "Whether the database leaves a snapshot when it goes. Null: except in development."
  type        = bool
  default     = null
}

variable "secret_recovery_days" {
  description = "Days in which removed secrets can be restored, 0 or 7 to 30. Null: 30 in production, 7 in staging, 0 in development."
  type        = number
  default     = null
}

variable "automatic_backups" {
  description = "Whether AWS Backup keeps daily backups of the uploads, which outlive the site. Null: except in development."
  type        = bool
  default     = null
}

variable "log_retention_days" {
  description = "Days that logs are kept. Null: 90 in production, 30 in staging, 7 in development."
  type        = number
  default     = null
}

variable "client_cidr_blocks" {
  description = "IPv4 ranges that may reach the site."
  type        = set(string)
  default     = ["0.0.0.0/0"]
  nullable    = false
}

variable "cpu_architecture" {
  description = "Architecture that the image was built for: \"X86_64\" or \"ARM64\"."
  type        = string
  default     = "X86_64"
  nullable    = false
}

variable "execute_command" {
  description = "Whether operators may open a shell in a task (ECS Exec)."
  type        = bool
  default     = false
  nullable    = false
}

variable "requests_per_task" {
  description = "Requests a minute and task that autoscaling aims at; null to scale by CPU and memory alone."
  type        = number
  default     = null
}

variable "secret_versions" {
  description = "Raise a number to have that secret generated anew. The administrator's is used by the first boot only."
  type = object({
    administrator = optional(number, 1)
    database      = optional(number, 1)
    seed          = optional(number, 1)
  })
  default  = {}
  nullable = false
}
