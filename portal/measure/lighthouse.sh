#!/usr/bin/env bash
# Has Lighthouse look at pages of a portal that runs on 127.0.0.1, in the machine's own Chromium, and prints the scores
# and what a first visit weighs:
#   PRESSYARD_ADMIN_PASSWORD=… portal/measure/lighthouse.sh 8080 /sign-in /sites /runs/1
# Needs node, npm (Lighthouse is installed into a temporary folder) and Chromium. Every page but /sign-in is visited as admin.
set -euo pipefail

port=${1:?on which port the portal listens}
shift
[ $# -gt 0 ] || set -- /sign-in /sites
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/lighthouse.mjs" "$folder/"
npm install --silent --no-audit --no-fund --prefix "$folder" lighthouse@12.8.2 >&2
CHROME_PATH=$(command -v chromium || command -v google-chrome) \
  node "$folder/lighthouse.mjs" "$port" "$@"
