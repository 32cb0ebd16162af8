# shellcheck shell=bash
# The portal's jar: built when its sources changed, and started once so that the JVM remembers its classes.

# build_portal: only when a source is younger than the last good build.
# One at a time: two installations of one tree may start at once.
build_portal() {
  if portal_is_built; then return 0; fi
  mkdir -p "$(dirname "$PORTAL_BUILT")"
  (take_lock 9 "$PORTAL_BUILT.lock" 'builds this tree' && build_portal_alone 9>&-) 9>>"$PORTAL_BUILT.lock" ||
    fail 'the portal could not be built'
}

build_portal_alone() {
  if portal_is_built; then return 0; fi
  say 'Building the portal'
  build --quiet --projects portal --also-make -DskipTests package
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
  # Of the subshell that holds the lock, so that a start that is cut short leaves nothing either.
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$folder'" EXIT
  rm -rf "$PORTAL_UNPACKED" "$PORTAL_MEMORY"
  if ! train_in "$folder" >"$folder/log" 2>&1; then
    rm -f "$PORTAL_MEMORY"
    tail -n 5 "$folder/log" >&2
    warn 'quick starts could not be prepared'
  fi
  (PRESSYARD_DATA=$folder && stop_others)
}

# What a start that was cut short has seen is worth remembering as well, so only the file counts.
train_in() {
  local java
  java=$(find_jdk)/bin/java
  "$java" -Djarmode=tools -jar "$PORTAL_JAR" extract --destination "$PORTAL_UNPACKED" || return 1
  (cd "$1" && PRESSYARD_DATA=$1/data SERVER_ADDRESS=127.0.0.1 SERVER_PORT=0 timeout 600 \
    "$java" -Djava.io.tmpdir="$1" -XX:AOTCacheOutput="$PORTAL_MEMORY" -Dspring.context.exit=onRefresh \
    -jar "$PORTAL_UNPACKED/pressyard-portal.jar" </dev/null) || true
  [ -s "$PORTAL_MEMORY" ]
}
