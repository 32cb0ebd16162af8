# shellcheck shell=bash
# What the script says, and how it stops.

if [ -t 1 ]; then
  BOLD=$'\e[1m' DIM=$'\e[2m' PLAIN=$'\e[0m'
else
  BOLD='' DIM='' PLAIN=''
fi

say() { printf '%s%s%s\n' "$BOLD" "$*" "$PLAIN"; }
note() { printf '  %s%s%s\n' "$DIM" "$*" "$PLAIN"; }
warn() { printf '  ! %s\n' "$*" >&2; }

# fail MESSAGE [STATUS]: ends the script.
fail() {
  printf 'pressyard: %s\n' "$1" >&2
  exit "${2:-1}"
}
