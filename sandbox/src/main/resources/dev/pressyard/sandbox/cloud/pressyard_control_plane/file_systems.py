"""EFS: the backup policy can be set, not only read.

https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html
"""

import json

from moto.efs.models import EFSBackend, FileSystem
from moto.efs.responses import EFSResponse

from .additions import add_operations

JSON = {"Content-Type": "application/json"}


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
    FileSystem.backup_policy = property(_backup_policy)
