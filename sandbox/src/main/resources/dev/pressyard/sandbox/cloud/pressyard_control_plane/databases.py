"""RDS: resource ids of their own, parameter groups that remember, and the snapshot that a database was restored from."""

import base64
import secrets
from collections.abc import Iterable
from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import DBParameterGroupNotFoundError, RDSClientError
from moto.rds.models import DBInstance, DBParameterGroup, DBSnapshot, RDSBackend
from moto.rds.responses import RDSResponse

from . import observation
from .additions import add_operations, extend


# Settings of CreateDBInstance that DescribeDBInstances gives back, and moto drops.
KEPT_SETTINGS = (
    "database_insights_mode",
    "dedicated_log_volume",
    "monitoring_interval",
    "monitoring_role_arn",
    "network_type",
    "performance_insights_enabled",
    "performance_insights_kms_key_id",
    "performance_insights_retention_period",
)


def _create(original: Any, backend: RDSBackend, settings: dict[str, Any]) -> DBInstance:
    """moto gives every instance one and the same DbiResourceId; Terraform uses it as the instance's identity."""
    database = original(backend, settings)
    for setting in KEPT_SETTINGS:
        if setting in settings and not hasattr(database, setting):
            setattr(database, setting, settings[setting])
    database.dbi_resource_id = "db-" + base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")
    database.status = "creating" if observation.runtime.attached else "available"
    return database


def _restore(original: Any, backend: RDSBackend, from_snapshot_id: str, *args: Any, **kwargs: Any) -> DBInstance:
    name = from_snapshot_id.split(":snapshot:")[-1]
    snapshot = backend.database_snapshots.get(name)
    if snapshot is not None and snapshot.status != "available":
        raise RDSClientError("InvalidDBSnapshotState", f"The snapshot {name} is not available: {snapshot.status}.")
    database = original(backend, from_snapshot_id, *args, **kwargs)
    database.restored_from = name
    return database


def _create_snapshot(original: Any, backend: RDSBackend, *args: Any, **kwargs: Any) -> DBSnapshot:
    """Where a runtime is, it says when the snapshot is whole."""
    snapshot = original(backend, *args, **kwargs)
    snapshot.status = "creating" if observation.runtime.attached else "available"
    return snapshot


def _update_parameters(original: Any, group: DBParameterGroup, new_parameters: Iterable[dict[str, Any]]) -> None:
    """A parameter that was set has the source `user`; those alone are what Terraform reads back."""
    original(group, [parameter | {"Source": "user", "IsModifiable": True} for parameter in new_parameters])


def reset_db_parameter_group(self: RDSResponse) -> ActionResult:
    """https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ResetDBParameterGroup.html"""
    name = self.params.get("DBParameterGroupName")
    group = self.backend.db_parameter_groups.get(name)
    if group is None:
        raise DBParameterGroupNotFoundError(name)
    named = [parameter["ParameterName"] for parameter in self.params.get("Parameters", [])]
    for parameter in list(group.parameters) if self.params.get("ResetAllParameters") else named:
        group.parameters.pop(parameter, None)
    return ActionResult({"DBParameterGroupName": group.name})


def find(account: str, region: str, identifier: str) -> DBInstance | None:
    """The instance of that identifier, or None."""
    from moto.rds.models import rds_backends

    return rds_backends[account][region].databases.get(identifier)


def find_snapshot(account: str, region: str, identifier: str) -> DBSnapshot | None:
    """The snapshot of that identifier, or None."""
    from moto.rds.models import rds_backends

    return rds_backends[account][region].database_snapshots.get(identifier)


def install() -> None:
    extend(RDSBackend, "create_db_instance", _create)
    extend(RDSBackend, "create_db_snapshot", _create_snapshot)
    extend(RDSBackend, "restore_db_instance_from_db_snapshot", _restore)
    extend(DBParameterGroup, "update_parameters", _update_parameters)
    add_operations(RDSResponse, reset_db_parameter_group)
