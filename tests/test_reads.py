"""Reading past the ORM: where it reads, and that it ends when nobody waits any more."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain import db
from domain.groups import Group
from domain.pools import THREADS
from domain.reads import read
from tests import databases
from tests.crm import Crm

# Runs for minutes.
ENDLESS = {
    "postgres": "select pg_sleep(600)",
    "sqlite": "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e10) select count(*) from n",
}


def placeholders(crm: Crm) -> tuple[str, str]:
    return ("$1", "$2") if crm.dialect == "postgres" else ("?1", "?2")


async def names() -> list[str]:
    [rows] = await read([("select name from groups order by id", [])])
    return [row[0] for row in rows]


async def test_several_statements_are_read_in_order(crm: Crm) -> None:
    first, second = placeholders(crm)
    text = f"select cast({first} as integer), cast({second} as text)"
    [one], [two], none = await read([(text, [1, "a"]), (text, [2, None]), ("select 1 from users where id = 0", [])])
    assert (tuple(one), tuple(two), none) == ((1, "a"), (2, None), [])


async def test_what_has_been_committed_is_read_at_once(crm: Crm) -> None:
    before = await names()
    await Group.create(name="New")
    assert await names() == [*before, "New"]


async def test_a_transaction_reads_what_it_has_written_and_others_do_not(crm: Crm) -> None:
    before = await names()
    async with db.atomic():
        await Group.create(name="Not yet")
        assert await names() == [*before, "Not yet"]
        async with db.atomic():
            assert await names() == [*before, "Not yet"]
        readers = db.readers()
        assert readers
        [others] = await readers.read([("select name from groups order by id", [])])
        assert [row[0] for row in others] == before
    assert await names() == [*before, "Not yet"]


async def test_what_only_reads_cannot_write_to_sqlite(crm: Crm) -> None:
    if crm.dialect == "sqlite":
        with pytest.raises(Exception, match="readonly"):
            await read([("delete from session", [])])


async def until_executing(crm: Crm, number: int) -> None:
    """Wait until PostgreSQL executes so many statements for this database, the one that asks aside."""
    text = (
        "select count(*) as n from pg_stat_activity "
        "where datname = current_database() and state = 'active' and pid <> pg_backend_pid()"
    )
    for _ in range(3000 if crm.dialect == "postgres" else 0):
        if (await db.rows(text))[0]["n"] == number:
            return
        await asyncio.sleep(0.01)


async def test_a_read_that_nobody_waits_for_ends_in_the_database(crm: Crm) -> None:
    reading = [asyncio.create_task(read([(ENDLESS[crm.dialect], [])])) for _ in range(THREADS + 1)]
    await until_executing(crm, len(reading))
    await asyncio.sleep(0.05)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    assert all(task.cancelled() for task in reading)
    async with asyncio.timeout(30):
        for _ in range(2 * THREADS):  # on each connection, whatever was under way on it
            assert await names()
        await until_executing(crm, 0)


async def test_a_transaction_that_is_cancelled_leaves_nothing_behind(crm: Crm) -> None:
    """Whatever it was doing: what it wrote is undone, its locks are gone, and the next one begins afresh."""

    async def renaming(seconds: float) -> None:
        async with db.atomic():
            await db.execute("update groups set name = 'Changed ' || id")
            await asyncio.sleep(seconds)
            transaction = db.within()
            assert transaction
            await transaction.fetch("select pg_sleep(600)" if crm.dialect == "postgres" else "select 1")
            await asyncio.sleep(600)

    before = await names()
    for seconds in (600, 0.001):
        for wait in (0, 0.002, 0.01, 0.05):
            async with db.atomic():  # so that it is connected, and what is cancelled is the transaction
                await db.execute("update groups set name = name")
            task = asyncio.create_task(renaming(seconds))
            await asyncio.sleep(wait)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()
    async with asyncio.timeout(10), db.atomic():
        await db.execute("update groups set name = name")
    assert await names() == before
    await until_executing(crm, 0)


async def test_reading_goes_on_after_the_connections_were_lost(crm: Crm) -> None:
    if crm.dialect == "sqlite":
        return
    await names()
    [database] = (await db.rows("select current_database() as name"))[0].values()
    await databases.admin(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'")
    await asyncio.sleep(0.1)
    assert await names()
    async with db.atomic():
        assert await names()


@pytest.fixture
async def memory() -> AsyncIterator[None]:
    await databases.start("sqlite://:memory:")
    yield
    await db.stop()


async def test_a_database_in_memory_is_read_through_its_one_connection(memory: None) -> None:
    await db.execute("create table t (a integer)")
    await db.execute("insert into t values (1), (2)")
    [rows] = await read([("select a from t where a > ?1 order by a", [0])])
    assert [row[0] for row in rows] == [1, 2]
