# shellcheck shell=bash
# Processes that outlive the script: each has a folder in the data with its number in a file named `pid`.

is_root() { [ "$(id -u)" -eq 0 ]; }

# as_root COMMAND…: runs it as root, or fails without asking for a password.
as_root() {
  if is_root; then "$@"; else sudo -n "$@"; fi
}

can_be_root() { is_root || sudo -n true 2>/dev/null; }

# process_in FILE: prints the number of the live process that the file's first word names.
# A number that the system gave to a younger process since the file was written does not count.
process_in() {
  local pid=''
  { read -r pid _ <"$1"; } 2>/dev/null || true
  [[ $pid =~ ^[1-9][0-9]*$ ]] && [ -d "/proc/$pid" ] || return 1
  [ "$(process_state "$pid")" != Z ] && [ "$(process_started_at "$pid")" -le $(($(stat -c %Y "$1") + 2)) ] || return 1
  printf '%s' "$pid"
}

process_state() { sed -n 's/^.*) \(.\) .*$/\1/p' "/proc/$1/stat" 2>/dev/null; }

# process_started_at PID: seconds since 1970.
process_started_at() {
  local ticks booted
  ticks=$(sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20)
  booted=$(sed -n 's/^btime //p' /proc/stat)
  printf '%s' $((booted + ${ticks:-0} / $(getconf CLK_TCK)))
}

# stop_process FILE SIGNAL SECONDS: ends the process that the file names and removes the file.
# Past the seconds it is killed. Not an error when there is none.
stop_process() {
  local pid
  if pid=$(process_in "$1"); then
    signal_process "$2" "$pid"
    if ! wait_until "$3" process_gone "$pid"; then
      warn "process $pid did not stop within $3 s and is killed"
      signal_process KILL "$pid"
      wait_until 10 process_gone "$pid" || return 1
    fi
  fi
  rm -f "$1"
}

# signal_process SIGNAL PID; a PID with a minus is a whole group. A process of root's is ended through sudo where the script's user may use it.
signal_process() { kill "-$1" "$2" 2>/dev/null || as_root kill "-$1" "$2" 2>/dev/null || true; }

process_gone() { [ ! -d "/proc/$1" ] || [ "$(process_state "$1")" = Z ]; }

# wait_until SECONDS CONDITION…: asks ten times a second; fails once the time is over.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

# take_lock DESCRIPTOR FILE WHAT: waits until the file, open at that descriptor, is locked for this process and whoever inherits
# the descriptor; says meanwhile which ./pressyard does WHAT. Fails if the file was removed before it was our turn.
take_lock() {
  if ! flock --nonblock "$1"; then
    note "Waiting for another ./pressyard, process $(cat "$2" 2>/dev/null), which $3"
    flock "$1"
  fi
  [ "$2" -ef "/proc/$BASHPID/fd/$1" ] || return 1
  printf '%s\n' $$ >"$2"
}

# close_inherited_files: whatever the caller had open (the lock of a flock around `up`, say) is not this process's to keep.
close_inherited_files() {
  local file
  for file in /proc/self/fd/*; do
    file=${file##*/}
    [ "$file" -le 2 ] || eval "exec $file>&-"
  done
}
