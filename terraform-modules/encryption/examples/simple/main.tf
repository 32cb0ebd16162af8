module "encryption" {
  source = "../.."

  name = "pressyard"
}
