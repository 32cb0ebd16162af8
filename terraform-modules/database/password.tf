module "password" {
  source = "../secret"

  name                 = "pressyard/${var.name}/database"
  description          = "Password of the database user of ${var.name}"
  secret_version       = var.password_version
  kms_key_arn          = var.kms_key_arn
  recovery_window_days = var.secret_recovery_days
}

# The stored value, not the generated one: when an apply breaks off between the two and is repeated, both still agree.
ephemeral "aws_secretsmanager_secret_version" "password" {
  secret_id  = module.password.arn
  version_id = module.password.version_id
}
