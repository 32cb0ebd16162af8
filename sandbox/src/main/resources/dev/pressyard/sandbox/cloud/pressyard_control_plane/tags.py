"""Resource Groups Tagging API: an ECS cluster without tags is an untagged resource, not an error."""

from typing import Any

from moto.ecs.models import Cluster

from .additions import extend


def _tagless(original: Any, cluster: Cluster, *args: Any, **kwargs: Any) -> None:
    original(cluster, *args, **kwargs)
    cluster.tags = cluster.tags or []


def install() -> None:
    extend(Cluster, "__init__", _tagless)
