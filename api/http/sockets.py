"""`graphql-transport-ws` on /graphql (graphql-ws, PROTOCOL.md): subscriptions, and queries and mutations as by POST."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from graphql import GraphQLError, OperationType
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import errors, limits
from api.context import Context
from api.http.channel import Channel
from api.http.connection import Connection
from api.http.crowd import Crowded, Seat
from api.http.endpoint import GraphQLEndpoint
from api.http.refusal import Refused
from api.http.requests import Operation, operation
from api.http.subscriptions import Sent, Subscribing, understood
from permissions.errors import Barred, CrmError, Unauthenticated

PROTOCOL: Final = "graphql-transport-ws"
INIT_SECONDS: Final = 5.0  # for connection_init to arrive
CLOSING_SECONDS: Final = 10.0  # for a client to take what was sent, the code that its socket closes with at last
MOST: Final = 50  # operations under way on one socket
LONGEST_ID: Final = 128
LONGEST_REASON: Final = 120  # bytes


class Closed(Exception):
    """The socket is to be closed, with a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Gone(Exception):
    """The client has: there is nothing more to wait for."""


class Sockets:
    """The ASGI app of WebSockets on /graphql; queries and mutations are the endpoint's."""

    def __init__(self, endpoint: GraphQLEndpoint) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # websocket.connect
        offered = PROTOCOL in scope.get("subprotocols", ())
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL if offered else None})
        if not offered:
            await send({"type": "websocket.close", "code": 4406, "reason": "Subprotocol not acceptable"})
            return
        socket = _Socket(self._endpoint, scope, Channel(send, Connection.of(scope)))
        try:
            await socket.run(receive)
        finally:
            socket.stop()


