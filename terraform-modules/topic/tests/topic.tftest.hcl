mock_provider "aws" {
  source = "../mocks"
}

variables {
  name        = "blog-alarms"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  publishers  = ["cloudwatch.amazonaws.com"]
}

run "controls" {
  command = plan

  assert {
    condition     = aws_sns_topic.messages.kms_master_key_id == var.kms_key_arn
    error_message = "SNS.1: messages must be encrypted with the platform's key."
  }

  assert {
    condition = jsondecode(aws_sns_topic_policy.messages.policy).Statement == [{
      Sid       = "ServicesOfThisAccountPublish"
      Effect    = "Allow"
      Principal = { Service = ["cloudwatch.amazonaws.com"] }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.messages.arn
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
    error_message = "SNS.4: only the named services of this account may publish."
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Nobody may be written to unless asked for."
  }
}

run "writes_to_an_address" {
  command = plan

  variables {
    email = "operator@example.org"
  }

  assert {
    condition     = aws_sns_topic_subscription.email["operator@example.org"].protocol == "email"
    error_message = "The address must be subscribed."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
