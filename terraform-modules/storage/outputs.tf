output "file_system_id" {
  description = "Id of the file system; usable once it can be mounted in every zone."
  value       = aws_efs_file_system.uploads.id

  depends_on = [aws_efs_mount_target.uploads, aws_efs_file_system_policy.uploads]
}

output "file_system_arn" {
  description = "ARN of the file system."
  value       = aws_efs_file_system.uploads.arn
}

output "access_point_id" {
  description = "Id of the access point for uploads."
  value       = aws_efs_access_point.uploads.id
}

output "access_point_arn" {
  description = "ARN of the access point for uploads."
  value       = aws_efs_access_point.uploads.arn
}
