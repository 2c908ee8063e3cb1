"""What a slow reader may keep waiting (T49): a bounded number of bytes, then it is cut off and may resume."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from typing import Any, Final

from starlette.types import Message, Send

MOST_WAITING: Final = 256 * 1024  # bytes, beside the 64 KB of the server's own buffer


class Channel:
    """The way out of one connection. Whoever sends never waits; what can't be sent at once waits here.

    The server's `send` does its work without waiting as long as the client reads, so it is stepped through on the spot:
    a task for each connection, or for each message, would cost more than all else.
    """

    __slots__ = ("_abort", "_is_cut", "_queue", "_send", "_sending", "_waiting")

    def __init__(self, send: Send, abort: Callable[[], None]) -> None:
        self._send, self._abort = send, abort
        self._queue: deque[tuple[Message, int]] = deque()
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
        """Once nothing waits."""
        while self._sending is not None and not self._is_cut:
            await asyncio.wait([self._sending])

    def cut(self) -> None:
        """End the connection at once, whatever waits."""
        if not self._is_cut:
            self._is_cut = True
            self._queue.clear()
            if self._sending is not None:
                self._sending.cancel()
            self._abort()

    def close(self) -> None:
        """Send nothing more; the connection has ended."""
        self._is_cut = True
        self._queue.clear()
        if self._sending is not None:
            self._sending.cancel()


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
