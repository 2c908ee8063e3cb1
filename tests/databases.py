"""Databases for tests: one template a worker and dialect with schema and cast, and for each test what it began as.

SQLite's is a file to copy. PostgreSQL's is one database that is put back after each test, since making one takes ten
times as long; a test that has made it big gets the next one a new one.
"""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest
from tortoise.backends.base.executor import EXECUTOR_CACHE

from domain import db, demo, sessions

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


@dataclass(frozen=True)
class Template:
    """A database to copy, and the bearer token of each of its users."""

    dialect: str
    name: str  # a path on SQLite
    tokens: dict[str, str]

    @asynccontextmanager
    async def copy(self) -> AsyncIterator[None]:
        """A fresh copy, connected for as long as the context lasts."""
        name = f"{self.name}_copy"
        if self.dialect == "sqlite":
            shutil.copyfile(self.name, name)
            url = f"sqlite://{name}"
        else:
            await _renew(name, self.name)
            url = postgres_url(name)
        await start(url)
        try:
            yield
        finally:
            await db.stop()
            if self.dialect == "sqlite":
                for suffix in ("", "-wal", "-shm"):
                    Path(name + suffix).unlink(missing_ok=True)


BIG = 40_000_000  # bytes of a database that is not worth emptying

# Puts every table back to what it is in the schema `seed`, and the sequences to what they were.
_SEED = """
create schema seed;
create table seed.sequences as select sequencename, coalesce(last_value, 1) as value, last_value is not null as called
    from pg_sequences where schemaname = 'public';
create table seed.tables (name text, place int);
create function seed.reset() returns void language plpgsql as $$
declare each record;
begin
    for each in select name from seed.tables order by place desc loop
        execute format('delete from public.%I', each.name);
    end loop;
    for each in select name from seed.tables order by place loop
        execute format('insert into public.%I select * from seed.%I', each.name, 'rows_' || each.name);
    end loop;
    perform setval(format('public.%I', sequencename), value, called) from seed.sequences;
end $$;
"""


async def _seed() -> None:
    """Keep what all tables hold now."""
    await db.connection().execute_script(_SEED)
    for place, table in enumerate(await _parents_first()):
        await db.execute("insert into seed.tables values ($1, $2)", [table, place])
        await db.execute(f'create table seed."rows_{table}" as table public."{table}"')


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


async def _renew(name: str, template: str) -> None:
    """Bring the copy of a template back to what it began as, or make it."""
    try:
        copy = await asyncpg.connect(postgres_url(name), timeout=5)
    except asyncpg.InvalidCatalogNameError:
        size = BIG
    else:
        size = await copy.fetchval("select pg_database_size(current_database())")
        if size < BIG:
            await copy.fetchval("select seed.reset()")
        await copy.close()
    if size >= BIG:
        await admin(
            f'drop database if exists "{name}" with (force)',
            f'create database "{name}" template "{template}"',
            f'alter database "{name}" set synchronous_commit = off',  # what tests write may be lost
        )


async def start(url: str) -> None:
    """Connect; Tortoise keeps statements by the connection's name, and a process of tests sees both dialects."""
    EXECUTOR_CACHE.clear()
    await db.start(url)


async def template(dialect: str, folder: Path, worker: str) -> Template:
    """A migrated database with the demo cast."""
    name = f"voronka_test_{os.getpid()}_{worker}" if dialect == "postgres" else str(folder / "template.db")
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


async def drop(made: Template) -> None:
    """Remove a template and what is left of its copies."""
    if made.dialect == "postgres":
        await admin(*(f'drop database if exists "{name}" with (force)' for name in (made.name, f"{made.name}_copy")))
