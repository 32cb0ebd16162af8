mock_provider "aws" {
  source = "../mocks"
}

variables {
  name      = "pressyard"
  topic_arn = "arn:aws:sns:eu-central-1:123456789012:pressyard-events"
}

run "controls" {
  command = plan

  assert {
    condition     = length(setsubtract(["maintenance", "configuration change", "failure"], aws_db_event_subscription.critical["db-instance"].event_categories)) == 0
    error_message = "RDS.20: critical events of instances must be told."
  }

  assert {
    condition     = aws_db_event_subscription.critical["db-parameter-group"].event_categories == toset(["configuration change"])
    error_message = "RDS.21: critical events of parameter groups must be told."
  }

  assert {
    condition     = aws_db_event_subscription.critical["db-security-group"].event_categories == toset(["configuration change", "failure"])
    error_message = "RDS.22: critical events of security groups must be told."
  }

  assert {
    condition     = alltrue([for subscription in aws_db_event_subscription.critical : subscription.sns_topic == var.topic_arn && subscription.source_ids == null])
    error_message = "Every source of the account must be subscribed."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
