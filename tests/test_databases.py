"""What tests begin with: whatever one has written, the next one finds nothing of it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from domain import db
from domain.events import transaction
from domain.groups import Group
from tests import databases
from tests.conftest import CopiesOf
from tests.crm import Crm
from tests.sales import Sales

TABLES = "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'aerich'"
SEQUENCES = "select sequencename as name, last_value from pg_sequences where schemaname = 'public' order by 1"
NOTED = """
    select c.relname as name, bit_or(t.tgtype)::int as kinds from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgfoid = 'seed.note'::regproc and t.tgenabled = 'O' group by 1
"""
ANY_WRITE = 4 | 8 | 16 | 32  # of a whole statement, after it: insert, delete, update, truncate


async def test_every_write_to_every_table_is_noted(crm: Crm) -> None:
    if crm.dialect == "sqlite":
        return  # each test has a file of its own
    noted = {row["name"]: row["kinds"] for row in await db.rows(NOTED)}
    assert {row["name"] for row in await db.rows(TABLES)} == noted.keys()
    assert all(kinds & ANY_WRITE == ANY_WRITE for kinds in noted.values())


async def contents() -> dict[str, Any]:
    """All rows of all tables, and where the sequences are."""
    found: dict[str, Any] = {"sequences": await db.rows(SEQUENCES)}
    for table in await db.rows(TABLES):
        rows = await db.rows(f'select each::text as row from "{table["name"]}" each')
        found[table["name"]] = sorted(row["row"] for row in rows)
    return found


async def _deal(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(budget="100", tags=["new"])
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))


async def _rolled_back(_: Crm) -> None:
    with suppress(ZeroDivisionError):
        async with transaction():
            await Group.create(name="Never")
            raise ZeroDivisionError


async def _in_bulk(_: Crm) -> None:
    async with db.connection().acquire_connection() as connection:
        await connection.copy_records_to_table("groups", records=[("One",), ("Another",)], columns=["name"])


def _sql(script: str) -> Callable[[Crm], Awaitable[object]]:
    return lambda _: db.connection().execute_script(script)


WRITES: dict[str, Callable[[Crm], Awaitable[object]]] = {
    "through the graph": _deal,
    "rolled back": _rolled_back,
    "in bulk": _in_bulk,
    "a row that others refer to": _sql("update users set name = 'Another' where email like 'rita@%'"),
    "rows of the cast": _sql("delete from refusal_reason"),
    "all of the cast": _sql("truncate users cascade"),
    "by a foreign key": _sql("delete from users where email like 'igor@%'"),
    "a number that nobody has": _sql("select nextval(pg_get_serial_sequence('deal', 'id'))"),
}


@pytest.mark.parametrize("what", WRITES)
async def test_what_a_test_writes_is_gone_for_the_next(
    crm: Crm, copies_of: CopiesOf, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = await copies_of(crm.dialect)
    if isinstance(copy, databases.SqliteCopies):
        return  # each test has a file of its own
    before = await contents()
    await WRITES[what](crm)
    changed = await contents()
    assert changed != before
    with monkeypatch.context() as patch:
        patch.setattr(databases, "BIG", 0)
        assert not await copy.put_back() or what.startswith("a number")
    assert await copy.put_back()
    assert await contents() == before
