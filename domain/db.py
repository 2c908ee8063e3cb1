"""The database: start and stop, one transaction per command, statements for both dialects."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

import asyncpg
from aerich import Command
from tortoise import Tortoise, connections
from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.backends.sqlite.client import SqliteTransactionWrapper
from tortoise.exceptions import DBConnectionError, OperationalError, TransactionManagementError
from tortoise.transactions import in_transaction

from domain.config import settings

Dialect = Literal["postgres", "sqlite"]

MODELS = [
    f"domain.{noun}"
    for noun in (
        "account",
        "companies",
        "contacts",
        "deals",
        "directories",
        "events",
        "funnel",
        "idempotency",
        "jobs",
        "notes",
        "pipelines",
        "sequencer",
        "sessions",
        "tags",
        "tasks",
        "users",
    )
]
MIGRATIONS = Path(__file__).with_name("migrations")


def now() -> datetime:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC)


def fixed(moment: datetime) -> str:
    """The one text form of a moment on SQLite: fixed width, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(" ", "microseconds")


def moment(text: str) -> datetime:
    """A moment from its text form on SQLite."""
    return datetime.fromisoformat(text)


sqlite3.register_adapter(datetime, fixed)  # Tortoise registers a form of varying width


async def _begin_immediate(self: SqliteTransactionWrapper) -> None:
    # A plain BEGIN that reads before it writes meets "database is locked" whatever busy_timeout says.
    try:
        await self._connection.commit()
        await self._connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise TransactionManagementError(error) from error


SqliteTransactionWrapper.begin = _begin_immediate  # type: ignore[method-assign]  # the library has no setting for it


def config(url: str) -> dict[str, Any]:
    """Tortoise's configuration for a database address as operators write it."""
    if url.startswith("sqlite://"):
        path = url.removeprefix("sqlite://").split("?")[0]
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        url = f"{url}{'&' if '?' in url else '?'}busy_timeout=30000&synchronous=NORMAL"
    else:
        url = "asyncpg://" + url.split("://", 1)[1]
        url = f"{url}{'&' if '?' in url else '?'}minsize=2&maxsize=20"
    return {
        "connections": {"default": url},
        "apps": {"models": {"models": [*MODELS, "aerich.models"], "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def __getattr__(name: str) -> dict[str, Any]:
    """`TORTOISE`: the configured database, for the aerich command line."""
    if name == "TORTOISE":
        return config(settings().database_url)
    raise AttributeError(name)


_url = ""
_at_start: list[Callable[[], None]] = []


def when_started(call: Callable[[], None]) -> None:
    """Have `call` called whenever a database is started: what was known of the last one is of no use."""
    _at_start.append(call)


async def start(url: str | None = None) -> None:
    """Connect to the database at `url`, by default the configured one."""
    global _url  # noqa: PLW0603  # one database a process
    _url = url or settings().database_url
    for call in _at_start:
        call()
    await Tortoise.init(config=config(_url), _enable_global_fallback=True)


async def stop() -> None:
    await Tortoise.close_connections()


def connection() -> BaseDBAsyncClient:
    """The connection of the transaction that this task is in, else the pool."""
    return cast("BaseDBAsyncClient", connections.get("default"))


def dialect() -> Dialect:
    return cast("Dialect", connection().capabilities.dialect)


def name() -> str:
    """What the database is called, on a server of several."""
    return urlsplit(_url).path.strip("/")


async def rows(sql: str, params: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """The rows of a statement written for this dialect."""
    return cast("list[dict[str, Any]]", await connection().execute_query_dict(sql, list(params)))


async def execute(sql: str, params: Sequence[Any] = ()) -> int:
    """Run a statement; the number of rows it touched."""
    touched, _ = await connection().execute_query(sql, list(params))
    return touched


async def separate() -> "asyncpg.Connection[asyncpg.Record]":
    """A connection to PostgreSQL beside the pool, for the caller to close."""
    return await asyncpg.connect("postgres://" + _url.split("://", 1)[1], timeout=10)


def inside() -> bool:
    """Whether this task is inside `atomic`."""
    return isinstance(connection(), TransactionalDBClient)


@asynccontextmanager
async def atomic() -> AsyncIterator[None]:
    """All or nothing. Never start other tasks inside, nor wait for the network."""
    async with in_transaction():
        yield


async def migrate() -> list[str]:
    """Bring the database that `start` connected to up to the newest schema; the migrations that ran."""
    command = Command(tortoise_config=config(_url), location=str(MIGRATIONS))
    async with _alone():
        await command.init()
        return await command.upgrade(run_in_transaction=True)


@asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    """No other process migrates meanwhile; the lock ends with its connection."""
    if dialect() == "sqlite":
        yield
        return
    guard = await separate()
    try:
        await guard.fetchval("select pg_advisory_lock(7615731)")
        yield
    finally:
        await guard.close()


async def pending() -> list[str]:
    """Migrations that this database has not seen."""
    known = sorted(path.name for path in (MIGRATIONS / "models").glob("[0-9]*.py"))
    try:
        done = {row["version"] for row in await rows("select version from aerich")}
    except OperationalError:
        done = set()
    return [name for name in known if name not in done]


async def reachable() -> bool:
    """Whether the database answers within two seconds."""
    try:
        await asyncio.wait_for(rows("select 1 as one"), 2)
    except (OSError, DBConnectionError, OperationalError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False
    return True
