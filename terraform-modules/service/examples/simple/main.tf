module "service" {
  source = "../.."

  name           = "blog"
  image          = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/pressyard/wordpress@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  task_cpu       = 512
  task_memory    = 1024
  task_count     = 1
  task_count_max = 3

  environment = {
    WORDPRESS_DB_HOST = "blog.example.eu-central-1.rds.amazonaws.com:3306"
    WORDPRESS_TITLE   = "Blog"
  }
  secret_arns = {
    WORDPRESS_DB_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pressyard/blog/database-AbCdEf"
  }

  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
  target_group_arn  = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/blog/0123456789abcdef"
  uploads = {
    file_system_id   = "fs-0123456789abcdef0"
    file_system_arn  = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0"
    access_point_id  = "fsap-0123456789abcdef0"
    access_point_arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0"
  }
}
