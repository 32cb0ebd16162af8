locals {
  issued = toset(var.certificate_arn == null ? [var.domain_name] : [])
}

resource "aws_acm_certificate" "site" {
  for_each = local.issued

  domain_name       = each.key
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = local.issued

  zone_id         = var.hosted_zone_id
  name            = one(aws_acm_certificate.site[each.key].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.site[each.key].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.site[each.key].domain_validation_options).resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "site" {
  for_each = local.issued

  certificate_arn         = aws_acm_certificate.site[each.key].arn
  validation_record_fqdns = [aws_route53_record.validation[each.key].fqdn]
}

resource "aws_route53_record" "site" {
  zone_id = var.hosted_zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = var.load_balancer.dns_name
    zone_id                = var.load_balancer.zone_id
    evaluate_target_health = true
  }
}
