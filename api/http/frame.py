"""Around every HTTP request: its id, the client's address, security headers, a line in the log, and a last resort."""

import re
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Final

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import errors, logs, metrics
from api.http.address import Network, client_address
from api.http.media import JSON

MAX_HEADERS: Final = 32 * 1024  # bytes of names, values and the URL (T45)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
GRAPH: Final = "/graphql"
_PATHS: Final = frozenset({GRAPH, "/graphiql", "/healthz", "/readyz", "/metrics"})

SECURITY: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
_ALWAYS: Final = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]
_ALWAYS.append((b"cache-control", b"no-store"))


class Frame:
    """The outermost layer of the app. Sets `request_id` and `client_ip` in the request's state."""

    def __init__(
        self, app: ASGIApp, graph: ASGIApp, sockets: ASGIApp | None = None, trusted_proxies: Sequence[Network] = ()
    ) -> None:
        self.app = app
        self.graph = graph
        self.sockets = sockets
        self.trusted_proxies = trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state, request_id = self._identified(scope)
        started = time.perf_counter()
        status = 0

        async def send_framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(message["headers"], request_id)
            await send(message)

        tokens = structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            app = self._app_for(scope)
            await app(scope, receive, send_framed)
        except Exception as error:
            if status:  # the answer is on its way; nothing can be added to it
                raise
            await _failure(error, request_id)(scope, receive, send_framed)
        finally:
            _report(scope, state, status, request_id, time.perf_counter() - started)
            structlog.contextvars.reset_contextvars(**tokens)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket, which has one address and one request id for as long as it lasts."""
        if self.sockets is None or scope["path"] != GRAPH or _size(scope) > MAX_HEADERS:
            await receive()
            await send({"type": "websocket.close", "code": 1000})  # before it is accepted: 403
            return
        _, request_id = self._identified(scope)
        tokens = structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            await self.sockets(scope, receive, send)
        finally:
            structlog.contextvars.reset_contextvars(**tokens)

    def _identified(self, scope: Scope) -> tuple[dict[str, object], str]:
        """The state of a request with its id and the client's address; and that id."""
        headers = Headers(scope=scope)
        peer = scope["client"][0] if scope.get("client") else None
        state: dict[str, object] = scope.setdefault("state", {})
        state["request_id"] = request_id = _request_id(headers)
        state["client_ip"] = client_address(peer, headers.getlist("x-forwarded-for"), self.trusted_proxies)
        return state, request_id

    def _app_for(self, scope: Scope) -> ASGIApp:
        """What answers a request that is not too large: nearly always the graph, which so needs no routing."""
        if _size(scope) > MAX_HEADERS:
            return _refuse_headers
        return self.graph if scope["path"] == GRAPH else self.app


def _request_id(headers: Headers) -> str:
    """The caller's id when it is harmless in logs and headers, else a new one."""
    given = headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)


def _size(scope: Scope) -> int:
    url = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    return url + sum(len(name) + len(value) + 4 for name, value in scope["headers"])


async def _refuse_headers(scope: Scope, receive: Receive, send: Send) -> None:
    error = {
        "message": f"Headers and URL may hold at most {MAX_HEADERS} bytes together.",
        "extensions": {"code": "BAD_USER_INPUT"},
    }
    response = Response(
        orjson.dumps({"errors": [error]}), 431, {"Connection": "close"}, media_type=f"{JSON}; charset=utf-8"
    )
    await response(scope, receive, send)


def _failure(error: Exception, request_id: str) -> Response:
    """The answer to a request that broke in our own hands."""
    shown = errors.answer(error, request_id)
    status = errors.STATUS.get(shown["extensions"]["code"], 400)
    return Response(orjson.dumps({"errors": [shown]}), status, media_type=f"{JSON}; charset=utf-8")


def _dress(headers: list[tuple[bytes, bytes]], request_id: str) -> None:
    """Add what every answer has, unless the answer says otherwise."""
    there = {name for name, _ in headers}
    headers.append((b"x-request-id", request_id.encode()))
    headers.extend(each for each in _ALWAYS if each[0] not in there)


def _report(scope: Scope, state: Mapping[str, object], status: int, request_id: str, seconds: float) -> None:
    path = scope["path"]
    metrics.http_request(path if path in _PATHS else "other", status)
    if path in ("/healthz", "/readyz", "/metrics"):  # asked every few seconds
        return
    logs.request(
        client=state["client_ip"],
        method=scope["method"],
        ms=round(seconds * 1000, 1),
        operation=state.get("operation"),
        outcome=state.get("outcome"),
        path=str(state.get("path", path))[:200],
        request_id=request_id,
        status=status,
    )
