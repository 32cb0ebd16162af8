locals {
  family       = "mariadb${var.engine_version}"
  exported_log = toset(["error", "slowquery"])
}

# What RDS would create by itself, without key or end, as soon as the instance exports its logs.
resource "aws_cloudwatch_log_group" "database" {
  for_each = local.exported_log

  name              = "/aws/rds/instance/${var.name}/${each.key}"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_db_subnet_group" "database" {
  name        = var.name
  description = "Isolated subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "database" {
  name_prefix = "${var.name}-"
  description = "MariaDB of ${var.name}"
  family      = local.family

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  parameter {
    name  = "character_set_server"
    value = "utf8mb4"
  }

  parameter {
    name  = "collation_server"
    value = "utf8mb4_unicode_520_ci"
  }

  parameter {
    name  = "slow_query_log"
    value = "1"
  }

  parameter {
    name  = "long_query_time"
    value = "2"
  }

  parameter {
    name  = "log_output"
    value = "FILE"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# Its id makes the final snapshot's name unique for as long as the instance lives: a second site of this name must not meet it.
resource "terraform_data" "final_snapshot" {
  triggers_replace = [var.name, var.user_name, var.database_name, var.kms_key_arn]
}

resource "aws_db_instance" "database" {
  identifier     = var.name
  engine         = "mariadb"
  engine_version = var.engine_version
  instance_class = var.instance_class

  db_name             = var.database_name
  username            = var.user_name
  password_wo         = ephemeral.aws_secretsmanager_secret_version.password.secret_string
  password_wo_version = var.password_version

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb
  max_allocated_storage = max(500, var.storage_gb * 5)
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arn

  multi_az               = var.multi_az
  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.database.name

  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = local.exported_log
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.monitoring.arn

  backup_retention_period    = var.backup_retention_days
  backup_window              = "02:00-03:00"
  maintenance_window         = "sun:03:30-sun:04:30"
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
  apply_immediately          = true

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.final_snapshot
  final_snapshot_identifier = "${var.name}-final-${substr(terraform_data.final_snapshot.id, 0, 8)}"
  delete_automated_backups  = true

  snapshot_identifier = var.restore_snapshot

  lifecycle {
    # Where an instance began does not matter later; without this, forgetting it would replace the instance.
    ignore_changes = [snapshot_identifier]
  }

  depends_on = [aws_cloudwatch_log_group.database, aws_iam_role_policy.monitoring]
}
