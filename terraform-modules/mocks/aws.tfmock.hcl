# What every module asks AWS about itself, and the ARNs that policies name.

mock_data "aws_region" {
  defaults = { name = "eu-central-1" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_resource "aws_cloudwatch_log_group" {
  override_during = plan
  defaults        = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:mock" }
}

mock_resource "aws_efs_file_system" {
  override_during = plan
  defaults        = { arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-mock" }
}

mock_resource "aws_efs_access_point" {
  override_during = plan
  defaults        = { arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-mock" }
}

mock_resource "aws_s3_bucket" {
  override_during = plan
  defaults        = { arn = "arn:aws:s3:::mock" }
}

mock_resource "aws_sns_topic" {
  override_during = plan
  defaults        = { arn = "arn:aws:sns:eu-central-1:123456789012:mock" }
}

mock_resource "aws_kms_key" {
  override_during = plan
  defaults        = { arn = "arn:aws:kms:eu-central-1:123456789012:key/mock" }
}
