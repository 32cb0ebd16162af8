mock_provider "aws" {
  source = "../mocks"
}

variables {
  name               = "blog"
  subnet_ids_by_zone = { eu-central-1a = "subnet-0123456789abcdef0", eu-central-1b = "subnet-0123456789abcdef1" }
  security_group_id  = "sg-0123456789abcdef0"
  kms_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  assert {
    condition     = aws_efs_file_system.uploads.encrypted && aws_efs_file_system.uploads.kms_key_id == var.kms_key_arn
    error_message = "EFS.1, EFS.8: files must be encrypted with the platform's key."
  }

  assert {
    condition     = one(aws_efs_backup_policy.uploads.backup_policy).status == "ENABLED"
    error_message = "EFS.2, EFS.7: daily backups must be on."
  }

  assert {
    condition     = one(aws_efs_access_point.uploads.root_directory).path != "/"
    error_message = "EFS.3: the access point must enforce a directory of its own."
  }

  assert {
    condition     = one(aws_efs_access_point.uploads.posix_user).uid == 33 && one(aws_efs_access_point.uploads.posix_user).gid == 33
    error_message = "EFS.4: the access point must enforce WordPress's user."
  }

  assert {
    condition     = toset(values(aws_efs_mount_target.uploads)[*].subnet_id) == toset(values(var.subnet_ids_by_zone))
    error_message = "EFS.6: mount targets must be in the isolated subnets given, and nowhere else."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_efs_file_system_policy.uploads.policy).Statement :
      statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false" && statement.Action == "*"
    ])
    error_message = "Nothing may pass without TLS."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_efs_file_system_policy.uploads.policy).Statement :
      statement.Effect == "Deny" && try(statement.Condition.StringNotEquals["elasticfilesystem:AccessPointArn"], "") == aws_efs_access_point.uploads.arn
    ])
    error_message = "Nothing may be mounted past the access point."
  }

  assert {
    condition     = !strcontains(aws_efs_file_system_policy.uploads.policy, "\"Allow\"")
    error_message = "The file system's policy must allow nobody: the task role does."
  }
}

run "without_backups" {
  command = plan

  variables {
    automatic_backups = false
  }

  assert {
    condition     = one(aws_efs_backup_policy.uploads.backup_policy).status == "DISABLED"
    error_message = "Backups must be off when told so."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
