module "watching" {
  source = "../.."

  name                     = "blog"
  topic_arn                = "arn:aws:sns:eu-central-1:123456789012:blog-alarms"
  load_balancer_arn_suffix = "app/blog/0123456789abcdef"
  target_group_arn_suffix  = "targetgroup/blog/0123456789abcdef"
  cluster_name             = "blog"
  service_name             = "blog"
  task_count               = 1
  database_identifier      = "blog"
  database_storage_gb      = 20
  file_system_id           = "fs-0123456789abcdef0"
}
