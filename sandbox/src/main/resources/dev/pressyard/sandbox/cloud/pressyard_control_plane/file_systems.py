"""EFS: the backup policy can be set, not only read, and a file system that is gone is said to be gone.

https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html
"""

import json
from collections.abc import Callable
from typing import Any, Never

from moto.efs.exceptions import FileSystemNotFound
from moto.efs.models import EFSBackend, FileSystem
from moto.efs.responses import EFSResponse

from .additions import add_operations, extend

JSON = {"Content-Type": "application/json"}


class _FileSystems(dict[str, FileSystem]):
    """By id. Of an unknown one moto's policies fail with a 500, and Terraform asks again for a quarter of an hour or more."""

    def __missing__(self, file_system_id: str) -> Never:
        raise FileSystemNotFound(file_system_id)


def _begin(original: Callable[..., None], backend: EFSBackend, *args: Any, **kwargs: Any) -> None:
    original(backend, *args, **kwargs)
    backend.file_systems_by_id = _FileSystems(backend.file_systems_by_id)


def put_backup_policy(self: EFSResponse) -> tuple[str, dict[str, str]]:
    status = self._get_param("BackupPolicy")["Status"]
    backend: EFSBackend = self.efs_backend
    _, file_systems = backend.describe_file_systems(file_system_id=self._get_param("FileSystemId"))
    file_systems[0]._backup_status = status
    return json.dumps({"BackupPolicy": {"Status": status}}), JSON


def delete_file_system_policy(self: EFSResponse) -> tuple[str, dict[str, str]]:
    _, file_systems = self.efs_backend.describe_file_systems(file_system_id=self._get_param("FileSystemId"))
    file_systems[0].file_system_policy = None
    return "", JSON


def _backup_policy(file_system: FileSystem) -> dict[str, str] | None:
    default = "ENABLED" if file_system._backup else None
    status = file_system.__dict__.get("_backup_status", default)
    return {"Status": status} if status else None


def install() -> None:
    add_operations(EFSResponse, put_backup_policy, delete_file_system_policy)
    extend(EFSBackend, "__init__", _begin)
    FileSystem.backup_policy = property(_backup_policy)
