mock_provider "aws" {
  source = "../mocks"
}

variables {
  name              = "blog"
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/blog/0123456789abcdef"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  assert {
    condition     = aws_wafv2_web_acl_association.site.resource_arn == var.load_balancer_arn
    error_message = "ELB.16: the load balancer must be behind the web firewall."
  }

  assert {
    condition = toset(aws_wafv2_web_acl.site.rule[*].name) == toset([
      "no-xmlrpc", "sign-in-rate", "client-rate",
      "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesPHPRuleSet", "AWSManagedRulesSQLiRuleSet", "AWSManagedRulesWordPressRuleSet",
    ])
    error_message = "WAF.10: every rule must be there."
  }

  assert {
    condition     = length(distinct(aws_wafv2_web_acl.site.rule[*].priority)) == length(aws_wafv2_web_acl.site.rule)
    error_message = "No two rules may have one place."
  }

  assert {
    condition     = toset([for field in aws_wafv2_web_acl_logging_configuration.blocked.redacted_fields : one(field.single_header).name]) == toset(["authorization", "cookie"])
    error_message = "Cookies and passwords must not be logged."
  }

  assert {
    condition     = startswith(aws_cloudwatch_log_group.blocked.name, "aws-waf-logs-") && aws_cloudwatch_log_group.blocked.kms_key_id == var.kms_key_arn
    error_message = "WAF.11: blocked requests must be logged, encrypted, under a name that WAF accepts."
  }
}

run "administration_for_named_addresses_only" {
  command = plan

  variables {
    administrator_cidr_blocks = ["192.0.2.0/24"]
  }

  assert {
    condition     = contains(aws_wafv2_web_acl.site.rule[*].name, "administrators-only") && aws_wafv2_ip_set.administrators["administrators"].addresses == toset(["192.0.2.0/24"])
    error_message = "Only the named addresses may reach the administration."
  }
}

run "refuses_a_rate_that_waf_lacks" {
  command = plan

  variables {
    sign_ins_per_client = 5
  }

  expect_failures = [var.sign_ins_per_client]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
