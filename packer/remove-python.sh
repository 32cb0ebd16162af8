#!/bin/sh
# Takes out what only the build needed (Python, for Ansible's modules), and what apt, dpkg and Ansible left behind.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get -qq --yes purge --auto-remove 'python3*' 'libpython3*' >/dev/null
apt-get -qq clean
rm -rf /etc/dpkg/dpkg.cfg.d/pressyard-build /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/* /root/.ansible /root/.cache
find / -xdev -type d -name __pycache__ -prune -exec rm -rf {} +
