mock_provider "aws" {
  source = "../mocks"
}

variables {
  name           = "blog"
  image          = "210987654321.dkr.ecr.eu-west-1.amazonaws.com/pressyard/wordpress@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  task_cpu       = 512
  task_memory    = 1024
  task_count     = 2
  task_count_max = 6

  environment = {
    WORDPRESS_DB_HOST = "blog.example.eu-central-1.rds.amazonaws.com:3306"
    WORDPRESS_TITLE   = "A \"blog\" of $${many} things"
  }
  secret_arns = {
    WORDPRESS_DB_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pressyard/blog/database-AbCdEf"
    WORDPRESS_SECRET_SEED = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pressyard/blog/seed-AbCdEf"
  }
  secret_version_ids = ["one", "two"]

  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  subnet_ids        = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_id = "sg-0123456789abcdef0"
  target_group_arn  = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/blog/0123456789abcdef"
  uploads = {
    file_system_id   = "fs-0123456789abcdef0"
    file_system_arn  = "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0123456789abcdef0"
    access_point_id  = "fsap-0123456789abcdef0"
    access_point_arn = "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-0123456789abcdef0"
  }
}

run "controls" {
  command = plan

  assert {
    condition     = !aws_ecs_service.wordpress.network_configuration[0].assign_public_ip
    error_message = "ECS.2, ECS.16: tasks must have no public address."
  }

  assert {
    condition     = aws_ecs_task_definition.wordpress.pid_mode == null && aws_ecs_task_definition.wordpress.ipc_mode == null
    error_message = "ECS.3: tasks must not share the host's processes."
  }

  assert {
    condition     = !local.container.privileged && local.container.linuxParameters.capabilities.drop == ["ALL"]
    error_message = "ECS.4: the container must have no privileges."
  }

  assert {
    condition     = local.container.readonlyRootFilesystem
    error_message = "ECS.5: the root file system must be read-only."
  }

  assert {
    condition = length(setintersection(
      local.container.environment[*].name,
      ["WORDPRESS_ADMIN_PASSWORD", "WORDPRESS_DB_PASSWORD", "WORDPRESS_SECRET_SEED"],
    )) == 0 && alltrue([for secret in local.container.secrets : startswith(secret.valueFrom, "arn:aws:secretsmanager:")])
    error_message = "ECS.8: secrets must be passed by ARN."
  }

  assert {
    condition     = local.container.logConfiguration.logDriver == "awslogs"
    error_message = "ECS.9: the container must log."
  }

  assert {
    condition     = aws_ecs_service.wordpress.platform_version == "LATEST"
    error_message = "ECS.10: Fargate must be the latest."
  }

  assert {
    condition     = anytrue([for setting in aws_ecs_cluster.site.setting : setting.name == "containerInsights" && setting.value != "disabled"])
    error_message = "ECS.12: Container Insights must be on."
  }

  assert {
    condition     = aws_ecs_task_definition.wordpress.network_mode == "awsvpc"
    error_message = "ECS.17: tasks must not use the host's network."
  }

  assert {
    condition     = local.container.user == "33:33"
    error_message = "ECS.20: the container must not run as root."
  }

  assert {
    condition = alltrue([
      for volume in aws_ecs_task_definition.wordpress.volume :
      one(volume.efs_volume_configuration).transit_encryption == "ENABLED"
      && one(one(volume.efs_volume_configuration).authorization_config).iam == "ENABLED"
      if volume.name == "uploads"
    ])
    error_message = "ECS.18: uploads must be mounted with TLS and IAM."
  }
}

run "writable_paths" {
  command = plan

  assert {
    condition = { for mount in local.container.mountPoints : mount.sourceVolume => mount.containerPath } == {
      tmp     = "/tmp"
      run     = "/run/wordpress"
      uploads = "/var/www/html/wp-content/uploads"
    }
    error_message = "Only /tmp, /run/wordpress and the uploads may be writable."
  }

  assert {
    condition     = toset(aws_ecs_task_definition.wordpress.volume[*].name) == toset(["tmp", "run", "uploads"])
    error_message = "Each mount needs its volume."
  }
}

