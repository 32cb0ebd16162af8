#!/usr/bin/env bash
# The entry script as a person uses it: wrong options, doctor, up, a second up, down, purge; and on a machine without
# Docker and without root.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=.ci/expectations.sh
source .ci/expectations.sh

FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/pressyard-entry-test.XXXXXX")
DATA=$FOLDER/data
PORT=$(free_port)
clean_up() {
  ./pressyard down --purge --data "$DATA" >/dev/null 2>&1 || true
  rm -rf "$FOLDER"
}
trap clean_up EXIT

responds() { curl --fail --silent --max-time 10 --output /dev/null "http://127.0.0.1:$1/$2"; }
up() { timeout 600 ./pressyard up --detach --port "$PORT" --data "$DATA"; }
nothing_runs_from() { ! pgrep --full --list-full "$1"; }

test_options() {
  expect_status 2 'an unknown command is refused' ./pressyard fly
  expect_status 2 'an unknown option is refused' ./pressyard up --fast
  expect_status 2 'a port that is no number is refused' ./pressyard up --port http
  expect_status 2 'a port past 65535 is refused' ./pressyard up --port 65536
  expect_status 2 'an option without its value is refused' ./pressyard down --data
  expect 'nothing to stop is no error' ./pressyard down --data "$FOLDER/none"
}

test_doctor() {
  expect 'doctor names the JDK' says "jdk " ./pressyard doctor --data "$DATA"
  expect 'doctor speaks JSON' sh -c './pressyard doctor --json | python3 -m json.tool'
  expect_status 1 'doctor fails where tools are missing' without_tools ./pressyard doctor --data "$DATA"
  expect 'doctor says what to do about it' says 'MISSING        install Ansible' without_tools ./pressyard doctor --data "$DATA"
}

portal_has_open() { find "/proc/$(cat "$DATA/portal/pid")/fd" -lname "*$1" | grep --quiet .; }

test_life() {
  exec 9>"$FOLDER/of-the-caller"
  expect 'up starts a healthy portal' up
  exec 9>&-
  expect 'the portal keeps no file of whoever started it' not portal_has_open of-the-caller
  expect 'the sign-in page is there' responds "$PORT" sign-in
  expect 'the password is for its owner only' test "$(stat -c %a "$DATA/administrator-password")" = 600
  expect 'up again finds it running' says 'runs already' up
  expect 'up prints the password' says "$(cat "$DATA/administrator-password")" up
  expect 'up prints the control plane' says "$(cat "$DATA/control-plane/endpoint")" up
  expect_status 1 'a port that is taken is refused' timeout 60 ./pressyard up --detach --port "$PORT" --data "$FOLDER/other"
  expect 'down stops it' ./pressyard down --data "$DATA"
  expect 'nothing answers after down' not responds "$PORT" actuator/health
  expect 'nothing runs after down' nothing_runs_from "$DATA"
  expect 'a second up starts it again' up
  expect 'what it kept is still there' responds "$PORT" sign-in
  expect 'down --purge stops it' ./pressyard down --purge --data "$DATA"
  expect 'no data is left' test ! -e "$DATA"
  expect 'nothing runs after the purge' nothing_runs_from "$DATA"
}

# A tool that works for a site, and a number that the system has given to somebody else since: this shell.
test_down() {
  local data=$FOLDER/running
  mkdir -p "$data/runs/1/apply" "$data/control-plane"
  # shellcheck disable=SC2016 # the inner shell's own argument
  env --default-signal=INT setsid bash -c 'trap "echo finished >$1; exit" INT; until false; do sleep 0.1; done' - "$FOLDER/told" &
  printf '%s 0 here\n' $! >"$data/runs/1/apply/pid"
  printf '%s\n' $$ >"$data/control-plane/pid"
  touch --date '2000-01-01' "$data/control-plane/pid"
  expect 'down ends well while a tool runs' ./pressyard down --data "$data"
  expect 'the tool was asked to finish' grep --quiet finished "$FOLDER/told"
  expect 'a number that belongs to another process now is left alone' kill -0 $$
}

