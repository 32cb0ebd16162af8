output "certificate_arn" {
  description = "ARN of the certificate; usable once it is issued."
  value       = var.certificate_arn == null ? aws_acm_certificate_validation.site[var.domain_name].certificate_arn : var.certificate_arn
}
