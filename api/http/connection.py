"""What a stream may do to its connection that ASGI has no words for; api/http/server.py puts it into the scope."""

from collections.abc import Callable
from typing import Final

from starlette.types import Scope

EXTENSION: Final = "voronka.connection"


class Connection:
    """A connection of the server. `stopping` is called when the server is told to stop."""

    __slots__ = ("abort", "stopping")

    def __init__(self, abort: Callable[[], None]) -> None:
        self.abort = abort
        self.stopping: Callable[[], None] | None = None

    @classmethod
    def of(cls, scope: Scope) -> "Connection":
        """The connection that a request came by; another server than ours leaves it to its own time limits."""
        found = (scope.get("extensions") or {}).get(EXTENSION)
        return found if isinstance(found, cls) else cls(_nothing)


def _nothing() -> None:
    """For servers that can't abort."""
