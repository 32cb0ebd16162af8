output "subscription_arns" {
  description = "ARNs of the subscriptions by kind of source."
  value       = { for source, subscription in aws_db_event_subscription.critical : source => subscription.arn }
}
