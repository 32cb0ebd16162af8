#!/usr/bin/env bash
# The container: built from the jar that Maven made, started with its own Postgres inside, and again with compose.yaml
# beside a Postgres of its own; healthy, signed out, and stopped within its time.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=.ci/expectations.sh
source .ci/expectations.sh
PRESSYARD_HOME=$PWD
# shellcheck source=sandbox/machine/settings.sh
source sandbox/machine/settings.sh
# shellcheck source=sandbox/machine/terraform.sh
source sandbox/machine/terraform.sh

NAME=pressyard-container-test-$$
IMAGE=$NAME
POSTGRES=$NAME-postgres
FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/$NAME.XXXXXX")
PORT=$(free_port)
DOCKER_GROUP=$(stat -c %g /var/run/docker.sock)
POSTGRES_PASSWORD=$(head -c 24 /dev/urandom | base64 | tr -dc 'a-zA-Z0-9')
# The client's classic builder works with every engine from 20.10 on; this file needs nothing newer.
export DOCKER_BUILDKIT=0
export PRESSYARD_IMAGE=$IMAGE POSTGRES_IMAGE=$POSTGRES POSTGRES_PASSWORD DOCKER_GROUP PORT

clean_up() {
  compose down --volumes --timeout 60 >/dev/null 2>&1 || true
  docker rm --force --volumes "$NAME" >/dev/null 2>&1 || true
  docker image rm --force "$IMAGE" "$POSTGRES" >/dev/null 2>&1 || true
  rm -rf "$FOLDER" portal/target/tools portal/target/terraform-providers
}
trap clean_up EXIT

# Debian 12 has compose as a program, newer ones as a word of the client too.
compose() {
  if docker compose version >/dev/null 2>&1; then docker compose --project-name "$NAME" "$@"; else docker-compose --project-name "$NAME" "$@"; fi
}

# This machine's own Terraform, Packer and AWS provider, so that the test does not hang on a download.
bring_tools() {
  local mirror
  mkdir -p portal/target/tools portal/target/terraform-providers
  cp "$(type -P terraform)" "$(type -P packer)" portal/target/tools/
  if mirror=$(find_provider_mirror); then
    cp -RLl "$mirror/." portal/target/terraform-providers/ 2>/dev/null || cp -RL "$mirror/." portal/target/terraform-providers/
  fi
}

build_image() { docker build --quiet --tag "$IMAGE" --build-arg BASE_IMAGE="${BASE_IMAGE:-debian:trixie-slim}" .; }
build_postgres() { docker build --quiet --tag "$POSTGRES" --build-arg BASE_IMAGE="${BASE_IMAGE:-debian:trixie-slim}" .ci/postgres; }

start_container() {
  docker run --detach --name "$NAME" --publish "127.0.0.1:$PORT:8080" --group-add "$DOCKER_GROUP" \
    --volume /var/run/docker.sock:/var/run/docker.sock "$IMAGE"
}

is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]; }
inside() { docker exec "$NAME" "$@"; }
fetch() { curl --fail --silent --show-error --max-time 10 "http://127.0.0.1:$PORT/$1"; }
stops_within() {
  local started=$SECONDS
  docker stop --time "$1" "$NAME" && [ $((SECONDS - started)) -lt "$1" ] &&
    [ "$(docker inspect --format '{{.State.ExitCode}}' "$NAME")" != 137 ]
}

test_container() {
  expect 'the container starts' start_container
  expect 'it becomes healthy' within 300 is_healthy "$NAME"
  expect 'its health is public' says '"status":"UP"' fetch actuator/health
  expect 'its sign-in page is served' says 'Sign in' fetch sign-in
  expect 'it does not run as root' says 10001 inside id -u
  expect 'its user reaches the engine' inside docker version
  expect 'it has Terraform' inside terraform version
  expect 'it has the AWS provider, and a run links it' provider_is_linked
  expect 'it has Packer' inside packer version
  expect 'it has Ansible' inside ansible-playbook --version
  expect 'it has a control plane' inside moto_server --help
  expect 'the first password is in its data' inside test -s /var/lib/pressyard/administrator-password
  expect 'a tool is at work' tool_is_at_work
  expect 'it stops gracefully within 30 s' stops_within 30
  expect 'the tool had its time' docker cp "$NAME:/var/lib/pressyard/runs/test/step/finished" -
}

# As a run's Terraform: a process of its own group with its number in the run's folder, which takes two seconds to end.
tool_is_at_work() {
  inside mkdir -p /var/lib/pressyard/runs/test/step &&
    docker exec --detach --workdir /var/lib/pressyard/runs/test/step "$NAME" setsid bash -c \
      'trap "sleep 2; touch finished; exit" INT; echo $$ >pid; while :; do sleep 0.1; done' &&
    within 10 inside test -s /var/lib/pressyard/runs/test/step/pid
}

# A stack prepared as a run does it, by the configuration that the portal hands on.
provider_is_linked() {
  inside cp -r /opt/pressyard/terraform-modules /tmp/stack &&
    inside terraform -chdir=/tmp/stack/site init -backend=false -input=false -no-color &&
    [ "$(inside du -sm /tmp/stack/site/.terraform | cut -f 1)" -lt 10 ]
}

compose_portal() { compose ps --quiet portal; }
postgres_has_table() {
  [ "$(compose exec -T postgres psql --username pressyard --tuples-only --no-align --command "select to_regclass('$1') is not null")" = t ]
}

test_compose() {
  expect 'compose starts the portal and Postgres' compose up --detach --no-build
  expect 'the composed portal becomes healthy' within 300 is_healthy "$(compose_portal)"
  expect 'the composed sign-in page is served' says 'Sign in' fetch sign-in
  expect 'its tables are in the composed Postgres' postgres_has_table flyway_schema_history
  expect 'compose stops it' compose down --volumes --timeout 60
}

bring_tools
expect 'the image is built' build_image
test_container
expect 'a Postgres for the test is built' build_postgres
test_compose
report
