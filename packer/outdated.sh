#!/usr/bin/env bash
# Lists the packages of an image that a rebuild would update now, by apt's own reckoning against the archive that the image names.
#
# usage: packer/outdated.sh IMAGE
# prints one line of JSON for each package: {"package":…,"installed":…,"candidate":…}; none if all are current.
set -euo pipefail

readonly image=${1:?usage: outdated.sh IMAGE}

docker run --rm --user=0:0 --entrypoint=bash "$image" -c \
  'apt-get -qq update >&2 && apt-get --simulate dist-upgrade' |
  sed -nE 's/^Inst ([^ ]+) \[([^]]+)\] \(([^ ]+) .*/{"package":"\1","installed":"\2","candidate":"\3"}/p'
