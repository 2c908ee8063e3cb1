"""The database: start and stop, one transaction per command, statements for both dialects."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, Protocol, cast
from urllib.parse import urlsplit

import aiosqlite
import asyncpg
from aerich import Command
from tortoise import Tortoise
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import ConnectionHandler, get_connections
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError, TransactionManagementError
from tortoise.transactions import in_transaction

from domain import pools
from domain.config import settings
from domain.pools import Rows, Statement

Dialect = Literal["postgres", "sqlite"]

MODELS = [
    f"domain.{noun}"
    for noun in (
        "account",
        "allowlists",
        "api_keys",
        "bulk",
        "catalogues",
        "companies",
        "contacts",
        "custom_fields",
        "deals",
        "directories",
        "events",
        "exports",
        "file_store",
        "files",
        "funnel",
        "groups",
        "idempotency",
        "items",
        "jobs",
        "knowledge",
        "merges",
        "notes",
        "notifications",
        "pipelines",
        "policies",
        "product_lines",
        "purchases",
        "search",
        "second_factors",
        "sequencer",
        "sessions",
        "sign_ins",
        "source_costs",
        "tags",
        "tasks",
        "trash",
        "users",
        "views",
        "webhook_lanes",
        "webhooks",
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
        await self._connection.execute_fetchall("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise TransactionManagementError(error) from error


SqliteTransactionWrapper.begin = _begin_immediate  # type: ignore[method-assign]  # the library has no setting for it


def config(url: str) -> dict[str, Any]:
    """Tortoise's configuration for a database address as operators write it."""
    if url.startswith("sqlite://"):
        if (path := _path(url)) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        url = f"{url}{'&' if '?' in url else '?'}busy_timeout=30000&synchronous=NORMAL"
    else:
        url = "asyncpg://" + url.split("://", 1)[1]
        url = f"{url}{'&' if '?' in url else '?'}minsize=1&maxsize=10"
    return {
        "connections": {"default": url},
        "apps": {"models": {"models": [*MODELS, "aerich.models"], "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def _path(url: str) -> str:
    """The file of an SQLite address."""
    return url.removeprefix("sqlite://").split("?")[0]


def _address(url: str) -> dict[str, Any]:
    """What asyncpg is told of the ORM's address of a PostgreSQL database."""
    given: dict[str, Any] = expand_db_url(url)["credentials"]
    return {name: value for name, value in given.items() if name not in ("minsize", "maxsize")}


def __getattr__(name: str) -> dict[str, Any]:
    """`TORTOISE`: the configured database, for the aerich command line."""
    if name == "TORTOISE":
        return config(settings().database_url)
    raise AttributeError(name)


# The planner's compiler would cost more than it saves: no statement of ours runs for seconds.
# Nobody waits for the network inside a transaction: one that idles is of a process that has stopped, and has locks.
SESSION: Final = {**pools.LASTING, "timezone": "UTC", "jit": "off", "idle_in_transaction_session_timeout": "60s"}

_url = ""
_readers: pools.Pool | None = None
_writers: pools.Postgres | None = None
_at_start: list[Callable[[], None]] = []


def when_started(call: Callable[[], None]) -> None:
    """Have `call` called whenever a database is started: what was known of the last one is of no use."""
    _at_start.append(call)


async def start(url: str | None = None) -> None:
    """Connect to the database at `url`, by default the configured one."""
    global _url, _readers, _writers  # noqa: PLW0603  # one database a process
    _url = url or settings().database_url
    for call in _at_start:
        call()
    chosen = config(_url)
    await Tortoise.init(config=chosen, _enable_global_fallback=True)
    if not _url.startswith("sqlite://"):
        address = _address(chosen["connections"]["default"])
        _readers, _writers = pools.Postgres(address, SESSION), pools.Postgres(address, SESSION)
        return
    if (path := _path(_url)) != ":memory:":
        _readers = pools.Sqlite(path)
    with suppress(sqlite3.Error):  # whoever needs it will be told
        # Now, since the ORM keeps its lock for ever when its first user is cancelled while it opens.
        await connection().create_connection(with_db=True)


async def stop() -> None:
    global _readers, _writers  # noqa: PLW0603  # as above
    closing = [pool for pool in (_readers, _writers) if pool is not None]
    _readers = _writers = None
    await asyncio.gather(*(pool.close() for pool in closing))
    await Tortoise.close_connections()


def connection() -> BaseDBAsyncClient:
    """The connection of the transaction that this task is in, else the ORM's pool."""
    return get_connections().get("default")


def readers() -> pools.Pool | None:
    """Connections that only read; None in a database that only its one connection sees."""
    return _readers


def dialect() -> Dialect:
    return "sqlite" if _url.startswith("sqlite://") else "postgres"


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


class Transaction(Protocol):
    """The connection of a transaction, past the ORM."""

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        """The rows of each statement, in their order. Raises as `fetch` does."""

    async def fetch(self, sql: str, params: Sequence[Any] = ()) -> Rows:
        """Run a statement written for this dialect; the rows it returns, by place.

        Raises IntegrityError, as the ORM does, for what a constraint refuses; else the driver's own exceptions.
        """

    async def run_many(self, sql: str, many: Sequence[Sequence[Any]]) -> None:
        """Run a statement that returns nothing once for each of these lists of parameters. Raises as `fetch` does."""


class OnPostgres:
    """A transaction on a connection of `pools.Postgres`."""

    def __init__(self, driver: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._driver = driver

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        return [await self.fetch(sql, params) for sql, params in statements]

    async def fetch(self, sql: str, params: Sequence[Any] = ()) -> Rows:
        try:
            return await self._driver.fetch(sql, *params)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(error) from error

    async def run_many(self, sql: str, many: Sequence[Sequence[Any]]) -> None:
        try:
            await self._driver.executemany(sql, many)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(error) from error


class OnSqlite:
    """A transaction on the ORM's one connection."""

    def __init__(self, driver: aiosqlite.Connection) -> None:
        self._driver = driver

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        return [await self.fetch(sql, params) for sql, params in statements]

    async def fetch(self, sql: str, params: Sequence[Any] = ()) -> Rows:
        try:
            return list(await self._driver.execute_fetchall(sql, params))
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error

    async def run_many(self, sql: str, many: Sequence[Sequence[Any]]) -> None:
        try:
            await (await self._driver.executemany(sql, many)).close()
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error


class NotBegun(Exception):
    """Something needs the transaction that `HeldBack` stands for."""


class HeldBack:
    """A transaction that has not begun, in the hope that one statement does without it: what only reads is read beside
    it, and all else raises NotBegun, the ORM's statements as well.
    """

    async def read(self, statements: Sequence[Statement]) -> list[Rows]:
        assert _readers is not None  # noqa: S101  # held back on PostgreSQL only
        return await _readers.read(statements)

    async def fetch(self, sql: str, params: Sequence[Any] = ()) -> Rows:  # noqa: ARG002  # whatever it is
        raise NotBegun

    async def run_many(self, sql: str, many: Sequence[Sequence[Any]]) -> None:  # noqa: ARG002  # as above
        raise NotBegun


class _Refusing:
    """Instead of the ORM's connection."""

    def __getattr__(self, name: str) -> Any:
        raise NotBegun


_within: ContextVar[Transaction | None] = ContextVar("transaction", default=None)


def within() -> Transaction | None:
    """The transaction that this task is in."""
    return _within.get()


async def separate() -> "asyncpg.Connection[asyncpg.Record]":
    """A connection to PostgreSQL beside the pool, for the caller to close."""
    address = "postgres://" + _url.split("://", 1)[1]
    return pools.watched(await asyncpg.connect(address, timeout=10, server_settings=pools.LASTING))


@asynccontextmanager
async def atomic() -> AsyncIterator[None]:
    """All or nothing; inside another one all or nothing of this part. Never start other tasks inside, nor wait for
    the network.
    """
    if _within.get() is not None:
        async with in_transaction():
            yield
        return
    orm = get_connections()  # once: finding them takes a third of a statement's time
    client = orm.get("default")
    if _writers is not None:
        async with _writers.connection() as driver, driver.transaction():
            inside = TransactionWrapper(cast("AsyncpgDBClient", client))
            inside._connection = driver
            with _entered(OnPostgres(driver), orm, inside):
                yield
    else:
        async with _writing(cast("SqliteClient", client)) as only:
            with _entered(OnSqlite(only), orm, SqliteTransactionWrapper(cast("SqliteClient", client))):
                yield


@contextmanager
def held_back(transaction: HeldBack) -> Iterator[None]:
    """Nothing is written inside; the caller has what is to be written run by `alone` in the end."""
    with _entered(transaction, get_connections(), cast("BaseDBAsyncClient", _Refusing())):
        yield


async def alone(sql: str, params: Sequence[Any]) -> Rows:
    """Run one statement on PostgreSQL that is a transaction by itself. Raises as `Transaction.fetch` does."""
    assert _writers is not None  # noqa: S101  # of the caller's making
    async with _writers.connection() as driver:
        return await OnPostgres(driver).fetch(sql, params)


@asynccontextmanager
async def _writing(client: SqliteClient) -> AsyncIterator[aiosqlite.Connection]:
    """The one connection to SQLite, in a transaction.

    The ORM's own way keeps its lock for ever when it is cancelled while the transaction begins.
    """
    async with client.acquire_connection() as driver:
        try:
            await driver.execute_fetchall("BEGIN IMMEDIATE")
            yield driver
        except BaseException:
            await driver.rollback()  # runs behind whatever was cancelled, even if it is cancelled as well
            raise
        await driver.commit()


@contextmanager
def _entered(transaction: Transaction, orm: ConnectionHandler, inside: BaseDBAsyncClient) -> Iterator[None]:
    """Have the statements of this task run in the transaction, the ORM's by way of the client `inside`."""
    token, of_orm = _within.set(transaction), orm.set("default", inside)
    try:
        yield
    finally:
        orm.reset(of_orm)
        _within.reset(token)


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
    """Migrations that this database has not seen, in the order in which they run."""
    files = (MIGRATIONS / "models").glob("[0-9]*.py")
    known = sorted((path.name for path in files), key=lambda name: int(name.partition("_")[0]))
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
