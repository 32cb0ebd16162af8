# shellcheck shell=bash
# The portal: built when its sources changed, started in a session of its own, stopped with all that it started.

HEALTHY_WITHIN=300
STOPPED_WITHIN=60
FINISHED_WITHIN=300
SANDBOX_LABEL=dev.pressyard.sandbox

command_up() {
  if process_in "$PRESSYARD_DATA/portal/pid" >/dev/null; then
    PORT=$(cat "$PRESSYARD_DATA/portal/port")
    say 'The portal runs already.'
    wait_until "$HEALTHY_WITHIN" portal_is_healthy || fail "it does not answer: see $PRESSYARD_DATA/portal/log, or ./pressyard down"
    print_address
    return 0
  fi
  ! port_answers || fail "port $PORT is taken: choose another with --port"
  trap 'stop_all && exit 130' INT TERM HUP
  prepare_machine
  start_portal
  print_address
  if [ "$DETACH" = no ]; then follow_portal; fi
}

# prepare_machine: the build needs Java alone, so what takes long besides is done beside it.
prepare_machine() {
  (umask 077 && mkdir -p "$PRESSYARD_DATA/portal")
  make_ready run sites
  enter_docker_group
  [ -z "$(missing_tools run)" ] || fail 'the portal cannot start without these'
  prepare_sites &
  build_portal
  train_portal
  wait $! || true
  use_wordpress_archive
  use_revision
  use_provider
}

prepare_sites() {
  if start_engine; then
    make_base_image
    make_wordpress_archive
  fi
  fetch_provider
}

# build_portal: only when a source is younger than the last good build.
build_portal() {
  if portal_is_built; then return 0; fi
  say 'Building the portal'
  build --quiet --projects portal --also-make -DskipTests package || fail 'the portal could not be built'
}

# build MAVEN-ARGUMENT…: what is edited while it runs counts as younger than it. The portal's pom turns the time at which it
# began into PORTAL_BUILT as soon as the jar is whole.
build() {
  mkdir -p "$(dirname "$PORTAL_BUILT")"
  touch "$PORTAL_BUILT.begun"
  # A build that was cut short leaves half a jar, which Maven would take for a whole one.
  rm -f "$PORTAL_BUILT" "$PORTAL_JAR" "$PORTAL_JAR.original"
  maven "$@"
}

portal_is_built() { [ -f "$PORTAL_JAR" ] && [ -f "$PORTAL_BUILT" ] && [ -z "$(sources_newer_than "$PORTAL_BUILT")" ]; }

# Folders count too: their time changes when a file goes.
sources_newer_than() {
  find "$PRESSYARD_HOME/pom.xml" "$PRESSYARD_HOME"/{provisioning,sandbox,portal}/{pom.xml,src} -newer "$1" -print -quit 2>/dev/null
}

# train_portal: starts the built portal once on data that is thrown away, so that the JVM remembers its classes (JEP 514).
# Every later start takes about a third of the processor time. Without that memory the portal starts all the same.
# One at a time: two installations of one tree may start at once.
train_portal() {
  (flock 9 && train_portal_alone 9>&-) 9>"$PORTAL_MEMORY.lock"
}

train_portal_alone() {
  local folder
  [ ! "$PORTAL_MEMORY" -nt "$PORTAL_JAR" ] || return 0
  note 'Preparing quick starts'
  folder=$(mktemp -d "${TMPDIR:-/tmp}/pressyard-training.XXXXXX")
  rm -rf "$PORTAL_UNPACKED" "$PORTAL_MEMORY"
  if ! train_in "$folder" >"$folder/log" 2>&1; then
    rm -f "$PORTAL_MEMORY"
    tail -n 5 "$folder/log" >&2
    warn 'quick starts could not be prepared'
  fi
  (PRESSYARD_DATA=$folder && stop_others)
  rm -rf "$folder"
}

# What a start that was cut short has seen is worth remembering as well, so only the file counts.
train_in() {
  local java
  java=$(find_jdk)/bin/java
  "$java" -Djarmode=tools -jar "$PORTAL_JAR" extract --destination "$PORTAL_UNPACKED" || return 1
  (cd "$1" && PRESSYARD_DATA=$1/data SERVER_ADDRESS=127.0.0.1 SERVER_PORT=0 timeout 600 \
    "$java" -XX:AOTCacheOutput="$PORTAL_MEMORY" -Dspring.context.exit=onRefresh \
    -jar "$PORTAL_UNPACKED/pressyard-portal.jar" </dev/null) || true
  [ -s "$PORTAL_MEMORY" ]
}

