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

module "events_topic" {
  source = "../topic"

  name        = "${var.name}-events"
  kms_key_arn = module.encryption.key_arn
  publishers  = ["events.rds.amazonaws.com"]
  email       = var.events_email
}

module "database_events" {
  source = "../database-events"

  name      = var.name
  topic_arn = module.events_topic.arn
}
