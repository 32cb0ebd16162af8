#!/usr/bin/env bash
# Runs one of the measurements of the portal's test sources and prints the lines that begin with MEASURED:
#   portal/measure/measure.sh ServerTimeMeasurements
#   portal/measure/measure.sh EventStreamMeasurements 1000 1000     (lines a second, viewers)
#   portal/measure/measure.sh LiveLogMeasurements
#   portal/measure/measure.sh LogPageMeasurements
#   portal/measure/measure.sh CreateMeasurements                    (the real tools, by ./pressyard up)
# Needs JAVA_HOME at a JDK 25; those in a browser need Chromium. What is found depends on the machine and on what else it does.
set -euo pipefail

cd "$(dirname "$0")/.."
name=${1:?which measurement}
shift
source=$(find src/test/java -name "$name.java")
[ -n "$source" ] || { echo "there is no $name" >&2; exit 2; }
class=${source#src/test/java/}
class=${class%.java}

class_path=$(mktemp)
trap 'rm -f "$class_path"' EXIT
mvn -q -f .. -pl portal -am -DskipTests test-compile dependency:build-classpath \
  -Dmdep.outputFile="$class_path" -Dmdep.includeScope=test
"${JAVA_HOME:?}/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat "$class_path")" "${class//\//.}" "$@"
