module "secret" {
  source = "../.."

  name        = "pressyard/blog/seed"
  description = "Seed of the keys and salts of blog"
  length      = 64
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}
