"""Clients of subscriptions, in this process: a WebSocket and a stream of events, without a network."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import orjson

from domain import db, lifecycle, sequencer
from domain.streams import hub
from tests.crm import Crm

SECONDS = 20.0  # that anything may take on a busy machine

CHANGED = (
    "subscription($filter: DealFilter, $after: String) "
    "{ dealChanged(filter: $filter, after: $after) { kind id deal { id name } cursor } }"
)


class Closed(Exception):
    """The other side has closed."""

    def __init__(self, code: int, reason: str = "") -> None:
        super().__init__(f"{code} {reason}")
        self.code, self.reason = code, reason


class Socket:
    """A WebSocket to the app."""

    def __init__(self, crm: Crm, headers: dict[str, str] | None = None, protocol: str = "graphql-transport-ws") -> None:
        self._in: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._out: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        transport: Any = crm.client._transport
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "path": "/graphql",
            "query_string": b"",
            "scheme": "ws",
            "client": ("127.0.0.1", 5),
            "server": ("crm.test", 80),
            "subprotocols": [protocol],
            "headers": [
                (b"host", b"crm.test"),
                *((k.lower().encode(), v.encode()) for k, v in (headers or {}).items()),
            ],
        }
        self._in.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.create_task(transport.app(scope, self._in.get, self._out.put))

    async def hear(self, seconds: float = SECONDS) -> dict[str, Any]:
        """The next message. Raises Closed."""
        async with asyncio.timeout(seconds):
            message = await self._out.get()
        if message["type"] == "websocket.accept":
            return await self.hear(seconds)
        if message["type"] == "websocket.close":
            self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
            raise Closed(message["code"], message.get("reason", ""))
        content: dict[str, Any] = orjson.loads(message["text"])
        return content

    def say(self, content: Any) -> None:
        """Send a message; text as it is."""
        text = content if isinstance(content, str) else json.dumps(content)
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    async def begin(self, token: str | None) -> None:
        """Introduce oneself. Raises Closed."""
        payload = {"authorization": f"Bearer {token}"} if token else None
        self.say({"type": "connection_init", "payload": payload})
        assert await self.hear() == {"type": "connection_ack"}

    def subscribe(self, query: str = CHANGED, id: str = "1", **variables: Any) -> None:
        self.say({"type": "subscribe", "id": id, "payload": {"query": query, "variables": variables}})

    async def next(self, seconds: float = SECONDS) -> dict[str, Any]:
        """What the next message of a subscription says. Raises Closed."""
        found = await self.hear(seconds)
        assert found["type"] == "next", found
        [message] = found["payload"]["data"].values()
        return dict(message)

    async def close(self) -> None:
        """Go away."""
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(self.task, SECONDS)


@asynccontextmanager
async def following() -> AsyncIterator[None]:
    """The log is followed, as in every server process."""
    async with lifecycle.following():
        await until(hub.current()._begun.is_set)
        yield


@asynccontextmanager
async def listening(crm: Crm, who: str, query: str = CHANGED, **variables: Any) -> AsyncIterator[Socket]:
    """A socket of somebody of the cast whose subscription has begun."""
    socket, before = Socket(crm), hub.current().members
    await socket.begin(crm.tokens[who])
    socket.subscribe(query, **variables)
    await until(lambda: hub.current().members > before or not socket._out.empty())
    try:
        yield socket
    finally:
        await socket.close()


async def until(condition: Callable[[], bool]) -> None:
    """Once it holds."""
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.002)


async def settled() -> None:
    """Once all that is committed has been told."""
    async with asyncio.timeout(SECONDS):
        while not await _is_told():  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.005)


async def _is_told() -> bool:
    [row] = await db.rows("select count(*) as n from event where pos is null")
    return row["n"] == 0 and (await sequencer.head()).pos == hub.current().pos
