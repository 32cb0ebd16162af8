data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name
}

resource "aws_cloudwatch_log_group" "containers" {
  name_prefix       = "/pressyard/${var.name}/containers-"
  kms_key_id        = var.kms_key_arn
  retention_in_days = var.log_retention_days
}

# What Container Insights would create by itself, without key or end, and leave behind.
resource "aws_cloudwatch_log_group" "insights" {
  name              = "/aws/ecs/containerinsights/${var.name}/performance"
  kms_key_id        = var.kms_key_arn
  retention_in_days = 1
}

resource "aws_ecs_cluster" "site" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  depends_on = [aws_cloudwatch_log_group.insights]
}

resource "aws_ecs_service" "wordpress" {
  name                   = var.name
  cluster                = aws_ecs_cluster.site.arn
  task_definition        = aws_ecs_task_definition.wordpress.arn
  desired_count          = var.task_count
  launch_type            = "FARGATE"
  platform_version       = "LATEST"
  enable_execute_command = var.execute_command

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = var.health_check_grace_seconds
  availability_zone_rebalancing      = "ENABLED"
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.target_group_arn
    container_name   = local.container_name
    container_port   = var.container_port
  }

  lifecycle {
    # Autoscaling's, from the first minute on.
    ignore_changes = [desired_count]
  }

  # Tasks that start before their permissions fail, and the circuit breaker counts them.
  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task]
}
