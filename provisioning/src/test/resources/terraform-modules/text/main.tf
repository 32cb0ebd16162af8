variable "text" {
  type = string
}

resource "terraform_data" "text" {
  input = var.text
}

output "stored" {
  value = terraform_data.text.output
}
