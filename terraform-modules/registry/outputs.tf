output "repository_url" {
  description = "Address of the repository, without tag or digest."
  value       = aws_ecr_repository.images.repository_url
}

output "repository_arn" {
  description = "ARN of the repository."
  value       = aws_ecr_repository.images.arn
}
