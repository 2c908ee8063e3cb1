"""Everything is killed while a thousand changes are made: a server, the worker, PostgreSQL, Redis; and receivers do all
that receivers do. In the end whoever follows holds exactly what was committed, in its order (T54, T57).
"""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import aiohttp
import asyncpg
import pytest
from aiohttp import web

from domain import db, sessions
from domain import demo as story
from tests import databases, demo
from tests.clusters import cluster
from tests.demo import Demo
from tests.receiving import Receiver, receiving
from tests.test_redis_restart import redis
from tests.test_streams_servers import SECONDS, by_events, by_socket, following, free_port, until
from tests.test_two_servers import do

DEALS = 8
CHANGES = 1000
AT_ONCE = 10  # changes of one request
WRITERS = 4


class Unreliable(Receiver):
    """A receiver that does whatever `chance` says; without one, nothing but take what it is sent."""

    def __init__(self, chance: random.Random | None = None) -> None:
        super().__init__()
        self._chance = chance
        self.stalls = chance is not None  # at first it never answers
        self.faults = 0  # of ours, so far
        self.redirected = 0  # requests that came where a redirect of ours leads
        self.repeated: list[str] = []  # messages that came again though they were answered, with no fault between
        self._answered: dict[str, int] = {}  # by message: how many faults there were then

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        if request.path == "/elsewhere":
            self.redirected += 1
            return web.Response()
        id, how = request.headers["webhook-id"], self._how()
        if self._answered.get(id) == self.faults:
            self.repeated.append(id)
        if how == "redirect":
            return web.Response(status=307, headers={"Location": "/elsewhere"})
        if how == "reset":
            assert request.transport
            request.transport.abort()
            return web.Response()
        self.failing = [how]
        response = await super()._answer(request, body)
        if how in ("ok", "long"):
            self._answered[id] = self.faults
        return response

    def _how(self) -> str:
        if self._chance is None:
            return "ok"
        if self.stalls:
            return "stall"
        return self._chance.choice(["reset", "redirect", "drop", "500", "429", "long", *["ok"] * 6])


async def filled(url: str) -> dict[str, str]:
    """Set a database up with the cast; the bearer tokens of two of it."""
    await databases.start(url)
    try:
        await db.migrate()
        members = await story.cast()
        return {who: (await sessions.issue(members[who].id, "BEARER"))[0] for who in ("anna", "rita")}
    finally:
        await db.stop()


class Writers:
    """Change deals through any server that answers, until there are enough changes."""

    def __init__(self, servers: list[Demo], deals: list[str]) -> None:
        self._servers, self._deals = servers, deals
        self.done = 0

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(self._write(who)) for who in range(WRITERS)]
        try:
            yield
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def _write(self, who: int) -> None:
        numbers = range(AT_ONCE)
        fields = " ".join(f"a{n}: dealUpdate(input: $i{n}) {{ deal {{ version }} }}" for n in numbers)
        query = f"mutation({' '.join(f'$i{n}: DealUpdateInput!' for n in numbers)}) {{ {fields} }}"
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as client:
            for place in itertools.count(who):
                if self.done >= CHANGES:
                    return
                # No goal twice: that would be no change.
                inputs = {
                    f"i{n}": {"dealId": self._deals[(place + n) % DEALS], "goal": f"{who} {place} {n}"} for n in numbers
                }
                server = self._servers[place % len(self._servers)]
                asked = client.post(
                    f"{server.url}/graphql",
                    json={"query": query, "variables": inputs},
                    headers={"Authorization": f"Bearer {server.tokens['anna']}"},
                )
                try:
                    async with asked as response:
                        answer = (await response.json())["data"] or {}
                except (OSError, aiohttp.ClientError, KeyError, TimeoutError):  # it has been killed, or lacks something
                    await asyncio.sleep(0.02)
                else:
                    self.done += sum(1 for each in answer.values() if each)


