"""Databases with a demo story in them, and their rows in one form whatever the database."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.models import Model

from domain import db
from domain.demo.columns import COLUMNS
from domain.tables import ddl
from tests import databases

TODAY = date(2026, 3, 4)
MIDNIGHT = datetime(2026, 3, 3, 21, tzinfo=UTC)  # of that day in Moscow


@asynccontextmanager
async def empty(dialect: str, folder: Path) -> AsyncIterator[None]:
    """A connected database of this dialect with tables and nothing in them."""
    name = f"demo_{uuid4().hex}"
    if dialect == "postgres":
        try:
            await databases.admin(f'create database "{name}"')
        except (OSError, asyncpg.PostgresError) as error:
            databases.missing(f"PostgreSQL ({error})")
    EXECUTOR_CACHE.clear()  # Tortoise keeps statements by the connection's name, whatever its dialect
    await db.start(databases.postgres_url(name) if dialect == "postgres" else f"sqlite://{folder / name}")
    try:
        for statement in ddl():
            await db.execute(statement)
        yield
    finally:
        await db.stop()
        EXECUTOR_CACHE.clear()
        if dialect == "postgres":
            await databases.admin(f'drop database "{name}" with (force)')


def models() -> dict[str, type[Model]]:
    """The models by table."""
    return {model._meta.db_table: model for model in Tortoise.apps["models"].values()}


async def table(name: str) -> list[dict[str, Any]]:
    """All rows in the order of ids: moments in the fixed text form, JSON as values, truth as bool."""
    kinds = {column: type(field).__name__ for column, field in models()[name]._meta.fields_map.items()}

    def plain(kind: str, value: Any) -> Any:
        if isinstance(value, datetime):
            return db.fixed(value)
        if kind == "JSONField" and isinstance(value, str):
            return json.loads(value)
        return bool(value) if kind == "BooleanField" else value

    rows = await db.rows(f'select * from "{name}" order by id')  # a table's name
    return [{column: plain(kinds[column], value) for column, value in row.items()} for row in rows]


async def everything() -> dict[str, list[dict[str, Any]]]:
    """All that a story is made of, by table."""
    return {name: await table(name) for name in ("users", "groups", "pipeline", "stage", "tag", *COLUMNS)}
