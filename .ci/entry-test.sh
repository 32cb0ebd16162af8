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
BASE=pressyard-entry-test:$$
clean_up() {
  ./pressyard down --now --purge --data "$DATA" >/dev/null 2>&1 || true
  [ -z "${STUBBORN:-}" ] || kill -KILL "$STUBBORN" 2>/dev/null || true
  docker rmi "$BASE" >/dev/null 2>&1 || true
  rm -rf "$FOLDER"
}
trap clean_up EXIT

responds() { curl --fail --silent --max-time 10 --output /dev/null "http://127.0.0.1:$1/$2"; }
up() { timeout 600 ./pressyard up --detach --port "$PORT" --data "$DATA"; }
up_with_another_password() { PRESSYARD_ADMIN_PASSWORD='another password' up; }
nothing_runs_from() { ! pgrep --full --list-full "$1"; }

test_options() {
  expect_status 2 'an unknown command is refused' ./pressyard fly
  expect_status 2 'an unknown option is refused' ./pressyard up --fast
  expect_status 2 'a port that is no number is refused' ./pressyard up --port http
  expect_status 2 'a port past 65535 is refused' ./pressyard up --port 65536
  expect_status 2 'an option without its value is refused' ./pressyard down --data
  expect_status 2 'nor is the value behind an equals sign taken unseen' ./pressyard up --port=http
  expect 'each command has help' says 'Usage: ./pressyard' ./pressyard up --help
  expect 'so has doctor' says '--data DIR' ./pressyard doctor --help
  expect 'help lists itself' says 'help    print this' ./pressyard help
  expect 'it says which Pressyard it is' says 'Pressyard ' ./pressyard --version
  expect 'nothing to stop is no error' ./pressyard down --data "$FOLDER/none"
}

test_doctor() {
  expect 'doctor names the JDK' says "jdk " ./pressyard doctor --data "$DATA"
  expect 'doctor speaks JSON' sh -c './pressyard doctor --json | python3 -m json.tool'
  expect_status 1 'doctor fails where tools are missing' without_tools ./pressyard doctor --data "$DATA"
  expect 'doctor says what to do about it' says 'MISSING        install Ansible' without_tools ./pressyard doctor --data "$DATA"
}

# What a test run says last, over reports of as many classes as no pipe holds.
slowest_of_many() (
  export PRESSYARD_HOME=$FOLDER/many
  mkdir -p "$PRESSYARD_HOME/target/surefire-reports"
  for class in {1..3000}; do
    printf '<testsuite name="dev.pressyard.example.Class%dTests" time="%d.5" tests="1">\n' "$class" "$class" \
      >"$PRESSYARD_HOME/target/surefire-reports/TEST-$class.xml"
  done
  # shellcheck source=sandbox/machine/words.sh
  source sandbox/machine/words.sh
  # shellcheck source=sandbox/machine/checks.sh
  source sandbox/machine/checks.sh
  slowest_tests
)

test_closing_lines() {
  expect 'a test run names its slowest classes and goes on' slowest_of_many
  expect 'the slowest first' says '3000  Class3000Tests' slowest_of_many
}

# Both end well, one after the other.
two_ups() {
  local other status=0
  up >"$FOLDER/one" 2>&1 &
  other=$!
  up >"$FOLDER/other" 2>&1 || status=1
  wait "$other" || status=1
  cat "$FOLDER/one" "$FOLDER/other"
  return "$status"
}

portal_has_open() { find "/proc/$(cat "$DATA/portal/pid")/fd" -lname "*$1" | grep --quiet .; }

