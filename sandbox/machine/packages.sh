# shellcheck shell=bash
# Debian packages and other downloads.

# install_packages_for "KEY…": installs, in one go, the Debian packages of these tools that this Debian has.
install_packages_for() {
  local key package wanted='' available
  for key in $1; do
    # An engine or an image that is missing is not always a package that is missing.
    for package in $(tool_column "$key" 4); do
      [[ " $wanted" == *" $package "* ]] || has_package "$package" || wanted+="$package "
    done
  done
  [ -n "$wanted" ] || return 0
  if ! type -P apt-get >/dev/null || ! can_be_root; then
    warn "cannot install $wanted: that needs apt-get and root"
    return 0
  fi
  say "Installing $wanted"
  available=$(packages_on_offer "$wanted")
  if [ -n "$available" ]; then
    # A JDK's package links its manual pages and fails where a slim system has no folder for them.
    as_root mkdir -p /usr/share/man/man1
    # shellcheck disable=SC2086 # a list of names
    apt_get install -y --no-install-recommends $available || warn "apt-get could not install $available"
    stop_services_of "$available"
  fi
}

has_package() { [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# packages_on_offer "NAME…": those that apt can install, after refreshing its lists where one is unknown.
packages_on_offer() {
  local package known
  # shellcheck disable=SC2086 # a list of names
  known=$(packages_known $1)
  # shellcheck disable=SC2086 # a list of names
  if [ "$(wc -w <<<"$known")" -lt "$(wc -w <<<"$1")" ]; then
    apt_get update >/dev/null || warn 'apt-get update failed: going on with the lists that are there'
    known=$(packages_known $1)
  fi
  for package in $known; do printf '%s ' "$package"; done
}

packages_known() {
  local package
  for package in "$@"; do
    [ -z "$(LC_ALL=C apt-cache policy "$package" 2>/dev/null | grep 'Candidate: [^(]')" ] || printf '%s\n' "$package"
  done
}

# Progress goes to a log; the last lines of it are shown when apt-get fails.
apt_get() {
  local log=$PRESSYARD_CACHE/apt-get.log
  mkdir -p "$PRESSYARD_CACHE"
  # A service that a package starts must not inherit our lock.
  if ! (close_inherited_files && as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@") </dev/null >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    return 1
  fi
}

# Debian starts a server when it installs one. The sandbox starts its own registry and load balancer on ports of its own.
stop_services_of() {
  local service
  [ -d /run/systemd/system ] || return 0
  for service in docker-registry haproxy; do
    [[ " $1 " != *" $service "* ]] || as_root systemctl disable --now "$service" >/dev/null 2>&1 || true
  done
}

# HashiCorp's releases that this project is tested with: product, version, architecture, SHA-256 of the archive.
release_rows() {
  cat <<'ROWS'
terraform 1.11.4 amd64 1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc
terraform 1.11.4 arm64 a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633
packer 1.11.2 amd64 ced13efc257d0255932d14b8ae8f38863265133739a007c430cae106afcfc45a
packer 1.11.2 arm64 dd296d743dd4593304307583cff5290bba9b868fc2b0b605b64566f8141ca728
ROWS
}

# fetch_release PRODUCT: into the cache's bin folder.
fetch_release() {
  local product=$1 version architecture sum folder
  read -r version architecture sum < <(release_rows |
    awk -v product="$1" -v machine="$(uname -m)" '$1 == product && $3 == (machine == "aarch64" ? "arm64" : "amd64") { print $2, $3, $4 }')
  folder=$(mktemp -d)
  if download "https://releases.hashicorp.com/$product/$version/${product}_${version}_linux_$architecture.zip" "$folder/archive" &&
    (cd "$folder" && sha256sum --check --status <<<"$sum  archive" && unpack_zip archive); then
    install -D -m 755 "$folder/$product" "$PRESSYARD_CACHE/bin/$product"
  else
    warn "$product $version could not be fetched"
  fi
  rm -rf "$folder"
}

# The JDK is needed anyway and its `jar` unpacks a zip, so `unzip` is not.
unpack_zip() { "$(find_jdk)/bin/jar" -x -f "$1"; }

# download URL FILE: by the JDK where there is no curl.
download() {
  local jdk
  if type -P curl >/dev/null; then
    curl --fail --silent --show-error --location --connect-timeout 10 --max-time 600 --output "$2" "$1"
  else
    jdk=$(find_jdk) && "$jdk/bin/java" "$PRESSYARD_HOME/sandbox/machine/Download.java" "$1" "$2"
  fi
}
