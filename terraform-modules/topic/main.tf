data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "messages" {
  name              = var.name
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sns_topic_policy" "messages" {
  arn = aws_sns_topic.messages.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ServicesOfThisAccountPublish"
      Effect    = "Allow"
      Principal = { Service = sort(var.publishers) }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.messages.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.email == null ? [] : [var.email])

  topic_arn = aws_sns_topic.messages.arn
  protocol  = "email"
  endpoint  = each.value
}
