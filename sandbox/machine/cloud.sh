# shellcheck shell=bash
# moto, which is the sandbox's control plane.

MOTO_VERSION=5.2.1

# fetch_moto: into a virtual environment of its own in the cache, where Debian has no package of it.
fetch_moto() {
  local folder=$PRESSYARD_CACHE/moto
  ! type -P moto_server >/dev/null || return 0
  type -P python3 >/dev/null || { can_be_root && apt_get install -y --no-install-recommends python3 python3-venv; } || return 0
  say 'Fetching moto'
  python3 -m venv "$folder" 2>/dev/null ||
    { can_be_root && apt_get install -y --no-install-recommends python3-venv && python3 -m venv "$folder"; } ||
    { warn 'python3 -m venv does not work' && return 0; }
  if "$folder/bin/pip" install --quiet --disable-pip-version-check "moto[server]==$MOTO_VERSION" </dev/null; then
    mkdir -p "$PRESSYARD_CACHE/bin"
    ln -sf "$folder/bin/moto_server" "$PRESSYARD_CACHE/bin/moto_server"
  else
    warn 'pip could not install moto'
  fi
}

# moto_server has no --version: its Python, which lies beside it, knows.
version_moto() {
  "$(dirname "$(readlink -f "$(type -P moto_server)")")/python3" -c 'import importlib.metadata; print(importlib.metadata.version("moto"))' ||
    "$(dirname "$(type -P moto_server)")/python3" -c 'import importlib.metadata; print(importlib.metadata.version("moto"))'
}
