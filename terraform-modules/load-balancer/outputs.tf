output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.site.arn
}

output "arn_suffix" {
  description = "The part of the ARN by which CloudWatch names the load balancer."
  value       = aws_lb.site.arn_suffix
}

output "dns_name" {
  description = "DNS name of the load balancer."
  value       = aws_lb.site.dns_name
}

output "zone_id" {
  description = "Id of the hosted zone of dns_name, for alias records."
  value       = aws_lb.site.zone_id
}

output "target_group_arn" {
  description = "ARN of the target group; usable once a listener forwards to it, as ECS demands."
  value       = aws_lb_target_group.tasks.arn

  depends_on = [aws_lb_listener.http, aws_lb_listener.https]
}

output "target_group_arn_suffix" {
  description = "The part of the ARN by which CloudWatch names the target group."
  value       = aws_lb_target_group.tasks.arn_suffix
}
