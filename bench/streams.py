"""Streams under load: how long a change takes to whom it concerns, and what an idle socket costs.

Each class of rights is a group with a manager who sees its deals; a change of a deal reaches one class, and one of a
deal that is available to everyone reaches all. Latencies are from before the change is sent to when its message was
read, so the change itself is in them.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from statistics import quantiles
from typing import Any

import httpx2

from bench import machine
from bench.server import ROOT, VORONKA, Instance, free_port, started

FOLLOW = (
    "subscription($after: String) { dealChanged(after: $after) { kind id cursor deal { id name goal stage { id } } } }"
)
PER_SECOND = 20


class Line(asyncio.Protocol):
    """A WebSocket, or a stream of events, that only looks at what it is sent."""

    def __init__(self, hear: Callable[[bytes, float], None]) -> None:
        self._hear, self._buffer, self._is_open = hear, b"", False
        self.transport: Any = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._buffer += data
        if not self._is_open:
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            assert b" 101 " in head or b" 200 " in head, head
            self._buffer, self._is_open = rest, True
            self.opened.set_result(None)
        while (frame := self._frame()) is not None:
            self._hear(frame, now)

    def _frame(self) -> bytes | None:
        held = self._buffer
        if len(held) < 2:
            return None
        size, at = held[1] & 127, 2
        if size == 126:
            size, at = int.from_bytes(held[2:4], "big"), 4
        elif size == 127:
            size, at = int.from_bytes(held[2:10], "big"), 10
        if len(held) < at + size:
            return None
        self._buffer = held[at + size :]
        return held[at : at + size]

    def say(self, content: Any) -> None:
        data = json.dumps(content).encode()
        size = bytes([128 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
        self.transport.write(b"\x81" + size + b"\0\0\0\0" + data)


class Flow(Line):
    """A stream of events: what comes is counted, not read."""

    def _frame(self) -> bytes | None:
        held, self._buffer = self._buffer, b""
        return held or None


@dataclass
class Heard:
    """What came, and how long after it was sent."""

    latencies: list[float] = field(default_factory=list)
    messages: int = 0

    def hear(self, data: bytes, now: float) -> None:
        self.messages += 1
        at = data.find(b'"goal":"t')
        if at > 0:
            sent = float(data[at + 9 : data.index(b'"', at + 9)])
            self.latencies.append(1000 * (now - sent))

    def at(self, percent: int) -> float:
        return quantiles(self.latencies, n=100)[percent - 1] if len(self.latencies) > 1 else float("nan")


@dataclass
class Bench:
    """One server and those who follow."""

    port: int
    anna: str
    followers: list[dict[str, Any]]
    process: machine.Process
    client: httpx2.AsyncClient

    async def ask(self, query: str, token: str = "", **variables: Any) -> Any:
        answer = await self.client.post(
            f"http://127.0.0.1:{self.port}/graphql",
            json={"query": query, "variables": variables},
            headers={"Authorization": f"Bearer {token or self.anna}"},
        )
        body = answer.json()
        if body.get("errors"):
            raise SystemExit(body["errors"])
        return body["data"]

    async def do(self, mutation: str, input: dict[str, Any], selection: str = "errors { code }") -> Any:
        kind = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}"
        return (await self.ask(text, input=input))[mutation]

    async def socket(self, token: str, heard: Callable[[bytes, float], None], after: str | None = None) -> Line:
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(lambda: Line(heard), "127.0.0.1", self.port)
        line.transport.write(
            b"GET /graphql HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
        )
        await line.opened
        line.say({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
        payload = {"query": FOLLOW, "variables": {"after": after}}
        line.say({"type": "subscribe", "id": "1", "payload": payload})
        return line

    async def flow(self, token: str, heard: Callable[[bytes, float], None]) -> Line:
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(lambda: Flow(heard), "127.0.0.1", self.port)
        body = json.dumps({"query": FOLLOW})
        line.transport.write(
            f"POST /graphql HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        await line.opened
        return line


async def measure(bench: Bench, sockets: int, seconds: float) -> list[str]:
    """Rows of the table for so many sockets, evenly spread over the classes."""
    rows, heard = [], Heard()
    tokens = [bench.followers[n % len(bench.followers)]["token"] for n in range(sockets)]
    before = bench.process.memory()
    flows = [await bench.flow(token, lambda *_: None) for token in tokens]
    await asyncio.sleep(1)
    rows.append(f"| {sockets} streams of events | | {_kilobytes(bench, before, sockets)} |")
    before, begun = bench.process.memory(), time.perf_counter()
    lines = [await bench.socket(token, heard.hear) for token in tokens]
    stage = (await bench.ask("{ pipelines(first: 1) { nodes { id } } }"))["pipelines"]["nodes"][0]["id"]
    own = [await _deal(bench, stage, each["id"], False) for each in bench.followers[:20]]
    shared = await _deal(bench, stage, bench.followers[0]["id"], True)
    while heard.messages < 2 * sockets:  # noqa: ASYNC110  # connection_ack, and the deal that all see
        await asyncio.sleep(0.05)
    took = time.perf_counter() - begun
    await asyncio.sleep(1)
    each = _kilobytes(bench, before, sockets)
    rows.append(f"| {sockets} sockets connected and subscribed | {sockets / took:.0f} a second | {each} |")
    for name, deals in (("one class", own), ("all", [shared])):
        heard.latencies.clear()
        cpu, start = bench.process.cpu(), time.perf_counter()
        for n in range(int(seconds * PER_SECOND)):
            await asyncio.sleep(max(0.0, start + n / PER_SECOND - time.perf_counter()))
            sent = f"t{time.perf_counter():.6f}"
            await bench.do("dealUpdate", {"dealId": deals[n % len(deals)], "goal": sent})
        await asyncio.sleep(1)
        share = 100 * (bench.process.cpu() - cpu) / (time.perf_counter() - start)
        label = f"change → message, {PER_SECOND} a second, to {name}: {len(heard.latencies)} messages"
        rows.append(f"| {label} | p50 {heard.at(50):.1f}, p99 {heard.at(99):.1f} ms | {share:.0f} % of a core |")
    rows.append(await _lost(bench, own[0]))
    for line in [*lines, *flows]:
        line.transport.abort()
    rows.append(await _replay(bench, stage))
    return rows


def _kilobytes(bench: Bench, before: float, sockets: int) -> str:
    return f"{1024 * (bench.process.memory() - before) / sockets:.1f} KB each"


async def _deal(bench: Bench, pipeline: str, owner: int, shared: bool) -> str:
    given = {"pipelineId": pipeline, "responsibleId": f"user_{owner}"}
    found = await bench.do("dealCreate", given, "deal { id } errors { code }")
    id: str = found["deal"]["id"]
    if shared:
        await bench.do("dealUpdate", {"dealId": id, "availableToEveryone": True})
    return id


async def _lost(bench: Bench, deal: str) -> str:
    """An owner goes to another group: how long until the group is told."""
    colleague = asyncio.get_running_loop().create_future()

    def hear(data: bytes, now: float) -> None:
        if b"ACCESS_" in data and not colleague.done():
            colleague.set_result(now)

    line = await bench.socket(bench.followers[0]["token"], hear)
    await asyncio.sleep(0.5)
    sent = time.perf_counter()
    await bench.do("dealUpdate", {"dealId": deal, "responsibleId": f"user_{bench.followers[1]['id']}"})
    found = await asyncio.wait_for(colleague, 20) - sent
    line.transport.abort()
    times = []
    for role in ("accountant", "manager"):
        colleague = asyncio.get_running_loop().create_future()
        line = await bench.socket(bench.followers[1]["token"], hear)
        await asyncio.sleep(0.5)
        sent = time.perf_counter()
        await bench.do("userUpdate", {"userId": f"user_{bench.followers[1]['id']}", "role": role})
        try:
            times.append(1000 * (await asyncio.wait_for(colleague, 10) - sent))
        except TimeoutError:  # more than are told one by one: everything is to be read anew
            times.append(float("nan"))
        line.transport.abort()
    what = "deal handed over → ACCESS_LOST; role changed → ACCESS_GAINED, → ACCESS_LOST"
    return f"| {what} | {1000 * found:.0f}; {times[0]:.0f}, {times[1]:.0f} ms | |"


async def _replay(bench: Bench, pipeline: str) -> str:
    """10,000 events behind a cursor."""
    cursor = ""

    def first(data: bytes, _: float) -> None:
        nonlocal cursor
        at = data.find(b'"cursor":"')
        if at > 0:
            cursor = data[at + 10 : data.index(b'"', at + 10)].decode()

    line = await bench.socket(bench.anna, first)
    await asyncio.sleep(0.5)
    ids = [await _deal(bench, pipeline, bench.followers[0]["id"], False) for _ in range(200)]
    await asyncio.sleep(0.5)
    line.transport.abort()
    for n in range(50):
        owner = bench.followers[(n + 1) % len(bench.followers)]["id"]
        await bench.do("dealReassign", {"dealIds": ids, "responsibleId": f"user_{owner}"})
    await asyncio.sleep(1)
    done, count, begun = asyncio.get_running_loop().create_future(), 0, time.perf_counter()

    def hear(data: bytes, now: float) -> None:
        nonlocal count
        count += b'"next"' in data
        if count == 10_000:
            done.set_result(now)

    line = await bench.socket(bench.anna, hear, cursor)
    try:
        took = f"{1000 * (await asyncio.wait_for(done, 60) - begun):.0f} ms"
    except TimeoutError:
        took = f"only {count} in a minute"
    line.transport.abort()
    return f"| replay of 10,000 events | {took} | |"


def run(target: Instance, sockets: list[int], classes: int, seconds: float) -> None:
    """Print the table."""
    made = subprocess.run(
        [sys.executable, "-m", "bench.followers", str(classes)], cwd=ROOT, env=target.environment, stdout=-1, check=True
    )
    seeded = json.loads(made.stdout)
    port = free_port()
    environment = target.environment | {"VORONKA_PORT": str(port), "VORONKA_STREAMS_PER_USER": "100000"}
    ready = partial(httpx2.get, f"http://127.0.0.1:{port}/readyz")
    print(f"\n| streams, {classes} classes of rights | | |\n| --- | ---: | ---: |")
    with (
        started("streams", [*VORONKA, "serve"], environment, ready, ROOT) as process,
        machine.pinned(machine.cores()[1]),
    ):

        async def all_of_it() -> None:
            async with httpx2.AsyncClient(timeout=60) as client:
                bench = Bench(port, seeded["anna"], seeded["followers"], process, client)
                for number in sockets:
                    print("\n".join(await measure(bench, number, seconds)), flush=True)

        asyncio.run(all_of_it())
