# shellcheck shell=bash
# The Docker engine, and the two things that images are made of: a Debian base and WordPress.

BASE_IMAGE=${PRESSYARD_BASE_IMAGE:-${PRESSYARD_IMAGE_SOURCEIMAGE:-debian:trixie-slim}}

engine_answers() { timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }
find_docker_engine() { engine_answers && printf '%s\n' "${DOCKER_HOST:-/var/run/docker.sock}"; }
version_docker_engine() { docker version --format '{{.Server.Version}}'; }

# enter_docker_group: Debian gives the engine's socket to a group, which whoever may use sudo can join. The script then begins
# anew in that group, since it counts for new processes only. Our lock is left for it.
enter_docker_group() {
  if is_root || [ -n "${DOCKER_HOST:-}" ] || in_docker_group || ! type -P sg >/dev/null; then return 0; fi
  if ! getent group docker >/dev/null || ! join_docker_group; then return 0; fi
  close_inherited_files
  exec sg docker -c "$(printf '%q ' "$PRESSYARD_HOME/pressyard" "${COMMAND_LINE[@]}")"
}

in_docker_group() { [[ " $(id -nG) " == *' docker '* ]]; }

# join_docker_group: whether this user is a member now. One who joined since signing in is.
join_docker_group() {
  [[ " $(id -nG "$(id -un)") " != *' docker '* ]] || return 0
  can_be_root || return 1
  note "$(id -un) joins the group docker, which may use the Docker engine"
  as_root usermod --append --groups docker "$(id -un)"
}

# start_engine: leaves an engine that answers alone; otherwise asks systemd, or starts dockerd and remembers it.
start_engine() {
  ! engine_answers || return 0
  if [ -n "${DOCKER_HOST:-}" ] || socket_is_closed_to_us || ! type -P dockerd >/dev/null || ! can_be_root; then
    warn "no Docker engine answers: $(tool_column docker-engine 5)"
    return 1
  fi
  say 'Starting the Docker engine'
  if [ -d /run/systemd/system ]; then
    as_root systemctl start docker && wait_until 60 engine_answers
  else
    start_dockerd
  fi || { warn "the Docker engine did not start; its log is $PRESSYARD_DATA/docker-engine/log" && return 1; }
}

socket_is_closed_to_us() { [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; }

# In a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it.
start_dockerd() {
  local folder=$PRESSYARD_DATA/docker-engine
  mkdir -p "$folder"
  (close_inherited_files && as_root setsid dockerd) >"$folder/log" 2>&1 </dev/null &
  wait_until 60 engine_answers_or_gone $! || true
  engine_answers || return 1
  # Another script's dockerd may have been quicker; then ours has ended and the engine is not ours to stop.
  process_gone $! || as_root cat /var/run/docker.pid >"$folder/pid"
}

engine_answers_or_gone() { engine_answers || process_gone "$1"; }

# stop_engine: stops what start_dockerd started, unless somebody else's containers run on it.
stop_engine() {
  local file=$PRESSYARD_DATA/docker-engine/pid
  process_in "$file" >/dev/null || { rm -f "$file" && return 0; }
  if [ -n "$(docker ps --quiet 2>/dev/null)" ]; then
    note 'The Docker engine stays: containers that are not ours run on it.'
    rm -f "$file"
  else
    note 'Stopping the Docker engine'
    stop_process "$file" TERM 60
  fi
}

find_base_image() { docker image inspect --format '{{.Id}}' "$BASE_IMAGE" >/dev/null 2>&1 && printf '%s\n' "$BASE_IMAGE"; }
version_base_image() { docker image inspect --format '{{.Id}}' "$BASE_IMAGE" | cut -c 8-19; }

# make_base_image: pulled, or made from Debian's packages where no registry can be reached. mmdebstrap may want root, a pull does not.
make_base_image() {
  local make=$PRESSYARD_HOME/packer/offline/make-base-image.sh
  ! find_base_image >/dev/null || return 0
  say "Getting the base image $BASE_IMAGE"
  "$make" "$BASE_IMAGE" >/dev/null || { ! is_root && can_be_root && as_root "$make" "$BASE_IMAGE" >/dev/null; } ||
    warn "there is no base image: $(tool_column base-image 5)"
}

# What the portal starts its images from is what was got here.
use_base_image() { export PRESSYARD_IMAGE_SOURCEIMAGE=$BASE_IMAGE; }

# What make-wordpress-archive.sh printed: version=…, path=… and sha256=… of the archive that images are made of where
# wordpress.org cannot be reached.
WORDPRESS_ARCHIVE=$PRESSYARD_CACHE/wordpress-archive.txt

has_wordpress_archive() { [ -s "$WORDPRESS_ARCHIVE" ] && [ -f "$(archive_property path)" ]; }
archive_property() { sed -n "s/^$1=//p" "$WORDPRESS_ARCHIVE"; }

# make_wordpress_archive: once, from Debian's package, and only where it is needed.
make_wordpress_archive() {
  if [ -n "${PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_URL:-}" ] || has_wordpress_archive || can_reach https://wordpress.org/; then
    return 0
  fi
  say "Making a WordPress archive from Debian's package"
  mkdir -p "$PRESSYARD_CACHE"
  "$PRESSYARD_HOME/packer/offline/make-wordpress-archive.sh" "$PRESSYARD_CACHE" >"$WORDPRESS_ARCHIVE" ||
    warn 'no WordPress archive could be made, so no image can be built'
}

use_wordpress_archive() {
  if [ -z "${PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_URL:-}" ] && has_wordpress_archive; then
    PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_URL=file://$(archive_property path)
    PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_SHA256=$(archive_property sha256)
    PRESSYARD_IMAGE_WORDPRESS_VERSION=$(archive_property version)
    export PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_URL PRESSYARD_IMAGE_WORDPRESS_ARCHIVE_SHA256 PRESSYARD_IMAGE_WORDPRESS_VERSION
  fi
}

# The images' label org.opencontainers.image.revision.
use_revision() {
  PRESSYARD_IMAGE_REVISION=${PRESSYARD_IMAGE_REVISION:-$(git -C "$PRESSYARD_HOME" rev-parse HEAD 2>/dev/null || true)}
  export PRESSYARD_IMAGE_REVISION
}

can_reach() { type -P curl >/dev/null && curl --silent --head --connect-timeout 5 --max-time 10 --output /dev/null "$1"; }
