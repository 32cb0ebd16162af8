locals {
  # Sixteen equal blocks: public 0-3, private 4-7, data 8-11; 12-15 stay free.
  zone_numbers = { for number, zone in var.availability_zones : zone => number }

  nat_zones = {
    none         = []
    one          = slice(var.availability_zones, 0, 1)
    one_per_zone = var.availability_zones
  }[var.nat_gateways]

  # The zone whose NAT gateway each private subnet leaves through.
  nat_zone_by_zone = var.nat_gateways == "none" ? {} : {
    for zone in var.availability_zones : zone => contains(local.nat_zones, zone) ? zone : local.nat_zones[0]
  }
}

data "aws_region" "current" {}

resource "aws_vpc" "site" {
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.zone_numbers

  vpc_id                  = aws_vpc.site.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr_block, 4, each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zone_numbers

  vpc_id                  = aws_vpc.site.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr_block, 4, 4 + each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-private-${each.key}" }
}

resource "aws_subnet" "data" {
  for_each = local.zone_numbers

  vpc_id                  = aws_vpc.site.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(var.cidr_block, 4, 8 + each.value)
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-data-${each.key}" }
}
