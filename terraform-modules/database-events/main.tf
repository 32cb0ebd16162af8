locals {
  # Every source of the kind in this account and region: new instances need no subscription of their own.
  categories_by_source = {
    db-instance        = ["availability", "configuration change", "failover", "failure", "low storage", "maintenance", "recovery"]
    db-parameter-group = ["configuration change"]
    db-security-group  = ["configuration change", "failure"]
  }
}

resource "aws_db_event_subscription" "critical" {
  for_each = local.categories_by_source

  name             = "${var.name}-${each.key}"
  sns_topic        = var.topic_arn
  source_type      = each.key
  event_categories = each.value
}
