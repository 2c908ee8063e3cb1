"""The log beneath the streams: reading what was missed, transactions that stay open, and writers beside it."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from statistics import median

import asyncpg

from bench.databases import Connection
from bench.server import Instance
from bench.streams.lines import Heard, ignore
from bench.streams.stage import Sizes, Stage, hang_up, rest, stage, until

DEALS = 200  # that a history is of

# What a command does to deals and to the log.
CHANGE = """
with changed as (
    update deal set goal = $1, version = version + 1 where id = any($2) returning id, version, responsible_id, group_id
)
insert into event (
    at, kind, actor_id, entity, record_id, version, card, card_id, responsible_id, group_id, before, after
)
select now(), 'deal.changed', 0, 'deal', id, version, 'deal', id, responsible_id, group_id, '{"goal": null}',
    jsonb_build_object('goal', $1::text)
from changed
"""


async def replay(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Somebody comes back who has missed so many events of deals that they see."""
    async with stage(target, 1) as at, _connected(at) as connection:
        deals = _numbers(await at.deals(0, DEALS))
        for count in sizes.events:
            lines = await at.follow(1, ignore)
            await at.settle(lines)
            hang_up(lines)
            for n in range(0, count, DEALS):
                await connection.execute(CHANGE, f"change {n}", deals[: count - n])
            await _placed(connection)
            for _ in range(sizes.rounds):
                yield await _replayed(at, count, lines[0].cursor)


async def _replayed(at: Stage, count: int, cursor: str | None) -> str:
    cpu, begun = at.process.cpu(), time.perf_counter()
    [line] = await at.follow(1, ignore, after=[cursor])
    await until(lambda: line.messages >= count, "a replay")
    took, cpu = time.perf_counter() - begun, at.process.cpu() - cpu
    hang_up([line])
    return f"{count:,} | {1000 * took:.0f} | {1e6 * cpu / count:.0f}"


async def open_transaction(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Changes while a transaction with an event of its own stays open, beside the same without it."""
    async with stage(target, sizes.classes[0], sizes.views[0]) as at, _connected(at) as connection:
        heard = Heard()
        lines = await at.follow(sizes.sockets[0], heard.hear)
        await at.settle(lines)
        deals, [held] = await at.deals(1), _numbers(await at.deals(1, 1))
        await at.change(deals, 1)
        yield f"none | {await at.measured(heard, deals, sizes.seconds)}"
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(CHANGE, "held", [held])
        yield f"for {sizes.seconds:g} s | {await at.measured(heard, deals, sizes.seconds)}"
        before = lines[0].messages
        await transaction.commit()
        await until(lambda: all(line.messages > before for line in lines), "the event of the open transaction")
        hang_up(lines)


async def writers(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Writers at once while a server gives their events positions and reads them, beside one that is stopped."""
    async with stage(target, 1) as at, _connected(at) as connection:
        deals = _numbers(await at.deals(0, sizes.writers))
        ratios = []
        for round_ in range(-1, sizes.rounds):  # one to warm up
            rates = {}
            for is_stopped in (True, False) if round_ % 2 else (False, True):
                if is_stopped:
                    os.kill(at.process.pid, signal.SIGSTOP)
                try:
                    rates[is_stopped] = await _write(at.url, deals, sizes.seconds)
                finally:
                    os.kill(at.process.pid, signal.SIGCONT)
                await _placed(connection)
            if round_ >= 0:
                ratios.append(rates[False] / rates[True])
                yield f"{sizes.writers} | {rates[True]:,.0f} | {rates[False]:,.0f} | {ratios[-1]:.2f}"
        yield f"{sizes.writers} | median of | {sizes.rounds} rounds | {median(ratios):.2f}"


async def _write(url: str, deals: Sequence[int], seconds: float) -> float:
    """Changes a second, by a connection for each deal."""
    connections = [await asyncpg.connect(url) for _ in deals]
    count, end = 0, time.perf_counter() + seconds

    async def write(connection: Connection, deal: int) -> None:
        nonlocal count
        statement = await connection.prepare(CHANGE)
        while time.perf_counter() < end:
            await statement.fetch(f"change {count}", [deal])
            count += 1

    try:
        await asyncio.gather(*(write(each, deal) for each, deal in zip(connections, deals, strict=True)))
    finally:
        for each in connections:
            await each.close()
    return count / seconds


@asynccontextmanager
async def _connected(at: Stage) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(at.url)
    try:
        yield connection
    finally:
        await connection.close()


async def _placed(connection: Connection) -> None:
    """Once all events have positions and were read."""
    while await connection.fetchval("select exists (select from event where pos is null)"):  # noqa: ASYNC110  # nobody tells
        await asyncio.sleep(0.05)
    await rest()


def _numbers(ids: Sequence[str]) -> list[int]:
    return [int(each.rpartition("_")[2]) for each in ids]