# What the sandbox makes in the engine has the data folder as its label; another installation's things stay.
test_purge_of_the_engine() {
  local label=dev.pressyard.sandbox data=$FOLDER/sites name=${FOLDER##*.}
  mkdir -p "$data"
  docker network create --label "$label=$data" "ours-$name" && docker volume create --label "$label=$data" "ours-$name"
  docker volume create --label "$label=$data-of-another" "theirs-$name"
  expect 'down --purge ends well with things in the engine' ./pressyard down --purge --data "$data"
  expect_status 1 'the network is gone' docker network inspect "ours-$name"
  expect_status 1 'the volume is gone' docker volume inspect "ours-$name"
  expect 'what belongs to another installation stays' docker volume inspect "theirs-$name"
  docker volume rm "theirs-$name"
}

# Ctrl-C reaches a foreground `up` as INT. A shell without job control starts what it puts into the background with INT
# ignored, hence `env`.
test_foreground() {
  local pid status=0
  PRESSYARD_ADMIN_PASSWORD='a password of my own' env --default-signal=INT \
    ./pressyard up --port "$PORT" --data "$DATA" >"$FOLDER/foreground" 2>&1 &
  pid=$!
  expect 'up in the foreground says when it is ready' within 300 grep --quiet 'Pressyard is ready' "$FOLDER/foreground"
  expect 'a chosen password is taken' signs_in 'a password of my own'
  expect 'no other password is' not signs_in 'another password'
  expect 'a chosen password is written nowhere' not grep --recursive --quiet 'a password of my own' "$DATA" "$FOLDER/foreground"
  kill -INT "$pid" || cat "$FOLDER/foreground"
  expect 'Ctrl-C ends it within a minute' within 60 has_ended "$pid"
  wait "$pid" || status=$?
  expect 'it ends well' test "$status" = 0
  # The process that shows the log looks once a second whether the portal is still there.
  expect 'nothing runs after Ctrl-C' within 10 nothing_runs_from "$DATA"
}

# signs_in PASSWORD: as `admin`, with the form's own token.
signs_in() {
  local cookies=$FOLDER/cookies page="http://127.0.0.1:$PORT/sign-in" token
  rm -f "$cookies"
  token=$(curl --fail --silent --cookie-jar "$cookies" "$page" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | tail -n 1)
  curl --silent --cookie "$cookies" --cookie-jar "$cookies" --dump-header - --output /dev/null "$page" \
    --data-urlencode "_csrf=$token" --data-urlencode 'username=admin' --data-urlencode "password=$1" |
    grep -i '^location:' | tee "$FOLDER/location"
  [ -s "$FOLDER/location" ] && ! grep --quiet sign-in "$FOLDER/location"
}

# page PATH: as whoever signed in last sees it.
page() { curl --fail --silent --cookie "$FOLDER/cookies" "http://127.0.0.1:$PORT/$1"; }

has_ended() { [ "$(ps -o stat= -p "$1" | cut -c 1)" != S ]; }

# without_tools COMMAND…: with a PATH that lacks what the portal drives, as a user who is not root and has nothing yet,
# in a copy of the tree, since the tree itself may lie where that user cannot go.
without_tools() {
  [ -d "$FOLDER/tree" ] || make_bare_machine
  (cd "$FOLDER/tree" && env --ignore-environment PATH="$FOLDER/bin" HOME="$FOLDER/home" LANG=C.UTF-8 \
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@")
}

make_bare_machine() {
  local tool
  mkdir "$FOLDER/bin" "$FOLDER/home"
  for tool in /usr/bin/* /bin/*; do
    case "${tool##*/}" in
      docker | docker-registry | packer | ansible* | terraform | moto_server | dockerd | sudo) ;;
      *) [ -e "$FOLDER/bin/${tool##*/}" ] || ln -s "$tool" "$FOLDER/bin/" ;;
    esac
  done
  mkdir -p "$FOLDER/tree/sandbox" "$FOLDER/tree/portal/target"
  cp -a pressyard ansible packer terraform-modules "$FOLDER/tree/"
  cp -a sandbox/machine "$FOLDER/tree/sandbox/"
  for tool in pressyard-portal.jar pressyard-portal.aot unpacked built-by-pressyard; do
    if [ -e "portal/target/$tool" ]; then cp -a "portal/target/$tool" "$FOLDER/tree/portal/target/"; fi
  done
  chown -R 65534:65534 "$FOLDER/tree" "$FOLDER/home"
  chmod 755 "$FOLDER"
}

test_bare_machine() {
  local data=$FOLDER/home/data
  rm -rf "${FOLDER:?}/tree" "${FOLDER:?}/bin" "${FOLDER:?}/home"
  expect 'up works without Docker and root' without_tools timeout 600 ./pressyard up --detach --port "$PORT" --data "$data"
  expect 'the sign-in page is there without Docker' responds "$PORT" sign-in
  expect 'its first administrator signs in' signs_in "$(cat "$data/administrator-password")"
  expect 'its doctor page says what cannot be done' says 'No image can be built' page admin/doctor
  expect 'no stack trace is in its log' not grep --quiet --perl-regexp '^\tat ' "$data/portal/log"
  expect 'down works without Docker' without_tools ./pressyard down --purge --data "$data"
  expect 'nothing runs after that' nothing_runs_from "$data"
}

test_options
test_doctor
test_down
test_life
test_foreground
test_bare_machine
if docker version; then test_purge_of_the_engine; fi
report
