#!/usr/bin/env bash
# What the portal's container runs: the portal, and when the container is to stop, first the tools that are at work. Java
# alone would end at once, and the container with it: Terraform would be killed with its lock held and the resource in
# flight in no state.
set -euo pipefail

# shellcheck source=sandbox/machine/words.sh
source "$PRESSYARD_HOME/machine/words.sh"
# shellcheck source=sandbox/machine/processes.sh
source "$PRESSYARD_HOME/machine/processes.sh"
# shellcheck source=sandbox/machine/runs.sh
source "$PRESSYARD_HOME/machine/runs.sh"

# It has as many seconds as the container's grace leaves (compose.yaml: 22 minutes), and no terminal to be hurried from.
# shellcheck disable=SC2034 # of runs.sh
ON_INTERRUPT=nothing

# The portal takes the state of what ends here, so it is the last to go.
# shellcheck disable=SC2317 # called by the trap
stop() {
  trap '' TERM INT
  stop_runs "$FINISHED_WITHIN"
  signal_process TERM "$portal"
}

read -r -a options <<<"${PRESSYARD_JAVA_OPTIONS--XX:+UseSerialGC -Xmx1g}"
java "${options[@]}" -jar "$PRESSYARD_HOME/pressyard-portal.jar" "$@" &
portal=$!
trap 'stop' TERM INT
# A signal ends the first wait; the second tells how the portal ended, even if it has by now.
wait "$portal" || true
status=0
wait "$portal" || status=$?
# What a worker began in its last moment.
stop_runs 10
exit "$status"
