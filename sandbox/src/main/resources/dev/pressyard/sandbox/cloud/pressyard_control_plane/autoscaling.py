"""Application Auto Scaling: tags of scalable targets.

Without ListTagsForResource Terraform's `aws_appautoscaling_target` never completes.
https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html
"""

import json
from typing import Any

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from .additions import add_operations, extend


def _tags(response: ApplicationAutoScalingResponse) -> dict[str, dict[str, str]]:
    return response.applicationautoscaling_backend.__dict__.setdefault("tags_by_arn", {})


def list_tags_for_resource(self: ApplicationAutoScalingResponse) -> str:
    return json.dumps({"Tags": _tags(self).get(self._get_param("ResourceARN"), {})})


def tag_resource(self: ApplicationAutoScalingResponse) -> str:
    _tags(self).setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags") or {})
    return "{}"


def untag_resource(self: ApplicationAutoScalingResponse) -> str:
    tags = _tags(self).get(self._get_param("ResourceARN"), {})
    for key in self._get_param("TagKeys") or []:
        tags.pop(key, None)
    return "{}"


def _register_with_tags(original: Any, response: ApplicationAutoScalingResponse) -> str:
    answer = original(response)
    tags = response._get_param("Tags")
    if tags:
        _tags(response).setdefault(json.loads(answer)["ScalableTargetARN"], {}).update(tags)
    return answer


def install() -> None:
    add_operations(ApplicationAutoScalingResponse, list_tags_for_resource, tag_resource, untag_resource)
    extend(ApplicationAutoScalingResponse, "register_scalable_target", _register_with_tags)
