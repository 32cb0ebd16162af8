# Adopted to be emptied: nothing may use the VPC's default group by accident.
resource "aws_default_security_group" "empty" {
  vpc_id = aws_vpc.site.id

  tags = { Name = "${var.name}-default-empty" }
}
