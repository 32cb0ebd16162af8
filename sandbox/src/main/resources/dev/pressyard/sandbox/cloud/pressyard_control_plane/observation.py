"""Where the runtime reports what really runs, so that Describe calls tell the truth."""

import threading
from typing import Any


class Runtime:
    """Whether a runtime is attached. While none is, what was asked for counts as running: moto only remembers."""

    def __init__(self) -> None:
        self.attached = False


class Changes:
    """Counts the calls that may have changed something, so that a runtime reads everything only when it must."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    @property
    def count(self) -> int:
        return self._count

    def note(self) -> None:
        with self._lock:
            self._count += 1


runtime = Runtime()
changes = Changes()


def scopes() -> list[dict[str, str]]:
    """Every account and region that holds a cluster, a database, a file system or a load balancer."""
    from moto.ecs.models import ecs_backends
    from moto.efs.models import efs_backends
    from moto.elbv2.models import elbv2_backends
    from moto.rds.models import rds_backends

    used = {
        (account, region)
        for backends, holdings in (
            (ecs_backends, "clusters"),
            (rds_backends, "databases"),
            (rds_backends, "database_snapshots"),
            (efs_backends, "file_systems_by_id"),
            (elbv2_backends, "load_balancers"),
        )
        for account, regions in list(backends.items())
        for region, backend in list(regions.items())
        if getattr(backend, holdings)
    }
    return [{"account": account, "region": region} for account, region in sorted(used)]


def network_of(account: str, region: str, subnet: str) -> str:
    """The VPC of a subnet, or an empty text."""
    from moto.ec2.models import ec2_backends

    subnets = ec2_backends[account][region].subnets.values()
    return next((found.vpc_id for zone in subnets for found in zone.values() if found.id == subnet), "")


def observe_service(seen: dict[str, Any]) -> bool:
    """Takes over counts, rollout, tasks, events and target health of one service; False if it is unknown."""
    from . import services

    service = services.find(seen["account"], seen["region"], seen["cluster"], seen["service"])
    if service is None or not service.deployments:
        return False
    services.observe(service, seen)
    return True


def fail_deployment(seen: dict[str, Any]) -> bool:
    """Fails a service's primary deployment if it is still the one that the runtime gave up; False if it is not."""
    from . import services

    service = services.find(seen["account"], seen["region"], seen["cluster"], seen["service"])
    if service is None or not services.fail_deployment(service, seen["deployment"], seen["reason"]):
        return False
    changes.note()
    return True


def observe_database(seen: dict[str, Any]) -> bool:
    """Takes over a database's status (`creating`, `available`, `failed`, ...); False if it is unknown."""
    from . import databases

    return _take_status(databases.find(seen["account"], seen["region"], seen["identifier"]), seen["status"])


def observe_snapshot(seen: dict[str, Any]) -> bool:
    """Takes over a database snapshot's status (`creating`, `available`); False if it is unknown."""
    from . import databases

    return _take_status(databases.find_snapshot(seen["account"], seen["region"], seen["identifier"]), seen["status"])


def _take_status(found: Any, status: str) -> bool:
    if found is None:
        return False
    found.status = status
    changes.note()
    return True


def database_login(account: str, region: str, identifier: str) -> dict[str, Any] | None:
    """The master password that a database was given, and the snapshot it starts from; None if it is unknown.

    Real RDS keeps the password to itself, but it also runs the database; here the runtime does, and has to set it.
    """
    from . import databases

    database = databases.find(account, region, identifier)
    if database is None:
        return None
    return {
        "masterPassword": getattr(database, "_master_user_password", None),
        "restoredFrom": getattr(database, "restored_from", None),
    }
