mock_provider "aws" {
  source = "../mocks"
}

variables {
  name        = "pressyard/wordpress"
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  assert {
    condition     = aws_ecr_repository.images.image_scanning_configuration[0].scan_on_push
    error_message = "ECR.1: images must be scanned when they are pushed."
  }

  assert {
    condition     = aws_ecr_repository.images.image_tag_mutability == "IMMUTABLE"
    error_message = "ECR.2: a tag must never be moved."
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.images.policy).rules : rule.action.type] == ["expire", "expire"]
    error_message = "ECR.3: old images must expire."
  }

  assert {
    condition     = one(aws_ecr_repository.images.encryption_configuration).kms_key == var.kms_key_arn
    error_message = "Images must be encrypted with the platform's key."
  }

  assert {
    condition     = !aws_ecr_repository.images.force_delete
    error_message = "Images must not be removed by accident."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
