"""The log: one order of all events that every reader sees, whatever writers, sequencers and messengers do."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from domain import db, hints, log, sequencer
from domain.events import Event, transaction
from tests import databases
from tests.crm import Crm
from tests.plans import nodes, plan

pytestmark = pytest.mark.anyio
on_postgres = pytest.mark.parametrize("crm", ["postgres"], indirect=True)


class RolledBackError(Exception):
    """A command that fails when all is written."""


async def write(pipeline_id: int = 1, *, waiting: Awaitable[object] | None = None, fails: bool = False) -> None:
    """A command that changes a pipeline's version and says so."""
    with suppress(RolledBackError):
        async with transaction() as events:
            text = f"update pipeline set version = version + 1 where id = {pipeline_id} returning version"
            version = (await db.rows(text))[0]["version"]
            if waiting:
                await waiting
            events.append(
                Event(
                    at=db.now(),
                    kind="pipeline.changed",
                    actor_id=1,
                    entity="pipeline",
                    record_id=pipeline_id,
                    version=version,
                    before={},
                    after={},
                )
            )
            if fails:
                await Event.bulk_create(events)
                raise RolledBackError


async def place() -> None:
    """Positions for all that waits; on SQLite nothing does."""
    if db.dialect() == "postgres":
        connection = await db.separate()
        try:
            while (await sequencer.sequence(connection) or (1, 0))[0]:
                pass
        finally:
            await connection.close()


async def seen() -> list[tuple[int, int]]:
    """Position and version of all that a reader sees."""
    return [(event.pos or 0, event.version) for event in await log.read(0, 100_000)]


