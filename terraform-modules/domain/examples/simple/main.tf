module "domain" {
  source = "../.."

  domain_name    = "blog.example.org"
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  load_balancer = {
    dns_name = "blog-123456789.eu-central-1.elb.amazonaws.com"
    zone_id  = "Z215JYRZR1TBD5"
  }
}
