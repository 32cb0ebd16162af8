variable "name" {
  description = "Name of the site; begins the name of every alarm."
  type        = string
  nullable    = false
}

variable "topic_arn" {
  description = "ARN of the topic that alarms report to."
  type        = string
  nullable    = false
}

variable "load_balancer_arn_suffix" {
  description = "The load balancer, as CloudWatch names it."
  type        = string
  nullable    = false
}

variable "target_group_arn_suffix" {
  description = "The target group, as CloudWatch names it."
  type        = string
  nullable    = false
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false
}

variable "service_name" {
  description = "Name of the ECS service."
  type        = string
  nullable    = false
}

variable "task_count" {
  description = "Tasks that always run; fewer raise an alarm."
  type        = number
  nullable    = false
}

variable "database_identifier" {
  description = "Identifier of the database instance."
  type        = string
  nullable    = false
}

variable "database_storage_gb" {
  description = "Storage of the database in GB; less than a tenth of it free raises an alarm."
  type        = number
  nullable    = false
}

variable "database_connections_max" {
  description = "Connections to the database that raise an alarm."
  type        = number
  default     = 60
  nullable    = false
}

variable "file_system_id" {
  description = "Id of the file system."
  type        = string
  nullable    = false
}

variable "web_firewall_metric" {
  description = "Metric name of the web firewall; null when the site has none."
  type        = string
  default     = null
}
