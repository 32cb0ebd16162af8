# shellcheck shell=bash
# Terraform and Packer, and where they take their plugins from.

PROVIDER=registry.terraform.io/hashicorp/aws

fetch_terraform() { type -P terraform >/dev/null || { say 'Fetching Terraform' && fetch_release terraform; }; }

# Debian 12 packages Packer 1.6. From 1.10 on nothing is built in: its builders come as plugins.
fetch_packer() {
  type -P packer >/dev/null || { say 'Fetching Packer' && fetch_release packer; }
  ! packer_wants_plugins || fetch_packer_plugins
}

packer_wants_plugins() {
  local version
  version=$(version_packer 2>/dev/null) && [ -n "$version" ] && [ "$(printf '%s\n' 1.10 "$version" | sort -V | sed -n 1p)" = 1.10 ]
}

# Asks the network only for what is not there.
fetch_packer_plugins() {
  local plugins
  for plugins in "$PRESSYARD_HOME"/packer/*/plugins.pkr.hcl; do
    packer init "$plugins" >/dev/null || warn "Packer's plugins could not be fetched"
  done
}

# find_provider_mirror: prints a folder that holds the AWS provider in Terraform's mirror layout.
# PRESSYARD_PROVIDER_MIRROR names one; else a folder called `tf-plugins`, or what an earlier start fetched.
find_provider_mirror() {
  local folder
  while read -r folder; do
    if [ -n "$folder" ] && [ -d "$folder/$PROVIDER" ]; then
      printf '%s\n' "$folder"
      return 0
    fi
  done < <(printf '%s\n' "${PRESSYARD_PROVIDER_MIRROR:-}" && mirror_candidates)
  return 1
}

mirror_candidates() {
  find / -xdev -maxdepth 3 -type d -name tf-plugins 2>/dev/null || true
  printf '%s\n' "$PRESSYARD_CACHE/terraform-providers"
}

find_aws_provider() { find_provider_mirror; }
version_aws_provider() { find "$(find_provider_mirror)/$PROVIDER" -mindepth 1 -maxdepth 1 -printf '%f\n' | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | sort -V | tail -n 1; }

# fetch_provider: takes it from the public registry once, unpacked, so that each later `init` only links it.
# The folder of Terraform's plugin cache has a mirror's layout; as a cache it would not be safe for several runs at once.
fetch_provider() {
  local folder
  if find_provider_mirror >/dev/null || ! type -P terraform >/dev/null; then return 0; fi
  say 'Fetching the AWS provider'
  folder=$(mktemp -d)
  mkdir -p "$PRESSYARD_CACHE/terraform-providers"
  if ! cp "$PRESSYARD_HOME/terraform-modules/site/versions.tf" "$folder/" ||
    ! TF_CLI_CONFIG_FILE=/dev/null TF_PLUGIN_CACHE_DIR=$PRESSYARD_CACHE/terraform-providers timeout 600 \
      terraform -chdir="$folder" init -backend=false -input=false -no-color >"$folder/log" 2>&1; then
    tail -n 5 "$folder/log" >&2
    warn "the AWS provider could not be fetched: $(tool_column aws-provider 5)"
  fi
  rm -rf "$folder"
}

# use_provider: writes a CLI configuration of our own and exports it. One that the user names, and that is there, stays.
use_provider() {
  local mirror file=$PRESSYARD_DATA/terraform/terraform.tfrc
  [ ! -f "${TF_CLI_CONFIG_FILE:-}" ] || return 0
  mkdir -p "$PRESSYARD_DATA/terraform"
  {
    printf 'disable_checkpoint = true\n'
    if mirror=$(find_provider_mirror); then mirror_configuration "$mirror"; fi
  } >"$file"
  export TF_CLI_CONFIG_FILE=$file
}

mirror_configuration() {
  cat <<CONFIGURATION
provider_installation {
  filesystem_mirror {
    path    = "$1"
    include = ["$PROVIDER"]
  }
  direct {
    exclude = ["$PROVIDER"]
  }
}
CONFIGURATION
}