@asynccontextmanager
async def running(*work: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """These run while the block lasts; one that ends by itself fails."""
    tasks = [asyncio.ensure_future(each()) for each in work]
    try:
        yield
    finally:
        assert not [task for task in tasks if task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until(question: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(20):
        while True:
            if await question():
                return
            await asyncio.sleep(0.01)


async def until_seen(count: int) -> None:
    """Wait until readers see so many events."""

    async def enough() -> bool:
        return len(await seen()) == count

    await until(enough)


def nothing(_: int) -> None:
    """For a sequencer whose batches nobody waits for."""


async def test_a_command_of_the_graph_is_in_the_log(crm: Crm) -> None:
    pipeline = (await crm.pipelines())[0]
    for name in ("Leads", "Requests"):
        await crm.as_("anna").do("pipelineUpdate", "", pipelineId=pipeline["id"], name=name)
    if crm.dialect == "postgres":
        assert await log.read(0) == [], "readers don't look at what has no position"
        await place()
    first, second = await log.read(0)
    assert (first.pos, second.pos) == (1, 2)
    assert [first.after["name"], second.after["name"]] == ["Leads", "Requests"]
    assert [event.pos for event in await log.read(1)] == [2]
    assert [event.pos for event in await log.read(0, 1)] == [1]
    assert (await sequencer.head()).pos == 2


async def test_what_is_rolled_back_leaves_no_hole(crm: Crm) -> None:
    for fails in (False, True, True, False):
        await write(fails=fails)
        await place()
    assert await seen() == [(1, 2), (2, 3)]


async def test_positions_go_on_after_all_events_are_gone(crm: Crm) -> None:
    await write()
    await place()
    await Event.all().delete()
    await write()
    await place()
    assert await seen() == [(2, 3)]


@on_postgres
async def test_writers_sequencers_and_a_reader_at_once(crm: Crm) -> None:
    """Every event once, in one order without holes that is each record's own, and the same order for ever."""
    dice = random.Random(1)
    pipelines = [row["id"] for row in await db.rows("select id from pipeline")]
    read: list[Event] = []

    async def writer() -> None:
        for _ in range(40):
            await write(dice.choice(pipelines), waiting=asyncio.sleep(dice.random() / 100), fails=dice.random() < 0.1)

    async def reader() -> None:
        while True:
            read.extend(await log.read(read[-1].pos or 0 if read else 0, 7))
            await asyncio.sleep(0)

    async def hasty() -> None:
        connection = await db.separate()
        try:
            while True:
                await sequencer.sequence(connection)
        finally:
            connection.terminate()  # in the middle of a statement, maybe: nobody is to be waited for

    async with running(reader, hasty, hasty, sequencer.Sequencer(nothing).run, sequencer.Sequencer(nothing).run):
        await asyncio.gather(*[writer() for _ in range(8)])
        stored = await Event.all().count()
        await until_seen(stored)

        async def all_read() -> bool:
            return len(read) >= stored

        await until(all_read)
    assert stored > 200
    assert [event.pos for event in read] == list(range(1, stored + 1))
    assert len({event.id for event in read}) == stored
    for pipeline in pipelines:
        versions = [event.version for event in read if event.record_id == pipeline]
        assert versions == sorted(versions)
    assert {event.id: event.pos for event in await Event.all()} == {event.id: event.pos for event in read}
    assert (await sequencer.head()).pos == stored


@on_postgres
async def test_a_batch_at_a_time(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await db.execute(
        "insert into event (at, kind, actor_id, entity, record_id, version, before, after) "
        "select now(), 'deal.changed', 1, 'deal', 1, n, '{}', '{}' from generate_series(1, 2500) n"
    )
    told: list[int] = []
    async with running(sequencer.Sequencer(told.append).run):
        await until_seen(2500)
    assert told == [1000, 2000, 2500]
    assert await seen() == [(n, n) for n in range(1, 2501)]


@on_postgres
@pytest.mark.parametrize("with_an_event", [True, False])
async def test_a_transaction_that_stays_open_holds_nobody_up(crm: Crm, with_an_event: bool) -> None:
    done = asyncio.Event()

    async def long() -> None:
        if with_an_event:
            await write(2, waiting=done.wait())
        else:
            async with db.atomic():
                await db.execute("update pipeline set version = version where id = 2")
                await done.wait()

    opened = asyncio.create_task(long())
    await asyncio.sleep(0.05)
    for _ in range(3):
        await write(1)
    await place()
    assert await seen() == [(1, 2), (2, 3), (3, 4)]
    done.set()
    await opened
    await place()
    assert await seen() == [(1, 2), (2, 3), (3, 4), *([(4, 2)] if with_an_event else [])]


@on_postgres
async def test_a_sequencer_that_restarts_goes_on(crm: Crm) -> None:
    for rounds in range(3):
        await write()  # while none runs
        async with running(sequencer.Sequencer(nothing).run):
            await write()
            await until_seen(2 * rounds + 2)
    assert await seen() == [(n, n + 1) for n in range(1, 7)]


@on_postgres
async def test_a_database_that_drops_connections_is_asked_again(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequencer, "PAUSE", 0.05)
    made: list[asyncpg.Connection[asyncpg.Record]] = []
    separate = db.separate

    async def noted() -> "asyncpg.Connection[asyncpg.Record]":
        made.append(await separate())
        return made[-1]

    monkeypatch.setattr(db, "separate", noted)
    async with running(sequencer.Sequencer(nothing).run):
        for rounds in range(3):
            await write()
            await until_seen(rounds + 1)
            await db.rows("select pg_terminate_backend($1)", [made[-1].get_server_pid()])
    assert len(made) >= 3


@on_postgres
async def test_who_poked_asks_for_the_lock_until_he_had_it(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its holder may have looked before the commit that the poke was about."""
    monkeypatch.setattr(sequencer, "EVERY", 60)
    holder = await db.separate()
    try:
        async with running(sequencer.Sequencer(nothing).run):
            async with holder.transaction():
                await holder.execute(f"select pg_advisory_xact_lock({sequencer.LOCK})")
                await write()
                await asyncio.sleep(0.05)
                assert await seen() == []
            await until_seen(1)
    finally:
        await holder.close()


@on_postgres
async def test_events_of_a_process_that_does_not_poke_are_found(crm: Crm) -> None:
    async with running(sequencer.Sequencer(nothing).run):
        await asyncio.sleep(0.05)
        await db.execute(
            "insert into event (at, kind, actor_id, entity, record_id, version, before, after) "
            "values (now(), 'deal.changed', 1, 'deal', 1, 5, '{}', '{}')"
        )
        await until_seen(1)


@on_postgres
async def test_a_batch_costs_the_same_however_many_wait(crm: Crm) -> None:
    """Also when statistics are from before: an import or a bulk change adds thousands at once."""
    await db.execute(_EVENTS.format(2 * sequencer.BATCH))
    await place()
    await db.execute("analyze event")
    await db.execute(_EVENTS.format(3 * sequencer.BATCH))
    [row] = await db.rows("select prosrc from pg_proc where proname = 'place_events'")
    statement = row["prosrc"][row["prosrc"].index("WITH") : row["prosrc"].rindex(";", 0, -5)]
    for node in nodes(await plan(statement.replace("INTO placed, last", ""), ())):
        read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Join Filter", 0)
        assert read * node["Actual Loops"] <= sequencer.BATCH, node
    await place()
    assert [pos for pos, _ in await seen()] == list(range(1, 5 * sequencer.BATCH + 1))


_EVENTS = """
    insert into event (at, kind, actor_id, entity, record_id, version, before, after)
    select now(), 'deal.changed', 1, 'deal', 1, n, '{{}}', '{{}}' from generate_series(1, {}) n
"""


@on_postgres
async def test_a_position_is_on_disk_before_it_is_seen(crm: Crm) -> None:
    """Databases of tests don't wait for the disk; the transaction that gives positions does."""
    assert (await db.rows("show synchronous_commit"))[0]["synchronous_commit"] == "off"
    connection = await db.separate()
    try:
        async with connection.transaction():
            await sequencer.sequence(connection)
            assert await connection.fetchval("show synchronous_commit") == "on"
    finally:
        await connection.close()


# ------------------------------------------------------------------------------------------------------- who follows


class Told:
    """A handler that keeps what it is told: versions, or None for a beginning."""

    def __init__(self) -> None:
        self.heard: list[list[int] | None] = []
        self.fails = False

    async def __call__(self, events: Sequence[Event] | None) -> None:
        if self.fails:
            raise RuntimeError("no")
        self.heard.append(None if events is None else [event.version for event in events])


async def test_a_follower_begins_with_what_there_is(crm: Crm) -> None:
    await write()
    await place()
    told = Told()
    follower = log.Follower(told)
    assert not await follower.step()
    assert not await follower.step()
    assert told.heard == [None]
    for _ in range(2):
        await write()
    await place()
    await follower.step()
    await follower.step()
    assert told.heard == [None, [3, 4]]


async def test_a_follower_reads_batch_by_batch(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    follower = log.Follower(told)
    await follower.step()
    monkeypatch.setattr(log.read, "__defaults__", (2,))
    for _ in range(3):
        await write()
    await place()
    assert await follower.step()
    assert not await follower.step()
    assert told.heard == [None, [2, 3], [4]]


@pytest.mark.parametrize("what", ["pruned", "another log", "restored", "too far", "failed"])
async def test_who_missed_events_begins_anew(crm: Crm, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    told, other = Told(), Told()
    follower = log.Follower(told, other)
    await write()
    await place()
    await follower.step()
    if what == "pruned":
        await db.execute("update log_head set oldest = 4, pos = 3")
    elif what == "another log":
        async with db.atomic():
            assert await sequencer.begin_anew() == 1
    elif what == "restored":
        await db.execute("update log_head set pos = 0")
    elif what == "too far":
        monkeypatch.setattr(log, "TOO_FAR", 1)
        for _ in range(2):
            await write()
        await place()
    else:
        await write()
        await place()
        told.fails = True
        await follower.step()
        told.fails = False
        assert (told.heard, other.heard) == ([None], [None, [3]])
    await follower.step()
    await follower.step()
    assert told.heard == [None, None]
    assert other.heard == ([None, [3]] if what == "failed" else [None, None])
    version = 3 if what in ("pruned", "another log", "restored") else 5 if what == "too far" else 4
    if what == "restored":
        await db.execute("delete from event")
    await write()
    await place()
    await follower.step()
    assert told.heard == [None, None, [version]]


async def test_a_hint_that_is_lost_costs_a_poll(crm: Crm) -> None:
    told = Told()

    async def heard() -> bool:
        return told.heard == [None, [2]]

    follower = log.Follower(told)
    async with running(follower.run):
        await asyncio.sleep(0.05)
        await write()
        await place()
        await until(heard)


async def test_who_is_woken_need_not_poll(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "POLL", 60)
    told = Told()
    follower = log.Follower(told)

    async def heard() -> bool:
        return told.heard == [None, [2]]

    givers = [] if crm.dialect == "sqlite" else [sequencer.Sequencer(lambda _: follower.wake()).run]
    with sequencer.poked(follower.wake):
        async with running(follower.run, *givers):
            await asyncio.sleep(0.05)
            await write()
            await until(heard)


async def test_a_follower_outlives_its_database_being_away(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PAUSE", 0.01)
    told = Told()
    failures = iter([OSError("away"), OSError("away")])
    head = sequencer.head

    async def away() -> sequencer.Head:
        for failure in failures:
            raise failure
        return await head()

    monkeypatch.setattr(sequencer, "head", away)

    async def heard() -> bool:
        return told.heard == [None]

    async with running(log.Follower(told).run):
        await until(heard)


# ------------------------------------------------------------------------------------------------------ Redis' hints


async def redis_is_there() -> None:
    """Skips when it is not."""
    async with Redis.from_url(databases.REDIS) as redis:
        try:
            await redis.ping()
        except (RedisError, OSError) as error:
            databases.missing(f"Redis ({error})")


@asynccontextmanager
async def wire(cut: set[asyncio.StreamWriter]) -> AsyncIterator[int]:
    """A port that leads to Redis; closing what is in `cut` is what its restart looks like."""
    redis = Redis.from_url(databases.REDIS).connection_pool.connection_kwargs

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
        writer.close()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, away = await asyncio.open_connection(redis["host"], redis["port"])
        cut.update((writer, away))
        await asyncio.gather(pump(reader, away), pump(there, writer))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for each in cut:
            each.close()


async def test_hints_go_through_redis_and_on_after_its_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    await redis_is_there()
    monkeypatch.setattr(hints, "PAUSE", 0.02)
    woken = 0

    def wake() -> None:
        nonlocal woken
        woken += 1

    cut: set[asyncio.StreamWriter] = set()
    async with wire(cut) as port:
        url = f"redis://127.0.0.1:{port}"
        mine, theirs, foreign = (
            hints.Hints(url, "log-test", nothing_woken),
            hints.Hints(url, "log-test", wake),
            hints.Hints(url, "another", nothing_woken),
        )

        async def spoken(least: int) -> bool:
            mine.say(1)
            await asyncio.sleep(0.01)
            return woken >= least

        async with running(mine.run, theirs.run, foreign.run):
            await until(lambda: spoken(3))
            for each in cut:
                each.close()
            cut.clear()
            before = woken
            await until(lambda: spoken(before + 3))


def nothing_woken() -> None:
    """For who only speaks."""


async def test_a_redis_that_is_gone_for_good_hurts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "PAUSE", 0.01)
    mine = hints.Hints("redis://127.0.0.1:1", "log-test", nothing_woken)
    async with running(mine.run):
        for pos in range(10):
            mine.say(pos)
            await asyncio.sleep(0.01)


@on_postgres
async def test_connections_whose_other_end_has_vanished_end(crm: Crm) -> None:
    """On both sides: the system's own times are hours and a quarter of one."""
    pool: Any = db.readers()
    await pool.read([("select 1", ())])
    separate: Any = await db.separate()
    try:
        for connection in (separate, *pool._idle):
            sock = connection._transport.get_extra_info("socket")
            assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            assert 0 < sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) <= 60_000
            for name in ("tcp_user_timeout", "tcp_keepalives_idle"):
                assert await connection.fetchval(
                    f"select setting::int from pg_settings where name = '{name}'"
                ) in range(1, 60_001), name
    finally:
        await separate.close()
    async with db.atomic():
        [row] = await db.rows("show idle_in_transaction_session_timeout")
    assert row["idle_in_transaction_session_timeout"] == "1min"
