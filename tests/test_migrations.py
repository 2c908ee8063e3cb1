"""Migrations: a migrated database equals the models on both databases, and its constraints bite."""

import json
import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from aerich import Command
from tortoise.exceptions import IntegrityError

from domain import db, demo, search
from domain.tables import ddl
from tests import databases
from tests.cards import deal_with_clients, task_of
from tests.crm import Crm
from tests.stories import TODAY, table

Shape = dict[str, Any]
Empty = Callable[[], AbstractAsyncContextManager[str]]

COLUMNS = """
    select c.relname as t, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
        coalesce(pg_get_expr(d.adbin, d.adrelid), a.attidentity::text) as filled
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
"""
CONSTRAINTS = """
    select c.relname as t, k.conname as name, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public'
"""
INDEXES = "select tablename as t, indexname as name, indexdef as says from pg_indexes where schemaname = 'public'"
STATISTICS = """
    select stxrelid::regclass::text as t, stxname as name, pg_get_statisticsobjdef(oid) as says from pg_statistic_ext
"""
OBJECTS = "select type, name, tbl_name as t, sql from sqlite_master where name not like 'sqlite_%'"


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Empty:
    """Makes empty databases, each connected for as long as its context lasts; gives the address."""
    made: list[str] = []

    @asynccontextmanager
    async def database() -> AsyncIterator[str]:
        name = f"voronka_migrations_{os.getpid()}_{worker_id}_{len(made)}"
        made.append(name)
        if request.param == "sqlite":
            url = f"sqlite://{tmp_path / name}.db"
        else:
            try:
                await databases.admin(f'drop database if exists "{name}" with (force)', f'create database "{name}"')
            except (OSError, asyncpg.PostgresError) as error:
                databases.missing(f"PostgreSQL ({error})")
            url = databases.postgres_url(name)
        await databases.start(url)
        try:
            yield url
        finally:
            await db.stop()
            if request.param == "postgres":
                await databases.admin(f'drop database if exists "{name}" with (force)')

    return database


async def shape() -> Shape:
    """All that the database knows of its tables, the one that remembers migrations left out."""
    if db.dialect() == "sqlite":
        found = {(row["type"], row["name"]): " ".join((row["sql"] or "").split()) for row in await _rows(OBJECTS)}
        found = {key: re.sub(r"(?<=\() | (?=[,)])", "", text) for key, text in found.items()}
        return {str(key): _sorted(text) if key[0] == "table" else text for key, text in found.items()}
    columns = {f"{row['t']}.{row['name']}": tuple(row.values()) for row in await _rows(COLUMNS)}
    constraints = {f"{row['t']}: {row['name']}": row["says"] for row in await _rows(CONSTRAINTS)}
    others = {row["name"]: row["says"] for text in (INDEXES, STATISTICS) for row in await _rows(text)}
    return columns | constraints | others


def _sorted(table: str) -> list[str]:
    """The statement of a table on SQLite, line by line: a column that was added stands behind the constraints."""
    return sorted(re.split(r', (?="\w+" [A-Z]|CONSTRAINT )', table.removesuffix(")")))


async def _rows(text: str) -> list[dict[str, Any]]:
    return [row for row in await db.rows(text) if row["t"] != "aerich"]


async def test_a_migrated_database_equals_the_models(empty: Empty) -> None:
    async with empty():
        for statement in ddl():
            await db.execute(statement)
        wanted = await shape()
    async with empty():
        assert await db.migrate()
        found = await shape()
        assert await db.migrate() == []
        assert await db.pending() == []
    assert len(wanted) > 60
    assert found == wanted


async def test_migrations_go_up_down_and_up_again(empty: Empty) -> None:
    async with empty() as url:
        ran = await db.migrate()
        first = await shape()
        command = Command(tortoise_config=db.config(url), location=str(db.MIGRATIONS))
        await command.init()
        assert len(await command.downgrade(version=0, delete=False)) == len(ran)
        assert await shape() == {}
        assert await db.pending() == ran
        assert await db.migrate() == ran
        assert await shape() == first


async def test_what_follows_from_records_is_told_of_those_that_are_there(empty: Empty) -> None:
    """What migrations make of deals and passages, and of what records are called, is what is kept from then on."""

    async def rows() -> dict[str, Any]:
        found: dict[str, Any] = {name: await table(name) for name in ("deal", "passage")}
        for row in found["deal"]:
            row |= {"custom": None, "custom_long": None}  # which is lost on the way down
        for name in ("departure", "search_word"):
            bare = [tuple(value for column, value in row.items() if column != "id") for row in await table(name)]
            found[name] = sorted(bare, key=str)
        found["search_word"] = [
            each for each in found["search_word"] if each[0] != search.KINDS["item"].number
        ]  # which are lost as well
        return found

    async with empty() as url:
        await db.migrate()
        await demo.fill(120, today=TODAY)
        before = await rows()
        assert before["departure"]
        assert before["search_word"]
        assert any(row["is_backward"] for row in before["passage"])
        command = Command(tortoise_config=db.config(url), location=str(db.MIGRATIONS))
        await command.init()
        undone = await command.downgrade(version=3, delete=False)
        assert undone[-1] == "3_20261122020000_funnel.py"
        assert await db.migrate() == undone[::-1]
        assert await rows() == before


