"""What a stream may do to its connection that ASGI has no words for; api/http/server.py puts it into the scope."""

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.types import Scope

EXTENSION: Final = "voronka.connection"


class Connection:
    """A connection of the server. `stopping` is called when the server is told to stop.

    Where `writable` says when the client has taken what was written, bytes may be written past the server's own `send`.
    """

    __slots__ = ("_transport", "_writable", "stopping")

    def __init__(self, transport: asyncio.Transport | None = None, writable: asyncio.Event | None = None) -> None:
        self._transport, self._writable = transport, writable
        self.stopping: Callable[[], None] | None = None

    @classmethod
    def of(cls, scope: Scope) -> "Connection":
        """The connection that a request came by; another server than ours leaves it to its own time limits."""
        found = (scope.get("extensions") or {}).get(EXTENSION)
        return found if isinstance(found, cls) else cls()

    def abort(self) -> None:
        """Break it off, if that can be done."""
        if self._transport is not None:
            self._transport.abort()

    @property
    def writes(self) -> bool:
        """Whether `write` may be used."""
        return self._writable is not None and self._transport is not None

    def write(self, data: bytes) -> None:
        """Hand on bytes as they are; what the client doesn't take waits in memory."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def waiting(self) -> int:
        """How many bytes wait."""
        return 0 if self._transport is None else self._transport.get_write_buffer_size()

    async def taken(self) -> None:
        """Once little waits."""
        if self._writable is not None:
            await self._writable.wait()
