mock_provider "aws" {
  source = "../mocks"
}

variables {
  name              = "blog"
  vpc_id            = "vpc-0123456789abcdef0"
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
}

run "controls" {
  command = plan

  variables {
    https               = true
    certificate_arn     = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
    access_log_bucket   = "pressyard-logs"
    deletion_protection = true
  }

  assert {
    condition = (
      one(aws_lb_listener.http.default_action).type == "redirect"
      && one(one(aws_lb_listener.http.default_action).redirect).protocol == "HTTPS"
      && one(one(aws_lb_listener.http.default_action).redirect).status_code == "HTTP_301"
    )
    error_message = "ELB.1: HTTP must redirect to HTTPS."
  }

  assert {
    condition     = aws_lb.site.drop_invalid_header_fields
    error_message = "ELB.4: invalid headers must be dropped."
  }

  assert {
    condition     = one(aws_lb.site.access_logs).enabled && one(aws_lb.site.access_logs).bucket == "pressyard-logs"
    error_message = "ELB.5: requests must be logged."
  }

  assert {
    condition     = aws_lb.site.enable_deletion_protection
    error_message = "ELB.6: deletion protection must be on where it is asked for."
  }

  assert {
    condition     = contains(["defensive", "strictest"], aws_lb.site.desync_mitigation_mode)
    error_message = "ELB.12: requests that servers read differently must be stopped."
  }

  assert {
    condition     = length(aws_lb.site.subnets) >= 2
    error_message = "ELB.13: the load balancer must span zones."
  }

  assert {
    condition     = aws_lb_listener.https["443"].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "ELB.17: the listener must use a recommended security policy."
  }
}

run "without_certificate_http_serves" {
  command = plan

  assert {
    condition     = one(aws_lb_listener.http.default_action).type == "forward" && length(aws_lb_listener.https) == 0
    error_message = "Without a certificate, HTTP must forward to the tasks."
  }

  assert {
    condition     = aws_lb_target_group.tasks.deregistration_delay == "30" && one(aws_lb_target_group.tasks.health_check).interval == 5 && one(aws_lb_target_group.tasks.health_check).path == "/readyz"
    error_message = "Targets must be checked at /readyz every 5 s and leave within 30 s."
  }
}

run "https_needs_a_certificate" {
  command = plan

  variables {
    https = true
  }

  expect_failures = [aws_lb_listener.https]
}

run "refuses_one_zone" {
  command = plan

  variables {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }

  expect_failures = [var.subnet_ids]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
