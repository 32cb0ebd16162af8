# shellcheck shell=bash
# Where things are, and what the command line asks for.
#
#   PRESSYARD_DATA   everything one installation keeps; `down --purge` removes it
#   PRESSYARD_CACHE  what is downloaded or made once and shared by installations: tools, archives

DETACH=no
PURGE=no
JSON=no
PORT=${PRESSYARD_PORT:-8080}
PORT_ASKED=
export PRESSYARD_DATA=${PRESSYARD_DATA:-$PRESSYARD_HOME/.data}
PRESSYARD_CACHE=${PRESSYARD_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pressyard}
PORTAL_JAR=$PRESSYARD_HOME/portal/target/pressyard-portal.jar
PORTAL_BUILT=$PRESSYARD_HOME/portal/target/built-by-pressyard
PORTAL_UNPACKED=$PRESSYARD_HOME/portal/target/unpacked
PORTAL_MEMORY=$PRESSYARD_HOME/portal/target/pressyard-portal.aot

# read_options COMMAND [OPTION…]: an option's value follows it, or stands behind an equals sign.
read_options() {
  local command=$1
  shift
  while [ $# -gt 0 ]; do
    if [[ $1 == --*=* ]]; then set -- "${1%%=*}" "${1#*=}" "${@:2}"; fi
    case "$command $1" in
      *' --help' | *' -h') usage && exit 0 ;;
      'up --detach') DETACH=yes ;;
      'up --port') PORT=$(value_of "$@"); PORT_ASKED=$PORT; shift ;;
      'up --data' | 'down --data' | 'doctor --data') PRESSYARD_DATA=$(value_of "$@"); shift ;;
      'down --purge') PURGE=yes ;;
      'down --now') FINISHED_WITHIN=0 ;;
      'doctor --json') JSON=yes ;;
      *) fail "'$command' has no option '$1' (see ./pressyard help)" 2 ;;
    esac
    shift
  done
  [[ $PORT =~ ^[1-9][0-9]{0,4}$ && $PORT -le 65535 ]] || fail "--port must be a number from 1 to 65535, not '$PORT'" 2
  PRESSYARD_DATA=$(readlink -m "$PRESSYARD_DATA")
}

# value_of OPTION VALUE…: the option's value, which must be there and not be another option.
value_of() {
  { [ $# -ge 2 ] && [ -n "$2" ] && [[ $2 != --* ]]; } || fail "$1 needs a value" 2
  printf '%s' "$2"
}
