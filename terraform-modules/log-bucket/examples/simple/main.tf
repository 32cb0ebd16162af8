module "log_bucket" {
  source = "../.."

  name = "pressyard-logs"
}
