"""Those who follow, at the other end of the wire: they look at what they are sent and do little else, since what they
take of the processor is not the server's.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any

FOLLOW = (
    "subscription($after: String) { dealChanged(after: $after) { kind id cursor deal { id name goal stage { id } } } }"
)
_SENT = re.compile(rb'"goal":"t([\d.]+)"')
_CURSOR = re.compile(rb'"cursor":"([^"]+)"')
_PING, _PONG = 0x89, b"\x8a"  # the first byte of such a frame; who doesn't answer is cut off (RFC 6455, section 5.5)

Hear = Callable[[bytes, float], object]  # is given whole messages, and when they came


def ignore(messages: bytes, now: float) -> None:
    """Nothing: the line counts."""


class Line(asyncio.Protocol):
    """A WebSocket."""

    def __init__(self, hear: Hear) -> None:
        self._hear, self._buffer, self._is_open = hear, b"", False
        self.transport: Any = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.messages = 0
        self.cursor: str | None = None  # of the last message

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        held = self._buffer + data if self._buffer else data
        if not self._is_open:
            head, found, rest = held.partition(b"\r\n\r\n")
            if not found:
                self._buffer = held
                return
            assert b" 101 " in head or b" 200 " in head, head
            held, self._is_open = rest, True
            self.opened.set_result(None)
        end = self._whole(held)
        self._buffer = held[end:]
        if end:
            self._take(held[:end], now)

    def _whole(self, held: bytes) -> int:
        """Where the last whole message ends; pings among them are answered."""
        at, size = 0, len(held)
        while at + 10 < size:
            length, begin = held[at + 1], at + 2
            if length == 126:
                length, begin = int.from_bytes(held[at + 2 : at + 4], "big"), at + 4
            elif length == 127:
                length, begin = int.from_bytes(held[at + 2 : at + 10], "big"), at + 10
            if begin + length > size:
                break
            if held[at] == _PING:
                self.transport.write(_PONG + bytes([128 | length]) + b"\0\0\0\0" + held[begin : begin + length])
            at = begin + length
        return at

    def _take(self, messages: bytes, now: float) -> None:
        count = messages.count(b'"cursor":"')
        if count:
            self.messages += count
            self.cursor = _CURSOR.findall(messages, messages.rindex(b'"cursor":"'))[0].decode()
        self._hear(messages, now)

    async def begin(self, token: str, after: str | None) -> None:
        """Introduce oneself and subscribe."""
        self.transport.write(
            b"GET /graphql HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        )
        await self.opened
        self._say({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
        self._say({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW, "variables": {"after": after}}})

    def _say(self, content: Any) -> None:
        data = json.dumps(content).encode()
        size = bytes([128 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
        self.transport.write(b"\x81" + size + b"\0\0\0\0" + data)


class Flow(Line):
    """A stream of events."""

    def _whole(self, held: bytes) -> int:
        return held.rfind(b"\n\n") + 2 if b"\n\n" in held else 0

    async def begin(self, token: str, after: str | None) -> None:
        body = json.dumps({"query": FOLLOW, "variables": {"after": after}})
        self.transport.write(
            f"POST /graphql HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        await self.opened


@dataclass
class Heard:
    """What many were told of changes that say when they were sent: milliseconds from then on."""

    latencies: list[float] = field(default_factory=list)

    def hear(self, messages: bytes, now: float) -> None:
        """Note when these came."""
        self.latencies += [1000 * (now - float(sent)) for sent in _SENT.findall(messages)]


class Counted:
    """How often many were told something, and when."""

    def __init__(self) -> None:
        self.begin("")

    def begin(self, said: str) -> None:
        """Count this from now on."""
        self._said, self.came, self.count = said.encode(), list[tuple[float, int]](), 0

    def hear(self, messages: bytes, now: float) -> None:
        """Count what is in these."""
        if self._said and (count := messages.count(self._said)):
            self.came.append((now, count))
            self.count += count


def percentiles(latencies: list[float]) -> str:
    """p50 and p99 as cells of a table."""
    if len(latencies) < 2:
        return "– | –"
    found = quantiles(latencies, n=100)
    return f"{found[49]:.1f} | {found[98]:.1f}"
