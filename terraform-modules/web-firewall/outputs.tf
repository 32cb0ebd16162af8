output "arn" {
  description = "ARN of the web firewall."
  value       = aws_wafv2_web_acl.site.arn
}

output "metric_name" {
  description = "Name by which CloudWatch names the web firewall."
  value       = var.name
}