start_portal() {
  local folder=$PRESSYARD_DATA/portal
  say 'Starting the portal'
  [ ! -f "$folder/log" ] || mv "$folder/log" "$folder/log.before"
  (umask 077 && : >"$folder/log")
  printf '%s\n' "$PORT" >"$folder/port"
  export SERVER_PORT=$PORT SERVER_ADDRESS=127.0.0.1
  # Sites really run, and go on while the portal restarts; `down` stops them.
  export PRESSYARD_SANDBOX_RUNTIME=${PRESSYARD_SANDBOX_RUNTIME:-true} PRESSYARD_SANDBOX_OUTLIVESPORTAL=true
  run_portal >>"$folder/log" 2>&1 </dev/null &
  printf '%s\n' $! >"$folder/pid"
  if ! wait_until "$HEALTHY_WITHIN" portal_is_healthy_or_gone "$!" || ! portal_is_healthy; then
    tail -n 20 "$folder/log" >&2
    stop_all
    fail "the portal did not become healthy; its log is $folder/log"
  fi
}

# In a session of its own: Ctrl-C is for the script, which then stops the portal in order.
run_portal() {
  local options=()
  read -r -a options <<<"${PRESSYARD_JAVA_OPTIONS:-}"
  if [ "$PORTAL_MEMORY" -nt "$PORTAL_JAR" ]; then
    options+=(-XX:AOTCache="$PORTAL_MEMORY" -Xlog:aot*=off -jar "$PORTAL_UNPACKED/pressyard-portal.jar")
  else
    options+=(-jar "$PORTAL_JAR")
  fi
  cd "$PRESSYARD_DATA"
  close_inherited_files
  exec setsid "$(find_jdk)/bin/java" "${options[@]}"
}

portal_is_healthy_or_gone() { portal_is_healthy || process_gone "$1"; }

# Asked without curl, which a small Debian lacks.
portal_is_healthy() {
  local status=''
  port_answers || return 1
  {
    printf 'GET /actuator/health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    read -r -t 5 status <&3 || true
  } 3<>"/dev/tcp/127.0.0.1/$PORT" 2>/dev/null
  [[ $status == HTTP/1.*' 200'* ]]
}

port_answers() { (: 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; }

print_address() {
  local endpoint=${PRESSYARD_SANDBOX_ENDPOINT:-} password='the one in PRESSYARD_ADMIN_PASSWORD'
  if [ -z "$endpoint" ] && find_tool moto >/dev/null; then
    wait_until 15 test -s "$PRESSYARD_DATA/control-plane/endpoint" || true
    endpoint=$(cat "$PRESSYARD_DATA/control-plane/endpoint" 2>/dev/null || true)
  fi
  if [ -z "${PRESSYARD_ADMIN_PASSWORD:-}" ]; then
    password=$(cat "$PRESSYARD_DATA/administrator-password" 2>/dev/null || echo 'the one chosen in the portal')
  fi
  printf '\n'
  say 'Pressyard is ready.'
  printf '  %-15s %s\n' \
    Address "http://127.0.0.1:$PORT" \
    Administrator admin \
    Password "$password" \
    'Control plane' "${endpoint:-none: see ./pressyard doctor}" \
    Log "$PRESSYARD_DATA/portal/log"
  printf '\n'
}

# follow_portal: shows the log until Ctrl-C, or until the portal ends by itself.
follow_portal() {
  local pid
  pid=$(process_in "$PRESSYARD_DATA/portal/pid") || fail 'the portal has ended'
  trap 'printf "\n" && stop_all && exit 0' INT TERM HUP
  note 'Ctrl-C stops it.'
  tail --lines 0 --follow --pid "$pid" "$PRESSYARD_DATA/portal/log" &
  wait $! || true
  stop_all
  fail "the portal ended by itself; its log is $PRESSYARD_DATA/portal/log"
}

command_down() {
  [ -d "$PRESSYARD_DATA" ] || { say "Nothing to stop: there is no $PRESSYARD_DATA." && return 0; }
  enter_docker_group
  if [ "$PURGE" = yes ]; then purge_all; else stop_all; fi
  say 'Stopped.'
}

# stop_all: what runs for sites first, which needs the portal to write its state; then the portal, which ends its Postgres;
# then whatever else left its number in the data.
stop_all() {
  trap '' INT TERM HUP
  stop_portal
  stop_containers
  stop_engine
}

stop_portal() {
  stop_runs "$FINISHED_WITHIN"
  if process_in "$PRESSYARD_DATA/portal/pid" >/dev/null; then note 'Stopping the portal'; fi
  stop_process "$PRESSYARD_DATA/portal/pid" TERM "$STOPPED_WITHIN"
  # What a worker began in its last moment.
  stop_runs 10
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
