terraform {
  required_version = ">= 1.11"
  backend "http" {}
}

variable "region" {
  type = string
}

variable "tags" {
  type = map(string)
}

resource "terraform_data" "key" {
  input = { region = var.region, tags = var.tags }
}

output "kms_key_arn" {
  value = "arn:aws:kms:${terraform_data.key.output.region}:000000000000:key/test"
}

output "log_bucket" {
  value = "logs"
}