class _Socket:
    """One connection."""

    __slots__ = ("_channel", "_closing", "_endpoint", "_operations", "_scope", "_seat")

    def __init__(self, endpoint: GraphQLEndpoint, scope: Scope, channel: Channel) -> None:
        self._endpoint, self._channel = endpoint, channel
        self._scope: Scope = {
            "type": "http",
            "method": "POST",
            "path": scope["path"],
            "query_string": b"",
            "scheme": "https" if scope.get("scheme") == "wss" else "http",
            "client": scope.get("client"),
            "server": scope.get("server"),
            "headers": [each for each in scope["headers"] if each[0] != b"idempotency-key"],
            "state": scope["state"],
        }
        self._operations: dict[str, asyncio.Task[None] | Subscribing] = {}
        self._seat: Seat | None = None
        self._closing = False

    async def run(self, receive: Receive) -> None:
        """Until either side closes."""
        try:
            await self._begin(receive)
            while not self._closing:
                await self._take(_read(await _heard(receive)))
        except Gone:
            return
        except Closed as closed:
            self.close(closed.code, closed.reason)
        with suppress(Gone, TimeoutError):  # once it was told to go; what it still sends is nobody's
            async with asyncio.timeout(CLOSING_SECONDS):
                while True:
                    await _heard(receive)

    def stop(self) -> None:
        """Leave nothing behind."""
        for each in self._operations.values():
            _stop(each)
        self._operations.clear()
        self._channel.close()
        if self._seat:
            self._seat.leave()

    def close(self, code: int, reason: str) -> None:
        """Say why, and close."""
        if not self._closing:
            self._closing = True
            for each in self._operations.values():
                _stop(each)
            self._operations.clear()
            self._channel.push({"type": "websocket.close", "code": code, "reason": _short(reason)}, 128)

    # ------------------------------------------------------------------------------------------------- beginning

    async def _begin(self, receive: Receive) -> None:
        """Who it is. Raises Closed and Gone."""
        try:
            async with asyncio.timeout(INIT_SECONDS):
                while True:
                    content = _read(await _heard(receive))
                    if content["type"] == "connection_init":
                        break
                    if content["type"] not in ("ping", "pong"):
                        raise Closed(4401, "Unauthorized")
                    self._pong(content)
        except TimeoutError:
            raise Closed(4408, "Connection initialisation timeout") from None
        payload = content.get("payload")
        if payload is not None and not isinstance(payload, dict):
            raise Closed(4400, "connection_init: the payload must be an object")
        self._identify(payload or {})
        context = await self._context()
        try:
            self._seat = Seat(context.require())
        except Crowded as crowded:
            raise Closed(4429, str(crowded)) from None
        self._say({"type": "connection_ack"})

    def _identify(self, payload: Mapping[str, Any]) -> None:
        """Let the token of the payload be the header that it could have been; a cookie counts from our own pages only.

        Raises Closed.
        """
        headers = Headers(scope=self._scope)
        given = payload.get("authorization", payload.get("Authorization"))
        if given is not None:
            if not isinstance(given, str) or not given.isascii():
                raise Closed(4400, "connection_init: authorization must be 'Bearer' and a token")
            kept = [each for each in self._scope["headers"] if each[0] not in (b"authorization", b"cookie")]
            self._scope["headers"] = [*kept, (b"authorization", given.encode())]
        elif "authorization" not in headers and "cookie" in headers and not _from_here(headers):
            raise Closed(4403, "Origin: a page of another site may not use the cookie; send a token")

    async def _context(self) -> Context:
        """Whose request an operation is, found out anew for each. Raises Closed for those who may not be here."""
        state = self._scope["state"]
        request = Request(self._scope)
        try:
            context: Context = await self._endpoint.context_for(
                request, Response(), state["client_ip"], state["request_id"]
            )
            context.require()
        except Unauthenticated as error:
            raise Closed(4401, str(error)) from None
        except Barred as barred:
            raise Closed(4403, barred.reason) from None
        except CrmError as error:
            raise Closed(4400, str(error)) from None
        return context

    # ----------------------------------------------------------------------------------------------- operations

    async def _take(self, content: Mapping[str, Any]) -> None:
        """One message of the client. Raises Closed for what the protocol doesn't know."""
        match content["type"]:
            case "ping" | "pong":
                self._pong(content)
            case "complete":
                if (found := self._operations.pop(_id(content), None)) is not None:
                    _stop(found)
            case "subscribe":
                self._subscribe(_id(content), content.get("payload"))
            case "connection_init":
                raise Closed(4429, "Too many initialisation requests")
            case _:
                raise Closed(4400, "Unknown type of message")

    def _subscribe(self, id: str, payload: Any) -> None:
        if id in self._operations:
            raise Closed(4409, f"Subscriber for {id} already exists")
        try:
            asked = operation(payload)
        except Refused as refused:
            raise Closed(4400, refused.error["message"]) from None
        if len(self._operations) >= MOST:
            text = f"At most {MOST} operations may be under way on one socket."
            self._error(id, [{"message": text, "extensions": {"code": "QUERY_TOO_COMPLEX"}}])
            return
        self._operations[id] = asyncio.create_task(self._carry_out(id, asked))

    async def _carry_out(self, id: str, asked: Operation) -> None:
        """An operation, until its answer is sent or its subscription has begun."""
        request_id = self._scope["state"]["request_id"]
        try:
            document = self._endpoint.documents.get(asked.query)
            if document.errors:
                self._fail(id, [errors.formatted(error, request_id) for error in document.errors])
                return
            if document.operation(asked.operation_name).operation is not OperationType.SUBSCRIPTION:
                await self._answer(id, asked)
                return
            if asked.variables:
                limits.check_variables(asked.variables)
            outlet = _Outlet(self, id)
            schema = self._endpoint.schema._schema
            begun = await understood(schema, document, asked, await self._context(), outlet, None)
            try:
                await begun.begin()
            except BaseException:
                begun.leave()
                raise
            if self._operations.get(id) is asyncio.current_task():  # else it is complete already
                self._operations[id] = begun
        except Closed as closed:
            self.close(closed.code, closed.reason)
        except GraphQLError as error:
            self._fail(id, [errors.formatted(error, request_id)])
        except Exception as error:
            self.refuse(id, error)

    async def _answer(self, id: str, asked: Operation) -> None:
        """The answer to a query or mutation, as to a POST."""
        await self._context()  # closes the socket of those who may not be here any more
        body = await self._endpoint.answer(Request(self._scope), asked)
        if id not in self._operations:
            return
        if body.startswith(b'{"errors"'):  # nothing was executed
            self._fail(id, orjson.loads(body)["errors"])
            return
        key = orjson.dumps(id).decode()
        self._write(f'{{"id":{key},"type":"next","payload":{body.decode()}}}')
        self.complete(id)

    def refuse(self, id: str, error: Exception) -> None:
        """End an operation with an error, or the socket with those who may not be here any more."""
        if isinstance(error, Unauthenticated):
            self.close(4401, str(error))
        elif isinstance(error, Barred):
            self.close(4403, error.reason)
        else:
            self._fail(id, [errors.answer(error, self._scope["state"]["request_id"])])

    def complete(self, id: str) -> None:
        """End an operation of which all is said."""
        if self._operations.pop(id, None) is not None:
            self._say({"id": id, "type": "complete"})

    def _fail(self, id: str, shown: Any) -> None:
        if self._operations.pop(id, None) is not None:
            self._error(id, shown)

    def _error(self, id: str, shown: Any) -> None:
        self._say({"id": id, "type": "error", "payload": shown})

    # --------------------------------------------------------------------------------------------------- writing

    def _pong(self, content: Mapping[str, Any]) -> None:
        if content["type"] == "ping":
            payload = content.get("payload")
            self._say({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})

    def _say(self, content: Mapping[str, Any]) -> None:
        self._write(orjson.dumps(content).decode())

    def _write(self, text: str) -> None:
        if not self._closing:
            self._channel.push({"type": "websocket.send", "text": text}, len(text))

    async def ready(self) -> None:
        """Once nothing waits to be sent."""
        await self._channel.ready()

    def forward(self, texts: Sequence[bytes]) -> None:
        """Messages of a subscription."""
        if not self._closing:
            self._channel.frames(texts)


