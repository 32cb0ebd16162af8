locals {
  load_balancer = { LoadBalancer = var.load_balancer_arn_suffix }
  targets       = { LoadBalancer = var.load_balancer_arn_suffix, TargetGroup = var.target_group_arn_suffix }
  service       = { ClusterName = var.cluster_name, ServiceName = var.service_name }
  database      = { DBInstanceIdentifier = var.database_identifier }
  file_system   = { FileSystemId = var.file_system_id }

  bytes_per_gb = 1073741824

  # statistic is one of CloudWatch's or a percentile such as p95. All look at minutes; the last five of them count.
  alarms = merge({
    load-balancer-errors = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", dimensions = local.load_balancer, statistic = "Sum", above = 5, meaning = "The load balancer itself answers with 5xx: no task can be reached" }
    wordpress-errors     = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", dimensions = local.targets, statistic = "Sum", above = 5, meaning = "WordPress answers with 5xx" }
    latency              = { namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", dimensions = local.targets, statistic = "p95", above = 2, meaning = "One answer in twenty takes more than two seconds" }
    unhealthy-tasks      = { namespace = "AWS/ApplicationELB", metric = "UnHealthyHostCount", dimensions = local.targets, statistic = "Maximum", above = 0, meaning = "A task fails its health check" }
    service-cpu          = { namespace = "AWS/ECS", metric = "CPUUtilization", dimensions = local.service, statistic = "Average", above = 85, meaning = "Tasks are short of CPU although autoscaling aims lower" }
    service-memory       = { namespace = "AWS/ECS", metric = "MemoryUtilization", dimensions = local.service, statistic = "Average", above = 85, meaning = "Tasks are short of memory although autoscaling aims lower" }
    running-tasks        = { namespace = "ECS/ContainerInsights", metric = "RunningTaskCount", dimensions = local.service, statistic = "Minimum", below = var.task_count, meaning = "Fewer tasks run than ordered" }
    database-cpu         = { namespace = "AWS/RDS", metric = "CPUUtilization", dimensions = local.database, statistic = "Average", above = 80, meaning = "The database is short of CPU" }
    database-storage     = { namespace = "AWS/RDS", metric = "FreeStorageSpace", dimensions = local.database, statistic = "Minimum", below = var.database_storage_gb * local.bytes_per_gb / 10, meaning = "Less than a tenth of the database's storage is free" }
    database-connections = { namespace = "AWS/RDS", metric = "DatabaseConnections", dimensions = local.database, statistic = "Maximum", above = var.database_connections_max, meaning = "The database runs out of connections" }
    file-system-load     = { namespace = "AWS/EFS", metric = "PercentIOLimit", dimensions = local.file_system, statistic = "Maximum", above = 90, meaning = "The file system nears its limit of operations" }
    }, var.web_firewall_metric == null ? {} : {
    blocked-requests = { namespace = "AWS/WAFV2", metric = "BlockedRequests", dimensions = { WebACL = var.web_firewall_metric, Rule = "ALL", Region = data.aws_region.current.name }, statistic = "Sum", above = 500, meaning = "The web firewall blocks unusually many requests" }
  })
}

data "aws_region" "current" {}

resource "aws_cloudwatch_metric_alarm" "site" {
  for_each = local.alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = each.value.meaning

  namespace   = each.value.namespace
  metric_name = each.value.metric
  dimensions  = each.value.dimensions

  statistic          = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic = startswith(each.value.statistic, "p") ? each.value.statistic : null

  comparison_operator = can(each.value.above) ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = try(each.value.above, each.value.below)
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"

  alarm_actions = [var.topic_arn]
  ok_actions    = [var.topic_arn]
}
