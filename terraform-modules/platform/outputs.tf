output "repository_url" {
  description = "Address of the image repository, without tag or digest."
  value       = module.registry.repository_url
}

output "repository_arn" {
  description = "ARN of the image repository."
  value       = module.registry.repository_arn
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts what the sites of this target keep."
  value       = module.encryption.key_arn
}

output "log_bucket" {
  description = "Name of the bucket for the load balancers' access logs."
  value       = module.log_bucket.name
}

output "events_topic_arn" {
  description = "ARN of the topic that gets the databases' events."
  value       = module.events_topic.arn
}
