#!/usr/bin/env bash
# Makes the database on the first start and serves it.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username "$POSTGRES_USER" --pwfile <(printf '%s\n' "$POSTGRES_PASSWORD") --auth-local trust --auth-host scram-sha-256 >/dev/null
  printf 'host all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  postgres --single -j -D "$PGDATA" postgres <<<"create database \"$POSTGRES_DB\"" >/dev/null
fi
exec postgres -c listen_addresses='*'
