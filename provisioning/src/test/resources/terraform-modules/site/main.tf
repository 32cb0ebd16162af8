# A stand-in for the site's root: the same variables, but resources that need no provider. What the shell commands do
# is the test's: files named like the site, in the folder that the size's database class names.
terraform {
  required_version = ">= 1.11"
  backend "http" {}
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
variable "php" {
  type    = map(number)
  default = {}
}
variable "administrator_cidr_blocks" {
  type    = set(string)
  default = []
}

module "text" {
  source = "../text"
  text   = var.title
}

resource "terraform_data" "service" {
  input            = { image = var.image, key = var.kms_key_arn, tags = var.tags, size = var.size }
  triggers_replace = [var.environment]
}

# A title that begins with "sh:" is a command of the test.
resource "terraform_data" "command" {
  count = startswith(var.title, "sh:") ? 1 : 0
  input = module.text.stored

  provisioner "local-exec" {
    command = trimprefix(var.title, "sh:")
  }
}

# A title that begins with "clash:" is what the target says instead of making it, with nothing left behind.
resource "terraform_data" "clash" {
  count = startswith(var.title, "clash:") ? 1 : 0

  lifecycle {
    precondition {
      condition     = module.text.stored == ""
      error_message = trimprefix(var.title, "clash:")
    }
  }
}

output "url" {
  value = "http://${var.name}.test.example/"
}

output "text" {
  value = module.text.stored
}

output "password" {
  value     = "sesame-${var.name}"
  sensitive = true
}
