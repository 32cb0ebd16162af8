mock_provider "aws" {
  source = "../mocks"
}

variables {
  name = "pressyard"
}

run "controls" {
  command = plan

  assert {
    condition     = aws_kms_key.platform.enable_key_rotation
    error_message = "KMS.4: the key must rotate."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.platform.policy).Statement :
      can(statement.Condition) if can(statement.Principal.Service)
    ])
    error_message = "Services must be able to use the key for this account only."
  }

  assert {
    condition     = !strcontains(aws_kms_key.platform.policy, "\"AWS\":\"*\"") && !strcontains(aws_kms_key.platform.policy, "\"Principal\":\"*\"")
    error_message = "The key must not be open to everybody."
  }
}

run "refuses_a_window_that_kms_lacks" {
  command = plan

  variables {
    deletion_window_days = 5
  }

  expect_failures = [var.deletion_window_days]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
