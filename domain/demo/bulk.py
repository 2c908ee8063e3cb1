"""Many rows at once, by the fastest way that each database has."""

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from domain import db

Row = tuple[Any, ...]


async def insert(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows of texts, numbers, booleans and None; moments and JSON as text, and no empty text.

    To be called in a transaction.
    """
    if not rows:
        return
    async with db.connection().acquire_connection() as driver:
        if db.dialect() == "postgres":
            await _copy(driver, table, columns, rows)
        else:
            names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
            # Names come from the code, never from people.
            await driver.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


async def _copy(
    driver: "asyncpg.Connection[asyncpg.Record]", table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)  # None and the empty text are alike here: both are read as null
    source = io.BytesIO(text.getvalue().encode())
    await driver.copy_to_table(table, source=source, columns=columns, format="csv")


@asynccontextmanager
async def without_indexes(tables: Iterable[str], built: Callable[[], None]) -> AsyncIterator[int]:
    """Drop the plain indexes of these tables and build them again afterwards; their number.

    One sorted pass over a full table takes a fraction of the time of keeping its indexes row by row. To be
    called in a transaction, so that a failure brings the indexes back. `built` is called after each.
    """
    found = [row for table in tables for row in await _indexes(table)]
    for row in found:
        await db.execute(f'DROP INDEX "{row["name"]}"')
    yield len(found)
    for row in found:
        await db.execute(row["sql"])
        built()


async def _indexes(table: str) -> list[dict[str, Any]]:
    """Name and statement of every index that is no constraint."""
    if db.dialect() == "postgres":
        return await db.rows(
            "SELECT indexname AS name, indexdef AS sql FROM pg_indexes "
            "WHERE schemaname = current_schema() AND tablename = $1 AND indexdef NOT LIKE 'CREATE UNIQUE%' ORDER BY 1",
            [table],
        )
    return await db.rows(
        "SELECT name, sql FROM sqlite_master "
        "WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY 1",
        [table],
    )


@asynccontextmanager
async def roomy() -> AsyncIterator[None]:
    """More memory for pages and sorting on SQLite for a while; outside of a transaction it is of little use."""
    if db.dialect() == "postgres":
        yield
        return
    before = (await db.rows("PRAGMA cache_size"))[0]["cache_size"]
    await db.execute("PRAGMA cache_size = -131072")  # 128 MiB
    try:
        yield
    finally:
        await db.execute(f"PRAGMA cache_size = {before}")


async def count_on(tables: Iterable[str]) -> None:
    """Let PostgreSQL give the next ids after those inserted; SQLite looks for itself."""
    if db.dialect() == "postgres":
        for table in tables:
            await db.rows(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), "
                f'coalesce((SELECT max(id) FROM "{table}"), 0) + 1, false)'
            )
