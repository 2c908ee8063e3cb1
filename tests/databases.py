"""Databases for tests: one template a run and dialect with schema and cast, and for each test what it began as.

SQLite's is a file to copy. On PostgreSQL each worker has one copy, and connections to it, for all of its tests: before
each one the tables that were written since are put back. A test that has made it big leaves the next one a new copy.
Tests of what many rows cost take theirs from a template that has them.
"""

import asyncio
import fcntl
import functools
import json
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from dataclasses import asdict, dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
from tortoise.apps import Apps
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.models import Model

from domain import db, demo, pools, sessions

POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")


def missing(service: str) -> None:
    """Skip for want of a service; a failure where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{service} is not reachable")
    pytest.skip(f"{service} is not reachable")


def postgres_url(name: str) -> str:
    """The address of a database on the test server."""
    return urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{name}"))


async def admin(*statements: str) -> None:
    """Run statements on the test server, outside any transaction."""
    connection = await asyncpg.connect(POSTGRES, timeout=5)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


Fill = Callable[[], Awaitable[None]]  # writes to the database that is connected


@dataclass(frozen=True)
class Template:
    """A database to copy, and the bearer token of each of its users."""

    dialect: str
    name: str  # a path on SQLite
    tokens: dict[str, str]


class SqliteCopies:
    """Copies of a file, one a test."""

    def __init__(self, template: Template, folder: Path) -> None:
        self.template, self._path = template, folder / "copy.db"

    @asynccontextmanager
    async def fresh(self, fill: Fill | None) -> AsyncIterator[None]:  # noqa: ARG002  # PostgreSQL's alone
        """A database as the template is, connected for as long as the context lasts."""
        shutil.copyfile(self.template.name, self._path)
        await start(f"sqlite://{self._path}")
        await db.execute("pragma synchronous = off")  # what tests write may be lost
        try:
            yield
        finally:
            await db.stop()
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    async def close(self) -> None:
        """Nothing is left to end."""


@dataclass
class _Connections:
    """What `domain.db` opens to PostgreSQL."""

    readers: pools.Postgres
    writers: pools.Postgres
    orm: "asyncpg.Pool[Any]"

    def take_up(self) -> None:
        """Let a database that was just started go on with these, in place of opening its own."""
        db._readers, db._writers = self.readers, self.writers
        client = cast("AsyncpgDBClient", db.connection())
        client._pool, client._bound_loop = self.orm, asyncio.get_running_loop()

    @classmethod
    def put_aside(cls) -> "_Connections | None":
        """Those of the database that is about to be stopped, which won't find them; None unless they can be used again.

        One of each kind: where there are many workers, more would take PostgreSQL's hundred from those at work.
        """
        client = db.connection()
        if not isinstance(client, AsyncpgDBClient):  # a test has gone over to another database
            return None
        readers, writers, orm = db._readers, db._writers, client._pool
        if not (isinstance(readers, pools.Postgres) and writers and orm and _is_alone(readers) and _is_alone(writers)):
            return None
        if orm.is_closing() or (orm.get_size(), orm.get_idle_size()) != (1, 1):
            return None
        db._readers = db._writers = client._pool = None
        return cls(readers, writers, orm)

    async def close(self) -> None:
        await asyncio.gather(self.readers.close(), self.writers.close(), self.orm.close())


def _is_alone(pool: pools.Postgres) -> bool:
    """Whether a pool has one connection at most, which nobody uses."""
    return not pool._closed and not pool._closing and len(pool._idle) < 2 and pool._room._value == pools.CONNECTIONS


class PostgresCopy:
    """One database, put back to what it began as before each test, and connections that one test leaves to the next."""

    def __init__(self, template: Template, shared: Path, worker: str) -> None:
        self.template, self._shared, self._name = template, shared, f"{template.name}_{worker}"
        self._connections: _Connections | None = None

    @asynccontextmanager
    async def fresh(self, fill: Fill | None) -> AsyncIterator[None]:
        """A database as the template is, connected for as long as the context lasts; or as it is once `fill` has
        written to it, then a new one, so that plans depend on nothing else.
        """
        if fill or not await self.put_back():
            template = await self._filled(fill) if fill else self.template.name
            await self._disconnect()
            await admin(
                f'drop database if exists "{self._name}" with (force)',
                f'create database "{self._name}" template "{template}"',
                f'alter database "{self._name}" set synchronous_commit = off',  # what tests write may be lost
            )
        await start(postgres_url(self._name))
        if self._connections:
            self._connections.take_up()
            self._connections = None
        try:
            yield
        finally:
            self._connections = _Connections.put_aside()
            await db.stop()

    async def _filled(self, fill: Fill) -> str:
        """The name of the template with these rows. It is made by the first that asks for it."""
        name = f"{self.template.name}_{fill.__name__}"
        with locked(self._shared / f"{name}.lock"):
            told = self._shared / f"{name}.filled"
            if not told.exists():
                await admin(
                    f'drop database if exists "{name}" with (force)',
                    f'create database "{name}" template "{self.template.name}"',
                )
                await start(postgres_url(name))
                try:
                    await fill()
                finally:
                    await db.stop()
                told.touch()
        return name

    async def put_back(self) -> bool:
        """Whether the database is what it began as now. Not so when it isn't there, or is too big for that."""
        if self._connections:
            try:
                async with self._connections.writers.connection() as connection:
                    return bool(await connection.fetchval(_PUT_BACK, BIG))
            except (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError):  # a test has cut them
                await self._disconnect()
        try:
            single = await asyncpg.connect(postgres_url(self._name), timeout=5)
        except asyncpg.InvalidCatalogNameError:
            return False
        try:
            return bool(await single.fetchval(_PUT_BACK, BIG))
        finally:
            await single.close()

    async def _disconnect(self) -> None:
        if self._connections:
            await self._connections.close()
        self._connections = None

    async def close(self) -> None:
        """End the connections and remove the copy."""
        await self._disconnect()
        await admin(f'drop database if exists "{self._name}" with (force)')