class Watch:
    """What the test itself sees in the database, over a connection that is made anew after a crash."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None

    async def fetch(self, text: str) -> list[asyncpg.Record]:
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(self._url)
        found: list[asyncpg.Record] = await self._connection.fetch(text)
        return found

    async def let_leases_run_out(self) -> None:
        """As a minute would, of workers that have ended; and pauses after failures."""
        await self.fetch("update webhook_lane set run_at = now() where run_at is not null")

    async def let_pauses_end(self) -> int:
        """How many lanes have something that waits."""
        await self.fetch("update webhook_lane set run_at = now() where run_at > now() and holder is null")
        return len(await self.fetch("select from webhook_lane where run_at is not null"))


@pytest.mark.feature("I35", "D43")
async def test_nothing_is_missed_and_nothing_doubled_whatever_is_killed(tmp_path: Path) -> None:
    good, bad = Unreliable(), Unreliable(random.Random(5))
    heard: dict[str, list[str]] = {"socket": [], "events": []}
    with ExitStack() as ended:
        postgres, there = ended.enter_context(cluster(free_port())), ended.enter_context(redis())
        settings = {
            "VORONKA_DATABASE_URL": postgres.url,
            "VORONKA_REDIS_URL": f"redis://127.0.0.1:{there.port}/0",
            "VORONKA_SECRET_KEY": "secret " * 6,
            "VORONKA_WEBHOOK_ALLOWED_HOSTS": "127.0.0.1",
        }
        tokens, watch = await filled(postgres.url), Watch(postgres.url)

        def serve(name: str) -> Demo:
            (tmp_path / name).mkdir()
            server = ended.enter_context(demo.serving(tmp_path / name, **settings))
            server.tokens = tokens
            return server

        def work() -> ForkServerProcess:
            return ended.enter_context(demo.started(tmp_path, "worker", **settings))[0]

        worker = work()
        servers = list(await asyncio.gather(*(asyncio.to_thread(serve, name) for name in ("one", "other"))))
        async with (
            receiving(good),
            receiving(bad),
            following(servers, by_socket, heard["socket"]),
            following(servers[::-1], by_events, heard["events"]),
        ):
            deals = await asyncio.to_thread(_subscribed, servers[0], good, bad)
            writers = Writers(servers, deals)
            async with writers.at_work():
                await until(lambda: len(good.messages) > 100 and bad.requests, good.told)
                assert not bad.messages
                bad.stalls = False

                def fault() -> None:
                    good.faults += 1
                    bad.faults += 1

                worker.kill()
                await asyncio.to_thread(worker.join)
                fault()
                await watch.let_leases_run_out()
                work()
                there.stop()
                taken = len(good.messages)
                await until(lambda: len(good.messages) > taken + 100, good.told)
                servers[0].process.kill()
                await asyncio.to_thread(there.start)
                await asyncio.to_thread(postgres.crash)
                await asyncio.to_thread(postgres.start)
                fault()
                await watch.let_leases_run_out()
            async with asyncio.timeout(SECONDS):
                while await watch.let_pauses_end():  # noqa: ASYNC110  # nobody tells
                    await asyncio.sleep(0.05)
            happened = await watch.fetch("select id, record_id from event where entity = 'deal' order by pos")
            kept = {f"deal_{row['id']}": row for row in await watch.fetch("select id, goal, version from deal")}
            ids = [f"event_{row['id']}" for row in happened]
            await until(lambda: all(each[-1:] == ids[-1:] for each in heard.values()), lambda: (heard, ids))
            servers[1].process.terminate()  # it lets go of its streams at once
            await asyncio.to_thread(servers[1].process.join, 8)
            assert servers[1].process.exitcode is not None
    assert len(ids) >= DEALS + writers.done, "nothing that was answered is lost"
    for way, each in heard.items():
        assert each == ids[ids.index(each[0]) :], way
        assert len(each) > CHANGES / 2
    wanted = _by_record(happened)
    assert good.in_order() == wanted
    assert bad.in_order() == {deal: wanted[deal] for deal in deals[::4]}
    for receiver in (good, bad):
        assert receiver.versions() == {deal: list(range(1, kept[deal]["version"] + 1)) for deal in receiver.held}
        for deal, told in receiver.held.items():
            assert (told["record"]["goal"], told["record"]["version"]) == (kept[deal]["goal"], kept[deal]["version"])
        assert receiver.repeated == []
        assert receiver.redirected == 0


def _subscribed(server: Demo, good: Receiver, bad: Receiver) -> list[str]:
    """Deals to change, and endpoints: one is told of all of them, the other one of Rita's, which are a quarter."""
    query = "{ groups { nodes { id } } pipelines { nodes { id } } users { nodes { id name } } }"
    found = {name: each["nodes"] for name, each in server.ask(query, who="anna")["data"].items()}
    input = {"name": "A partner", "role": "read_only", "groupId": found["groups"][0]["id"]}
    server.tokens["key"] = do(server, "anna", "apiKeyCreate", input, "token")["token"]
    [rita] = [each["id"] for each in found["users"] if each["name"].startswith("Рита")]
    for receiver, filter in ((good, {}), (bad, {"responsibleIds": [rita]})):
        input = {"url": receiver.url, "entities": ["DEAL"], "filter": filter}
        receiver.secrets = [do(server, "key", "webhookCreate", input, "secret")["secret"]]
    given = f'pipelineId: "{found["pipelines"][0]["id"]}"'
    owners = [f'responsibleId: "{rita}"' if n % 4 == 0 else "" for n in range(DEALS)]
    fields = [f"a{n}: dealCreate(input: {{ {given} {owner} }}) {{ deal {{ id }} }}" for n, owner in enumerate(owners)]
    made = server.ask(f"mutation {{ {' '.join(fields)} }}", who="anna")["data"]
    return [each["deal"]["id"] for each in made.values()]


def _by_record(happened: list[asyncpg.Record]) -> dict[str, list[str]]:
    """The messages that there have to be of each deal, in their order."""
    found: dict[str, list[str]] = {}
    for row in happened:
        found.setdefault(f"deal_{row['record_id']}", []).append(f"event_{row['id']}")
    return found
