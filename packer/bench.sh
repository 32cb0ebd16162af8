#!/usr/bin/env bash
# Measures the image against Debian's stock apache2 + mod_php + WordPress, and says what each step brings.
#
# usage: packer/bench.sh [--rounds N] [--seconds N] [--clients N]
set -euo pipefail

python=$(sed -n '1s/^#! *//p' "$(command -v ansible-playbook)")
PYTHONDONTWRITEBYTECODE=1 exec $python "$(dirname "${BASH_SOURCE[0]}")/bench/bench.py" "$@"
