#!/usr/bin/env bash
# Has Lighthouse look at pages of the portal, in the machine's own Chromium, and prints the scores and what a first visit
# weighs: of five visits to each page the one in the middle. Without arguments it starts a portal with example sites on a database of its own, and looks at /sign-in, /sites
# and a run; that needs JAVA_HOME at a JDK 25. Of a portal that runs on 127.0.0.1 already:
#   PRESSYARD_ADMIN_PASSWORD=… portal/measure/lighthouse.sh 8080 /sign-in /sites /runs/1
# Needs node, npm (Lighthouse is installed into a temporary folder) and Chromium. Every page but /sign-in is visited as admin.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
portal=
end() {
  if [ -n "$portal" ]; then
    kill "$portal" 2> /dev/null || true
    wait "$portal" 2> /dev/null || true
  fi
  rm -rf "$folder"
}
trap end EXIT

start_portal() {
  mvn -q -f "$here/../.." -pl portal -am -DskipTests test-compile dependency:build-classpath \
    -Dmdep.outputFile="$folder/class-path" -Dmdep.includeScope=test >&2
  "${JAVA_HOME:?}/bin/java" -Djava.io.tmpdir="$folder" --enable-native-access=ALL-UNNAMED \
    -cp "$here/../target/test-classes:$here/../target/classes:$(cat "$folder/class-path")" \
    dev.pressyard.portal.testing.PortalOnFreshDatabase --server.port=0 > "$folder/log" 2>&1 &
  portal=$!
  for _ in $(seq 300); do
    port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$folder/log")
    if [ -n "$port" ] && grep -c 'Started PortalOnFreshDatabase' "$folder/log" > /dev/null; then
      return
    fi
    kill -0 "$portal" 2> /dev/null || break
    sleep 1
  done
  tail -n 60 "$folder/log" >&2
  echo 'the portal did not start' >&2
  exit 1
}

if [ $# -gt 0 ]; then
  port=$1
  shift
else
  PRESSYARD_ADMIN_PASSWORD=$(sed -n 's/.*ADMIN_PASSWORD = "\(.*\)";/\1/p' "$here/../src/test/java/dev/pressyard/portal/testing/PortalTest.java")
  export PRESSYARD_ADMIN_PASSWORD
  start_portal
fi
[ $# -gt 0 ] || set -- /sign-in /sites /runs/newest
cp "$here/lighthouse.mjs" "$folder/"
npm install --silent --no-audit --no-fund --prefix "$folder" lighthouse@12.8.2 >&2
# A browser that is ended leaves its profile.
CHROME_PATH=$(command -v chromium || command -v google-chrome) TMPDIR=$folder \
  node "$folder/lighthouse.mjs" "$port" "$@"
