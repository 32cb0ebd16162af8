module "database_events" {
  source = "../.."

  name      = "pressyard"
  topic_arn = "arn:aws:sns:eu-central-1:123456789012:pressyard-events"
}
