# shellcheck shell=bash
# JDK 25 and Maven: all that the portal needs to be built and to start.

JAVA_RELEASE=25
MAVEN_VERSION=3.9.12
MAVEN_SHA512=0a1be79f02466533fc1a80abbef8796e4f737c46c6574ede5658b110899942a94db634477dfd3745501c80aef9aac0d4f841d38574373f7e2d24cce89d694f70
# A mirror of Maven Central; that of Maven's own downloads is the settings.xml's affair. MVNW_REPOURL is what Maven's wrapper calls it.
MAVEN_REPOSITORY=${PRESSYARD_MAVEN_REPOSITORY:-${MVNW_REPOURL:-https://repo.maven.apache.org/maven2}}

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

# fetch_maven: into the cache, where there is none and Debian's cannot be installed.
fetch_maven() (
  local name=apache-maven-$MAVEN_VERSION folder
  if type -P mvn >/dev/null || ! find_jdk >/dev/null; then return 0; fi
  say 'Fetching Maven'
  mkdir -p "$PRESSYARD_CACHE/bin"
  folder=$(mktemp -d "$PRESSYARD_CACHE/maven.XXXXXX")
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$folder'" EXIT
  if download "${MAVEN_REPOSITORY%/}/org/apache/maven/apache-maven/$MAVEN_VERSION/$name-bin.tar.gz" "$folder/archive" &&
    (cd "$folder" && sha512sum --check --status <<<"$MAVEN_SHA512  archive" && tar -xzf archive); then
    rm -rf "${PRESSYARD_CACHE:?}/$name"
    mv "$folder/$name" "$PRESSYARD_CACHE/"
    ln -sf "../$name/bin/mvn" "$PRESSYARD_CACHE/bin/mvn"
  else
    warn "Maven $MAVEN_VERSION could not be fetched from $MAVEN_REPOSITORY"
  fi
)

version_maven() { JAVA_HOME=$(find_jdk) first_version mvn --version; }

# maven ARGUMENT…: the reactor's build, on JDK 25. Whatever it is told, Maven resets colours that it has not set.
maven() { (cd "$PRESSYARD_HOME" && JAVA_HOME=$(find_jdk) mvn --batch-mode -Dstyle.color=never "$@" </dev/null | sed -u $'s/\e\\[[0-9;]*m//g'); }
