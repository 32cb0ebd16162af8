output "cluster_name" {
  description = "Name of the ECS cluster."
  value       = aws_ecs_cluster.site.name
}

output "service_name" {
  description = "Name of the ECS service."
  value       = aws_ecs_service.wordpress.name
}

output "task_definition_arn" {
  description = "ARN of the task definition's revision."
  value       = aws_ecs_task_definition.wordpress.arn
}

output "log_group_name" {
  description = "Name of the log group that the containers write to."
  value       = aws_cloudwatch_log_group.containers.name
}
