"""What a slow reader may keep waiting (T49): a bounded number of bytes, then it is cut off and may resume."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Sequence
from functools import lru_cache
from typing import Any, Final

from starlette.types import Message, Send

from api.http.connection import Connection

MOST_WAITING: Final = 256 * 1024  # bytes, beside the 64 KB of the server's own buffer
PATIENCE: Final = 10.0  # seconds with a reader of a replay who takes nothing
MOST_AT_ONCE: Final = 512 * 1024  # bytes of what one batch of the log means to one subscription


class Channel:
    """The way out of one connection. Whoever sends never waits; what can't be sent at once waits here.

    The server's `send` does its work without waiting as long as the client reads, so it is stepped through on the spot:
    a task for each connection, or for each message, would cost more than all else.
    """

    __slots__ = ("_abort", "_connection", "_is_cut", "_queue", "_send", "_sending", "_waiting")

    def __init__(self, send: Send, connection: Connection) -> None:
        self._send, self._connection, self._abort = send, connection, connection.abort
        self._queue: deque[tuple[Message, int]] | None = None  # an empty one takes 0.8 KB
        self._waiting = 0
        self._sending: asyncio.Task[None] | None = None
        self._is_cut = False

    def push(self, message: Message, size: int) -> None:
        """Send a message of so many bytes, or cut the connection when too many wait already."""
        if self._is_cut:
            return
        if self._sending is not None:
            self._waiting += size
            if self._waiting > MOST_WAITING:
                self.cut()
            else:
                self._queue = self._queue or deque()
                self._queue.append((message, size))
            return
        started: Any = self._send(message)
        try:
            first = started.send(None)
        except StopIteration:
            return
        except Exception:  # the client has gone; its own task is being told so
            self.cut()
            return
        self._sending = asyncio.create_task(self._drain(started, first))

    def frames(self, texts: Sequence[bytes]) -> None:
        """Send texts over a WebSocket, or cut it when too much waits already.

        Where that can be done they are written past the server's `send`, all at once: it would decode, encode and
        frame each of them once more, for every socket.
        """
        if not self._connection.writes or self._sending is not None:
            for text in texts:
                self.push({"type": "websocket.send", "text": text.decode()}, len(text))
        elif not self._is_cut:
            data = b"".join([part for text in texts for part in (_head(len(text)), text)])
            if self._connection.waiting() > MOST_WAITING or len(data) > MOST_AT_ONCE:
                self.cut()
            else:
                self._connection.write(data)

    async def _drain(self, started: Coroutine[Any, Any, None], first: Any) -> None:
        try:
            await _Rest(started, first)
            while self._queue:
                message, size = self._queue.popleft()
                self._waiting -= size
                await self._send(message)
        except Exception:
            self.cut()  # as above
        finally:
            self._sending = None

    async def ready(self) -> None:
        """Once nothing waits. Whoever takes nothing for PATIENCE is cut off: others wait behind them."""
        try:
            async with asyncio.timeout(PATIENCE):
                while self._sending is not None and not self._is_cut:
                    await asyncio.wait([self._sending])
                if not self._is_cut:
                    await self._connection.taken()
        except TimeoutError:
            self.cut()

    def cut(self) -> None:
        """End the connection at once, whatever waits."""
        if not self._is_cut:
            self._is_cut = True
            self._queue = None
            if self._sending is not None:
                self._sending.cancel()
            self._abort()

    def close(self) -> None:
        """Send nothing more; the connection has ended."""
        self._is_cut = True
        self._queue = None
        if self._sending is not None:
            self._sending.cancel()


@lru_cache(maxsize=4096)
def _head(size: int) -> bytes:
    """What stands before a text of so many bytes in a frame of its own (RFC 6455, section 5.2)."""
    if size < 126:
        return bytes((0x81, size))
    return b"\x81\x7e" + size.to_bytes(2, "big") if size < 65_536 else b"\x81\x7f" + size.to_bytes(8, "big")


class _Rest:
    """The rest of a coroutine that was begun outside a task and has come to wait for `first`."""

    def __init__(self, started: Coroutine[Any, Any, None], first: Any) -> None:
        self._started, self._first = started, first

    def __await__(self) -> Generator[Any, Any, None]:
        waited_for = self._first
        while True:
            try:
                sent = yield waited_for
            except BaseException as error:
                step: Callable[[], Any] = lambda error=error: self._started.throw(error)  # type: ignore[misc]  # noqa: E731
            else:
                step = lambda sent=sent: self._started.send(sent)  # type: ignore[misc]  # noqa: E731
            try:
                waited_for = step()
            except StopIteration:
                return
