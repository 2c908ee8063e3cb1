"""What the parts of the bench share: servers, those who follow them, and somebody who changes deals."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx2

from bench import databases, machine
from bench.server import ROOT, VORONKA, Instance, free_port, started
from bench.streams.lines import Hear, Heard, Line, percentiles

PER_SECOND = 20  # changes
PATIENCE = 120.0  # seconds for anything
REST = 1.0  # seconds for what nobody waits for
AT_ONCE = 200  # connections that are being made


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything: a row for each combination that means something to a part."""

    sockets: Sequence[int]
    classes: Sequence[int]
    views: Sequence[str]
    hits: Sequence[float]
    records: Sequence[int]
    events: Sequence[int]
    writers: int
    rounds: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stage:
    """A server that sockets hang on, who may follow there, and a client of the same server, or of another one."""

    url: str  # of the database
    port: int
    process: machine.Process
    client: httpx2.AsyncClient
    anna: dict[str, Any]
    followers: list[dict[str, Any]]
    pipelines: dict[str, int]

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data of an answer to the administrator."""
        body = (await self.client.post("/graphql", json={"query": query, "variables": variables})).json()
        if body.get("errors"):
            raise SystemExit(f"{query}\n{body['errors']}")
        return body["data"]

    async def do(self, mutation: str, selection: str = "errors { code message }", **given: Any) -> Any:
        """The payload of a mutation by the administrator."""
        kind = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}"
        found = (await self.ask(text, input=given))[mutation]
        if found.get("errors"):
            raise SystemExit(f"{mutation}\n{found['errors']}")
        return found

    async def deal(self, hit: float, owner: int) -> str:
        """A new deal that such a part of the followers sees, or of 0 its owner."""
        given = {"pipelineId": f"pipeline_{self.pipelines[f'{hit:g}']}", "responsibleId": f"user_{owner}"}
        id: str = (await self.do("dealCreate", "deal { id } errors { code message }", **given))["deal"]["id"]
        return id

    async def deals(self, hit: float, count: int = 20) -> list[str]:
        """New deals, each of which such a part of the followers sees; of 0 each of another one."""
        owners = [self.followers[n % len(self.followers)]["id"] if hit == 0 else self.anna["id"] for n in range(count)]
        return [await self.deal(hit, owner) for owner in owners]

    async def follow(
        self, count: int, hear: Hear, kind: type[Line] = Line, after: Sequence[str | None] = (None,)
    ) -> list[Line]:
        """So many connections, evenly spread over the followers, that have asked to subscribe."""
        loop, slots = asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)

        async def begin(n: int) -> Line:
            async with slots:
                _, line = await loop.create_connection(lambda: kind(hear), "127.0.0.1", self.port)
                await line.begin(self.followers[n % len(self.followers)]["token"], after[n % len(after)])
                return line

        return await asyncio.gather(*(begin(n) for n in range(count)))

    async def settle(self, lines: Sequence[Line]) -> None:
        """Once all of these are told what happens."""
        [deal] = await self.deals(1, 1)
        knocked = 0.0

        async def knock() -> bool:
            nonlocal knocked
            if time.perf_counter() > knocked + 1:
                await self.do("dealUpdate", dealId=deal, goal="knock")
                knocked = time.perf_counter()
            return all(line.messages for line in lines)

        deadline = time.perf_counter() + PATIENCE
        while not await knock():
            if time.perf_counter() > deadline:
                raise SystemExit(f"{sum(not line.messages for line in lines)} of {len(lines)} are told nothing")
            await asyncio.sleep(0.02)
        await rest()

    async def change(self, deals: Sequence[str], seconds: float) -> None:
        """Change these deals in turn, at an even pace whatever the answers take; their goals say when."""
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for n in range(int(seconds * PER_SECOND)):
                await asyncio.sleep(max(0.0, begun + n / PER_SECOND - time.perf_counter()))
                sent = f"t{time.perf_counter():.6f}"
                tasks.create_task(self.do("dealUpdate", dealId=deals[n % len(deals)], goal=sent))
        await rest()

    async def measured(self, heard: Heard, deals: Sequence[str], seconds: float) -> str:
        """Cells of a table: messages, p50 and p99 in ms, share of a core in %, µs of processor for each message."""
        heard.latencies.clear()
        cpu, begun = self.process.cpu(), time.perf_counter()
        await self.change(deals, seconds)
        cpu, took, count = self.process.cpu() - cpu, time.perf_counter() - begun, len(heard.latencies)
        cells = f"{count:,} | {percentiles(heard.latencies)} | {100 * cpu / took:.0f}"
        return f"{cells} | {1e6 * cpu / max(1, count):.0f}"


async def rest() -> None:
    """Until what is still on its way has come."""
    await asyncio.sleep(REST)


async def until(condition: Callable[[], bool], what: str) -> None:
    """Once it holds. Ends the bench when that takes too long."""
    deadline = time.perf_counter() + PATIENCE
    while not condition():
        if time.perf_counter() > deadline:
            raise SystemExit(f"{what}: not in {PATIENCE:.0f} seconds")
        await asyncio.sleep(0.002)


def hang_up(lines: Sequence[Line]) -> None:
    """End these connections."""
    for line in lines:
        line.transport.abort()


@asynccontextmanager
async def stage(
    target: Instance, classes: int, view: str = "group", hits: Sequence[float] = (), servers: int = 1
) -> AsyncIterator[Stage]:
    """New servers: sockets hang on the first, changes are asked of the last, which has the bench's core."""
    asked = json.dumps({"classes": classes, "view": view, "hits": sorted({*hits, 1} - {0})})
    command = [sys.executable, "-m", "bench.followers", asked]
    made = await asyncio.to_thread(
        subprocess.run, command, cwd=ROOT, env=target.environment, stdout=subprocess.PIPE, check=True
    )
    cast, url = json.loads(made.stdout), target.environment["VORONKA_DATABASE_URL"]
    async with AsyncExitStack() as stack:
        running = []
        for number in range(servers):
            port = free_port()
            environment = target.environment | {
                "VORONKA_PORT": str(port),
                "VORONKA_ENV": "production",
                "VORONKA_STREAMS_PER_USER": "100000",
            }
            ready = partial(httpx2.get, f"http://127.0.0.1:{port}/readyz")
            core = machine.cores()[min(number, 1)]
            server = started(f"streams-{number}", [*VORONKA, "serve"], environment, ready, ROOT, core)
            running.append((port, stack.enter_context(server)))
        databases.meter(url).pin(machine.cores()[1])
        headers = {"Authorization": f"Bearer {cast['anna']['token']}"}
        client = httpx2.AsyncClient(base_url=f"http://127.0.0.1:{running[-1][0]}", headers=headers, timeout=PATIENCE)
        await stack.enter_async_context(client)
        yield Stage(url, *running[0], client, **cast)
