module "encryption" {
  source = "../encryption"

  name = var.name
}

module "registry" {
  source = "../registry"

  name         = "${var.name}/wordpress"
  kms_key_arn  = module.encryption.key_arn
  force_delete = !var.protect
}

module "log_bucket" {
  source = "../log-bucket"

  name          = "${var.name}-logs"
  force_destroy = !var.protect
}
