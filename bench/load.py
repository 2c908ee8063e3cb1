"""A small load generator: keep-alive HTTP/1.1 connections, each with one request under way at a time.

It reads as little of an answer as it can (length, status, whether errors are in it), so that its own core is never what
limits the server.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import quantiles
from typing import cast

import orjson


@dataclass
class Result:
    """What one scenario gave. Latencies are in seconds, sizes in bytes."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    received: int = 0
    failures: int = 0
    first_failure: str = ""

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    @property
    def kilobytes(self) -> float:
        """Size of an answer with its headers."""
        return self.received / max(1, len(self.latencies)) / 1000

    def percentile(self, percent: int) -> float:
        """The latency, in milliseconds, that `percent` of the answers stayed under."""
        if len(self.latencies) < 2:
            return 1000 * sum(self.latencies)
        return 1000 * quantiles(self.latencies, n=100)[percent - 1]


def request(document: str, variables: dict[str, object], token: str | None = None, client: str = "") -> bytes:
    """A whole HTTP request for one operation; `client` is the address that a proxy would tell."""
    body = orjson.dumps({"query": document, "variables": variables})
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    forwarded = f"X-Forwarded-For: {client}\r\n" if client else ""
    head = (
        "POST /graphql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        f"Accept: application/graphql-response+json\r\n{authorization}{forwarded}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Connection(asyncio.Protocol):
    """Sends the next request as soon as the answer to the last one is whole."""

    def __init__(self, requests: Iterator[bytes], result: Result, deadline: float) -> None:
        self.requests, self.result, self.deadline = requests, result, deadline
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answer = bytearray()
        self.length = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's are of no class of asyncio's
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count a connection that the server has closed as a failure."""
        if self.answer or time.perf_counter() < self.deadline:
            self._fail(f"the server closed a connection: {exc or 'no reason given'}")
        if not self.closed.done():
            self.closed.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Gather an answer; when it is whole, note it and go on."""
        self.answer += data
        if not self.length:
            end = self.answer.find(b"\r\n\r\n")
            if end < 0:
                return
            start = self.answer.lower().index(b"content-length:", 0, end) + 15
            self.length = end + 4 + int(self.answer[start : self.answer.index(b"\r\n", start)])
        if len(self.answer) >= self.length:
            self._note()
            if time.perf_counter() < self.deadline:
                self._send()
            else:
                self.transport.close()

    def _send(self) -> None:
        self.answer.clear()
        self.length = 0
        self.sent = time.perf_counter()
        self.transport.write(next(self.requests))

    def _note(self) -> None:
        self.result.latencies.append(time.perf_counter() - self.sent)
        self.result.received += len(self.answer)
        if not self.answer.startswith(b"HTTP/1.1 200") or b'"errors":[{' in self.answer:
            self._fail(self.answer.partition(b"\r\n\r\n")[2][:300].decode(errors="replace"))
        self.answer.clear()

    def _fail(self, why: str) -> None:
        self.result.failures += 1
        self.result.first_failure = self.result.first_failure or why


async def drive(port: int, requests: Sequence[Iterator[bytes]], seconds: float) -> Result:
    """Send requests for so many seconds, over one connection for each iterator.

    Raises TimeoutError when the last answers take a minute longer than that.
    """
    result = Result()
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    deadline = started + seconds
    async with asyncio.timeout(seconds + 60):
        connections = []
        for each in requests:
            make = partial(Connection, each, result, deadline)
            connections.append((await loop.create_connection(make, "127.0.0.1", port))[1])
        await asyncio.gather(*(connection.closed for connection in connections))
    result.seconds = time.perf_counter() - started
    return result