test_life() {
  exec 9>"$FOLDER/of-the-caller"
  expect 'two at once start a healthy portal' two_ups
  expect 'one of them waited for the other' grep --quiet --extended-regexp 'Waiting for another ./pressyard, process [0-9]+' "$FOLDER/one" "$FOLDER/other"
  expect 'and found its portal' grep --quiet 'The portal runs already' "$FOLDER/one" "$FOLDER/other"
  exec 9>&-
  expect 'the portal keeps no file of whoever started it' not portal_has_open of-the-caller
  expect 'the sign-in page is there' responds "$PORT" sign-in
  expect 'the password is for its owner only' test "$(stat -c %a "$DATA/administrator-password")" = 600
  expect 'up prints the password that was generated, whatever it is told now' says "$(cat "$DATA/administrator-password")" up_with_another_password
  expect 'another port than its own is not passed over in silence' says "it stays on port $PORT" ./pressyard up --detach --port=1 --data "$DATA"
  expect 'up prints the control plane' says "$(cat "$DATA/control-plane/endpoint")" up
  expect_status 1 'a port that is taken is refused' timeout 60 ./pressyard up --detach --port "$PORT" --data "$FOLDER/other"
  expect 'down stops it' ./pressyard down --data "$DATA"
  expect 'nothing answers after down' not responds "$PORT" actuator/health
  expect 'nothing runs after down' nothing_runs_from "$DATA"
  touch "$DATA/portal/scratch/left-by-a-killed-portal"
  expect 'a second up starts it again' up
  expect 'what the portal puts down for a while is among its data' says tomcat ls "$DATA/portal/scratch"
  expect 'and goes with the next start' test ! -e "$DATA/portal/scratch/left-by-a-killed-portal"
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
  test_down_of_what_takes_long "$data"
  expect 'a number that belongs to another process now is left alone' kill -0 $$
}

# A tool that does not end: Ctrl-C ends the waiting for it, patience has an end, and --now has none.
test_down_of_what_takes_long() {
  local data=$1 pid status=0
  expect_status 2 'a time that is no number is refused' env PRESSYARD_FINISHED_WITHIN=soon ./pressyard down --data "$data"
  start_stubborn_tool "$data"
  env --default-signal=INT ./pressyard down --data "$data" >"$FOLDER/waiting" 2>&1 &
  pid=$!
  expect 'down says what it waits for' within 60 grep --quiet 'Waiting up to 20 min for apply of run 2' "$FOLDER/waiting"
  kill -INT "$pid"
  wait "$pid" || status=$?
  expect 'Ctrl-C ends the waiting' test "$status" = 130
  expect 'and leaves the tool alone' kill -0 "$STUBBORN"
  expect 'down says whom it kills in the end' says "$STUBBORN has not finished and is killed" env PRESSYARD_FINISHED_WITHIN=1 ./pressyard down --data "$data"
  expect 'the tool is gone' within 10 has_ended "$STUBBORN"
  start_stubborn_tool "$data"
  expect 'down --now does not wait' timeout 60 ./pressyard down --now --data "$data"
  expect 'the second tool is gone' within 10 has_ended "$STUBBORN"
}

# start_stubborn_tool DATA: as a run's Terraform that waits for a database.
start_stubborn_tool() {
  mkdir -p "$1/runs/2/apply.apply.1"
  setsid bash -c 'trap "" INT; while :; do sleep 0.1; done' &
  STUBBORN=$!
  printf '%s 0 here\n' "$STUBBORN" >"$1/runs/2/apply.apply.1/pid"
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
  docker tag debian:trixie-slim "$BASE" || BASE=debian:trixie-slim
  PRESSYARD_ADMIN_PASSWORD='a password of my own' PRESSYARD_BASE_IMAGE=$BASE env --default-signal=INT \
    ./pressyard up --port "$PORT" --data "$DATA" >"$FOLDER/foreground" 2>&1 &
  pid=$!
  expect 'up in the foreground says when it is ready' within 300 grep --quiet 'Pressyard is ready' "$FOLDER/foreground"
  expect 'up says which password it is' grep --quiet 'the one in PRESSYARD_ADMIN_PASSWORD' "$FOLDER/foreground"
  expect 'a chosen password is taken' signs_in 'a password of my own'
  expect 'the portal starts its images from the chosen base' says "$BASE" page admin/doctor
  expect 'no other password is' not signs_in 'another password'
  expect 'a chosen password is written nowhere' not grep --recursive --quiet 'a password of my own' "$DATA" "$FOLDER/foreground"
  start_stubborn_tool "$DATA"
  kill -INT "$pid" || cat "$FOLDER/foreground"
  expect 'Ctrl-C waits for what is in flight' within 60 grep --quiet 'Waiting up to 20 min for apply of run 2' "$FOLDER/foreground"
  kill -INT "$pid" || cat "$FOLDER/foreground"
  expect 'Ctrl-C again ends it within a minute' within 60 has_ended "$pid"
  expect 'and the tool' within 10 has_ended "$STUBBORN"
  wait "$pid" || status=$?
  expect 'it ends well' test "$status" = 0
  # The process that shows the log looks once a second whether the portal is still there.
  expect 'nothing runs after Ctrl-C' within 10 nothing_runs_from "$DATA"
}

