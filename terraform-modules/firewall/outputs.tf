output "load_balancer_group_id" {
  description = "Id of the load balancer's security group."
  value       = aws_security_group.load_balancer.id
}

output "tasks_group_id" {
  description = "Id of the tasks' security group; usable once the tasks' ways stand."
  value       = aws_security_group.tasks.id

  depends_on = [
    aws_vpc_security_group_egress_rule.tasks_to_database,
    aws_vpc_security_group_egress_rule.tasks_to_file_system,
    aws_vpc_security_group_egress_rule.tasks_to_https,
    aws_vpc_security_group_ingress_rule.database_from_tasks,
    aws_vpc_security_group_ingress_rule.file_system_from_tasks,
    aws_vpc_security_group_ingress_rule.tasks_from_load_balancer,
    aws_vpc_security_group_egress_rule.load_balancer_to_tasks,
  ]
}

output "database_group_id" {
  description = "Id of the database's security group."
  value       = aws_security_group.database.id
}

output "file_system_group_id" {
  description = "Id of the file system's security group."
  value       = aws_security_group.file_system.id
}
