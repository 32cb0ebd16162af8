locals {
  # AWS's own rules, in the order in which they look at a request. Those of the common set that count instead of block would stop
  # what WordPress lives from: uploads and long posts.
  managed_rules = {
    AWSManagedRulesAmazonIpReputationList = { priority = 40, counted = [] }
    AWSManagedRulesKnownBadInputsRuleSet  = { priority = 50, counted = [] }
    AWSManagedRulesCommonRuleSet          = { priority = 60, counted = ["SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY"] }
    AWSManagedRulesSQLiRuleSet            = { priority = 70, counted = ["SQLi_BODY"] }
    AWSManagedRulesPHPRuleSet             = { priority = 80, counted = ["PHPHighRiskMethodsVariables_BODY"] }
    AWSManagedRulesWordPressRuleSet       = { priority = 90, counted = [] }
  }
}

resource "aws_wafv2_ip_set" "administrators" {
  for_each = length(var.administrator_cidr_blocks) == 0 ? toset([]) : toset(["administrators"])

  name               = "${var.name}-${each.key}"
  description        = "Who may reach the administration of ${var.name}"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = var.administrator_cidr_blocks
}

resource "aws_wafv2_web_acl" "site" {
  name        = var.name
  description = "Web firewall of ${var.name}"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "no-xmlrpc"
    priority = 10

    action {
      block {}
    }

    statement {
      byte_match_statement {
        search_string         = "/xmlrpc.php"
        positional_constraint = "CONTAINS"

        field_to_match {
          uri_path {}
        }

        text_transformation {
          priority = 0
          type     = "URL_DECODE"
        }

        text_transformation {
          priority = 1
          type     = "LOWERCASE"
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "no-xmlrpc"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = aws_wafv2_ip_set.administrators

    content {
      name     = "administrators-only"
      priority = 15

      action {
        block {}
      }

      statement {
        and_statement {
          statement {
            or_statement {
              statement {
                byte_match_statement {
                  search_string         = "/wp-login.php"
                  positional_constraint = "CONTAINS"

                  field_to_match {
                    uri_path {}
                  }

                  text_transformation {
                    priority = 0
                    type     = "URL_DECODE"
                  }

                  text_transformation {
                    priority = 1
                    type     = "NORMALIZE_PATH"
                  }
                }
              }

              statement {
                byte_match_statement {
                  search_string         = "/wp-admin"
                  positional_constraint = "STARTS_WITH"

                  field_to_match {
                    uri_path {}
                  }

                  text_transformation {
                    priority = 0
                    type     = "URL_DECODE"
                  }

                  text_transformation {
                    priority = 1
                    type     = "NORMALIZE_PATH"
                  }
                }
              }
            }
          }

          # These two serve every visitor of themes and plugins. Named exactly: a longer path would be another script.
          statement {
            not_statement {
              statement {
                byte_match_statement {
                  search_string         = "/wp-admin/admin-ajax.php"
                  positional_constraint = "EXACTLY"

                  field_to_match {
                    uri_path {}
                  }

                  text_transformation {
                    priority = 0
                    type     = "URL_DECODE"
                  }

                  text_transformation {
                    priority = 1
                    type     = "NORMALIZE_PATH"
                  }
                }
              }
            }
          }

          statement {
            not_statement {
              statement {
                byte_match_statement {
                  search_string         = "/wp-admin/admin-post.php"
                  positional_constraint = "EXACTLY"

                  field_to_match {
                    uri_path {}
                  }

                  text_transformation {
                    priority = 0
                    type     = "URL_DECODE"
                  }

                  text_transformation {
                    priority = 1
                    type     = "NORMALIZE_PATH"
                  }
                }
              }
            }
          }

          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = rule.value.arn
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "administrators-only"
        sampled_requests_enabled   = true
      }
    }
  }

  rule {
    name     = "sign-in-rate"
    priority = 20

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit                 = var.sign_ins_per_client
        evaluation_window_sec = 300
        aggregate_key_type    = "IP"

        scope_down_statement {
          byte_match_statement {
            search_string         = "/wp-login.php"
            positional_constraint = "CONTAINS"

            field_to_match {
              uri_path {}
            }

            text_transformation {
              priority = 0
              type     = "URL_DECODE"
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "sign-in-rate"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "client-rate"
    priority = 30

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit                 = var.requests_per_client
        evaluation_window_sec = 300
        aggregate_key_type    = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "client-rate"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = local.managed_rules

    content {
      name     = rule.key
      priority = rule.value.priority

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          dynamic "rule_action_override" {
            for_each = rule.value.counted

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "site" {
  resource_arn = var.load_balancer_arn
  web_acl_arn  = aws_wafv2_web_acl.site.arn
}
