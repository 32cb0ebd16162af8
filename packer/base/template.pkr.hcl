# The base image: Debian 13, PHP 8.4 and nginx under one supervisor, and no WordPress.
# The contract (variables, manifest) is in packer/README.md. One file for Packer 1.6 and newer: the plugins are named in
# plugins.pkr.hcl, which 1.6 must not see.

variable "source_image" {
  type        = string
  default     = "debian:trixie-slim"
  description = "A Debian 13 image that the engine has already."
}

variable "repository" {
  type        = string
  default     = "pressyard/base"
  description = "Name to tag the image with."
}

variable "tag" {
  type        = string
  default     = "dev"
  description = "Tag of the image."
}

variable "manifest" {
  type        = string
  default     = "base-manifest.json"
  description = "Path of the manifest to write."
}

variable "sbom" {
  type        = string
  default     = ""
  description = "Path to copy the bill of materials to; empty for none."
}

variable "inputs" {
  type        = string
  default     = "unknown"
  description = "Hash of everything that goes into the image."
}

variable "revision" {
  type        = string
  default     = ""
  description = "Commit of the repository that the image is built from."
}

source "docker" "base" {
  image       = var.source_image
  pull        = false
  commit      = true
  run_command = ["-d", "-i", "--user=0:0", "--entrypoint=/bin/sh", "--name=pressyard-build-base-${uuidv4()}", "--", "{{.Image}}"]
  changes = [
    "USER 33:33",
    "WORKDIR /var/www/html",
    "EXPOSE 8080",
    "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    # No VOLUME: the site's image says it. Packer would leave those of the container that builds on this one in the engine.
    "ENTRYPOINT [\"/usr/local/bin/pressyard-supervisor\"]",
    "CMD []",
    "HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD [\"/usr/local/bin/pressyard-health\"]",
    "LABEL dev.pressyard.kind=base",
    "LABEL dev.pressyard.inputs=${var.inputs}",
    "LABEL org.opencontainers.image.title=\"Pressyard base\"",
    "LABEL org.opencontainers.image.description=\"Debian 13, PHP 8.4 and nginx for WordPress\"",
    "LABEL org.opencontainers.image.created=${formatdate("YYYY-MM-DD'T'hh:mm:ssZ", timestamp())}",
    "LABEL org.opencontainers.image.version=${var.tag}",
    "LABEL org.opencontainers.image.ref.name=${var.tag}",
    "LABEL org.opencontainers.image.vendor=Pressyard",
    "LABEL org.opencontainers.image.base.name=${var.source_image}",
    "LABEL org.opencontainers.image.revision=\"${var.revision}\"",
  ]
}

build {
  sources = ["source.docker.base"]

  # What is half written when a build breaks off is thrown away: no need to wait for the disk. clean-up.sh ends it.
  provisioner "shell" {
    inline = ["echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/pressyard-build"]
  }

  provisioner "ansible" {
    playbook_file = "${path.root}/../../ansible/playbooks/base.yml"
    user          = "root"
    ansible_env_vars = [
      "ANSIBLE_CONFIG=${path.root}/../../ansible/ansible.cfg",
      "ANSIBLE_FORCE_COLOR=1",
    ]
    extra_arguments = [
      "--extra-vars", "container=${build.ID}",
      "--extra-vars", jsonencode({ bill_of_materials_name = var.repository, bill_of_materials_copy = var.sbom }),
    ]
  }

  provisioner "shell" {
    script = "${path.root}/../clean-up.sh"
  }

  post-processor "docker-tag" {
    repository = var.repository
    tags       = [var.tag]
  }

  post-processor "manifest" {
    output = var.manifest
    custom_data = {
      kind       = "base"
      repository = var.repository
      tag        = var.tag
      inputs     = var.inputs
    }
  }
}
