# shellcheck shell=bash
# The tools: one row each, and how one is found and asked for its version.

# key | needed for | command | Debian packages | what to do by hand
# "run": the portal cannot start without it. "sites": no site can be made without it. "test": only `./pressyard test`.
tool_rows() {
  cat <<'ROWS'
jdk|run||openjdk-25-jdk-headless|install a JDK 25 (Debian 13: openjdk-25-jdk-headless; elsewhere Eclipse Temurin 25) or set JAVA_HOME to one
maven|run|mvn|maven|install Maven 3.8 or newer (Debian: maven), or let this machine reach Maven Central (PRESSYARD_MAVEN_REPOSITORY names a mirror)
docker|sites|docker|docker.io docker-cli|install Docker (Debian: docker.io)
docker-engine|sites||docker.io|start the Docker engine (systemctl start docker) and let your user reach its socket (group docker)
base-image|sites||mmdebstrap|packer/offline/make-base-image.sh makes debian:trixie-slim where no registry can be reached
packer|sites|packer|packer|install Packer (releases.hashicorp.com)
ansible|sites|ansible-playbook|ansible|install Ansible (Debian: ansible)
terraform|sites|terraform||install Terraform 1.11 or newer (releases.hashicorp.com)
aws-provider|sites|||let Terraform reach registry.terraform.io, or set PRESSYARD_PROVIDER_MIRROR to a folder that holds registry.terraform.io/hashicorp/aws
moto|sites|moto_server|python3-moto python3-flask python3-flask-cors|install moto (pip install 'moto[server]'); it is the sandbox's control plane
docker-registry|sites|docker-registry|docker-registry|install docker-registry; it stands in for ECR in the sandbox
haproxy|sites|haproxy|haproxy|install haproxy; it is the sandbox's load balancer
git|test|git|git|install git
curl|test|curl|curl|install curl
procps|test|pgrep|procps|install procps
python3|test|python3|python3|install Python 3
shellcheck|test|shellcheck|shellcheck|install shellcheck
yamllint|test|yamllint|yamllint|install yamllint
wrk|test|wrk|wrk|install wrk
ansible-lint|test|ansible-lint|ansible-lint|install ansible-lint
compose|test||docker-compose|install docker-compose
chromium|test||chromium|install Chromium
ROWS
}

# Debian keeps servers in sbin, which a plain user's PATH lacks; what we fetched ourselves comes last.
use_installed_tools() { export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:$PRESSYARD_CACHE/bin; }

# tool_column KEY NUMBER
tool_column() { tool_rows | awk -F '|' -v key="$1" -v column="$2" '$1 == key { print $column }'; }

# tool_keys [run|sites|test…]
tool_keys() { tool_rows | awk -F '|' -v wanted=" $* " 'index(wanted, " " $2 " ") { print $1 }'; }

# find_tool KEY: prints where it is; fails when it is not there.
find_tool() {
  local finder=find_${1//-/_}
  if declare -F "$finder" >/dev/null; then "$finder"; else type -P "$(tool_column "$1" 3)"; fi
}

# version_of_tool KEY: prints the version of a tool that is there, or nothing.
version_of_tool() {
  local version=version_${1//-/_}
  if declare -F "$version" >/dev/null; then "$version"; else first_version "$(tool_column "$1" 3)" --version; fi 2>/dev/null || true
}

# first_version COMMAND…: the first thing in its output that looks like a version.
first_version() { "$@" 2>&1 </dev/null | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)?' | sed -n 1p; }

find_compose() {
  if docker compose version >/dev/null 2>&1; then type -P docker; else type -P docker-compose; fi
}
version_compose() { first_version docker compose version || first_version docker-compose --version; }
find_chromium() { type -P chromium || type -P google-chrome; }
version_chromium() { first_version "$(find_chromium)" --version; }
version_procps() { first_version pgrep --version; }
version_haproxy() { first_version haproxy -v; }
version_packer() { first_version packer version; }
version_terraform() { TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1 first_version terraform version; }
version_docker() { docker version --format '{{.Client.Version}}'; }

# make_ready NEEDED…: finds or installs every tool of these kinds; says which are missing in the end and goes on.
make_ready() {
  local key missing
  install_packages_for "$(missing_tools "$@")"
  fetch_maven
  fetch_terraform
  fetch_packer
  fetch_moto
  missing=$(missing_tools "$@")
  for key in $missing; do
    case "$key" in docker-engine | base-image | aws-provider) ;; *) warn "$key is missing: $(tool_column "$key" 5)" ;; esac
  done
}

missing_tools() {
  local key
  for key in $(tool_keys "$@"); do
    find_tool "$key" >/dev/null 2>&1 || printf '%s ' "$key"
  done
}
