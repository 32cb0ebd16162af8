module "firewall" {
  source = "../.."

  name           = "blog"
  vpc_id         = "vpc-0123456789abcdef0"
  listener_ports = [80, 443]
}
