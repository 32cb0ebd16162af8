variable "name" {
  description = "Name of the site; begins the name of every group."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "listener_ports" {
  description = "Ports on which the load balancer listens."
  type        = set(number)
  default     = [80]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.listener_ports, [80, 443])) == 0
    error_message = "The load balancer may listen on 80 and 443 only."
  }
}

variable "client_cidr_blocks" {
  description = "IPv4 ranges that may reach the load balancer."
  type        = set(string)
  default     = ["0.0.0.0/0"]
  nullable    = false
}

variable "container_port" {
  description = "Port on which the tasks serve."
  type        = number
  default     = 8080
  nullable    = false
}

variable "database_port" {
  description = "Port of the database."
  type        = number
  default     = 3306
  nullable    = false
}
