# Terraform cannot mock a provider in a module with ephemeral resources (hashicorp/terraform#38608). A plan of new resources asks AWS
# for nothing but the account, which is given below: this provider never sends a request.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "unused"
  secret_key                  = "unused"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name        = "pressyard/blog/seed"
  description = "Seed of the keys and salts of blog"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  assert {
    condition     = aws_secretsmanager_secret.generated.kms_key_id == var.kms_key_arn
    error_message = "The secret must be encrypted with the platform's key."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.generated.secret_string_wo == null && aws_secretsmanager_secret_version.generated.secret_string_wo_version == 1
    error_message = "The value must be written, and must not be in the plan."
  }

  assert {
    condition     = aws_secretsmanager_secret.generated.recovery_window_in_days == 0 && aws_secretsmanager_secret.generated.name_prefix == "pressyard/blog/seed-"
    error_message = "By default a removed secret must be gone at once, and its path be free."
  }
}

run "refuses_short_values_and_windows" {
  command = plan

  variables {
    length               = 12
    recovery_window_days = 3
  }

  expect_failures = [var.length, var.recovery_window_days]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
