# shellcheck shell=bash
# The way up: the machine made ready, the portal built and started in a session of its own, its address printed.

HEALTHY_WITHIN=300
HAS_STARTED_PORTAL=no

command_up() {
  take_turn
  if process_in "$PRESSYARD_DATA/portal/pid" >/dev/null; then
    PORT=$(cat "$PRESSYARD_DATA/portal/port")
    say 'The portal runs already.'
    [ "${PORT_ASKED:-$PORT}" = "$PORT" ] || warn "it stays on port $PORT: only a start takes --port, so ./pressyard down comes before"
    wait_until "$HEALTHY_WITHIN" portal_is_healthy || fail "it does not answer: see $PRESSYARD_DATA/portal/log, or ./pressyard down"
    give_turn
    print_address
    return 0
  fi
  ! port_answers || fail "port $PORT is taken: choose another with --port"
  trap 'stop_all && exit 130' INT TERM HUP
  prepare_machine
  start_portal
  give_turn
  print_address
  if [ "$DETACH" = no ]; then follow_portal; fi
}

# take_turn: two at once would start two portals on one database. The second waits until the first one's portal is healthy, and
# finds it running.
take_turn() {
  local file=$PRESSYARD_DATA/up.lock
  if ! (umask 077 && mkdir -p "$PRESSYARD_DATA/portal") || [ ! -w "$PRESSYARD_DATA" ]; then fail "$PRESSYARD_DATA cannot be written"; fi
  exec {TURN}>>"$file"
  take_lock "$TURN" "$file" "starts a portal on $PRESSYARD_DATA" || { give_turn && take_turn; }
}

give_turn() { exec {TURN}>&-; }

# prepare_machine: the build needs Java alone, so what takes long besides is done beside it.
prepare_machine() {
  # Before what takes long, since it begins anew; and behind it, for the group may only come with the engine.
  enter_docker_group
  make_ready run sites
  enter_docker_group
  [ -z "$(missing_tools run)" ] || fail 'the portal cannot start without these'
  { give_turn && prepare_sites; } &
  build_portal
  train_portal
  wait $! || true
  use_base_image
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
  HAS_STARTED_PORTAL=yes
}

# In a session of its own: Ctrl-C is for the script, which then stops the portal in order.
run_portal() {
  local options=() scratch=$PRESSYARD_DATA/portal/scratch
  read -r -a options <<<"${PRESSYARD_JAVA_OPTIONS--XX:+UseSerialGC -Xmx1g}"
  # What a portal that was killed left there (Tomcat's folders, for one) goes with the next start, or with the data.
  rm -rf "$scratch"
  mkdir -m 700 "$scratch"
  options+=(-Djava.io.tmpdir="$scratch")
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
  local endpoint=${PRESSYARD_SANDBOX_ENDPOINT:-}
  if [ -z "$endpoint" ] && find_tool moto >/dev/null; then
    wait_until 60 test -s "$PRESSYARD_DATA/control-plane/endpoint" || true
    endpoint=$(cat "$PRESSYARD_DATA/control-plane/endpoint" 2>/dev/null || true)
  fi
  printf '\n'
  say 'Pressyard is ready.'
  printf '  %-15s %s\n' \
    Address "http://127.0.0.1:$PORT" \
    Administrator admin \
    Password "$(password_in_words)" \
    'Control plane' "${endpoint:-none: see ./pressyard doctor}" \
    Log "$PRESSYARD_DATA/portal/log"
  printf '\n'
}

# password_in_words: the portal reads PRESSYARD_ADMIN_PASSWORD only if nobody can sign in yet, and says so in its log.
password_in_words() {
  if [ -n "${PRESSYARD_ADMIN_PASSWORD:-}" ] && [ "$HAS_STARTED_PORTAL" = yes ] &&
    grep -q 'Made the first administrator' "$PRESSYARD_DATA/portal/log"; then
    printf 'the one in PRESSYARD_ADMIN_PASSWORD'
  else
    cat "$PRESSYARD_DATA/administrator-password" 2>/dev/null || printf 'the one chosen at the first start, or in the portal since'
  fi
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
