# A stand-in for the site's root: the same variables, and of all that AWS has to offer one network.
terraform {
  required_version = ">= 1.11"

  backend "http" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = var.tags
  }
}

variable "region" { type = string }
variable "name" { type = string }
variable "title" { type = string }
variable "environment" { type = string }
variable "administrator_user" { type = string }
variable "administrator_email" { type = string }
variable "image" { type = string }
variable "kms_key_arn" { type = string }
variable "log_bucket" { type = string }
variable "tags" { type = map(string) }
variable "size" { type = map(any) }

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

output "url" {
  value = "http://${var.name}.test.example/"
}

output "vpc_id" {
  value = aws_vpc.this.id
}
