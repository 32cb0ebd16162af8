data "aws_availability_zones" "available" {
  state = "available"

  # Local and wavelength zones hold neither load balancers nor databases.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

module "network" {
  source = "../network"

  name                    = var.name
  availability_zones      = slice(sort(data.aws_availability_zones.available.names), 0, 3)
  nat_gateways            = local.nat_gateways
  interface_endpoints     = var.interface_endpoints
  kms_key_arn             = var.kms_key_arn
  flow_log_retention_days = local.log_retention_days
}

module "firewall" {
  source = "../firewall"

  name               = var.name
  vpc_id             = module.network.vpc_id
  listener_ports     = local.https ? [80, 443] : [80]
  client_cidr_blocks = var.client_cidr_blocks
}

module "load_balancer" {
  source = "../load-balancer"

  name                = var.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.public_subnet_ids
  security_group_id   = module.firewall.load_balancer_group_id
  https               = local.https
  certificate_arn     = local.certificate_arn
  access_log_bucket   = var.log_bucket
  deletion_protection = local.protect
}

module "storage" {
  source = "../storage"

  name               = var.name
  subnet_ids_by_zone = module.network.data_subnet_ids_by_zone
  security_group_id  = module.firewall.file_system_group_id
  kms_key_arn        = var.kms_key_arn
  automatic_backups  = local.automatic_backups
}

module "database" {
  source = "../database"

  name                 = var.name
  instance_class       = var.size.database_class
  storage_gb           = var.size.database_storage_gb
  subnet_ids           = values(module.network.data_subnet_ids_by_zone)
  security_group_id    = module.firewall.database_group_id
  kms_key_arn          = var.kms_key_arn
  multi_az             = local.multi_az
  deletion_protection  = local.protect
  final_snapshot       = local.final_snapshot
  password_version     = var.secret_versions.database
  secret_recovery_days = local.secret_recovery_days
  restore_snapshot     = var.restore_snapshot
  log_retention_days   = local.log_retention_days
}
