# shellcheck shell=bash
# The tools that runs have started: each has a folder below runs/ in the data with its number in a file named `pid`.

# How many seconds they may take to end. An interrupted Terraform gives up its waits, as for a database to be ready, and writes
# its state, mostly within a minute; one that is killed leaves its lock, and a database that is in no state.
FINISHED_WITHIN=${PRESSYARD_FINISHED_WITHIN:-1200}
[[ $FINISHED_WITHIN =~ ^[0-9]+$ ]] || fail "PRESSYARD_FINISHED_WITHIN has to be a number of seconds, not '$FINISHED_WITHIN'" 2

# What Ctrl-C means while they are waited for: `kill` ends them; `leave` ends the waiting and nothing else; `nothing`.
ON_INTERRUPT=kill
INTERRUPTED=no

# stop_runs SECONDS: Terraform and Packer get INT, and time for the resource in flight. TERM would lose that resource from
# the state, since the provider dies first.
stop_runs() {
  local process
  begin_nothing_more
  [ -n "$(run_processes)" ] || return 0
  INTERRUPTED=no
  [ "$ON_INTERRUPT" = nothing ] || trap 'INTERRUPTED=yes' INT
  [ "$1" -eq 0 ] || note "Waiting up to $(time_in_words "$1") for $(runs_in_words) to finish what is in flight$(interrupt_in_words)"
  for process in $(run_processes); do signal_process INT "-$process"; done
  if wait_for_runs "$1"; then return 0; fi
  if [ "$INTERRUPTED" = yes ] && [ "$ON_INTERRUPT" = leave ]; then
    rm -f "$PRESSYARD_DATA/runs/draining"
    fail "$(runs_in_words): asked to finish, and left alone; the portal still runs. ./pressyard down waits again" 130
  fi
  for process in $(run_processes); do
    warn "process $process has not finished and is killed: what was in flight may exist without being in a state"
    signal_process KILL "-$process"
  done
}

# The portal's worker takes nothing more from the queue while this file is there, and removes it when it starts.
begin_nothing_more() { [ ! -d "$PRESSYARD_DATA/runs" ] || touch "$PRESSYARD_DATA/runs/draining"; }

wait_for_runs() {
  local deadline=$((SECONDS + $1)) told=$SECONDS
  until no_run_processes || [ "$INTERRUPTED" = yes ] || [ "$SECONDS" -ge "$deadline" ]; do
    if [ $((SECONDS - told)) -ge 60 ]; then
      told=$SECONDS
      note "Still waiting for $(runs_in_words)"
    fi
    sleep 0.2 || true
  done
  trap '' INT
  no_run_processes
}

interrupt_in_words() {
  case "$ON_INTERRUPT" in
    kill) printf '. Ctrl-C again kills them, and may lose it' ;;
    leave) printf '. Ctrl-C leaves them to it' ;;
  esac
}

# time_in_words SECONDS
time_in_words() { if [ "$1" -ge 120 ]; then printf '%s min' $(($1 / 60)); else printf '%s s' "$1"; fi; }

# runs_in_words: such as "apply of run 12, plan of run 13".
runs_in_words() {
  local file step words=''
  while read -r file; do
    step=${file%/pid}
    words+=", $(basename "$step" | cut -d . -f 1) of run $(basename "$(dirname "$step")")"
  done < <(run_files)
  printf '%s' "${words#, }"
}

run_processes() {
  local file
  while read -r file; do
    process_in "$file" && printf '\n'
  done < <(run_files)
  return 0
}

# run_files: where the numbers of the tools are that are at work.
run_files() {
  local file
  while read -r file; do
    if process_in "$file" >/dev/null; then printf '%s\n' "$file"; fi
  done < <(find "$PRESSYARD_DATA/runs" -maxdepth 3 -name pid 2>/dev/null)
}

no_run_processes() { [ -z "$(run_files)" ]; }
