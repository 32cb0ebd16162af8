#!/usr/bin/env bash
# Repacks Debian 13's `wordpress` package into an archive of the shape of wordpress.org's own (wordpress-VERSION.tar.gz
# with one folder `wordpress/`), for machines that cannot reach wordpress.org. The same package gives the same bytes.
#
# usage: make-wordpress-archive.sh [FOLDER]       (default: the folder pressyard/ in the user's cache)
# prints three lines: version=…, path=…, sha256=…; packages are fetched only where FOLDER holds no archive yet.
# Environment: WORDPRESS_ARCHIVE_IMAGE, the image to work in (default: debian:trixie-slim).
set -euo pipefail

readonly image=${WORDPRESS_ARCHIVE_IMAGE:-debian:trixie-slim}
readonly folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/pressyard}

# Runs inside the container: unpacks the package and all it links to over the container's own root, then writes the
# archive, links followed, to stdout. Debian's wp-config.php reads /etc/wordpress and is left out.
repack() {
  set -euo pipefail
  {
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends --download-only wordpress wordpress-theme-twentytwentyfive
    local package
    for package in /var/cache/apt/archives/*.deb; do dpkg-deb --extract "$package" /; done
    cd /usr/share
    rm -f wordpress/.htaccess wordpress/wp-config.php
    for folder in wp-content wp-content/themes wp-content/plugins; do
      printf '<?php\n// Silence is golden.\n' >"wordpress/$folder/index.php"
    done
  } >&2
  tar --create --dereference --hard-dereference --sort=name --mtime=@1735689600 --owner=0 --group=0 --numeric-owner \
    --mode='u=rwX,go=rX' --format=ustar wordpress | gzip --no-name --best
}

version_of() { tar -xzOf "$1" wordpress/wp-includes/version.php | sed -n "s/^\$wp_version = '\(.*\)';/\1/p"; }

make_archive() {
  local made
  made=$(mktemp "$folder/.wordpress.XXXXXX")
  # shellcheck disable=SC2064 # the file's name is fixed now
  trap "rm -f '$made'" EXIT
  { declare -f repack && echo repack; } | docker run --rm --interactive --entrypoint bash --user 0 "$image" -s >"$made"
  chmod 0644 "$made"
  mv "$made" "$folder/wordpress-$(version_of "$made").tar.gz"
}

newest_archive() { find "$folder" -maxdepth 1 -name 'wordpress-*.tar.gz' -print | sort --version-sort | tail -n 1; }

mkdir -p "$folder"
[[ -n $(newest_archive) ]] || make_archive
archive=$(realpath "$(newest_archive)")
printf 'version=%s\npath=%s\nsha256=%s\n' "$(version_of "$archive")" "$archive" "$(sha256sum "$archive" | cut -d ' ' -f 1)"
