output "arn" {
  description = "ARN of the topic; usable once its publishers may publish."
  value       = aws_sns_topic.messages.arn

  depends_on = [aws_sns_topic_policy.messages]
}
