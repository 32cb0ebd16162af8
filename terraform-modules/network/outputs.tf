output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.site.id
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, one per zone; usable once their way to the internet stands."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]

  depends_on = [aws_route.public_internet, aws_route_table_association.public]
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, one per zone; usable once their way out stands."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]

  depends_on = [aws_route.private_internet, aws_route_table_association.private, aws_vpc_endpoint.s3, aws_vpc_endpoint.interface]
}

output "data_subnet_ids_by_zone" {
  description = "Ids of the isolated data subnets by availability zone."
  value       = { for zone in var.availability_zones : zone => aws_subnet.data[zone].id }
}
