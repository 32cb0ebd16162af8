output "url" {
  description = "Address of the site."
  value       = local.url
}

output "load_balancer_arn" {
  description = "ARN of the load balancer."
  value       = module.load_balancer.arn
}

output "load_balancer_dns_name" {
  description = "DNS name of the load balancer."
  value       = module.load_balancer.dns_name
}

output "target_group_arn" {
  description = "ARN of the target group of the tasks."
  value       = module.load_balancer.target_group_arn
}

output "cluster_name" {
  description = "Name of the ECS cluster."
  value       = module.service.cluster_name
}

output "service_name" {
  description = "Name of the ECS service."
  value       = module.service.service_name
}

output "task_definition_arn" {
  description = "ARN of the task definition's revision."
  value       = module.service.task_definition_arn
}

output "database_identifier" {
  description = "Identifier of the database instance."
  value       = module.database.identifier
}

output "database_endpoint" {
  description = "Host name and port of the database, as host:port."
  value       = module.database.endpoint
}

output "file_system_id" {
  description = "Id of the file system for uploads."
  value       = module.storage.file_system_id
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = module.network.vpc_id
}

output "log_group_name" {
  description = "Name of the log group that the containers write to."
  value       = module.service.log_group_name
}

output "administrator_secret_arn" {
  description = "ARN of the secret that holds the first administrator's password."
  value       = module.administrator_password.arn
}

output "administrator_user" {
  description = "User name of the first administrator."
  value       = var.administrator_user
}
