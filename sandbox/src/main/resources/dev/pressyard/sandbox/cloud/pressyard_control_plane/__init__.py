"""Pressyard's control plane: moto's AWS server plus the calls that it lacks.

moto remembers what Terraform creates. Each module of this package adds one service's missing piece to moto, in this process and without touching
moto's files, so that the same Terraform modules apply here and on AWS, and a second plan shows no change:

- additions:   how a piece is put into moto, and what happens when a release of moto no longer fits
- backups, file_systems, autoscaling, databases, services, tags: the pieces
- observation: where the runtime reports what really runs
- server:      the loopback HTTP server, its log, and Pressyard's own routes under /_pressyard/

Run it with `python3 -m pressyard_control_plane DIRECTORY`. It listens on loopback only and writes into DIRECTORY: `pid`, `endpoint`, `incarnation`, `log`.
"""