Copies = SqliteCopies | PostgresCopy

BIG = 5_000_000  # bytes of what was written to that are not worth emptying

_PUT_BACK = "select seed.put_back($1)"

# What was written is known by a sequence for each table, which a trigger moves on at every statement, those of foreign
# keys included; a sequence takes no lock and remembers transactions that were rolled back as well. A table goes back
# together with all that refer to it, however far off, so that no foreign key is in the way.
_SEED = """
create schema seed;
create table seed.sequences as
    select format('public.%I', sequencename)::regclass as sequence, coalesce(last_value, 1) as value,
        last_value is not null as called
    from pg_sequences where schemaname = 'public';
create table seed.tables (name regclass, rows regclass, written regclass, place int);
create function seed.note() returns trigger language plpgsql as $$
begin
    perform nextval(tg_argv[0]::regclass);
    return null;
end $$;
create function seed.put_back(most bigint) returns bool language plpgsql as $$
declare
    each record;
    changed oid[] = array(
        with recursive changed(name) as (
            select name::oid from seed.tables where pg_sequence_last_value(written) is not null
            union
            select k.conrelid from pg_constraint k join changed on k.confrelid = changed.name where k.contype = 'f'
        )
        select name from changed
    );
begin
    if (select sum(pg_total_relation_size(name)) from unnest(changed) name) > most then
        return false;
    end if;
    for each in select name from seed.tables where name = any(changed) order by place desc loop
        execute format('delete from %s', each.name);
    end loop;
    for each in select name, rows from seed.tables where name = any(changed) and rows is not null order by place loop
        execute format('insert into %s select * from %s', each.name, each.rows);
    end loop;
    perform setval(written, 1, false) from seed.tables where pg_sequence_last_value(written) is not null;
    perform setval(sequence, value, called) from seed.sequences;
    return true;
end $$;
"""

_SEED_TABLE = """
create sequence seed."written_{table}";
create trigger seed_note after insert or update or delete on public."{table}"
    execute function seed.note('seed."written_{table}"');
create trigger seed_note_emptied after truncate on public."{table}"
    execute function seed.note('seed."written_{table}"');
create table seed."rows_{table}" as table public."{table}";
insert into seed.tables values (
    'public."{table}"',
    case when exists (select from public."{table}") then 'seed."rows_{table}"'::regclass end,
    'seed."written_{table}"',
    {place}
);
"""


