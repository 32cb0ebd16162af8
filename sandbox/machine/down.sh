# shellcheck shell=bash
# The way down: everything that `up` began, by number, in an order that loses nothing.

STOPPED_WITHIN=60
SANDBOX_LABEL=dev.pressyard.sandbox

command_down() {
  [ -d "$PRESSYARD_DATA" ] || { say "Nothing to stop: there is no $PRESSYARD_DATA." && return 0; }
  enter_docker_group
  ON_INTERRUPT=leave
  if [ "$PURGE" = yes ]; then purge_all; else stop_all; fi
  say 'Stopped.'
}

# stop_all: what runs for sites first, which needs the portal to write its state; then the portal, which ends its Postgres;
# then whatever else left its number in the data.
stop_all() {
  trap '' INT TERM HUP
  say_what_ends
  stop_portal
  stop_containers
  stop_engine
}

# The control plane remembers in memory alone, and stops with the portal: a word that comes before anything has stopped.
say_what_ends() {
  engine_answers || return 0
  local tasks
  tasks=$(docker ps --quiet --filter "label=$SANDBOX_LABEL=$PRESSYARD_DATA" --filter label=dev.pressyard.resource=task | wc -l)
  [ "$tasks" -eq 0 ] || warn "sandbox sites end with it ($tasks tasks), and the sandbox forgets them: they are Lost when it starts again"
}

stop_portal() {
  stop_runs "$FINISHED_WITHIN"
  if process_in "$PRESSYARD_DATA/portal/pid" >/dev/null; then note 'Stopping the portal'; fi
  stop_process "$PRESSYARD_DATA/portal/pid" TERM "$STOPPED_WITHIN"
  # What a worker began in its last moment.
  ON_INTERRUPT=nothing stop_runs 10
  stop_others
}

stop_others() {
  local file
  while read -r file; do
    stop_process "$file" TERM 20
  done < <(find "$PRESSYARD_DATA" -maxdepth 4 \( -name pid -o -name '*.pid' \) -not -name postmaster.pid \
    -not -path "$PRESSYARD_DATA/docker-engine/*" -not -path "$PRESSYARD_DATA/runs/*" -not -path "*/process/pid" 2>/dev/null)
  # Only a portal that was killed leaves its Postgres behind. INT is Postgres's own quick and clean stop.
  while read -r file; do
    if process_in "$file" >/dev/null; then stop_process "$file" INT 30; fi
  done < <(find "$PRESSYARD_DATA" -maxdepth 4 -name postmaster.pid 2>/dev/null)
}

# Containers of this installation's sandbox stop with it; the next portal finds them, and removes what its control plane has not
# ordered. Their label holds the installation's data folder.
stop_containers() {
  engine_answers || return 0
  docker ps --quiet --filter "label=$SANDBOX_LABEL=$PRESSYARD_DATA" | xargs --no-run-if-empty docker stop --time 30 >/dev/null
}

# purge_all: what the sandbox made lies in the engine as well, so the engine has to run for that.
purge_all() {
  local file=$PRESSYARD_DATA/docker-engine/pid
  stop_portal
  if start_engine; then
    remove_from_engine
  elif has_used_engine; then
    fail "no Docker engine answers, and containers of $PRESSYARD_DATA may lie in it. Start the engine and purge again; the folder is kept"
  fi
  stop_engine
  [ ! -f "$file" ] || fail "the Docker engine did not stop; $PRESSYARD_DATA is kept"
  rm -rf "$PRESSYARD_DATA"
}

# Only a sandbox that has had an engine leaves these behind.
has_used_engine() { [ -d "$PRESSYARD_DATA/runtime/ports" ] || [ -d "$PRESSYARD_DATA/runtime/snapshots" ]; }

remove_from_engine() {
  local filter="label=$SANDBOX_LABEL=$PRESSYARD_DATA"
  docker ps --all --quiet --filter "$filter" | xargs --no-run-if-empty docker rm --force --volumes >/dev/null
  docker volume ls --quiet --filter "$filter" | xargs --no-run-if-empty docker volume rm --force >/dev/null
  docker network ls --quiet --filter "$filter" | xargs --no-run-if-empty docker network rm >/dev/null
  remove_pushed_images
}

# Images bear no installation's label, since installations share those of the same contents. Only the names by which this one's
# registry has them are its own; what has no other name goes with them.
remove_pushed_images() {
  local port
  port=$(cat "$PRESSYARD_DATA/registry/port" 2>/dev/null) || return 0
  docker images --format '{{.Repository}}:{{.Tag}}' --filter "reference=127.0.0.1:$port/*/*" | sed '/:<none>$/d' \
    | xargs --no-run-if-empty docker rmi >/dev/null || warn 'some images of the sandbox are still in the engine'
}
