locals {
  by_environment = {
    development = {
      protect              = false
      nat_gateways         = "one"
      multi_az             = false
      final_snapshot       = false
      secret_recovery_days = 0
      automatic_backups    = false
      web_firewall         = false
      log_retention_days   = 7
    }
    staging = {
      protect              = false
      nat_gateways         = "one"
      multi_az             = false
      final_snapshot       = true
      secret_recovery_days = 7
      automatic_backups    = true
      web_firewall         = false
      log_retention_days   = 30
    }
    production = {
      protect              = true
      nat_gateways         = "one_per_zone"
      multi_az             = true
      final_snapshot       = true
      secret_recovery_days = 30
      automatic_backups    = true
      web_firewall         = true
      log_retention_days   = 90
    }
  }[var.environment]

  protect              = coalesce(var.protect, local.by_environment.protect)
  nat_gateways         = coalesce(var.nat_gateways, local.by_environment.nat_gateways)
  multi_az             = coalesce(var.multi_az, local.by_environment.multi_az)
  final_snapshot       = coalesce(var.final_snapshot, local.by_environment.final_snapshot)
  secret_recovery_days = coalesce(var.secret_recovery_days, local.by_environment.secret_recovery_days)
  automatic_backups    = coalesce(var.automatic_backups, local.by_environment.automatic_backups)
  web_firewall         = coalesce(var.web_firewall, local.by_environment.web_firewall)
  log_retention_days   = coalesce(var.log_retention_days, local.by_environment.log_retention_days)
}
