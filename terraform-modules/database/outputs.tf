output "identifier" {
  description = "Identifier of the instance."
  value       = aws_db_instance.database.identifier
}

output "address" {
  description = "Host name of the instance."
  value       = aws_db_instance.database.address
}

output "endpoint" {
  description = "Host name and port, as host:port."
  value       = "${aws_db_instance.database.address}:${aws_db_instance.database.port}"
}

output "database_name" {
  description = "Name of the schema."
  value       = aws_db_instance.database.db_name
}

output "user_name" {
  description = "Name of the database's user."
  value       = aws_db_instance.database.username
}

output "log_group_names" {
  description = "Names of the log groups by log."
  value       = { for log, group in aws_cloudwatch_log_group.database : log => group.name }
}

output "password_secret_arn" {
  description = "ARN of the secret that holds the user's password."
  value       = module.password.arn
}

output "password_version_id" {
  description = "Id of the password's version: changes when a new one is generated."
  value       = module.password.version_id
}
