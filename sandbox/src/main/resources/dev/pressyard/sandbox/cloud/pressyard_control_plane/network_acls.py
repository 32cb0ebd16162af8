"""EC2: a network ACL that is gone is said to be gone. moto speaks of a route table, which Terraform takes for a failure.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
"""

from typing import Any

from moto.ec2.exceptions import InvalidNetworkAclIdError, InvalidRouteTableIdError
from moto.ec2.models.network_acls import NetworkAcl, NetworkAclBackend

from .additions import extend


def _describe(
    original: Any, backend: NetworkAclBackend, network_acl_ids: list[str] | None = None, *args: Any, **kwargs: Any
) -> list[NetworkAcl]:
    try:
        return original(backend, network_acl_ids, *args, **kwargs)
    except InvalidRouteTableIdError as misnamed:
        unknown = [asked for asked in network_acl_ids or [] if asked not in backend.network_acls]
        raise InvalidNetworkAclIdError(", ".join(unknown)) from misnamed


def install() -> None:
    extend(NetworkAclBackend, "describe_network_acls", _describe)
