# WAF writes only to log groups whose names begin so.
resource "aws_cloudwatch_log_group" "blocked" {
  name              = "aws-waf-logs-${var.name}"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_wafv2_web_acl_logging_configuration" "blocked" {
  resource_arn            = aws_wafv2_web_acl.site.arn
  log_destination_configs = [aws_cloudwatch_log_group.blocked.arn]

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }

  # Session cookies do not belong into a log.
  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }
}
