module "storage" {
  source = "../.."

  name               = "blog"
  subnet_ids_by_zone = { eu-central-1a = "subnet-0123456789abcdef0", eu-central-1b = "subnet-0123456789abcdef1" }
  security_group_id  = "sg-0123456789abcdef0"
  kms_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}
