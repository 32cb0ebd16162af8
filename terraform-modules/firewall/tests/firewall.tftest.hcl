mock_provider "aws" {
  source = "../mocks"
}

variables {
  name   = "blog"
  vpc_id = "vpc-0123456789abcdef0"
}

run "controls" {
  command = plan

  variables {
    listener_ports = [80, 443]
  }

  assert {
    condition = toset([
      for rule in aws_vpc_security_group_ingress_rule.load_balancer_from_clients : rule.from_port if rule.from_port == rule.to_port
    ]) == toset([80, 443])
    error_message = "EC2.18: only 80 and 443 may be open to everybody."
  }

  assert {
    condition = alltrue([
      for rule in [
        aws_vpc_security_group_ingress_rule.tasks_from_load_balancer,
        aws_vpc_security_group_ingress_rule.database_from_tasks,
        aws_vpc_security_group_ingress_rule.file_system_from_tasks,
      ] : rule.cidr_ipv4 == null && rule.cidr_ipv6 == null && rule.prefix_list_id == null
    ])
    error_message = "EC2.19: tasks, database and file system may be reached from a named group only."
  }

  assert {
    condition = [
      aws_vpc_security_group_ingress_rule.tasks_from_load_balancer.to_port,
      aws_vpc_security_group_ingress_rule.database_from_tasks.to_port,
      aws_vpc_security_group_ingress_rule.file_system_from_tasks.to_port,
    ] == [8080, 3306, 2049]
    error_message = "The ways must be load balancer → 8080 → 3306 and 2049."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.tasks_to_https.from_port == 443 && aws_vpc_security_group_egress_rule.tasks_to_https.to_port == 443
    error_message = "Tasks may reach the outside by HTTPS only."
  }
}

run "only_named_clients" {
  command = plan

  variables {
    client_cidr_blocks = ["192.0.2.0/24", "198.51.100.0/24"]
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.load_balancer_from_clients : rule.cidr_ipv4]) == var.client_cidr_blocks
    error_message = "Only the named ranges may reach the load balancer."
  }
}

run "refuses_other_ports" {
  command = plan

  variables {
    listener_ports = [22]
  }

  expect_failures = [var.listener_ports]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
