# Terraform cannot mock a provider in a module with ephemeral resources (hashicorp/terraform#38608). A plan of new resources asks AWS
# for nothing but the account, which is given below: this provider never sends a request.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "unused"
  secret_key                  = "unused"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_availability_zones.available
  values = { names = ["eu-central-1c", "eu-central-1a", "eu-central-1b"] }
}

override_data {
  target = module.network.data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = module.database.data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = module.service.data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = module.alarms_topic.data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_resource {
  target          = module.load_balancer.aws_lb.site
  override_during = plan
  values          = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/blog/0123456789abcdef", dns_name = "blog-123456789.eu-central-1.elb.amazonaws.com" }
}

variables {
  region              = "eu-central-1"
  name                = "blog"
  title               = "Blog"
  environment         = "development"
  administrator_email = "operator@example.org"
  image               = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/pressyard/wordpress@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"

  size = {
    task_cpu            = 256
    task_memory         = 512
    task_count          = 1
    task_count_max      = 2
    database_class      = "db.t4g.micro"
    database_storage_gb = 20
  }
}

run "development_is_cheap_and_leaves_nothing" {
  command = plan

  assert {
    condition = (
      !local.protect && !local.multi_az && local.nat_gateways == "one" && !local.web_firewall
      && !local.final_snapshot && !local.automatic_backups && local.secret_recovery_days == 0
    )
    error_message = "Development must cost little and be destroyed whole."
  }

  assert {
    condition     = output.url == "http://blog-123456789.eu-central-1.elb.amazonaws.com/"
    error_message = "Without a domain, the URL is the load balancer's."
  }

  assert {
    condition     = local.wordpress_environment.WORDPRESS_URL == output.url && !contains(keys(local.wordpress_environment), "WORDPRESS_ADMIN_NETWORKS")
    error_message = "WordPress must be told its address, whether it is HTTPS or not, and no list that nobody gave."
  }

  assert {
    condition     = length([for name in keys(local.wordpress_environment) : name if startswith(name, "PRESSYARD_PHP_")]) == 0
    error_message = "What nobody chose for PHP, the image must decide."
  }

  assert {
    condition     = toset(keys(module.network.data_subnet_ids_by_zone)) == toset(["eu-central-1a", "eu-central-1b", "eu-central-1c"])
    error_message = "A site must span three zones."
  }
}

run "production_is_redundant_and_protected" {
  command = plan

  variables {
    environment = "production"
  }

  assert {
    condition = (
      local.protect && local.multi_az && local.nat_gateways == "one_per_zone" && local.web_firewall
      && local.final_snapshot && local.automatic_backups && local.secret_recovery_days == 30
    )
    error_message = "Production must survive a zone and a slip of the hand."
  }
}

run "options_win_over_the_environment" {
  command = plan

  variables {
    environment    = "production"
    protect        = false
    final_snapshot = false
    nat_gateways   = "one"
  }

  assert {
    condition     = !local.protect && !local.final_snapshot && local.nat_gateways == "one" && local.multi_az
    error_message = "Each option must be settable by itself."
  }
}

run "a_domain_brings_https" {
  command = plan

  variables {
    domain = {
      name            = "blog.example.org"
      certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
    }
  }

  assert {
    condition     = output.url == "https://blog.example.org/" && local.certificate_arn == var.domain.certificate_arn && length(module.domain) == 0
    error_message = "The site must be served at its domain with the given certificate."
  }
}

run "refuses_bad_input" {
  command = plan

  variables {
    name                = "-Blog"
    title               = " "
    environment         = "test"
    administrator_email = "nobody"
    domain              = { name = "https://blog.example.org/" }
  }

  expect_failures = [var.name, var.title, var.environment, var.administrator_email, var.domain]
}

run "the_image_and_the_web_firewall_let_the_same_networks_administer" {
  command = plan

  variables {
    web_firewall              = true
    administrator_cidr_blocks = ["198.51.100.7/32", "192.0.2.0/24"]
  }

  assert {
    condition     = local.wordpress_environment.WORDPRESS_ADMIN_NETWORKS == "192.0.2.0/24,198.51.100.7/32" && length(module.web_firewall) == 1
    error_message = "The image must get the list that the web firewall gets."
  }
}

run "the_image_enforces_the_list_without_a_web_firewall" {
  command = plan

  variables {
    administrator_cidr_blocks = ["192.0.2.0/24"]
  }

  assert {
    condition     = local.wordpress_environment.WORDPRESS_ADMIN_NETWORKS == "192.0.2.0/24" && length(module.web_firewall) == 0
    error_message = "Development sites have no web firewall, and can restrict their administration."
  }
}

run "refuses_an_allow_list_of_something_else" {
  command = plan

  variables {
    administrator_cidr_blocks = ["192.0.2.0/24", "everyone"]
  }

  expect_failures = [var.administrator_cidr_blocks]
}

run "php_gets_what_was_chosen_for_it" {
  command = plan

  variables {
    php = { memory_megabytes = 256, upload_megabytes = 200 }
  }

  assert {
    condition     = local.wordpress_environment.PRESSYARD_PHP_MEMORY_MEGABYTES == "256" && local.wordpress_environment.PRESSYARD_PHP_UPLOAD_MEGABYTES == "200"
    error_message = "PHP's settings must reach the container."
  }
}

run "refuses_php_memory_that_two_requests_would_not_fit_in" {
  command = plan

  variables {
    php = { memory_megabytes = 257 }
  }

  expect_failures = [var.php]
}

run "refuses_an_upload_that_the_image_would_refuse" {
  command = plan

  variables {
    php = { upload_megabytes = 1025 }
  }

  expect_failures = [var.php]
}

run "refuses_php_memory_in_parts_of_a_megabyte" {
  command = plan

  variables {
    php = { memory_megabytes = 64.5 }
  }

  expect_failures = [var.php]
}
