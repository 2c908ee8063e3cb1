"""A bigger database out of a smaller one, on PostgreSQL, in a tenth of the time that telling a bigger story takes.

The company is multiplied: each copy has groups, users, clients, deals, tasks and history of its own, with ids shifted
by the same distance in every table. Pipelines, short lists and tags are common to all, and the cast keeps the ids and
the records it had. Only the texts of events go on naming the users and clients of the original.
"""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import asyncpg

from bench import databases
from bench.databases import Connection
from domain.demo.columns import COLUMNS

SHIFT = 100_000_000  # ids of the smaller database must be below
TABLES = ("groups", "users", *COLUMNS)  # parents first
NAMES = {"groups": ("name",), "users": ("email",)}  # unique texts
# Columns that name a row of a multiplied table, foreign keys or not; and places in the log, which are unique as well.
OURS = re.compile(r"id|pos|(?:deal|contact|company|record|card|responsible|created_by|completed_by|actor|group)_id")


def grown(smaller: str, deals: int, times: int) -> str:
    """The address of a database of so many deals: `times` the one at `smaller`; made when it isn't there."""
    name = f"voronka_bench_{deals}"
    if databases.exists(name):
        return databases.settle(name)
    making = f"{name}_making"
    databases.command(f'DROP DATABASE IF EXISTS "{making}"')
    databases.command(f'CREATE DATABASE "{making}" TEMPLATE "{urlsplit(smaller).path[1:]}" STRATEGY FILE_COPY')
    databases.ask(databases.settle(making), lambda connection: multiply(connection, times))
    databases.command(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
    return databases.settle(name)


async def multiply(connection: Connection, times: int) -> None:
    """Let a database hold so many times as much as it does; sooner as a superuser."""
    for setting in ("synchronous_commit = off", "maintenance_work_mem = '1GB'"):
        await connection.execute(f"SET {setting}")
    with suppress(asyncpg.InsufficientPrivilegeError):  # copies fit together as their originals do: no key is checked
        await connection.execute("SET session_replication_role = replica")
    for table in TABLES:
        async with connection.transaction(), _without_indexes(connection, table):
            columns = await _columns(connection, table)
            into = f'INSERT INTO "{table}" ({", ".join(columns)}) OVERRIDING SYSTEM VALUE'
            values = ", ".join(_shifted(table, column) for column in columns)
            await connection.execute(
                f'{into} SELECT {values} FROM "{table}" r, generate_series(1, {times - 1}) AS copy(k)', timeout=None
            )
            await connection.execute(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), (SELECT max(id) FROM \"{table}\"))"
            )
    await connection.execute("DELETE FROM folded_day")  # closed days are added up anew
    await connection.execute("VACUUM (ANALYZE)", timeout=None)


def _shifted(table: str, column: str) -> str:
    """What a copy of a row has in a column."""
    bare = column.strip('"')
    if OURS.fullmatch(bare):
        return f"r.{column} + copy.k * {SHIFT}"
    return f"copy.k || ' ' || r.{column}" if bare in NAMES.get(table, ()) else f"r.{column}"


async def _columns(connection: Connection, table: str) -> list[str]:
    rows = await connection.fetch(
        "SELECT quote_ident(column_name) AS name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position",
        table,
    )
    return [row["name"] for row in rows]


@asynccontextmanager
async def _without_indexes(connection: Connection, table: str) -> AsyncIterator[None]:
    """Drop what can be dropped of a table's indexes, and build it again afterwards, which is faster than row by row."""
    found: Sequence[str] = [
        row["indexdef"]
        for row in await connection.fetch(
            "SELECT indexdef, indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = $1 "
            "AND indexdef NOT LIKE 'CREATE UNIQUE%'",
            table,
        )
    ]
    for sql in found:
        await connection.execute(f"DROP INDEX {sql.split()[2]}")
    yield
    for sql in found:
        await connection.execute(sql, timeout=None)
