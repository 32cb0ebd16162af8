mock_provider "aws" {
  source = "../mocks"

  mock_resource "aws_acm_certificate" {
    override_during = plan
    defaults = {
      arn = "arn:aws:acm:eu-central-1:123456789012:certificate/issued"
      domain_validation_options = [{
        domain_name           = "blog.example.org"
        resource_record_name  = "_token.blog.example.org."
        resource_record_type  = "CNAME"
        resource_record_value = "_answer.acm-validations.aws."
      }]
    }
  }
}

variables {
  domain_name    = "blog.example.org"
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  load_balancer = {
    dns_name = "blog-123456789.eu-central-1.elb.amazonaws.com"
    zone_id  = "Z215JYRZR1TBD5"
  }
}

run "issues_a_certificate" {
  command = plan

  assert {
    condition = (
      aws_route53_record.validation["blog.example.org"].name == "_token.blog.example.org."
      && aws_route53_record.validation["blog.example.org"].records == toset(["_answer.acm-validations.aws."])
      && aws_acm_certificate.site["blog.example.org"].validation_method == "DNS"
    )
    error_message = "The certificate must be validated by DNS."
  }

  assert {
    condition     = one(aws_route53_record.site.alias).name == var.load_balancer.dns_name && aws_route53_record.site.type == "A"
    error_message = "The name must lead to the load balancer."
  }
}

run "takes_a_certificate_that_exists" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/given"
  }

  assert {
    condition     = length(aws_acm_certificate.site) == 0 && output.certificate_arn == var.certificate_arn
    error_message = "No second certificate may be issued."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
