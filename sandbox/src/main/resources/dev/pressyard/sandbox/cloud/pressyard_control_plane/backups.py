"""AWS Backup: selections (what a plan backs up), which moto 5.2.1 lacks, and tags read back.

https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html
"""

import json
import time
import uuid
from typing import Any

from moto.backup.exceptions import ResourceNotFoundException
from moto.backup.responses import BackupResponse

from .additions import add_operations, extend


def _selections(response: BackupResponse, plan_id: str) -> dict[str, dict[str, Any]]:
    plan = response.backup_backend.get_backup_plan(plan_id, version_id=None)
    return plan.__dict__.setdefault("selections", {})


def _selection(response: BackupResponse) -> dict[str, Any]:
    selection_id = response._get_param("selectionId")
    selection = _selections(response, response._get_param("backupPlanId")).get(selection_id)
    if selection is None:
        raise ResourceNotFoundException(msg=f"Cannot find Backup selection {selection_id}")
    return selection


def create_backup_selection(self: BackupResponse) -> str:
    plan_id = self._get_param("backupPlanId")
    request = json.loads(self.body)
    selection = {
        "SelectionId": str(uuid.uuid4()),
        "BackupPlanId": plan_id,
        "CreationDate": time.time(),
        "CreatorRequestId": request.get("CreatorRequestId"),
        "BackupSelection": request["BackupSelection"],
    }
    _selections(self, plan_id)[selection["SelectionId"]] = selection
    return json.dumps({name: selection[name] for name in ("SelectionId", "BackupPlanId", "CreationDate")})


def get_backup_selection(self: BackupResponse) -> str:
    return json.dumps(_selection(self))


def list_backup_selections(self: BackupResponse) -> str:
    selections = _selections(self, self._get_param("backupPlanId")).values()
    return json.dumps({"BackupSelectionsList": [_summary(selection) for selection in selections]})


def _summary(selection: dict[str, Any]) -> dict[str, Any]:
    summary = {name: value for name, value in selection.items() if name != "BackupSelection"}
    details = selection["BackupSelection"]
    return summary | {"SelectionName": details["SelectionName"], "IamRoleArn": details["IamRoleArn"]}


def delete_backup_selection(self: BackupResponse) -> str:
    selection = _selection(self)
    del _selections(self, selection["BackupPlanId"])[selection["SelectionId"]]
    return "{}"


def _list_tags(original: Any, response: BackupResponse) -> str:
    """moto wants a slash after the resource's name; Terraform's SDK sends none, and would see no tags."""
    response.path = response.path.rstrip("/") + "/"
    return original(response)


def install() -> None:
    extend(BackupResponse, "list_tags", _list_tags)
    add_operations(
        BackupResponse, create_backup_selection, get_backup_selection, list_backup_selections, delete_backup_selection
    )
