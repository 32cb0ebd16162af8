locals {
  https           = var.domain != null
  certificate_arn = local.https ? try(module.domain["site"].certificate_arn, var.domain.certificate_arn) : null
  url             = local.https ? "https://${var.domain.name}/" : "http://${module.load_balancer.dns_name}/"
}

module "domain" {
  source   = "../domain"
  for_each = try(var.domain.hosted_zone_id, null) == null ? toset([]) : toset(["site"])

  domain_name     = var.domain.name
  hosted_zone_id  = var.domain.hosted_zone_id
  certificate_arn = var.domain.certificate_arn
  load_balancer = {
    dns_name = module.load_balancer.dns_name
    zone_id  = module.load_balancer.zone_id
  }
}

module "web_firewall" {
  source   = "../web-firewall"
  for_each = local.web_firewall ? toset(["site"]) : toset([])

  name                      = var.name
  load_balancer_arn         = module.load_balancer.arn
  kms_key_arn               = var.kms_key_arn
  administrator_cidr_blocks = var.administrator_cidr_blocks
  log_retention_days        = local.log_retention_days
}
