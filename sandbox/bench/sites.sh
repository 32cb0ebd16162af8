#!/usr/bin/env bash
# Orders several small sites at once from a running portal in the sandbox, waits until all are ready and answer, and
# prints how long that took and what memory they use. The sites stay: `./pressyard down --purge` removes them.
#
# usage: PRESSYARD_ADMIN_PASSWORD=… sandbox/bench/sites.sh PORT DATA [COUNT]
set -euo pipefail

PORTAL=http://127.0.0.1:$1
DATA=$(readlink -f "$2")
COUNT=${3:-10}
PATIENCE=7200
FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/pressyard-bench.XXXXXX")
trap 'rm -rf "$FOLDER"' EXIT

request() { curl --silent --fail --cookie "$FOLDER/cookies" --cookie-jar "$FOLDER/cookies" "$@"; }
field() { sed -n "s/.*name=\"$1\"[^>]*value=\"\([^\"]*\)\".*/\1/p" "$2" | tail -n 1; }

# The password goes through standard input: arguments are seen by every user of the machine.
sign_in() {
  request "$PORTAL/sign-in" >"$FOLDER/page"
  printf '%s' "$PRESSYARD_ADMIN_PASSWORD" | request --output /dev/null "$PORTAL/sign-in" --data-urlencode username=admin \
    --data-urlencode "_csrf=$(field _csrf "$FOLDER/page")" --data-urlencode password@-
}

order() {
  request "$PORTAL/sites/new" >"$FOLDER/page"
  request --output /dev/null "$PORTAL/sites" --data-urlencode "_csrf=$(field _csrf "$FOLDER/page")" \
    --data-urlencode "request=$(field request "$FOLDER/page")" --data-urlencode "name=$1" --data-urlencode "title=Site $1" \
    --data environment=DEVELOPMENT --data size=SMALL --data region=us-east-1 --data-urlencode administratorEmail=ada@example.org
}

address_of() { request "$PORTAL/sites/$1" | grep -o 'http://[a-z0-9-]*\.localhost:[0-9]*/' | sed -n 1p; }

is_ready() {
  local page
  page=$(request "$PORTAL/sites/$1")
  [[ $page =~ 'role="status"'.{0,250}'<span>Ready</span>' ]]
}

answers() {
  local address
  address=$(address_of "$1") && [ -n "$address" ] || return 1
  # Names below localhost are asked for at 127.0.0.1, whatever the resolver thinks of them.
  curl --silent --fail --max-time 30 --output /dev/null --connect-to "::127.0.0.1:" "$address"
}

await_all() {
  local name
  for name in "${NAMES[@]}"; do
    until is_ready "$name" && answers "$name"; do
      [ "$SECONDS" -lt "$PATIENCE" ] || { printf '%s is not ready after %s s\n' "$name" "$SECONDS" >&2 && exit 1; }
      sleep 2
    done
    printf '%s is ready after %s s\n' "$name" "$SECONDS"
  done
}

# memory RESOURCE: mean MiB of the sandbox's containers of one kind.
memory() {
  docker ps --quiet --filter "label=dev.pressyard.sandbox=$DATA" --filter "label=dev.pressyard.resource=$1" |
    xargs docker stats --no-stream --format '{{.MemUsage}}' | sed 's, /.*,,' |
    awk '/GiB/ { $1 = $1 * 1024 } { total += $1 + 0; number++ } END { printf "%s %.0f\n", number, total / number }'
}

mapfile -t NAMES < <(seq -f 'bench-%02.0f' "$COUNT")
sign_in
for name in "${NAMES[@]}"; do order "$name"; done
await_all
read -r tasks task_memory < <(memory task)
read -r databases database_memory < <(memory database)
printf '%s sites ready in %s s; %s tasks of %s MiB, %s databases of %s MiB on average\n' \
  "$COUNT" "$SECONDS" "$tasks" "$task_memory" "$databases" "$database_memory"
