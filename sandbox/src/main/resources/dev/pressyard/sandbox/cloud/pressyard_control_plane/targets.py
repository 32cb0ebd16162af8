"""ELBv2: target health as the runtime's proxy sees it. moto calls every registered target healthy.

https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
"""

from typing import Any

from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup, elbv2_backends

from .additions import extend


def observe(account: str, region: str, target_group_arn: str, targets: list[dict[str, Any]]) -> bool:
    """Registers exactly these targets with their health; False if there is no such target group."""
    group = elbv2_backends[account][region].target_groups.get(target_group_arn)
    if group is None:
        return False
    group.observed = {target["id"]: target for target in targets}
    group.targets = {target["id"]: {"Id": target["id"], "Port": str(target["port"])} for target in targets}
    return True


def _health(original: Any, group: FakeTargetGroup, target: dict[str, Any], *args: Any) -> FakeHealthStatus:
    seen = getattr(group, "observed", {}).get(target["Id"])
    if seen is None:
        return original(group, target, *args)
    return FakeHealthStatus(
        seen["id"], str(seen["port"]), group.health_check_port, seen["state"], seen.get("reason"), seen.get("description")
    )


def install() -> None:
    extend(FakeTargetGroup, "health_for", _health)
