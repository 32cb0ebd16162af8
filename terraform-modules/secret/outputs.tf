output "arn" {
  description = "ARN of the secret; usable once it has a value."
  value       = aws_secretsmanager_secret.generated.arn

  depends_on = [aws_secretsmanager_secret_version.generated]
}

output "version_id" {
  description = "Id of the value's version: changes when a new value is generated."
  value       = aws_secretsmanager_secret_version.generated.version_id
}
