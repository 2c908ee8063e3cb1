"""The databases that are measured: one for each size, kept for the next run, and copies that may be spoiled."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bench import machine
from bench.server import VAR

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


def sqlite(deals: int) -> str:
    """The address of the embedded database of this size."""
    VAR.mkdir(parents=True, exist_ok=True)
    return f"sqlite://{VAR / f'{deals}.db'}"


def postgres(deals: int) -> str:
    """The address of the PostgreSQL database of this size, made when it isn't there."""
    name = f"voronka_bench_{deals}"
    if not exists(name):
        command(f'CREATE DATABASE "{name}"')
    return settle(name)


@contextmanager
def copied(url: str) -> Iterator[str]:
    """A copy of a database for as long as it is needed, so that it can be written to; its address."""
    name = urlsplit(url).path[1:]
    copy = f"{name}_copy"
    command(f'DROP DATABASE IF EXISTS "{copy}"')
    command(f'CREATE DATABASE "{copy}" TEMPLATE "{name}" STRATEGY FILE_COPY')
    try:
        yield settle(copy)
    finally:
        command(f'DROP DATABASE "{copy}" WITH (FORCE)')


def settle(name: str) -> str:
    """Ready for measuring; its address. The database has one core, so a second worker would only get in the way."""
    command(f'ALTER DATABASE "{name}" SET max_parallel_workers_per_gather = 0')
    return _address(name)


def meter(url: str) -> machine.Database:
    """What the database at this address uses."""
    return machine.Database(None if url.startswith("sqlite") else urlsplit(url).path[1:])


def version(url: str) -> str:
    """What the database says it is."""
    return f"PostgreSQL {ask(url, lambda connection: connection.fetchval('SHOW server_version')).split()[0]}"


def exists(name: str) -> bool:
    """Whether there is a database of this name."""
    return bool(ask(_server(), lambda c: c.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name)))


def command(sql: str) -> None:
    """Run a statement that is about whole databases."""
    ask(_server(), lambda connection: connection.execute(sql))


def ask(url: str, work: Callable[[Connection], Awaitable[Any]]) -> Any:
    """What `work` gives, done over a connection of its own."""

    async def inside() -> Any:
        connection = await asyncpg.connect(url)
        try:
            return await work(connection)
        finally:
            await connection.close()

    return asyncio.run(inside())


def _server() -> str:
    return os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def _address(name: str) -> str:
    return urlunsplit(urlsplit(_server())._replace(path=f"/{name}"))
