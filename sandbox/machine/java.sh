# shellcheck shell=bash
# JDK 25 and Maven: all that the portal needs to be built and to start.

JAVA_RELEASE=25

# find_jdk: prints the home of a JDK 25, or of the oldest newer one. The machine's default `java` is often an older one.
find_jdk() {
  local home version best='' best_version=999
  for home in "${JAVA_HOME:-}" "$(home_of_default_javac)" /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$(java_release_of "$home")
    if [ "$version" -ge "$JAVA_RELEASE" ] && [ "$version" -lt "$best_version" ]; then
      best=$home best_version=$version
    fi
  done
  [ -n "$best" ] && printf '%s\n' "$best"
}

home_of_default_javac() {
  local javac
  javac=$(type -P javac) && dirname "$(dirname "$(readlink -f "$javac")")"
}

# java_release_of HOME: 25 for 25.0.3; 0 when its release file does not say.
java_release_of() {
  local release
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*$/\1/p' "$1/release" 2>/dev/null)
  printf '%s' "${release:-0}"
}

version_jdk() { sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$(find_jdk)/release"; }

version_maven() { JAVA_HOME=$(find_jdk) first_version mvn --version; }

# maven ARGUMENT…: the reactor's build, on JDK 25.
maven() { (cd "$PRESSYARD_HOME" && JAVA_HOME=$(find_jdk) mvn --batch-mode -Dstyle.color=never "$@" </dev/null); }
