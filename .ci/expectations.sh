# shellcheck shell=bash
# A few words for tests of commands. Each expectation is one check; `report` closes with their number.

EXPECTATIONS_MET=0
EXPECTATIONS_FAILED=0

# expect WHAT COMMAND…: the command has to succeed; what it said is shown when it does not.
expect() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    EXPECTATIONS_MET=$((EXPECTATIONS_MET + 1))
    printf 'ok      %s\n' "$what"
  else
    EXPECTATIONS_FAILED=$((EXPECTATIONS_FAILED + 1))
    printf 'FAILED  %s\n        %s\n%s\n' "$what" "$*" "$said"
  fi
}

# expect_status STATUS WHAT COMMAND…
expect_status() { expect "$2" exits_with "$1" "${@:3}"; }

exits_with() {
  local wanted=$1 status=0
  shift
  "$@" || status=$?
  printf 'exit status %s, expected %s\n' "$status" "$wanted"
  [ "$status" -eq "$wanted" ]
}

# says TEXT COMMAND…: whether its output holds the text.
says() {
  local text=$1 said
  shift
  said=$("$@" 2>&1 || true)
  printf '%s\n' "$said"
  [ -n "$text" ] && [[ $said == *"$text"* ]]
}

not() { ! "$@"; }

# within SECONDS COMMAND…: whether it succeeds at least once before the time is over.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.2
  done
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

report() {
  printf '%s passed, %s failed\n' "$EXPECTATIONS_MET" "$EXPECTATIONS_FAILED"
  [ "$EXPECTATIONS_FAILED" -eq 0 ]
}
