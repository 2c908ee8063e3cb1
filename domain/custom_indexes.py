"""Custom fields as filters ask for them in SQL, and the indexes that administrators have made for such filters.

An index serves a filter only where both have the same text, so both take it from `expression`. Keys come from the
registry and are of one form, so they stand in the text; values are parameters.
"""

from datetime import timedelta
from typing import Any, Final

import structlog

from domain import db, jobs
from domain.custom_fields import CustomField, FieldKind, IndexState
from domain.events import transaction
from domain.records import write

log = structlog.get_logger(__name__)

_FOLDED: Final = (FieldKind.TEXT, FieldKind.URL, FieldKind.ADDRESS, FieldKind.LEGAL_ENTITY)


def expression(key: str, kind: FieldKind, a: str = "", part: str = "") -> str:
    """What filters compare of a field: folded texts, numbers without their point, days and ids as text.

    `a` is the table's alias, `part` one of an object, such as the INN.
    """
    column = f'{a}."custom"' if a else '"custom"'
    if db.dialect() != "postgres":
        path = f"$.{key}.{part}" if part else f'$."{key}~"' if kind in _FOLDED else f"$.{key}"
        return f"({column} ->> '{path}')"
    if part:
        return f"({column} -> '{key}' ->> '{part}')"
    if kind in _FOLDED:
        return f"({column} ->> '{key}~')"
    if kind is FieldKind.NUMBER:  # anything else there would fail the whole statement
        return f"(case when jsonb_typeof({column} -> '{key}') = 'number' then ({column} -> '{key}')::bigint end)"
    collation = ' collate "C"' if kind in (FieldKind.DATE, FieldKind.BIRTHDAY) else ""
    return f"(({column} ->> '{key}'){collation})"


def _indexed(found: CustomField) -> str:
    """The expression that the index of a field begins with; an INN is what legal entities are looked for by."""
    if found.kind is FieldKind.LEGAL_ENTITY:
        return expression(found.key, found.kind, part="inn")
    return expression(found.key, found.kind)


def _statement(found: CustomField) -> str:
    """Lists begin with the newest, so what is equal is read in their order."""
    text, postgres = _indexed(found), db.dialect() == "postgres"
    prefix = " text_pattern_ops" if postgres and found.kind in (FieldKind.TEXT, FieldKind.URL) else ""
    return (
        f"create index {'concurrently ' if postgres else ''}{name(found)} on {found.entity.value} "
        f"({text}{prefix}, created_at desc, id desc) where {text} is not null"
    )


def name(found: CustomField) -> str:
    """What the index of a field is called."""
    return f"cf_{found.id}"


def is_wanted(found: CustomField) -> bool:
    """Whether a field is to have an index: those in the archive have none."""
    return found.is_indexed and not found.is_archived and found.deleted_at is None


async def there() -> dict[str, bool]:
    """The indexes of custom fields that the database has, and whether each can be used."""
    if db.dialect() == "postgres":
        text = (
            "select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid "
            "where c.relnamespace = current_schema()::regnamespace and c.relname ~ '^cf_[0-9]+$'"
        )
    else:
        text = "select name, 1 as valid from sqlite_master where type = 'index' and name glob 'cf_[0-9]*'"
    return {row["name"]: bool(row["valid"]) for row in await db.rows(text)}


async def differences() -> list[str]:
    """What is not as it should be, in words; indexes that wait for their job are not told of."""
    found = {name(each): each for each in await CustomField.all()}
    indexes = await there()
    waiting = {called for called, each in found.items() if each.index_state is IndexState.WAITING}
    wanted = {called for called, each in found.items() if is_wanted(each)}
    told = [f"{called} can't be used" for called, valid in indexes.items() if not valid]
    told += [f"{called} is missing" for called in wanted - indexes.keys()]
    told += [f"{called} is not wanted" for called in indexes.keys() - wanted]
    return sorted(each for each in told if each.split()[0] not in waiting)


@jobs.job("custom_fields.index", attempts=3, limit=timedelta(hours=2))
async def keep(field_id: int) -> None:
    """Make or remove the index of a field, as it is wanted by now."""
    found = await CustomField.get(id=field_id)
    state = IndexState.NONE
    try:
        if is_wanted(found):
            await _make(found)
            state = IndexState.READY
        else:
            await _drop(found)
    except Exception:
        state = IndexState.FAILED
        raise
    finally:
        async with transaction() as events:
            fresh = await CustomField.select_for_update().get(id=field_id)
            if fresh.deleted_at is None:
                change: dict[str, Any] = await write(fresh, None, index_state=state)
                events.add("changed", None, fresh, change, card=None)


async def _make(found: CustomField) -> None:
    valid = (await there()).get(name(found))
    if valid is False:  # left by an attempt that was broken off
        await _drop(found)
    if not valid:
        await _run(_statement(found))
    # Without statistics the planner takes the new index for any value, be it that of every fifth record.
    await _run(f"analyze {found.entity.value}")


async def _drop(found: CustomField) -> None:
    await _run(f"drop index {'concurrently ' if db.dialect() == 'postgres' else ''}if exists {name(found)}")


async def _run(text: str) -> None:
    """A statement that on PostgreSQL can't stand in a transaction, nor be waited for on a connection of the pool."""
    if db.dialect() == "sqlite":
        await db.execute(text)
        return
    connection = await db.separate()
    try:
        await connection.execute(text, timeout=None)
    finally:
        await connection.close()
