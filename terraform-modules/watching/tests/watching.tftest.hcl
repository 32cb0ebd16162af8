mock_provider "aws" {
  source = "../mocks"
}

variables {
  name                     = "blog"
  topic_arn                = "arn:aws:sns:eu-central-1:123456789012:blog-alarms"
  load_balancer_arn_suffix = "app/blog/0123456789abcdef"
  target_group_arn_suffix  = "targetgroup/blog/0123456789abcdef"
  cluster_name             = "blog"
  service_name             = "blog"
  task_count               = 2
  database_identifier      = "blog"
  database_storage_gb      = 20
  file_system_id           = "fs-0123456789abcdef0"
}

run "alarms" {
  command = plan

  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.site)) == toset([
      "database-connections", "database-cpu", "database-storage", "file-system-load", "latency", "load-balancer-errors",
      "running-tasks", "service-cpu", "service-memory", "unhealthy-tasks", "wordpress-errors",
    ])
    error_message = "Each of the eleven must be watched."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.site : alarm.alarm_actions == toset([var.topic_arn]) && alarm.ok_actions == toset([var.topic_arn])])
    error_message = "CloudWatch.15: alarms and their ends must reach the topic."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.site["database-storage"].threshold == 2147483648 && aws_cloudwatch_metric_alarm.site["database-storage"].comparison_operator == "LessThanThreshold"
    error_message = "A tenth of 20 GB are 2 GB."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.site["latency"].extended_statistic == "p95" && aws_cloudwatch_metric_alarm.site["latency"].statistic == null
    error_message = "Latency must be watched by its 95th percentile."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.site["running-tasks"].threshold == 2
    error_message = "Fewer tasks than ordered must raise an alarm."
  }
}

run "dashboard_shows_every_alarm" {
  command = plan

  variables {
    web_firewall_metric = "blog"
  }

  assert {
    condition     = toset(jsondecode(aws_cloudwatch_dashboard.site.dashboard_body).widgets[*].properties.title) == toset(keys(aws_cloudwatch_metric_alarm.site))
    error_message = "Each alarm must have its graph."
  }

  assert {
    condition     = contains(keys(aws_cloudwatch_metric_alarm.site), "blocked-requests")
    error_message = "A web firewall must be watched, too."
  }

  assert {
    condition = length(distinct([
      for widget in jsondecode(aws_cloudwatch_dashboard.site.dashboard_body).widgets : "${widget.x}/${widget.y}"
    ])) == 12
    error_message = "No two graphs may cover each other."
  }
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
