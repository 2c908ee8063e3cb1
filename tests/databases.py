"""Databases for tests: one template a worker and dialect with schema and cast, one copy a test."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
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
            await admin(
                f'drop database if exists "{name}" with (force)', f'create database "{name}" template "{self.name}"'
            )
            url = postgres_url(name)
        await start(url)
        try:
            yield
        finally:
            await db.stop()
            if self.dialect == "sqlite":
                for suffix in ("", "-wal", "-shm"):
                    Path(name + suffix).unlink(missing_ok=True)


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
    finally:
        await db.stop()
    return Template(dialect, name, tokens)


async def drop(made: Template) -> None:
    """Remove a template and what is left of its copies."""
    if made.dialect == "postgres":
        await admin(*(f'drop database if exists "{name}" with (force)' for name in (made.name, f"{made.name}_copy")))
