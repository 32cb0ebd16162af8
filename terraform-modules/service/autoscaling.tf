resource "aws_appautoscaling_target" "tasks" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.site.name}/${aws_ecs_service.wordpress.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.task_count
  max_capacity       = var.task_count_max
}

locals {
  utilization_targets = {
    cpu    = { metric = "ECSServiceAverageCPUUtilization", percent = var.cpu_target_percent }
    memory = { metric = "ECSServiceAverageMemoryUtilization", percent = var.memory_target_percent }
  }

  # Out fast, in slowly: a new task costs cents, a missing one visitors.
  scale_out_cooldown_seconds = 60
  scale_in_cooldown_seconds  = 300
}

resource "aws_appautoscaling_policy" "utilization" {
  for_each = local.utilization_targets

  name               = "${var.name}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.percent
    scale_out_cooldown = local.scale_out_cooldown_seconds
    scale_in_cooldown  = local.scale_in_cooldown_seconds

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
    }
  }
}

resource "aws_appautoscaling_policy" "requests" {
  for_each = var.request_target == null ? {} : { requests = var.request_target }

  name               = "${var.name}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.requests_per_minute
    scale_out_cooldown = local.scale_out_cooldown_seconds
    scale_in_cooldown  = local.scale_in_cooldown_seconds

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${each.value.load_balancer_arn_suffix}/${each.value.target_group_arn_suffix}"
    }
  }
}
