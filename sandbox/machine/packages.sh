# shellcheck shell=bash
# Debian packages and other downloads.

# install_packages_for "KEY…": installs, in one go, the Debian packages of these tools that this Debian has.
install_packages_for() {
  local key package wanted='' available
  for key in $1; do
    # An engine or an image that is missing is not always a package that is missing.
    for package in $(tool_column "$key" 4); do
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted+="$package "
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
    # shellcheck disable=SC2086 # a list of names
    apt_get install -y --no-install-recommends $available || warn "apt-get could not install $available"
    stop_services_of "$available"
  fi
}

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
    LC_ALL=C apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [^(]' && printf '%s\n' "$package"
  done
  return 0
}

# Progress goes to a log; the last lines of it are shown when apt-get fails.
apt_get() {
  local log=$PRESSYARD_CACHE/apt-get.log
  mkdir -p "$PRESSYARD_CACHE"
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@" </dev/null >"$log" 2>&1; then
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

# fetch_release PRODUCT VERSION: HashiCorp's release, checked against its published sums, into the cache's bin folder.
fetch_release() {
  local product=$1 version=$2 architecture archive folder sites=https://releases.hashicorp.com
  architecture=$(dpkg --print-architecture 2>/dev/null || echo amd64)
  archive=${product}_${version}_linux_${architecture}.zip
  folder=$(mktemp -d)
  if download "$sites/$product/$version/$archive" "$folder/$archive" &&
    download "$sites/$product/$version/${product}_${version}_SHA256SUMS" "$folder/sums" &&
    (cd "$folder" && grep -F " $archive" sums | sha256sum --check --status && unpack_zip "$archive"); then
    install -D -m 755 "$folder/$product" "$PRESSYARD_CACHE/bin/$product"
  else
    warn "$product $version could not be fetched from $sites"
  fi
  rm -rf "$folder"
}

# The JDK is needed anyway and its `jar` unpacks a zip, so `unzip` is not.
unpack_zip() { "$(find_jdk)/bin/jar" -x -f "$1"; }

# download URL FILE
download() {
  if ! type -P curl >/dev/null; then
    { can_be_root && apt_get install -y --no-install-recommends curl ca-certificates; } || return 1
  fi
  curl --fail --silent --location --connect-timeout 10 --max-time 600 --output "$2" "$1"
}
