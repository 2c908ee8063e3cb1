"""Connections past the ORM, for statements that are prepared once and kept.

What the drivers' own pools do around a statement costs more than a small statement itself: asyncpg's a task, a wrapper
and a reset (110 µs of CPU instead of 25), an executor's a future and a lock more than a queue (54 instead of 27).
"""

import asyncio
import os
import socket
import sqlite3
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from queue import SimpleQueue
from typing import Any, Final, Protocol

import asyncpg

STATEMENTS: Final = 1000  # prepared ones that a connection keeps
CONNECTIONS: Final = 10  # to PostgreSQL, of one pool; with the ORM's ten a process has thirty at most
THREADS: Final = 4  # that read SQLite
CLOSING_SECONDS: Final = 5.0
QUIET_SECONDS: Final = 15  # until one end asks whether the other is still there …
ASKED_SECONDS, ASKED_TIMES = 5, 3  # … again and again
GONE_SECONDS: Final = 30  # until what was sent and not received means that it isn't

# For when the server's machine vanishes, and what the server is told, for when this one does.
_WATCHED: Final = {
    "TCP_KEEPIDLE": QUIET_SECONDS,
    "TCP_KEEPINTVL": ASKED_SECONDS,
    "TCP_KEEPCNT": ASKED_TIMES,
    "TCP_USER_TIMEOUT": GONE_SECONDS * 1000,
}
LASTING: Final = {
    "tcp_keepalives_idle": f"{QUIET_SECONDS}",
    "tcp_keepalives_interval": f"{ASKED_SECONDS}",
    "tcp_keepalives_count": f"{ASKED_TIMES}",
    "tcp_user_timeout": f"{GONE_SECONDS * 1000}",
}

Statement = tuple[str, Sequence[Any]]  # its text and its parameters
Rows = list[Any]  # each row by place: a tuple, or a Record of asyncpg's


def watched(connection: "asyncpg.Connection[asyncpg.Record]") -> "asyncpg.Connection[asyncpg.Record]":
    """The connection, which from now on fails soon after the other machine has vanished, whoever waits on it."""
    transport: Any = connection._transport  # type: ignore[attr-defined]  # asyncpg has no setting for it
    with socket.socket(fileno=os.dup(transport.get_extra_info("socket").fileno())) as same:  # uvloop's own sets nothing
        if same.family in (socket.AF_INET, socket.AF_INET6):
            same.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for name, value in _WATCHED.items():
                if hasattr(socket, name):  # not every system has all of them
                    same.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    return connection


class Pool(Protocol):
    """Connections that statements can be read on."""

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        """The rows of each statement, in their order, all on one connection. A cancelled read ends there as well."""

    async def close(self) -> None:
        """End all connections."""


class Postgres:
    """Connections to PostgreSQL, made when they are needed; the one used last is handed out first.

    Nothing is reset between uses, so nobody may leave anything behind in a session: no SET, LISTEN or session lock.
    """

    def __init__(self, address: Mapping[str, Any], settings: Mapping[str, str]) -> None:
        self._address = {**address, "server_settings": {**address.get("server_settings", {}), **settings}}
        self._room = asyncio.Semaphore(CONNECTIONS)
        self._idle: list[asyncpg.Connection[asyncpg.Record]] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._closed = False

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        async with self._room:
            connection = await self._take()
            try:
                return [await connection.fetch(sql, *params) for sql, params in statements]
            finally:
                self._give(connection)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
        """One connection for several steps."""
        async with self._room:
            connection = await self._take()
            try:
                yield connection
            except asyncio.CancelledError:  # somewhere in a transaction, whose end the driver may have lost track of
                self._drop(connection)
                raise
            except BaseException:
                self._give(connection)
                raise
            else:
                self._give(connection)

    async def close(self) -> None:
        self._closed = True
        idle, self._idle = self._idle, []
        await asyncio.gather(*self._closing, *(_close(each) for each in idle))

    async def _take(self) -> "asyncpg.Connection[asyncpg.Record]":
        while self._idle:
            if not (connection := self._idle.pop()).is_closed():  # as after a restart of the server
                return connection
        return watched(
            await asyncpg.connect(
                **self._address,
                statement_cache_size=STATEMENTS,
                max_cached_statement_lifetime=0,  # for ever
                max_cacheable_statement_size=0,  # of any length
            )
        )

    def _give(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Back into the pool; a statement that is being cancelled is waited for by the next one on it."""
        if connection.is_closed():
            return
        if self._closed or connection.is_in_transaction():
            self._drop(connection)
        else:
            self._idle.append(connection)

    def _drop(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Close it beside, after the statement that is being cancelled."""
        closing = asyncio.get_running_loop().create_task(_close(connection))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)


async def _close(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):  # the server may be gone
        await connection.close(timeout=CLOSING_SECONDS)


class Sqlite:
    """Connections to a SQLite file that only read, each in a thread of its own; a read is one hop there and back."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._waiting: set[_Job] = set()

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        job = _Job(statements)
        self._waiting.add(job)
        if len(self._waiting) > len(self._threads) < THREADS:
            self._threads.append(threading.Thread(target=self._work, name="sqlite-reader", daemon=True))
            self._threads[-1].start()
        self._jobs.put(job)
        try:
            return await job.answer
        except asyncio.CancelledError:
            job.give_up()
            raise
        finally:
            self._waiting.discard(job)

    async def close(self) -> None:
        for job in self._waiting:
            job.give_up()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(CLOSING_SECONDS)

    def _work(self) -> None:
        """One thread: its connection, and one job after another until it is told to end."""
        connection: sqlite3.Connection | None = None
        while (job := self._jobs.get()) is not None:
            try:
                connection = connection or self._open()
                job.run(connection)
            except Exception as error:
                job.fail(error)
        if connection is not None:
            connection.close()

    def _open(self) -> sqlite3.Connection:
        # The loop interrupts it, so it isn't bound to its thread; autocommit, so no snapshot is held between reads.
        connection = sqlite3.connect(
            self._path, timeout=30, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
        )
        connection.execute("pragma query_only = on")
        return connection


class _Job:
    """Statements for a thread, and the future that the loop awaits."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[list[Rows]] = self._loop.create_future()
        self._guard = threading.Lock()  # so that an interruption meets this job, not the next one on the connection
        self._connection: sqlite3.Connection | None = None
        self._given_up = False

    def run(self, connection: sqlite3.Connection) -> None:
        """In the thread: run the statements unless nobody waits any more."""
        found: list[Rows] = []
        self._hold(connection)
        try:
            for sql, params in self._statements:
                if self._given_up:
                    return
                found.append(connection.execute(sql, params).fetchall())
        finally:
            self._hold(None)
        self._settle(self._succeed, found)

    def fail(self, error: Exception) -> None:
        """In the thread: the statements can't be run."""
        self._settle(self._raise, error)

    def give_up(self) -> None:
        """In the loop: end the statement under way, and begin no other."""
        with self._guard:
            self._given_up = True
            if self._connection is not None:
                self._connection.interrupt()

    def _hold(self, connection: sqlite3.Connection | None) -> None:
        with self._guard:
            self._connection = connection

    def _settle(self, how: Any, what: Any) -> None:
        with suppress(RuntimeError):  # the loop has ended, so nobody waits
            self._loop.call_soon_threadsafe(how, what)

    def _succeed(self, found: list[Rows]) -> None:
        if not self.answer.done():
            self.answer.set_result(found)

    def _raise(self, error: Exception) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)
