# shellcheck shell=bash
# The tools that runs have started: each has a folder below runs/ in the data with its number in a file named `pid`.

# stop_runs SECONDS: Terraform and Packer get INT, and time for the resource in flight. TERM would lose that resource from
# the state, since the provider dies first.
stop_runs() {
  local process
  [ -n "$(run_processes)" ] || return 0
  note 'Letting running tools finish what is in flight'
  for process in $(run_processes); do signal_process INT "-$process"; done
  wait_until "$1" no_run_processes && return 0
  for process in $(run_processes); do
    warn "process $process did not finish within $1 s and is killed"
    signal_process KILL "-$process"
  done
}

run_processes() {
  local file
  while read -r file; do
    process_in "$file" && printf '\n'
  done < <(find "$PRESSYARD_DATA/runs" -name pid 2>/dev/null)
  return 0
}

no_run_processes() { [ -z "$(run_processes)" ]; }
