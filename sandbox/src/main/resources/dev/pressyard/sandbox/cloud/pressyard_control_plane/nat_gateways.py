"""EC2: a NAT gateway that is asked for again with the same client token is the one that was made before.

moto takes no heed of the token. A client that waited in vain for the answer and asked again got a second gateway, which no state knew.
https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
"""

import threading
from typing import Any

from moto.ec2.responses.nat_gateways import NatGateways

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


def install() -> None:
    extend(NatGateways, "create_nat_gateway", _create)
