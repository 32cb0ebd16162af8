"""EC2: a NAT gateway that is asked for again with the same client token is the one that was made before, and one can be found by its tags.

moto takes no heed of the token. A client that waited in vain for the answer and asked again got a second gateway, which no state knew.
https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html

Nor does it of filters by tag: whoever looked for what is left of one site found the gateways of all.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
"""

import threading
from typing import Any

from moto.ec2.models.nat_gateways import NatGateway, NatGatewayBackend
from moto.ec2.responses.nat_gateways import NatGateways
from moto.ec2.utils import is_tag_filter, tag_filter_matches

from .additions import extend

_made: dict[tuple[str, str, str], Any] = {}
_one_at_a_time = threading.Lock()


def _create(original: Any, response: NatGateways) -> Any:
    token = response._get_param("ClientToken")
    if not token:
        return original(response)
    asked = (response.current_account, response.region, token)
    with _one_at_a_time:
        if asked not in _made:
            _made[asked] = original(response)
        return _made[asked]


def _describe(original: Any, backend: NatGatewayBackend, filters: dict[str, list[str]] | None, *args: Any, **kwargs: Any) -> list[NatGateway]:
    tags = {name: values for name, values in (filters or {}).items() if is_tag_filter(name)}
    return [
        gateway
        for gateway in original(backend, filters, *args, **kwargs)
        if all(tag_filter_matches(gateway, name, values) for name, values in tags.items())
    ]


def install() -> None:
    extend(NatGateways, "create_nat_gateway", _create)
    extend(NatGatewayBackend, "describe_nat_gateways", _describe)