class _Outlet:
    """Where the messages of one subscription go."""

    __slots__ = ("_before", "_id", "_socket")

    def __init__(self, socket: _Socket, id: str) -> None:
        self._socket, self._id = socket, id
        self._before = b'{"id":' + orjson.dumps(id) + b',"type":"next","payload":'

    async def ready(self) -> None:
        await self._socket.ready()

    def send(self, messages: Sent) -> None:
        before = self._before
        self._socket.forward([text for written, cursor in messages for text in written.texts(cursor, before, b"}")])

    def end(self, error: Exception) -> None:
        self._socket.refuse(self._id, error)

    def complete(self) -> None:
        self._socket.complete(self._id)


def _short(reason: str) -> str:
    """As much of a reason as a close frame has room for: 125 bytes with the code (RFC 6455, section 5.5)."""
    return reason.encode()[:LONGEST_REASON].decode(errors="ignore")


def _stop(running: "asyncio.Task[None] | Subscribing") -> None:
    if isinstance(running, Subscribing):
        running.leave()
    else:
        running.cancel()


async def _heard(receive: Receive) -> Mapping[str, Any]:
    """The next frame. Raises Gone."""
    message = await receive()
    if message["type"] != "websocket.receive":
        raise Gone
    return message


def _read(message: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object of a frame, which has a type. Raises Closed."""
    text = message.get("text")
    if text is None:
        raise Closed(4400, "Binary frames are not expected")
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Closed(4400, "A message must be JSON") from None
    if not isinstance(content, dict) or not isinstance(content.get("type"), str):
        raise Closed(4400, "A message is a JSON object with a type")
    return content


def _id(content: Mapping[str, Any]) -> str:
    id = content.get("id")
    if not isinstance(id, str) or not 1 <= len(id) <= LONGEST_ID:
        raise Closed(4400, f"id: a text of 1 to {LONGEST_ID} characters is expected")
    return id


def _from_here(headers: Headers) -> bool:
    """Whether the page that opened the socket is one of this very host (T47)."""
    try:
        return urlsplit(headers.get("origin", "")).netloc.lower() == headers.get("host", "").lower() != ""
    except ValueError:
        return False