# A container that stands for a site's task, and a process that stands for the portal.
test_word_on_sandbox_sites() {
  local data=$FOLDER/serving task
  mkdir -p "$data/portal"
  packer/offline/make-base-image.sh
  task=$(docker run --detach --stop-signal KILL --label "dev.pressyard.sandbox=$data" --label dev.pressyard.resource=task \
    debian:trixie-slim sleep infinity)
  setsid sleep infinity &
  printf '%s\n' $! >"$data/portal/pid"
  ./pressyard down --data "$data" >"$FOLDER/word" 2>&1 || cat "$FOLDER/word"
  expect 'down says before it stops the portal that sandbox sites end' before 'Stopping the portal' 'sandbox sites end with it (1 tasks)' "$FOLDER/word"
  expect 'and they end' test "$(docker inspect --format '{{.State.Running}}' "$task")" = false
  docker rm --force "$task"
}

# before LATER EARLIER FILE: whether a line of the file with the one follows a line with the other.
before() { sed "/$1/q" "$3" | tee "$FOLDER/until" | tail -n 1 | grep "$1" && grep --fixed-strings "$2" "$FOLDER/until"; }

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

# without_tools COMMAND…: with a PATH that lacks Maven, curl and what the portal drives, as a user who is not root and has
# nothing yet, in a fresh clone of the tree.
without_tools() {
  [ -d "$FOLDER/tree" ] || make_bare_machine
  (cd "$FOLDER/tree" && env --ignore-environment PATH="$FOLDER/bin" HOME="$FOLDER/home" LANG=C.UTF-8 \
    PRESSYARD_MAVEN_REPOSITORY="${PRESSYARD_MAVEN_REPOSITORY:-}" setpriv --reuid 65534 --regid 65534 --clear-groups "$@")
}

make_bare_machine() {
  local tool
  mkdir "$FOLDER/bin" "$FOLDER/home"
  for tool in /usr/bin/* /bin/*; do
    case "${tool##*/}" in
      mvn* | curl | docker | docker-registry | packer | ansible* | terraform | moto_server | dockerd | sudo) ;;
      *) [ -e "$FOLDER/bin/${tool##*/}" ] || ln -s "$tool" "$FOLDER/bin/" ;;
    esac
  done
  mkdir "$FOLDER/tree"
  git ls-files -z --cached --others --exclude-standard -- ':!docs' |
    tar --create --null --files-from - --ignore-failed-read | tar --extract --directory "$FOLDER/tree"
  chown -R 65534:65534 "$FOLDER/tree" "$FOLDER/home"
  chmod 755 "$FOLDER"
}

# Maven does there what it does here: the jar is this machine's, and the fetched Maven is only asked whether it runs.
bring_portal() {
  [ -d "$FOLDER/tree" ] || make_bare_machine
  mkdir -p "$FOLDER/tree/portal/target"
  cp portal/target/pressyard-portal.jar portal/target/built-by-pressyard "$FOLDER/tree/portal/target/"
  chown -R 65534:65534 "$FOLDER/tree/portal/target"
}

# Its version is what it says itself.
fetched_maven_runs() {
  { without_tools ./pressyard doctor --data "$1" || true; } | tee "$FOLDER/doctor" | grep --extended-regexp "^maven +run +3[0-9.]+ +$FOLDER/home/" ||
    { cat "$FOLDER/doctor" && false; }
}

test_bare_machine() {
  local data=$FOLDER/home/data
  bring_portal
  expect 'up works without Docker, Maven, curl and root' without_tools timeout 1500 ./pressyard up --detach --port "$PORT" --data "$data"
  expect 'the Maven that was fetched runs' fetched_maven_runs "$data"
  expect 'the sign-in page is there without Docker' responds "$PORT" sign-in
  expect 'its first administrator signs in' signs_in "$(cat "$data/administrator-password")"
  expect 'its doctor page says what cannot be done' says 'No image can be built' page admin/doctor
  expect 'no stack trace is in its log' not grep --quiet --perl-regexp '^\tat ' "$data/portal/log"
  expect 'down works without Docker' without_tools ./pressyard down --purge --data "$data"
  expect 'nothing runs after that' nothing_runs_from "$data"
}

test_options
test_closing_lines
test_doctor
test_down
test_life
test_foreground
test_bare_machine
if docker version; then test_word_on_sandbox_sites && test_purge_of_the_engine; fi
report
