#!/usr/bin/env bash
# Runs measurements of the portal's test sources and prints what they find, a table for each:
#   portal/measure/measure.sh ServerTimeMeasurements
#   portal/measure/measure.sh EventStreamMeasurements 1000 1000     (lines a second, viewers)
#   portal/measure/measure.sh LiveLogMeasurements
#   portal/measure/measure.sh LogPageMeasurements
#   portal/measure/measure.sh CreateMeasurements                    (the real tools, by ./pressyard up)
#   portal/measure/measure.sh all                                   (the first four, one after the other)
# Needs JAVA_HOME at a JDK 25; those in a browser need Chromium. What is found depends on the machine and on what else it does.
set -euo pipefail

cd "$(dirname "$0")/.."
name=${1:?which measurement}
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  mvn -q -f .. -pl portal -am -DskipTests test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/class-path" -Dmdep.includeScope=test
}

measure() {
  local name=$1 source class
  shift
  source=$(find src/test/java -name "$name.java")
  [ -n "$source" ] || { echo "there is no $name" >&2; exit 2; }
  class=${source#src/test/java/}
  class=${class%.java}
  echo "== $name $* ($(date -u '+%F %R') UTC, load $(cut -d ' ' -f 1 /proc/loadavg))"
  if ! "${JAVA_HOME:?}/bin/java" -Djava.io.tmpdir="$work" --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat "$work/class-path")" "${class//\//.}" "$@" > "$work/log" 2>&1; then
    tail -n 60 "$work/log" >&2
    echo "$name did not come to its end" >&2
    exit 1
  fi
  sed -n 's/^MEASURED //p' "$work/log"
}

build
if [ "$name" = all ]; then
  for each in ServerTimeMeasurements EventStreamMeasurements LiveLogMeasurements LogPageMeasurements; do
    measure "$each"
  done
else
  measure "$name" "$@"
fi
