#!/usr/bin/env bash
# Builds the images that changed and runs every check of them: linters, templates, containers.
#
# usage: packer/test.sh [PATTERN …]       only tests whose names contain one of the patterns
# Ends with a line `image: N passed, N failed`; exit code 0 if none failed.
set -euo pipefail

# Ansible's own interpreter has what its templates and files are read with: jinja2 and yaml.
python=$(sed -n '1s/^#! *//p' "$(command -v ansible-playbook)")
cd "$(dirname "${BASH_SOURCE[0]}")/tests"
PYTHONDONTWRITEBYTECODE=1 exec $python -W error::SyntaxWarning run.py "$@"
