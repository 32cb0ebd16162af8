# Ways to AWS's own services that pass neither NAT gateway nor internet. Each costs by the hour and zone.
resource "aws_security_group" "endpoints" {
  for_each = length(var.interface_endpoints) == 0 ? toset([]) : toset(["endpoints"])

  name        = "${var.name}-${each.key}"
  description = "Interface endpoints of ${var.name}"
  vpc_id      = aws_vpc.site.id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_vpc" {
  for_each = aws_security_group.endpoints

  security_group_id = each.value.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = var.cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.site.id
  service_name        = "com.amazonaws.${data.aws_region.current.name}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for subnet in aws_subnet.private : subnet.id]
  security_group_ids  = [aws_security_group.endpoints["endpoints"].id]

  tags = { Name = "${var.name}-${each.key}" }
}
