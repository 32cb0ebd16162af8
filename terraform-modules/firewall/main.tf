# All ways between the parts of a site in one place: clients → load balancer → tasks → database and file system.

locals {
  file_system_port = 2049

  client_ways = {
    for way in setproduct(var.listener_ports, var.client_cidr_blocks) :
    "${way[0]} from ${way[1]}" => { port = way[0], cidr_block = way[1] }
  }
}

resource "aws_security_group" "load_balancer" {
  name        = "${var.name}-load-balancer"
  description = "Load balancer of ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-load-balancer" }
}

resource "aws_security_group" "tasks" {
  name        = "${var.name}-tasks"
  description = "WordPress tasks of ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-tasks" }
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "Database of ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database" }
}

resource "aws_security_group" "file_system" {
  name        = "${var.name}-file-system"
  description = "File system of ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-file-system" }
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_clients" {
  for_each = local.client_ways

  security_group_id = aws_security_group.load_balancer.id
  description       = "Clients"
  cidr_ipv4         = each.value.cidr_block
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "load_balancer_to_tasks" {
  security_group_id            = aws_security_group.load_balancer.id
  description                  = "Tasks"
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = var.container_port
  to_port                      = var.container_port
}

resource "aws_vpc_security_group_ingress_rule" "tasks_from_load_balancer" {
  security_group_id            = aws_security_group.tasks.id
  description                  = "Load balancer"
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = var.container_port
  to_port                      = var.container_port
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_database" {
  security_group_id            = aws_security_group.tasks.id
  description                  = "Database"
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_file_system" {
  security_group_id            = aws_security_group.tasks.id
  description                  = "File system"
  referenced_security_group_id = aws_security_group.file_system.id
  ip_protocol                  = "tcp"
  from_port                    = local.file_system_port
  to_port                      = local.file_system_port
}

# Registry, secrets and logs of AWS, and the update servers of WordPress; all of them speak HTTPS.
resource "aws_vpc_security_group_egress_rule" "tasks_to_https" {
  security_group_id = aws_security_group.tasks.id
  description       = "HTTPS anywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "database_from_tasks" {
  security_group_id            = aws_security_group.database.id
  description                  = "Tasks"
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
}

resource "aws_vpc_security_group_ingress_rule" "file_system_from_tasks" {
  security_group_id            = aws_security_group.file_system.id
  description                  = "Tasks"
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = local.file_system_port
  to_port                      = local.file_system_port
}