async def test_moves_back_are_told_of_deals_in_the_trash(empty: Empty) -> None:
    async with empty() as url:
        await db.migrate()
        await demo.fill(120, today=TODAY)
        deal_id = next(row["deal_id"] for row in await table("passage") if row["is_backward"])
        before = [row for row in await table("passage") if row["deal_id"] == deal_id]
        command = Command(tortoise_config=db.config(url), location=str(db.MIGRATIONS))
        await command.init()
        await command.downgrade(version=40, delete=False)
        kept = [{name: value for name, value in row.items() if name != "is_backward"} for row in before]
        mark = "$1" if db.dialect() == "postgres" else "?1"
        await db.execute(
            "insert into trash (noun, record_id, name, responsible_id, group_id, created_by_id, deleted_by_id, "
            "deleted_at, available_to_everyone, content) select 'deal', id, name, responsible_id, group_id, "
            f"created_by_id, responsible_id, created_at, false, {mark} from deal where id = {deal_id}",
            [json.dumps({"passage": kept})],
        )
        await db.migrate()
        [trashed] = await table("trash")
        assert [row.get("is_backward", False) for row in trashed["content"]["passage"]] == [
            row["is_backward"] for row in before
        ]


# What the database itself refuses, whatever a program tries: the statement, over a deal with all that belongs to it.
REFUSED = {
    "a negative budget": "update deal set budget_minor = -1",
    "an unknown origin": "update deal set created_via = 'FAX'",
    "a stage of another pipeline": "update deal set stage_id = (select min(id) from stage where pipeline_id <> 1)",
    "a group that is not the responsible's": "update deal set group_id = (select max(id) from groups g"
    " where g.id <> deal.group_id)",
    "a responsible who doesn't exist": "update task set responsible_id = 999999",
    "a task on two cards": "update task set contact_id = (select min(id) from contact)",
    "a note on no card": "update note set deal_id = null",
    "a note on two cards": "update note set company_id = (select min(id) from company)",
    "a contact twice on a deal": "insert into deal_contact (deal_id, contact_id)"
    " select deal_id, contact_id from deal_contact",
    "a company twice with a contact": "insert into contact_company (contact_id, company_id, is_main)"
    " select contact_id, company_id, false from contact_company",
    "two pipelines of one name": "update pipeline set name_folded = 'same'",
    "two stages of one name in a pipeline": "update stage set name_folded = 'same'",
    "an unknown kind of stage": "update stage set kind = 'PAUSED'",
    "a second account": "insert into account (id, title, locale, country, currency, time_zone, task_result_required,"
    " version) select 2, title, locale, country, currency, time_zone, false, 1 from account",
    "two users of one address": "update users set email = 'same@demo.voronka'",
    "deleting a user with records": "delete from users",
    "deleting a stage with deals": "delete from stage",
    "deleting a company with deals": "delete from company",
}


@pytest.mark.parametrize("what", REFUSED)
async def test_constraints_bite(crm: Crm, what: str) -> None:
    deal, _, _ = await deal_with_clients(crm)
    await task_of(crm, "rita", deal)
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="Hello")
    with pytest.raises(IntegrityError):
        await db.execute(REFUSED[what])


async def test_a_users_records_follow_to_another_group(crm: Crm) -> None:
    deal, contact, company = await deal_with_clients(crm)
    task = await task_of(crm, "rita", deal)
    assert await crm.as_("sam").ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[deal, contact]) == {
        "nodes": [None, None]
    }
    rita, sam = [int((await crm.user_id(who)).removeprefix("user_")) for who in ("rita", "sam")]
    await db.execute(
        f"update users set group_id = (select s.group_id from users s where s.id = {sam}) where id = {rita}"
    )
    ids = [deal, contact, company, task]
    for who, found in (("sam", ids), ("tom", [])):
        answer = await crm.as_(who).ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
        assert [each["id"] for each in answer["nodes"] if each] == found


async def test_a_deal_takes_what_hangs_on_it_along(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm, tags=["hot"])
    await task_of(crm, "rita", deal)
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="Hello")
    await crm.as_("rita").do("dealDelete", "", dealId=deal)
    for name in ("deal", "task", "note", "deal_contact", "deal_tag", "passage"):
        assert await crm.count(name) == 0, name
    assert await crm.count("contact") == 1
    assert await crm.count("company") == 1
