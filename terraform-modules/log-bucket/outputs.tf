output "name" {
  description = "Name of the bucket, ready to be written to by load balancers."
  value       = aws_s3_bucket.logs.id

  depends_on = [aws_s3_bucket_policy.logs]
}
