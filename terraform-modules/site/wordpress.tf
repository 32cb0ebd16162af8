module "administrator_password" {
  source = "../secret"

  name                 = "pressyard/${var.name}/administrator"
  description          = "Password of the first administrator of ${var.name}"
  secret_version       = var.secret_versions.administrator
  kms_key_arn          = var.kms_key_arn
  recovery_window_days = local.secret_recovery_days
}

module "secret_seed" {
  source = "../secret"

  name                 = "pressyard/${var.name}/seed"
  description          = "Seed of the keys and salts of ${var.name}"
  length               = 64
  secret_version       = var.secret_versions.seed
  kms_key_arn          = var.kms_key_arn
  recovery_window_days = local.secret_recovery_days
}

locals {
  wordpress_environment = merge({
    WORDPRESS_ADMIN_EMAIL = var.administrator_email
    WORDPRESS_ADMIN_USER  = var.administrator_user
    WORDPRESS_DB_HOST     = module.database.endpoint
    WORDPRESS_DB_NAME     = module.database.database_name
    WORDPRESS_DB_TLS      = "require"
    WORDPRESS_DB_USER     = module.database.user_name
    WORDPRESS_TITLE       = var.title
    # Always: else WordPress would take the address that each request claims for its own.
    WORDPRESS_URL = local.url
    }, length(var.administrator_cidr_blocks) == 0 ? {} : {
    WORDPRESS_ADMIN_NETWORKS = join(",", sort(var.administrator_cidr_blocks))
    }, {
    for name, megabytes in {
      PRESSYARD_PHP_MEMORY_MEGABYTES = var.php.memory_megabytes
      PRESSYARD_PHP_UPLOAD_MEGABYTES = var.php.upload_megabytes
    } : name => tostring(megabytes) if megabytes != null
  })
}

module "service" {
  source = "../service"

  name             = var.name
  image            = var.image
  cpu_architecture = var.cpu_architecture
  task_cpu         = var.size.task_cpu
  task_memory      = var.size.task_memory
  task_count       = var.size.task_count
  task_count_max   = var.size.task_count_max

  environment = local.wordpress_environment
  secret_arns = {
    WORDPRESS_ADMIN_PASSWORD = module.administrator_password.arn
    WORDPRESS_DB_PASSWORD    = module.database.password_secret_arn
    WORDPRESS_SECRET_SEED    = module.secret_seed.arn
  }
  secret_version_ids = [module.database.password_version_id, module.secret_seed.version_id]

  kms_key_arn       = var.kms_key_arn
  subnet_ids        = module.network.private_subnet_ids
  security_group_id = module.firewall.tasks_group_id
  target_group_arn  = module.load_balancer.target_group_arn
  uploads = {
    file_system_id   = module.storage.file_system_id
    file_system_arn  = module.storage.file_system_arn
    access_point_id  = module.storage.access_point_id
    access_point_arn = module.storage.access_point_arn
  }

  request_target = var.requests_per_task == null ? null : {
    requests_per_minute      = var.requests_per_task
    load_balancer_arn_suffix = module.load_balancer.arn_suffix
    target_group_arn_suffix  = module.load_balancer.target_group_arn_suffix
  }

  execute_command    = var.execute_command
  log_retention_days = local.log_retention_days
}
