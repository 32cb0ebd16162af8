output "alarm_names" {
  description = "Names of the alarms."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.site : alarm.alarm_name])
}

output "dashboard_name" {
  description = "Name of the dashboard."
  value       = aws_cloudwatch_dashboard.site.dashboard_name
}
