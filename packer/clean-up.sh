#!/bin/sh
# Takes out what only the build needed (Python, for Ansible's modules), and what apt, dpkg and Ansible left behind.
set -eu
apt-get -qq clean
rm -rf /tmp/python /etc/dpkg/dpkg.cfg.d/pressyard-build /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/* /root/.ansible /root/.cache
