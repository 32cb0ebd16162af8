variable "name" {
  description = "Name of the platform; begins the name of every subscription."
  type        = string
  nullable    = false
}

variable "topic_arn" {
  description = "ARN of the topic that gets the events."
  type        = string
  nullable    = false
}
