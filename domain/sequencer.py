"""Positions: the one order of all events, without holes that fill in later (docs/decisions/log.md).

On PostgreSQL transactions commit in another order than that of their ids, so `pos` is null when an event is stored, and
any process that sees such events gives them the next positions, a batch at a time, under a lock: by the function
`place_events`, which a migration has put into the database. On SQLite, where transactions follow each other, an event
gets its position in the transaction that stores it. A position never changes.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import asyncpg
import structlog
from tortoise import fields
from tortoise.models import Model

from domain import db
from domain.reads import read
from domain.tables import CheckConstraint

BATCH: Final = 1000  # as in `place_events`: more at once takes longer for each
EVERY: Final = 0.1  # seconds between looking for events of writers that could not poke
REST: Final = 0.01  # seconds after a batch in which more events gather: each batch costs as much as a small request
AGAIN: Final = 0.005  # seconds until a lock that somebody else had is asked for again
PAUSE: Final = 1.0  # seconds without asking a database that did not answer

LOCK: Final = 7615732  # of PostgreSQL's advisory locks, which each database has its own of

_HEAD: Final = (
    "select pos, oldest, epoch, (select min(id) from event where pos is null), "
    "(select max(id) from event where pos is null) from log_head"
)

log = structlog.get_logger(__name__)


class LogHead(Model):
    """How far the log goes: row 1."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    pos = fields.BigIntField()  # the last position given
    oldest = fields.BigIntField()  # the first position that readers may go on from
    epoch = fields.CharField(max_length=32)  # random: another one means that positions are those of another log

    class Meta:
        table = "log_head"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_log_head_single"),)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log ends, what is kept of it, which log it is, and the ids of events that wait for a position."""

    pos: int
    oldest: int
    epoch: str
    first_waiting: int | None = None
    last_waiting: int | None = None


async def head() -> Head:
    """The head of the log as it is now."""
    [(row,)] = await read([(_HEAD, ())])
    return Head(*row)


async def place(events: Sequence[Any]) -> None:
    """On SQLite: give events that are about to be stored their positions. To be called in their transaction."""
    if (last := await reserve(len(events))) is not None:
        for pos, event in enumerate(events, last + 1):
            event.pos = pos


async def reserve(count: int) -> int | None:
    """On SQLite: take so many positions for events of this transaction; the last one before them."""
    if db.dialect() == "postgres":
        return None
    (row,) = await db.rows("update log_head set pos = pos + ? returning pos", [count])
    return int(row["pos"]) - count


async def begin_anew() -> int:
    """Make it another log, for when rows were written without events: every reader begins anew. The last position.

    Whoever gives positions waits until the caller's transaction ends.
    """
    text = (
        f"insert into log_head (id, pos, oldest, epoch) values (1, 0, 1, '{secrets.token_hex(16)}') "
        "on conflict (id) do update set epoch = excluded.epoch returning pos"
    )
    return int((await db.rows(text))[0]["pos"])


async def ends_at(pos: int) -> None:
    """Rows up to this position were written by the transaction that began the log anew."""
    await db.rows(f"update log_head set pos = {pos} returning pos")


async def sequence(connection: "asyncpg.Connection[asyncpg.Record]") -> tuple[int, int] | None:
    """Give up to BATCH waiting events the next positions; how many and the last one. None when others are at it."""
    row = await connection.fetchrow("select placed, last from place_events($1)", LOCK)
    return None if row is None or row["placed"] is None else (row["placed"], row["last"])


# What is told when this process has committed events.
_listeners: list[Callable[[], None]] = []


def poke() -> None:
    """Events were committed: let what waits for them in this process begin, without waiting for it."""
    for listener in _listeners:
        listener()


@contextmanager
def poked(listener: Callable[[], None]) -> Iterator[None]:
    """`listener` is called after each commit of events while the block lasts."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


class Sequencer:
    """Gives positions on PostgreSQL while `run` runs, over a connection of its own.

    Any number of processes may do so. `placed` is told the last position after each batch.
    """

    def __init__(self, placed: Callable[[int], None]) -> None:
        self._placed = placed
        self._poked = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled. A database that is away is asked again."""
        with poked(self._poked.set):
            while True:
                try:
                    connection = await db.separate()
                    try:
                        await self._work(connection)
                    finally:
                        await connection.close(timeout=PAUSE)
                except Exception as error:
                    log.warning("events get no positions", error=repr(error))
                    await asyncio.sleep(PAUSE)

    async def _work(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while True:
            # Whoever else has the lock may not have seen what was just committed here.
            insist = await self._waited()
            if insist or await connection.fetchval("select exists (select from event where pos is null)"):
                await self._drain(connection, insist=insist)
                await asyncio.sleep(REST)

    async def _waited(self) -> bool:
        """Whether somebody poked; False when it was time to look."""
        try:
            async with asyncio.timeout(EVERY):
                await self._poked.wait()
        except TimeoutError:
            return False
        self._poked.clear()
        return True

    async def _drain(self, connection: "asyncpg.Connection[asyncpg.Record]", *, insist: bool) -> None:
        """Until nothing waits; `insist` on having the lock once."""
        while True:
            if (batch := await sequence(connection)) is None:
                if not insist:
                    return
                await asyncio.sleep(AGAIN)
                continue
            count, pos = batch
            insist = False
            if count:
                self._placed(pos)
            if count < BATCH:
                return
