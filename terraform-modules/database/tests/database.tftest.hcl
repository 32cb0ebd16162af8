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

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_resource {
  target          = terraform_data.final_snapshot
  override_during = plan
  values          = { id = "0f1e2d3c-0000-0000-0000-000000000000" }
}

variables {
  name              = "blog"
  instance_class    = "db.t4g.micro"
  storage_gb        = 20
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  variables {
    multi_az            = true
    deletion_protection = true
  }

  assert {
    condition     = !aws_db_instance.database.publicly_accessible
    error_message = "RDS.2: the database must not be public."
  }

  assert {
    condition     = aws_db_instance.database.storage_encrypted && aws_db_instance.database.kms_key_id == var.kms_key_arn
    error_message = "RDS.3, RDS.4: storage, and with it every snapshot, must be encrypted."
  }

  assert {
    condition     = aws_db_instance.database.multi_az
    error_message = "RDS.5: there must be a standby where it is asked for."
  }

  assert {
    condition     = aws_db_instance.database.monitoring_interval == 60
    error_message = "RDS.6: enhanced monitoring must be on."
  }

  assert {
    condition     = aws_db_instance.database.deletion_protection
    error_message = "RDS.8: deletion protection must be on where it is asked for."
  }

  assert {
    condition     = aws_db_instance.database.enabled_cloudwatch_logs_exports == toset(["error", "slowquery"])
    error_message = "RDS.9: logs must go to CloudWatch."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.database : group.kms_key_id == var.kms_key_arn && group.retention_in_days == 7])
    error_message = "RDS.9: their log groups must be encrypted and end."
  }

  assert {
    condition     = aws_db_instance.database.iam_database_authentication_enabled
    error_message = "RDS.10: IAM authentication must be possible."
  }

  assert {
    condition     = aws_db_instance.database.backup_retention_period >= 7
    error_message = "RDS.11: backups must be kept for a week."
  }

  assert {
    condition     = aws_db_instance.database.auto_minor_version_upgrade
    error_message = "RDS.13: patches must come by themselves."
  }

  assert {
    condition     = aws_db_instance.database.copy_tags_to_snapshot
    error_message = "RDS.17: snapshots must carry the tags."
  }

  assert {
    condition     = aws_db_instance.database.db_subnet_group_name == aws_db_subnet_group.database.name
    error_message = "RDS.18: the database must be in the VPC's isolated subnets."
  }

  assert {
    condition     = !contains(["admin", "root", "administrator"], aws_db_instance.database.username)
    error_message = "RDS.25: the user's name must not be a default."
  }

  assert {
    condition     = contains(aws_db_parameter_group.database.parameter[*], { name = "require_secure_transport", value = "1", apply_method = "immediate" })
    error_message = "RDS.44: connections without TLS must be refused."
  }

  assert {
    condition     = aws_db_instance.database.password == null && aws_db_instance.database.password_wo == null && aws_db_instance.database.password_wo_version == 1
    error_message = "The password must be set, and must not be in the plan."
  }

  assert {
    condition     = jsondecode(aws_iam_role.monitoring.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceArn"] == "arn:aws:rds:eu-central-1:123456789012:db:blog"
    error_message = "The monitoring role must be assumed for this instance only."
  }
}

run "leaves_a_snapshot_with_a_name_of_its_own" {
  command = plan

  assert {
    condition     = !aws_db_instance.database.skip_final_snapshot && aws_db_instance.database.final_snapshot_identifier == "blog-final-0f1e2d3c"
    error_message = "The final snapshot's name must be unique."
  }
}

run "can_be_ordered_smaller" {
  command = plan

  assert {
    condition     = aws_db_instance.database.max_allocated_storage == 500
    error_message = "The limit must stay above what a larger size has allocated: storage never shrinks."
  }
}

run "leaves_nothing_if_told_so" {
  command = plan

  variables {
    final_snapshot = false
  }

  assert {
    condition     = aws_db_instance.database.skip_final_snapshot && aws_db_instance.database.delete_automated_backups
    error_message = "No snapshot must be left."
  }
}

run "refuses_bad_input" {
  command = plan

  variables {
    user_name             = "admin"
    backup_retention_days = 1
    storage_gb            = 5
  }

  expect_failures = [var.user_name, var.backup_retention_days, var.storage_gb]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  override_data {
    target = module.database.data.aws_caller_identity.current
    values = { account_id = "123456789012" }
  }

  module {
    source = "./examples/simple"
  }
}
