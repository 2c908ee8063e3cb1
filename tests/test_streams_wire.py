"""Sockets on the wire: frames, pings, breaks and limits, against a server of this process that can be looked into."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import uvicorn

from api.http import server as http_server
from api.http import sockets
from api.http.requests import MAX_BODY
from domain.config import settings
from domain.streams import hub
from tests.crm import Crm
from tests.streams import CHANGED, SECONDS, following, until
from tests.test_streams import deal

pytestmark = pytest.mark.feature("I35")

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
SOON = 4.0  # seconds; less than all that the server waits for, however busy the machine


@dataclass
class Server:
    """A server in this very process."""

    uvicorn: uvicorn.Server
    port: int

    @property
    def held(self) -> int:
        """What it keeps of those who have come: connections and tasks."""
        state = self.uvicorn.server_state
        return len(state.connections) + len(state.tasks)


@asynccontextmanager
async def serving(crm: Crm, *, buffer: int = 0, **more: Any) -> AsyncIterator[Server]:
    """A server of the app, with these options of uvicorn changed; `buffer`: bytes that its system keeps."""
    transport: Any = crm.client._transport
    config = uvicorn.Config(transport.app, **http_server.options(settings()) | {"lifespan": "off"} | more)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        if buffer:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, buffer)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await until(lambda: server.started)
            yield Server(server, listener.getsockname()[1])
        finally:
            server.should_exit = server.force_exit = True
            await task


class Wire:
    """A client that writes its own frames, and does nothing of itself: it answers no ping and no close."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, server: Server, buffer: int = 0) -> "Wire":
        here = socket.socket()
        if buffer:
            here.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        here.setblocking(False)
        await asyncio.get_running_loop().sock_connect(here, ("127.0.0.1", server.port))
        wire = cls(*await asyncio.open_connection(sock=here))
        wire.writer.write(
            b"GET /graphql HTTP/1.1\r\nHost: crm.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        )
        assert (await wire.reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
        return wire

    def send(self, opcode: int, data: bytes, head: int = 0x80) -> None:
        """One frame, masked as a client's has to be (RFC 6455, 5.3)."""
        size = len(data)
        long = b"\xfe" + struct.pack("!H", size) if size < 65_536 else b"\xff" + struct.pack("!Q", size)
        length = bytes((0x80 | size,)) if size < 126 else long
        self.writer.write(bytes((head | opcode,)) + length + b"\x00\x00\x00\x00" + data)

    def say(self, content: Any) -> None:
        self.send(TEXT, json.dumps(content).encode())

    async def frame(self) -> tuple[int, bytes]:
        """The next frame: opcode and data. Raises IncompleteReadError when there is no connection any more."""
        async with asyncio.timeout(SECONDS):
            head, size = await self.reader.readexactly(2)
            assert head & 0xF0 == 0x80, "each message is one frame, nothing compressed"
            assert size < 0x80, "a server masks nothing"
            form = size
            if form >= 126:
                size = int.from_bytes(await self.reader.readexactly(2 if form == 126 else 8))
            assert form == (size if size < 126 else 126 if size < 65_536 else 127), "the shortest form"
            return head & 0xF, await self.reader.readexactly(size)

    async def hear(self) -> dict[str, Any]:
        """The next message."""
        opcode, data = await self.frame()
        while opcode == PING:
            opcode, data = await self.frame()
        assert opcode == TEXT, (opcode, data)
        found: dict[str, Any] = json.loads(data)
        return found

    async def closed(self) -> int:
        """The code that the server closes with, whatever comes before."""
        opcode, data = await self.frame()
        while opcode != CLOSE:
            opcode, data = await self.frame()
        return int.from_bytes(data[:2])

    async def begin(self, token: str | None) -> None:
        self.say({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
        assert await self.hear() == {"type": "connection_ack"}

    def subscribe(self, query: str = CHANGED, id: str = "1", **variables: Any) -> None:
        self.say({"type": "subscribe", "id": id, "payload": {"query": query, "variables": variables}})

    async def next(self) -> dict[str, Any]:
        found = await self.hear()
        assert found["type"] == "next", found
        [message] = found["payload"]["data"].values()
        return dict(message)

    def abort(self) -> None:
        """Go without a word."""
        self.writer.transport.abort()

    async def gone(self) -> None:
        """Once the server has ended the connection."""
        async with asyncio.timeout(SECONDS):
            while await self.reader.read(65_536):
                pass


async def forgotten(server: Server) -> None:
    """Nothing is kept of anybody, soon."""
    async with asyncio.timeout(SOON):
        while server.held:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)


async def test_who_goes_before_introducing_themselves_is_forgotten_at_once(crm: Crm) -> None:
    """T48: with a word or without; nothing waits for the time that is left to the introduction, or to the goodbye."""
    async with serving(crm) as server:
        for _ in range(20):
            wire = await Wire.open(server)
            assert server.held
            wire.abort()
        await forgotten(server)
        wire = await Wire.open(server)
        wire.send(CLOSE, struct.pack("!H", 1000))
        assert await wire.closed() == 1000
        await forgotten(server)
        wire = await Wire.open(server)  # in the middle of a frame
        wire.writer.write(b"\x81\xfe\x01")
        await wire.writer.drain()
        wire.abort()
        await forgotten(server)
        wire = await Wire.open(server)  # while it is found out who that is
        wire.say({"type": "connection_init", "payload": {"authorization": f"Bearer {crm.tokens['rita']}"}})
        await wire.writer.drain()
        wire.abort()
        await forgotten(server)


async def test_frames(crm: Crm) -> None:
    """Each message is a text frame of its own in the shortest form, whatever its length; one in fragments is read."""
    async with serving(crm) as server, following():
        wire = await Wire.open(server)
        wire.send(PING, b"before")
        assert await wire.frame() == (PONG, b"before")
        await wire.begin(crm.tokens["rita"])
        aliases = " ".join(f"a{n}: goal" for n in range(70))
        for id, fields in (("short", "id"), ("middle", "goal"), ("long", aliases)):
            wire.subscribe(f"subscription {{ dealChanged {{ deal {{ {fields} }} }} }}", id)
        await until(lambda: hub.current().members == 3)
        await deal(crm, goal="g" * 1_000)
        found = {}
        for _ in range(3):
            opcode, data = await wire.frame()
            assert opcode == TEXT
            found[json.loads(data)["id"]] = len(data)
        assert found["short"] < 126 <= found["middle"] < 65_536 < found["long"]
        asked = json.dumps({"type": "ping", "payload": {"a": "я"}}, ensure_ascii=False).encode()
        wire.send(TEXT, asked[:9], head=0x00)
        wire.send(0, asked[9:-4], head=0x00)
        wire.send(PING, b"between")
        wire.send(0, asked[-4:])
        assert await wire.frame() == (PONG, b"between")
        assert await wire.hear() == {"type": "pong", "payload": {"a": "я"}}
        wire.send(2, b"{}")
        assert await wire.closed() == 4400
        wire.send(CLOSE, struct.pack("!H", 4400))
        await wire.gone()
        await forgotten(server)
        assert hub.current().members == 0


async def test_frames_that_break_the_protocol_end_their_socket_alone(crm: Crm) -> None:
    """As RFC 6455 says of each: not masked 1002, no UTF-8 1007, above 1,000,000 bytes 1009."""
    async with serving(crm) as server, following():
        other = await Wire.open(server)
        await other.begin(crm.tokens["tom"])
        other.subscribe()
        await until(lambda: hub.current().members == 1)
        wire = await Wire.open(server)
        wire.writer.write(b"\x81\x02{}")
        assert await wire.closed() == 1002
        wire = await Wire.open(server)
        wire.writer.write(b"\x81\xff" + struct.pack("!Q", MAX_BODY + 1))  # the rest of it need not come
        assert await wire.closed() == 1009
        for data, code in ((b"\xff\xfe", 1007), (b"x" * MAX_BODY, 4400)):
            wire = await Wire.open(server)
            wire.send(TEXT, data)
            assert await wire.closed() == code
            wire.abort()
        wire = await Wire.open(server)
        await wire.begin(crm.tokens["rita"])
        text = json.dumps({"type": "ping", "payload": {"a": ""}})
        wire.send(TEXT, text.replace('""', '"' + "x" * (MAX_BODY - len(text)) + '"').encode())
        assert len((await wire.hear())["payload"]["a"]) == MAX_BODY - len(text)
        id = await deal(crm)
        assert (await other.next())["id"] == id


async def test_an_unanswered_ping_ends_the_socket(crm: Crm) -> None:
    async with serving(crm, ws_ping_interval=0.1, ws_ping_timeout=0.3) as server, following():
        wire, answering = await Wire.open(server), await Wire.open(server)
        await answering.begin(crm.tokens["tom"])
        answering.subscribe()
        await wire.begin(crm.tokens["rita"])
        wire.subscribe()
        for _ in range(8):
            opcode, data = await answering.frame()
            assert opcode == PING
            answering.send(PONG, data)
        assert await wire.closed() == 1011
        await wire.gone()
        await until(lambda: hub.current().members == 1)
        id = await deal(crm, "tom")
        opcode, data = await answering.frame()
        while opcode == PING:
            answering.send(PONG, data)
            opcode, data = await answering.frame()
        assert json.loads(data)["payload"]["data"]["dealChanged"]["id"] == id


async def _stuffed(wire: Wire, server: Server) -> None:
    """Ask for more than the connection holds, though for less than one is cut off for, and read none of it."""
    transport: Any = wire.writer.transport
    transport.pause_reading()
    [protocol] = server.uvicorn.server_state.connections
    for _ in range(2):
        wire.say({"type": "ping", "payload": {"a": "x" * 200_000}})
    held: Any = protocol
    await until(lambda: not held.writable.is_set())
    await asyncio.sleep(0.1)
    assert not held.transport.is_closing()


async def test_a_goodbye_that_nobody_takes_is_not_waited_for(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that has stopped, with bytes on the way to it: neither its pings nor a close code keep anything."""
    monkeypatch.setattr(sockets, "CLOSING_SECONDS", 0.2)
    monkeypatch.setattr(http_server, "LAST_SECONDS", 0.2)
    little = 16_384
    async with serving(crm, buffer=little, ws_ping_interval=0.3, ws_ping_timeout=0.3) as server:
        wire = await Wire.open(server, little)
        await wire.begin(crm.tokens["rita"])
        await _stuffed(wire, server)
        await forgotten(server)
    async with serving(crm, buffer=little) as server:
        wire = await Wire.open(server)
        await wire.begin(crm.tokens["rita"])
        wire.send(2, b"to be told 4400")
        await wire.closed()
        await forgotten(server)  # though the client answers nothing
        wire = await Wire.open(server, little)
        await wire.begin(crm.tokens["rita"])
        await _stuffed(wire, server)
        wire.send(2, b"to be told 4400")
        await forgotten(server)


async def test_ten_thousand_subscriptions_on_one_socket(crm: Crm) -> None:
    """50 are, each of the others is refused by itself; whoever else is there notices nothing."""
    async with serving(crm) as server, following():
        other, wire = await Wire.open(server), await Wire.open(server)
        await other.begin(crm.tokens["tom"])
        other.subscribe()
        await wire.begin(crm.tokens["rita"])
        await until(lambda: hub.current().members == 1)
        asked = "subscription { dealChanged { id } }"

        async def ask() -> None:
            for n in range(10_000):
                wire.subscribe(asked, f"{n}")
                if n % 100 == 0:
                    await wire.writer.drain()

        asking = asyncio.create_task(ask())
        refused = 0
        while refused < 10_000 - sockets.MOST:
            found = await wire.hear()
            assert (found["type"], found["payload"][0]["extensions"]["code"]) == ("error", "QUERY_TOO_COMPLEX"), found
            refused += 1
            if refused == 1_000:
                making = asyncio.create_task(deal(crm, "tom"))
        await asking
        assert (await other.next())["id"] == await making
        await until(lambda: hub.current().members == sockets.MOST + 1)
        wire.say({"type": "complete", "id": "0"})
        wire.subscribe(asked, "again")
        await until(lambda: hub.current().members == sockets.MOST + 1)
        wire.abort()
        await until(lambda: hub.current().members == 1)
