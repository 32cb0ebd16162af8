"""How the pieces are put into moto."""

import logging
from collections.abc import Callable
from typing import Any

logger = logging.getLogger(__name__)


def add_operations(response_class: type, *operations: Callable[..., Any]) -> None:
    """Teaches a moto response class operations that it lacks.

    An operation that moto knows already is left as moto has it: moto's own later answer is the better one.
    """
    for operation in operations:
        if not hasattr(response_class, operation.__name__):
            setattr(response_class, operation.__name__, operation)


def extend(owner: type, method_name: str, extension: Callable[..., Any]) -> None:
    """Replaces a method by `extension(original, self, *args, **kwargs)`."""
    original = getattr(owner, method_name)

    def extended(self: Any, *args: Any, **kwargs: Any) -> Any:
        return extension(original, self, *args, **kwargs)

    extended.__name__ = method_name
    setattr(owner, method_name, extended)


def install(pieces: list[Any]) -> None:
    """Installs every piece; one that this release of moto does not fit is named in the log and left out.

    Pressyard runs with whatever moto the machine has, and a control plane that lacks one call beats none.
    """
    for piece in pieces:
        try:
            piece.install()
        except (ImportError, AttributeError) as misfit:
            logger.warning("%s does not fit this release of moto: %s", piece.__name__, misfit)
