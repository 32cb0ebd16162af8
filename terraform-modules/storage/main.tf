resource "aws_efs_file_system" "uploads" {
  encrypted        = true
  kms_key_id       = var.kms_key_arn
  performance_mode = "generalPurpose"
  throughput_mode  = "elastic"

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  tags = { Name = var.name }
}

resource "aws_efs_backup_policy" "uploads" {
  file_system_id = aws_efs_file_system.uploads.id

  backup_policy {
    status = var.automatic_backups ? "ENABLED" : "DISABLED"
  }
}

resource "aws_efs_mount_target" "uploads" {
  for_each = var.subnet_ids_by_zone

  file_system_id  = aws_efs_file_system.uploads.id
  subnet_id       = each.value
  security_groups = [var.security_group_id]
}

resource "aws_efs_access_point" "uploads" {
  file_system_id = aws_efs_file_system.uploads.id

  posix_user {
    uid = var.user_id
    gid = var.user_id
  }

  root_directory {
    path = "/uploads"

    creation_info {
      owner_uid   = var.user_id
      owner_gid   = var.user_id
      permissions = "0750"
    }
  }

  tags = { Name = "${var.name}-uploads" }
}

# Nothing is allowed here: the task role does that. A policy's mere presence ends the anonymous access that EFS gives by default.
resource "aws_efs_file_system_policy" "uploads" {
  file_system_id = aws_efs_file_system.uploads.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "NothingWithoutTls"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "*"
        Resource  = aws_efs_file_system.uploads.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "NothingPastTheAccessPoint"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]
        Resource  = aws_efs_file_system.uploads.arn
        Condition = { StringNotEquals = { "elasticfilesystem:AccessPointArn" = aws_efs_access_point.uploads.arn } }
      },
    ]
  })
}
