mock_provider "aws" {
  source = "../mocks"
}

variables {
  name = "pressyard-logs"
}

run "controls" {
  command = plan

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.logs.block_public_acls,
      aws_s3_bucket_public_access_block.logs.block_public_policy,
      aws_s3_bucket_public_access_block.logs.ignore_public_acls,
      aws_s3_bucket_public_access_block.logs.restrict_public_buckets,
    ])
    error_message = "S3.8: the bucket must never become public."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement :
      statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"
    ])
    error_message = "S3.5: the bucket must refuse requests without TLS."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.logs.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "S3.12: no access control lists."
  }

  assert {
    condition     = one(one(aws_s3_bucket_lifecycle_configuration.logs.rule).expiration).days == 90
    error_message = "S3.13: logs must expire."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement :
      startswith(statement.Condition.ArnLike["aws:SourceArn"], "arn:aws:elasticloadbalancing:eu-central-1:123456789012:") if statement.Effect == "Allow"
    ])
    error_message = "ELB.5: only load balancers of this account may write."
  }

  assert {
    condition     = !aws_s3_bucket.logs.force_destroy
    error_message = "Logs must not be removed by accident."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
