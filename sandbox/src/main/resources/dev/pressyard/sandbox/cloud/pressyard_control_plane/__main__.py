"""Starts the control plane: `python3 -m pressyard_control_plane DIRECTORY`."""

import logging
import logging.handlers
import os
import sys
from pathlib import Path

LOG_BYTES = 5_000_000
LOG_FILES = 2


def main(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    os.umask(0o077)
    _log_to(directory / "log")
    # Imported here: importing moto takes a second or more, and its complaints belong into the log.
    from . import additions, autoscaling, backups, databases, file_systems, nat_gateways, network_acls, security_groups, server, services, tags, targets

    additions.install([autoscaling, backups, databases, file_systems, nat_gateways, network_acls, security_groups, services, tags, targets])
    server.serve(directory, server.ControlPlane())


def _log_to(file: Path) -> None:
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOG_FILES)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for chatty in ("botocore", "boto3", "urllib3", "werkzeug"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 -m pressyard_control_plane DIRECTORY")
    main(Path(sys.argv[1]).absolute())
