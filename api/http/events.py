"""`graphql-sse`, distinct connections mode: the answer to one request as a stream of events (graphql-sse, PROTOCOL.md).

`id:` of an event is its message's cursor, so that a client's Last-Event-ID means the same as `after`.
"""

import asyncio
from typing import Final

import orjson
from graphql import GraphQLSchema
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import errors
from api.context import Context
from api.documents import Document
from api.http.channel import Channel
from api.http.connection import Connection
from api.http.crowd import Crowded, Seat
from api.http.media import COMPLETE, STREAM, as_event
from api.http.requests import Operation
from api.http.subscriptions import Sent, Subscribing, understood
from permissions.actor import Actor
from permissions.errors import CrmError, RateLimited

ALIVE_SECONDS: Final = 15.0  # between comments, so that proxies and clients know that nobody has gone

HEADERS: Final = [
    (b"content-type", f"{STREAM}; charset=utf-8".encode()),
    (b"cache-control", b"no-cache, no-store"),
    (b"x-accel-buffering", b"no"),
    (b"vary", b"Accept"),
]
CLOSING_SECONDS: Final = 5.0  # for a client to take the last of it


class Outlet:
    """Where the messages of a subscription go: a response that is still to be begun."""

    __slots__ = ("_answering", "_beat", "_channel", "is_ended")

    def __init__(self) -> None:
        self._channel: Channel | None = None
        self._answering: asyncio.Task[object] | None = None
        self._beat: asyncio.TimerHandle | None = None
        self.is_ended = False  # from this side

    def open(self, channel: Channel) -> None:
        """Write to this channel from now on; the task that calls is the one to be cancelled when all is said."""
        self._channel, self._answering = channel, asyncio.current_task()
        self._alive()

    async def ready(self) -> None:
        """Once what was sent before is on its way."""
        if self._channel:
            await self._channel.ready()

    def send(self, messages: Sent) -> None:
        """These messages."""
        self._push(
            b"".join(
                text
                for written, cursor in messages
                for text in written.texts(cursor, f"event: next\nid: {cursor}\ndata: ".encode(), b"\n\n")
            )
        )

    def end(self, error: Exception) -> None:
        """Say why, and that this is all."""
        self._write(as_event(orjson.dumps({"errors": [errors.answer(error, "")]})))
        self.stop()

    def complete(self) -> None:
        """Say that this is all."""
        self._write(COMPLETE)
        self.stop()

    def stop(self) -> None:
        """End without a word, as when the server stops: the client will come again."""
        if not self.is_ended:
            self.is_ended = True
            if self._answering:
                self._answering.cancel()

    def close(self) -> None:
        """Leave nothing behind."""
        if self._beat:
            self._beat.cancel()
        if self._channel:
            self._channel.close()
        self._channel = self._answering = None

    def _alive(self) -> None:
        self._write(":\n\n")
        self._beat = asyncio.get_running_loop().call_later(ALIVE_SECONDS, self._alive)

    def _write(self, text: str) -> None:
        self._push(text.encode())

    def _push(self, data: bytes) -> None:
        if self._channel and not self.is_ended:
            self._channel.push({"type": "http.response.body", "body": data, "more_body": True}, len(data))


class Followed(Response):
    """The response to a subscription."""

    def __init__(self, subscribing: Subscribing, outlet: Outlet, actor: Actor) -> None:
        super().__init__()
        self._subscribing, self._outlet = subscribing, outlet
        self._seat = Seat(actor)  # raises Crowded before anything is answered
        self.raw_headers = list(HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        outlet, connection = self._outlet, Connection.of(scope)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            outlet.open(Channel(send, connection))
            connection.stopping = outlet.stop
            try:
                try:
                    await self._subscribing.begin()
                except CrmError as error:
                    outlet.end(error)
                while (await receive())["type"] != "http.disconnect":
                    pass
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if not outlet.is_ended or task is None or task.uncancel():
                    raise
                async with asyncio.timeout(CLOSING_SECONDS):
                    await outlet.ready()
                    await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            connection.abort()  # nobody reads
        finally:
            connection.stopping = None
            self._subscribing.leave()
            self._seat.leave()
            outlet.close()


async def follow(
    schema: GraphQLSchema, document: Document, asked: Operation, context: Context, last_event_id: str | None
) -> Response:
    """The stream of a subscription. Raises what `understood` does, and RateLimited for too many of one user."""
    outlet = Outlet()
    subscribing = await understood(schema, document, asked, context, outlet, last_event_id)
    try:
        return Followed(subscribing, outlet, context.require())
    except Crowded:
        raise RateLimited(retry_after=60) from None
