mock_provider "aws" {
  source = "../mocks"
}

variables {
  name               = "blog"
  availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  kms_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "controls" {
  command = plan

  assert {
    condition     = length(aws_default_security_group.empty.ingress) == 0 && length(aws_default_security_group.empty.egress) == 0
    error_message = "EC2.2: the default security group must allow nothing."
  }

  assert {
    condition     = aws_flow_log.site.traffic_type == "ALL" && aws_cloudwatch_log_group.flow.kms_key_id == var.kms_key_arn
    error_message = "EC2.6: all traffic of the VPC must be logged, encrypted."
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.data)) : !subnet.map_public_ip_on_launch])
    error_message = "EC2.15: no subnet may give out public addresses."
  }

  assert {
    condition = alltrue([
      for rule in aws_default_network_acl.site.ingress : rule.cidr_block != "0.0.0.0/0" || alltrue([
        for port in [22, 3389] : rule.protocol == "tcp" && (port < rule.from_port || port > rule.to_port)
      ])
    ])
    error_message = "EC2.21: the network ACL must not let 22 and 3389 in from everywhere."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role.flow.assume_role_policy).Statement :
      statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    ])
    error_message = "The flow log's role must be assumed for this account only."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.flow.policy).Statement[*].Resource == ["${aws_cloudwatch_log_group.flow.arn}:*"]
    error_message = "The flow log's role must write to its own log group only."
  }
}

run "addresses" {
  command = plan

  assert {
    condition     = [for zone in var.availability_zones : aws_subnet.data[zone].cidr_block] == ["10.0.128.0/20", "10.0.144.0/20", "10.0.160.0/20"]
    error_message = "Data subnets must be the blocks 8 to 10."
  }

  assert {
    condition = length(distinct([
      for subnet in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.data)) : subnet.cidr_block
    ])) == 9
    error_message = "No two subnets may share a block."
  }
}

run "one_nat_gateway_serves_all_zones" {
  command = plan

  assert {
    condition     = toset(keys(aws_nat_gateway.zone)) == toset(["eu-central-1a"]) && toset(keys(aws_route.private_internet)) == toset(var.availability_zones)
    error_message = "One NAT gateway must serve the private subnets of all zones."
  }
}

run "a_nat_gateway_per_zone" {
  command = plan

  variables {
    nat_gateways = "one_per_zone"
  }

  assert {
    condition     = toset(keys(aws_nat_gateway.zone)) == toset(var.availability_zones) && alltrue([for zone, nat_zone in local.nat_zone_by_zone : zone == nat_zone])
    error_message = "Each zone must leave through a NAT gateway of its own."
  }
}

run "endpoints_instead_of_nat" {
  command = plan

  variables {
    nat_gateways        = "none"
    interface_endpoints = ["ecr.api", "ecr.dkr", "ssm"]
  }

  assert {
    condition     = length(aws_nat_gateway.zone) == 0 && length(aws_route.private_internet) == 0 && length(aws_eip.nat) == 0
    error_message = "There must be no NAT gateway and no route to one."
  }

  assert {
    condition = alltrue([
      for service, endpoint in aws_vpc_endpoint.interface :
      endpoint.private_dns_enabled && endpoint.service_name == "com.amazonaws.eu-central-1.${service}"
    ]) && length(aws_vpc_endpoint.interface) == 3
    error_message = "EC2.55, EC2.56, EC2.57: named services must be reachable inside the VPC."
  }
}

run "refuses_what_cannot_be" {
  command = plan

  variables {
    cidr_block         = "10.0.0.0/24"
    availability_zones = ["eu-central-1a"]
    nat_gateways       = "two"
  }

  expect_failures = [var.cidr_block, var.availability_zones, var.nat_gateways]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
