module "database" {
  source = "../.."

  name              = "blog"
  instance_class    = "db.t4g.micro"
  storage_gb        = 20
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}
