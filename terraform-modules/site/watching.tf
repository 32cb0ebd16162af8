module "alarms_topic" {
  source = "../topic"

  name        = "${var.name}-alarms"
  kms_key_arn = var.kms_key_arn
  publishers  = ["cloudwatch.amazonaws.com"]
  email       = var.alarm_email
}

module "watching" {
  source = "../watching"

  name                     = var.name
  topic_arn                = module.alarms_topic.arn
  load_balancer_arn_suffix = module.load_balancer.arn_suffix
  target_group_arn_suffix  = module.load_balancer.target_group_arn_suffix
  cluster_name             = module.service.cluster_name
  service_name             = module.service.service_name
  task_count               = var.size.task_count
  database_identifier      = module.database.identifier
  database_storage_gb      = var.size.database_storage_gb
  file_system_id           = module.storage.file_system_id
  web_firewall_metric      = local.web_firewall ? module.web_firewall["site"].metric_name : null
}