async def _seed() -> None:
    """Keep what all tables hold now, and have what is written to them from now on noted."""
    await db.connection().execute_script(_SEED)
    for place, table in enumerate(await _parents_first()):
        await db.connection().execute_script(_SEED_TABLE.format(table=table, place=place))


async def _parents_first() -> list[str]:
    """All tables of ours, each behind those that its foreign keys lead to."""
    names = {
        row["name"] for row in await db.rows("select tablename as name from pg_tables where schemaname = 'public'")
    }
    keys = await db.rows(
        "select c.relname as child, p.relname as parent from pg_constraint k join pg_class c on c.oid = k.conrelid "
        "join pg_class p on p.oid = k.confrelid where k.contype = 'f' and c.oid <> p.oid"
    )
    order = TopologicalSorter({name: {key["parent"] for key in keys if key["child"] == name} for name in sorted(names)})
    return [name for name in order.static_order() if name != "aerich"]


async def start(url: str) -> None:
    """Connect; Tortoise keeps statements by the connection's name, and a process of tests sees both dialects."""
    EXECUTOR_CACHE.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Apps, "_build_initial_querysets", _know_models)
        patch.setattr(Apps, "_discover_models", staticmethod(_discovered))
        await db.start(url)


_BY_DIALECT: Final = (
    *("filters", "db_default_fields", "db_complex_fields", "db_native_fields"),
    *("basetable", "basequery", "basequery_all_fields"),
)
_known: dict[str, dict[type[Model], dict[str, Any]]] = {}
_build_initial_querysets = Apps._build_initial_querysets
_discovered = functools.cache(Apps._discover_models)  # modules have the models that they had


def _know_models(apps: Apps) -> None:
    """What Tortoise makes of the models for a dialect, made once for each: a sixth of the time of all tests."""
    models = [model for app in apps.apps.values() for model in app.values()]
    if db.dialect() not in _known:
        for model in models:
            for name in _BY_DIALECT[:4]:  # which it fills again, whatever dialect they are of
                setattr(model._meta, name, copy(getattr(model._meta, name)))
        _build_initial_querysets(apps)
        _known[db.dialect()] = {model: {name: getattr(model._meta, name) for name in _BY_DIALECT} for model in models}
    for model, known in _known[db.dialect()].items():
        for name, value in known.items():
            setattr(model._meta, name, value)


async def copies(dialect: str, shared: Path, folder: Path, worker: str) -> Copies:
    """What a worker takes its databases from. The template is made by the first that asks for it."""
    with locked(shared / f"{dialect}.lock"):
        told = shared / f"{dialect}.json"
        if not told.exists():
            told.write_text(json.dumps(asdict(await _template(dialect, shared))))
        made = Template(**json.loads(told.read_text()))
    return SqliteCopies(made, folder) if dialect == "sqlite" else PostgresCopy(made, shared, worker)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until no other process is within."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


async def _template(dialect: str, folder: Path) -> Template:
    """A migrated database with the demo cast."""
    name = f"voronka_test_{os.getpid()}" if dialect == "postgres" else str(folder / "template.db")
    if dialect == "postgres":
        await admin(f'drop database if exists "{name}" with (force)', f'create database "{name}"')
    await start(postgres_url(name) if dialect == "postgres" else f"sqlite://{name}")
    try:
        await db.migrate()
        members = await demo.cast()
        tokens = {who: (await sessions.issue(user.id, "BEARER"))[0] for who, user in members.items()}
        if dialect == "sqlite":
            await db.rows("pragma wal_checkpoint(truncate)")
        else:
            await _seed()
    finally:
        await db.stop()
    return Template(dialect, name, tokens)


def drop(shared: Path) -> None:
    """Remove the templates that were made on PostgreSQL, after all workers have ended."""
    if (told := shared / "postgres.json").exists():
        names = [Template(**json.loads(told.read_text())).name, *(each.stem for each in shared.glob("*.filled"))]
        asyncio.run(admin(*(f'drop database if exists "{name}" with (force)' for name in names)))
