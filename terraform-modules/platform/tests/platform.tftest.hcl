mock_provider "aws" {
  source = "../mocks"
}

variables {
  region = "eu-central-1"
}

run "one_key_for_all" {
  command = plan

  assert {
    condition     = output.kms_key_arn == module.encryption.key_arn && output.events_topic_arn == module.events_topic.arn
    error_message = "Sites must get the platform's key and topic."
  }
}

run "refuses_a_name_that_begins_no_bucket" {
  command = plan

  variables {
    name = "Press_Yard"
  }

  expect_failures = [var.name]
}
