"""What is found when one asks around: an ECS cluster without tags is an untagged resource, not an error, and a deleted one is gone."""

from typing import Any

from moto.ecs.models import Cluster, EC2ContainerServiceBackend

from .additions import extend


def _tagless(original: Any, cluster: Cluster, *args: Any, **kwargs: Any) -> None:
    original(cluster, *args, **kwargs)
    cluster.tags = cluster.tags or []


def _list_active(original: Any, backend: EC2ContainerServiceBackend) -> list[str]:
    """DescribeClusters still knows a deleted cluster, as INACTIVE; ListClusters and tag searches do not."""
    return [arn for arn in original(backend) if backend.clusters[arn.split("/")[-1]].status == "ACTIVE"]


def _delete(original: Any, backend: EC2ContainerServiceBackend, cluster_name: str) -> Cluster:
    cluster = original(backend, cluster_name)
    cluster.tags = []
    return cluster


def install() -> None:
    extend(Cluster, "__init__", _tagless)
    extend(EC2ContainerServiceBackend, "list_clusters", _list_active)
    extend(EC2ContainerServiceBackend, "delete_cluster", _delete)
