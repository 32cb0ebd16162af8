variable "name" {
  description = "Name of the site: of the cluster, the service and the task definition's family."
  type        = string
  nullable    = false
}

variable "image" {
  description = "Full reference of the image, by digest."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^/]+/[^@]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image must be a full reference by digest: registry/repository@sha256:…"
  }
}

variable "cpu_architecture" {
  description = "Architecture that the image was built for: \"X86_64\" or \"ARM64\"."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture must be \"X86_64\" or \"ARM64\"."
  }
}

variable "task_cpu" {
  description = "CPU units of a task; 1024 are one vCPU."
  type        = number
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.task_cpu)
    error_message = "Fargate offers 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units."
  }
}

variable "task_memory" {
  description = "Memory of a task in MiB; Fargate allows only certain pairs with task_cpu."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
  validation {
    condition = contains(
      lookup({
        256   = [512, 1024, 2048]
        512   = range(1024, 4097, 1024)
        1024  = range(2048, 8193, 1024)
        2048  = range(4096, 16385, 1024)
        4096  = range(8192, 30721, 1024)
        8192  = range(16384, 61441, 4096)
        16384 = range(32768, 122881, 8192)
      }, var.task_cpu, []),
      var.task_memory,
    )
    error_message = "Fargate does not offer ${var.task_memory} MiB with ${var.task_cpu} CPU units."
  }
}

variable "task_count" {
  description = "Tasks that always run."
  type        = number
  nullable    = false

  validation {
    condition     = var.task_count >= 1
    error_message = "At least one task must run."
  }
}

variable "task_count_max" {
  description = "Tasks that run at most, under load."
  type        = number
  nullable    = false

  validation {
    condition     = var.task_count_max >= var.task_count
    error_message = "task_count_max must not be below task_count."
  }
}

variable "environment" {
  description = "Environment variables of the container that are no secrets."
  type        = map(string)
  nullable    = false
}

variable "secret_arns" {
  description = "ARNs of the secrets by the environment variable that carries each."
  type        = map(string)
  nullable    = false
}

variable "secret_version_ids" {
  description = "Ids of the secrets' versions; a change of them rolls the tasks, as ECS reads secrets at start only."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the secrets and the log."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Ids of the private subnets for the tasks."
  type        = list(string)
  nullable    = false
}

variable "security_group_id" {
  description = "Id of the tasks' security group."
  type        = string
  nullable    = false
}

variable "target_group_arn" {
  description = "ARN of the target group that the tasks join."
  type        = string
  nullable    = false
}

variable "uploads" {
  description = "The file system for uploads and its access point."
  type = object({
    file_system_id   = string
    file_system_arn  = string
    access_point_id  = string
    access_point_arn = string
  })
  nullable = false
}

variable "container_port" {
  description = "Port on which the container serves."
  type        = number
  default     = 8080
  nullable    = false
}

variable "user_id" {
  description = "Numeric user and group that the container runs as."
  type        = number
  default     = 33
  nullable    = false

  validation {
    condition     = var.user_id > 0
    error_message = "The container must not run as root."
  }
}

variable "health_check_grace_seconds" {
  description = "Time after a task's start in which failed health checks do not count: first boot installs WordPress."
  type        = number
  default     = 120
  nullable    = false
}

variable "execute_command" {
  description = "Whether operators may open a shell in a task (ECS Exec)."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that the containers' log is kept."
  type        = number
  default     = 7
  nullable    = false
}

variable "cpu_target_percent" {
  description = "Average CPU use that autoscaling aims at, 60 to 75."
  type        = number
  default     = 65
  nullable    = false

  validation {
    condition     = var.cpu_target_percent >= 60 && var.cpu_target_percent <= 75
    error_message = "cpu_target_percent must be 60 to 75."
  }
}

variable "memory_target_percent" {
  description = "Average memory use that autoscaling aims at, 60 to 75."
  type        = number
  default     = 70
  nullable    = false

  validation {
    condition     = var.memory_target_percent >= 60 && var.memory_target_percent <= 75
    error_message = "memory_target_percent must be 60 to 75."
  }
}

variable "request_target" {
  description = "Requests a minute and task that autoscaling aims at, with the load balancer and target group as CloudWatch names them; null to scale by CPU and memory alone."
  type = object({
    requests_per_minute      = number
    load_balancer_arn_suffix = string
    target_group_arn_suffix  = string
  })
  default = null
}
