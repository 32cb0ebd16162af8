#!/usr/bin/env bash
# Measures the image against Debian's stock apache2 + mod_php + WordPress, and says what each step brings; or how long builds take.
#
# usage: packer/bench.sh [--rounds N] [--seconds N] [--clients N]
#        packer/bench.sh builds
set -euo pipefail

python=$(sed -n '1s/^#! *//p' "$(command -v ansible-playbook)")
cd "$(dirname "${BASH_SOURCE[0]}")/bench"
if [ "${1:-}" = builds ]; then
  PYTHONDONTWRITEBYTECODE=1 exec $python builds.py
fi
PYTHONDONTWRITEBYTECODE=1 exec $python bench.py "$@"
