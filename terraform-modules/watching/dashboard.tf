locals {
  widgets_per_row = 3
  widget_width    = 8
  widget_height   = 6
}

# One graph for each alarm, with its threshold drawn in.
resource "aws_cloudwatch_dashboard" "site" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [
      for number, key in keys(local.alarms) : {
        type   = "metric"
        x      = number % local.widgets_per_row * local.widget_width
        y      = floor(number / local.widgets_per_row) * local.widget_height
        width  = local.widget_width
        height = local.widget_height
        properties = {
          title  = key
          region = data.aws_region.current.name
          period = 60
          stat   = local.alarms[key].statistic
          metrics = [concat(
            [local.alarms[key].namespace, local.alarms[key].metric],
            flatten([for name, value in local.alarms[key].dimensions : [name, value]]),
          )]
          annotations = {
            horizontal = [{ label = "alarm", value = try(local.alarms[key].above, local.alarms[key].below) }]
          }
        }
      }
    ]
  })
}
