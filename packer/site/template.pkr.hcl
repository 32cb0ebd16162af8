# A site's image: the base, WordPress, and the site's own code.
# The contract (variables, manifest) is in packer/README.md. One file for Packer 1.6 and newer: the plugins are named in
# plugins.pkr.hcl, which 1.6 must not see.

variable "base_image" {
  type        = string
  default     = "pressyard/base:dev"
  description = "A base image that the engine has."
}

variable "wordpress_version" {
  type        = string
  default     = "6.8.11"
  description = "Version that the archive must turn out to hold."
}

variable "wordpress_archive_url" {
  type        = string
  default     = "https://wordpress.org/wordpress-6.8.11.tar.gz"
  description = "Where the archive is: https:// or file:///."
}

variable "wordpress_archive_sha256" {
  type        = string
  default     = "069e42c8a7b2d217af07eb90ad9a90549fbc3d62fbf7dc5d915440d3873f9159"
  description = "SHA-256 of the archive, 64 hexadecimal digits."
}

variable "site_code_archive_url" {
  type        = string
  default     = ""
  description = "Tarball of the site's own code; empty for none."
}

variable "site_code_archive_sha256" {
  type        = string
  default     = ""
  description = "SHA-256 of that tarball."
}

variable "site_code_git_url" {
  type        = string
  default     = ""
  description = "Git repository of the site's own code; empty for none."
}

variable "site_code_git_ref" {
  type        = string
  default     = ""
  description = "Branch, tag or commit in that repository."
}

variable "download_cache" {
  type        = string
  default     = ""
  description = "Folder for archives that were fetched before; empty for none."
}

variable "repository" {
  type        = string
  default     = "pressyard/site"
  description = "Name to tag the image with."
}

variable "tag" {
  type        = string
  default     = "dev"
  description = "Tag of the image."
}

variable "manifest" {
  type        = string
  default     = "site-manifest.json"
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

source "docker" "site" {
  image       = var.base_image
  pull        = false
  commit      = true
  run_command = ["-d", "-i", "--user=0:0", "--no-healthcheck", "--entrypoint=/bin/sh", "--name=pressyard-build-site-${uuidv4()}", "--", "{{.Image}}"]
  changes = [
    "USER 33:33",
    "VOLUME [\"/tmp\",\"/run/wordpress\",\"/var/www/html/wp-content/uploads\"]",
    "ENTRYPOINT [\"/usr/local/bin/pressyard-supervisor\"]",
    "CMD []",
    # Said again: the container that builds has none, and what a container has not, its image loses.
    "HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD [\"/usr/local/bin/pressyard-health\"]",
    "LABEL dev.pressyard.kind=site",
    "LABEL dev.pressyard.inputs=${var.inputs}",
    "LABEL dev.pressyard.wordpress=${var.wordpress_version}",
    "LABEL org.opencontainers.image.title=\"Pressyard site\"",
    "LABEL org.opencontainers.image.description=\"WordPress ${var.wordpress_version}\"",
    "LABEL org.opencontainers.image.created=${formatdate("YYYY-MM-DD'T'hh:mm:ssZ", timestamp())}",
    "LABEL org.opencontainers.image.version=${var.wordpress_version}",
    "LABEL org.opencontainers.image.ref.name=${var.tag}",
    "LABEL org.opencontainers.image.vendor=Pressyard",
    "LABEL org.opencontainers.image.base.name=${var.base_image}",
    "LABEL org.opencontainers.image.revision=\"${var.revision}\"",
  ]
}

build {
  sources = ["source.docker.site"]

  provisioner "ansible" {
    playbook_file = "${path.root}/../../ansible/playbooks/site.yml"
    user          = "root"
    ansible_env_vars = [
      "ANSIBLE_CONFIG=${path.root}/../../ansible/ansible.cfg",
      "ANSIBLE_FORCE_COLOR=1",
    ]
    extra_arguments = [
      "--extra-vars", "container=${build.ID}",
      "--extra-vars", jsonencode({
        wordpress_version        = var.wordpress_version
        wordpress_archive_url    = var.wordpress_archive_url
        wordpress_archive_sha256 = var.wordpress_archive_sha256
        wordpress_download_cache = var.download_cache
        site_code_archive_url    = var.site_code_archive_url
        site_code_archive_sha256 = var.site_code_archive_sha256
        site_code_git_url        = var.site_code_git_url
        site_code_git_ref        = var.site_code_git_ref
        site_code_download_cache = var.download_cache
        bill_of_materials_name   = var.repository
        bill_of_materials_copy   = var.sbom
      }),
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
      kind       = "site"
      repository = var.repository
      tag        = var.tag
      inputs     = var.inputs
    }
  }
}
