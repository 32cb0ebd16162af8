locals {
  container_name = "wordpress"

  # On Fargate an empty volume lives and dies with its task. Besides uploads, nothing else is writable.
  task_volumes = {
    tmp = "/tmp"
    run = "/run/wordpress"
  }
  uploads_path = "/var/www/html/wp-content/uploads"

  container = {
    name       = local.container_name
    image      = var.image
    essential  = true
    user       = "${var.user_id}:${var.user_id}"
    privileged = false

    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] } }

    # Longer than the image takes at most: 5 s for load balancers to turn away, 15 s for requests in flight, 4 s for PHP to end.
    stopTimeout = 45

    portMappings = [{ containerPort = var.container_port, hostPort = var.container_port, protocol = "tcp" }]

    environment = [for name, value in var.environment : { name = name, value = value }]
    secrets     = [for name, arn in var.secret_arns : { name = name, valueFrom = arn }]
    dockerLabels = {
      "dev.pressyard.secret-versions" = join(" ", var.secret_version_ids)
    }

    mountPoints = concat(
      [for volume, path in local.task_volumes : { sourceVolume = volume, containerPath = path, readOnly = false }],
      [{ sourceVolume = "uploads", containerPath = local.uploads_path, readOnly = false }],
    )

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = aws_cloudwatch_log_group.containers.name
        "awslogs-region"        = local.region
        "awslogs-stream-prefix" = local.container_name
        "mode"                  = "non-blocking"
        "max-buffer-size"       = "4m"
      }
    }
  }
}

# Replaced in Terraform's own order. `create_before_destroy` would be forced on all that it depends on, whose names are fixed: a
# database that a cancel left half made could then never be replaced (docs/decisions/0240).
resource "aws_ecs_task_definition" "wordpress" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.task_cpu
  memory                   = var.task_memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  dynamic "volume" {
    for_each = local.task_volumes

    content {
      name = volume.key
    }
  }

  volume {
    name = "uploads"

    efs_volume_configuration {
      file_system_id     = var.uploads.file_system_id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = var.uploads.access_point_id
        iam             = "ENABLED"
      }
    }
  }

  container_definitions = jsonencode([local.container])
}
