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

variable "interface_endpoints" {
  description = "AWS services that tasks reach without NAT; with nat_gateways = \"none\" at least ecr.api, ecr.dkr, logs and secretsmanager."
  type        = set(string)
  default     = []
  nullable    = false
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

variable "php" {
  description = "What PHP may use, in MiB: memory_megabytes for a request, 64 to 2048 and at most half of a task's memory, and upload_megabytes for an upload, 1 to 1024. Null: as the image has it."
  type = object({
    memory_megabytes = optional(number)
    upload_megabytes = optional(number)
  })
  default  = {}
  nullable = false

  # What the image refuses, said before tasks fail by it.
  validation {
    condition     = alltrue([for it in [coalesce(var.php.memory_megabytes, 64)] : it == floor(it) && it >= 64 && it <= 2048])
    error_message = "php.memory_megabytes must be a whole number from 64 to 2048."
  }

  validation {
    condition     = coalesce(var.php.memory_megabytes, 0) * 2 <= var.size.task_memory
    error_message = "php.memory_megabytes must be at most half of size.task_memory, so that two requests fit."
  }

  validation {
    condition     = alltrue([for it in [coalesce(var.php.upload_megabytes, 1)] : it == floor(it) && it >= 1 && it <= 1024])
    error_message = "php.upload_megabytes must be a whole number from 1 to 1024."
  }
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

variable "domain" {
  description = "Domain name of the site; with it the site serves HTTPS. hosted_zone_id is the Route 53 zone for its records; without certificate_arn (from ACM) one is issued there."
  type = object({
    name            = string
    hosted_zone_id  = optional(string)
    certificate_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain.name))
    error_message = "domain.name must be a full domain name in lowercase, without scheme."
  }

  validation {
    condition     = try(var.domain.hosted_zone_id, "") != null || try(var.domain.certificate_arn, "") != null
    error_message = "domain needs hosted_zone_id, to have a certificate issued, or certificate_arn."
  }
}

variable "web_firewall" {
  description = "Whether a web firewall (WAF) guards the load balancer. Null: in production."
  type        = bool
  default     = null
}

variable "administrator_cidr_blocks" {
  description = "IPv4 ranges that may reach wp-login.php and wp-admin, enforced by the image and by the web firewall where there is one; empty for all."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for block in var.administrator_cidr_blocks : can(cidrnetmask(block))])
    error_message = "administrator_cidr_blocks must be IPv4 ranges such as 192.0.2.0/24."
  }
}

variable "alarm_email" {
  description = "Address that gets the site's alarms, once it has confirmed; null for none."
  type        = string
  default     = null
}

variable "restore_snapshot" {
  description = "Identifier of a database snapshot to begin with; only read when the database is created."
  type        = string
  default     = null
}
