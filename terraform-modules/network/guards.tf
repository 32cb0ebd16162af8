# Adopted to be emptied: nothing may use the VPC's default group by accident.
resource "aws_default_security_group" "empty" {
  vpc_id  = aws_vpc.site.id
  ingress = []
  egress  = []

  tags = { Name = "${var.name}-default-empty" }
}

# Every subnet uses the VPC's default list. From outside come clients of the load balancer, and answers to what NAT gateways sent:
# their source ports begin at 1024, and 3389 is left out because remote desktops listen there. A NAT gateway that happens to pick
# 3389 for a connection (one of 64,512 ports) sees it time out.
locals {
  ports_from_anywhere = {
    110 = { from = 80, to = 80 }
    120 = { from = 443, to = 443 }
    130 = { from = 1024, to = 3388 }
    140 = { from = 3390, to = 65535 }
  }
}

resource "aws_default_network_acl" "site" {
  default_network_acl_id = aws_vpc.site.default_network_acl_id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = var.cidr_block
    from_port  = 0
    to_port    = 0
  }

  dynamic "ingress" {
    for_each = local.ports_from_anywhere

    content {
      rule_no    = ingress.key
      action     = "allow"
      protocol   = "tcp"
      cidr_block = "0.0.0.0/0"
      from_port  = ingress.value.from
      to_port    = ingress.value.to
    }
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }

  tags = { Name = var.name }

  lifecycle {
    # Subnets join the default list by themselves.
    ignore_changes = [subnet_ids]
  }
}
