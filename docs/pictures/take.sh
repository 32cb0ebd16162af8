#!/usr/bin/env bash
# Takes the pictures in this folder from a real run: starts Pressyard with an empty data folder of its own, orders sites
# in a browser, photographs every page light and dark, and takes everything down again. Needs what `./pressyard test`
# needs, and about a quarter of an hour.
set -euo pipefail
PRESSYARD_HOME=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=sandbox/machine/java.sh
source "$PRESSYARD_HOME/sandbox/machine/java.sh"
maven --quiet --projects portal --also-make -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=PicturesOfARealRun -Dfailsafe.failIfNoSpecifiedTests=false verify
