data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name

  # One for all instances of an account; RDS makes it.
  figures_log_group_arn = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:RDSOSMetrics"
}

resource "aws_iam_role" "monitoring" {
  name_prefix = "${var.name}-"
  path        = "/pressyard/"
  description = "Lets RDS publish the operating system's figures of ${var.name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = local.account
          "aws:SourceArn"     = "arn:${local.partition}:rds:${local.region}:${local.account}:db:${var.name}"
        }
      }
    }]
  })
}

# AWS's own AmazonRDSEnhancedMonitoringRole allows every log group that begins with RDS; RDS writes to this one only.
resource "aws_iam_role_policy" "monitoring" {
  name = "publish-figures"
  role = aws_iam_role.monitoring.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]
        Resource = local.figures_log_group_arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"]
        Resource = "${local.figures_log_group_arn}:log-stream:*"
      },
    ]
  })
}