run "rolls_out_without_a_gap" {
  command = plan

  assert {
    condition = (
      aws_ecs_service.wordpress.deployment_circuit_breaker[0].enable
      && aws_ecs_service.wordpress.deployment_circuit_breaker[0].rollback
      && aws_ecs_service.wordpress.deployment_minimum_healthy_percent == 100
    )
    error_message = "A deployment that fails must roll back, and tasks must never be fewer than ordered."
  }

  assert {
    condition     = local.container.dockerLabels["dev.pressyard.secret-versions"] == "one two"
    error_message = "A new version of a secret must change the task definition."
  }

  assert {
    condition     = one([for variable in local.container.environment : variable.value if variable.name == "WORDPRESS_TITLE"]) == var.environment.WORDPRESS_TITLE
    error_message = "A title must arrive as it was typed."
  }
}

run "roles_may_do_only_what_they_must" {
  command = plan

  assert {
    condition = jsonencode({ for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Sid => statement.Resource }) == jsonencode({
      SignInToRegistry = "*"
      PullImage        = "arn:aws:ecr:eu-west-1:210987654321:repository/pressyard/wordpress"
      WriteLog         = "${aws_cloudwatch_log_group.containers.arn}:*"
      ReadSecrets      = values(var.secret_arns)
      DecryptSecrets   = var.kms_key_arn
    })
    error_message = "The execution role must name its resources."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement :
      statement.Condition.StringEquals["kms:ViaService"] if statement.Sid == "DecryptSecrets"
    ]) == "secretsmanager.eu-central-1.amazonaws.com"
    error_message = "The key may be used by way of Secrets Manager only."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.task.policy).Statement == [{
      Effect    = "Allow"
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      Resource  = var.uploads.file_system_arn
      Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = var.uploads.access_point_arn } }
    }]
    error_message = "The task role may use its uploads, by the access point, and nothing else."
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.execution, aws_iam_role.task] :
      jsondecode(role.assume_role_policy).Statement[0].Condition == {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
        ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:eu-central-1:123456789012:*" }
      }
    ])
    error_message = "Roles must be assumed for this account's tasks only."
  }

  assert {
    condition     = length(aws_iam_role_policy.execute_command) == 0 && !aws_ecs_service.wordpress.enable_execute_command
    error_message = "Nobody may open a shell unless told so."
  }
}

run "options" {
  command = plan

  variables {
    image           = "127.0.0.1:5000/pressyard/wordpress@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    execute_command = true
    request_target = {
      requests_per_minute      = 600
      load_balancer_arn_suffix = "app/blog/0123456789abcdef"
      target_group_arn_suffix  = "targetgroup/blog/fedcba9876543210"
    }
  }

  assert {
    condition     = local.repository_arn == "arn:aws:ecr:eu-central-1:123456789012:repository/pressyard/wordpress"
    error_message = "An image from elsewhere must stand for this account's repository of the same path."
  }

  assert {
    condition     = length(jsondecode(aws_iam_role_policy.execute_command["ssmmessages"].policy).Statement[0].Action) == 4
    error_message = "ECS Exec needs four actions."
  }

  assert {
    condition = one(one(aws_appautoscaling_policy.requests["requests"].target_tracking_scaling_policy_configuration).predefined_metric_specification).resource_label == join("/", [
      "app/blog/0123456789abcdef", "targetgroup/blog/fedcba9876543210",
    ])
    error_message = "Requests must be counted at this site's load balancer."
  }
}

run "scales_out_fast_and_in_slowly" {
  command = plan

  assert {
    condition     = aws_appautoscaling_target.tasks.min_capacity == 2 && aws_appautoscaling_target.tasks.max_capacity == 6
    error_message = "Autoscaling must stay between the ordered counts."
  }

  assert {
    condition = alltrue([
      for policy in aws_appautoscaling_policy.utilization :
      policy.target_tracking_scaling_policy_configuration[0].scale_in_cooldown == 300
      && policy.target_tracking_scaling_policy_configuration[0].scale_out_cooldown == 60
      && policy.target_tracking_scaling_policy_configuration[0].target_value >= 60
      && policy.target_tracking_scaling_policy_configuration[0].target_value <= 75
    ])
    error_message = "Targets must be 60 to 75 %, in after 300 s, out after 60 s."
  }
}

run "refuses_bad_input" {
  command = plan

  variables {
    image      = "pressyard/wordpress:latest"
    task_cpu   = 300
    task_count = 0
    user_id    = 0
  }

  expect_failures = [var.image, var.task_cpu, var.task_count, var.user_id]
}

run "refuses_pairs_that_do_not_fit" {
  command = plan

  variables {
    task_memory    = 512
    task_count_max = 1
  }

  expect_failures = [var.task_memory, var.task_count_max]
}

run "example" {
  providers = { aws = aws }
  command   = plan

  module {
    source = "./examples/simple"
  }
}
