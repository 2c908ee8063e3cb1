"""How uvicorn is to be run: no header believed that a proxy may have written, and heads of requests bounded."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from api.http.connection import EXTENSION, Connection
from api.http.requests import MAX_BODY
from domain.config import Settings

MAX_HEAD: Final = 64 * 1024  # bytes of an unfinished head; frame.py answers 431 to a finished one above 32 KB (T45)
HEAD_SECONDS: Final = 10.0  # for a head to arrive (T48)
LAST_SECONDS: Final = 10.0  # for a client to take what is left and to close its socket, when this side is done with it
GRACE_SECONDS: Final = 10  # for requests under way when the server is told to stop


class BoundedHttp(HttpToolsProtocol):
    """HTTP/1.1 by httptools, which by itself would collect the head of a request for ever."""

    # With more than 30 attributes in its dict, what the base class has there would take 1.2 KB more.
    __slots__ = ("_connection", "_head_bytes", "_head_timer", "_in_head")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_head = True
        self._head_bytes = 0
        self._head_timer: asyncio.TimerHandle | None = None
        self._connection: Connection | None = None

    def shutdown(self) -> None:
        super().shutdown()
        if self._connection is not None and self._connection.stopping is not None:
            self._connection.stopping()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the base class
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            if self._head_bytes > MAX_HEAD:
                self._stop_timer()
                self.send_400_response("The head of the request is too long.")
                return
            if self._head_timer is None:
                self._await_head()
            self._head_bytes += len(data)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._stop_timer()
        if self._connection is None:
            self._connection = Connection(self.transport)
        extensions: Any = self.scope.setdefault("extensions", {})
        extensions[EXTENSION] = self._connection
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head = True
        self._head_bytes = 0
        super().on_message_complete()

    def _await_head(self) -> None:
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


class Socket(WebSocketsSansIOProtocol):
    """A WebSocket that a stream can break off, and that no client keeps by not taking what is left (T48)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.close_timeout = LAST_SECONDS
        self._last: asyncio.TimerHandle | None = None

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        # By itself it would say so once all that waits has been taken.
        self.queue.put_nowait({"type": "websocket.disconnect", "code": 1011})

    def on_task_complete(self, task: "asyncio.Task[None]") -> None:
        super().on_task_complete(task)
        if not self.disconnected:
            self._last = self.loop.call_later(LAST_SECONDS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._last is not None:
            self._last.cancel()

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions: Any = self.scope["extensions"]
            extensions[EXTENSION] = Connection(self.transport, self.writable)


def options(settings: Settings) -> dict[str, Any]:
    """Arguments for `uvicorn.run` and `uvicorn.Config`."""
    return {
        "host": settings.host,
        "port": settings.port,
        "http": BoundedHttp,
        "ws": Socket,
        "ws_max_size": MAX_BODY,  # over it: 1009
        "ws_per_message_deflate": False,  # messages are small, and it takes 38 KB a socket
        "lifespan": "on",
        # uvicorn would trust 127.0.0.1, and the spoofable left end of X-Forwarded-For: address.py decides (T12)
        "proxy_headers": False,
        "server_header": False,
        "access_log": False,  # it would hold the documents of GET requests (T43)
        "log_config": None,  # logs.py has set it up
        "timeout_graceful_shutdown": GRACE_SECONDS,
    }
