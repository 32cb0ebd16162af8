#!/usr/bin/env bash
# Makes sure that the engine has an image for packer/base to start from.
#
# Three ways, the first that works: it is already there; a registry answers and it is pulled; it is made from Debian's
# own packages with mmdebstrap, through the mirror and the proxy that apt on this machine is set up for. The last is for
# names of Debian 13 alone: under any other, mistyped perhaps, would be what nobody asked for.
#
# usage: make-base-image.sh [IMAGE]          (default: debian:trixie-slim)
# prints the image's id.
set -euo pipefail

readonly image=${1:-debian:trixie-slim}
readonly suite=trixie
readonly registry_patience=10s

say() { printf 'base image: %s\n' "$*" >&2; }

engine_has_image() { docker image inspect "$image" >/dev/null 2>&1; }

pull_image() {
  timeout "$registry_patience" docker manifest inspect "$image" >/dev/null 2>&1 || return 1
  docker pull --quiet "$image" >&2
}

# The mirror that this machine's apt uses for Debian proper; nothing on a machine that is not a Debian.
debian_mirror() {
  command -v apt-get >/dev/null || return 0
  # shellcheck disable=SC2016 # the dollars are apt's
  apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 == "Debian" && $2 == "Debian" { sub("/$", "", $3); print $3; exit }'
}

# The suites of a mirror, which keeps the security archive beside the main one under its usual name. Without a mirror
# mmdebstrap takes Debian's public one.
package_sources() {
  local mirror=$1
  [[ -n $mirror ]] || return 0
  printf 'deb %s %s main\n' "$mirror" "$suite" "$mirror" "$suite-updates" "$mirror-security" "$suite-security"
}

# apt's own settings for the way out of this machine. They stay in the image, whose builds go the same way.
network_options() {
  command -v apt-config >/dev/null || return 0
  apt-config dump 2>/dev/null |
    grep -E '^Acquire::(https?::Proxy|https?::[^ ]+::Proxy|Check-Valid-Until|Check-Date|https::CaInfo) "[^"]+";$' |
    sed 's/^/--aptopt=/' || true
}

# What Debian's own slim images leave out (copyright files stay), and what makes apt quick where a crash loses nothing.
slim_options() {
  local path
  for path in doc info linda lintian locale man; do
    printf -- '--dpkgopt=path-exclude=/usr/share/%s/*\n' "$path"
  done
  printf -- '--dpkgopt=path-include=/usr/share/doc/*/copyright\n'
  printf -- '--dpkgopt=force-unsafe-io\n'
  printf -- '--aptopt=Acquire::Languages "none"\n'
}

make_image() {
  command -v mmdebstrap >/dev/null || {
    say "no registry answers and mmdebstrap is missing: apt-get install mmdebstrap"
    return 1
  }
  local options mirror
  mapfile -t options < <(network_options && slim_options)
  mirror=$(debian_mirror)
  say "no registry answers: making $image from ${mirror:-Debian\'s public mirror}"
  workspace=$(mktemp -d)
  trap 'rm -rf "$workspace"' EXIT
  package_sources "$mirror" |
    mmdebstrap --quiet --variant=minbase --include=ca-certificates "${options[@]}" "$suite" "$workspace/root.tar" ${mirror:+-}
  docker import --change 'CMD ["/bin/bash"]' "$workspace/root.tar" "$image" >/dev/null
}

is_what_we_make() { [[ $image =~ ^debian:(trixie|13)(-slim)?$ ]]; }

if engine_has_image; then
  say "$image is here already"
elif pull_image; then
  say "$image was pulled"
elif ! is_what_we_make; then
  say "the engine has no $image and no registry answers with one; only debian:trixie-slim can be made here"
  exit 1
else
  make_image
  say "$image was made"
fi
docker image inspect --format '{{.Id}}' "$image"
