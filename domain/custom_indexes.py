"""Custom fields as filters ask for them in SQL, and the indexes that administrators have made for such filters and
orders.

An index serves a filter only where both have the same text, so both take it from `expression`, and orders and their
indexes from `sort_key`. Keys come from the registry and are of one form, so they stand in the text; values are
parameters.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

import structlog

from domain import db, jobs
from domain.custom_fields import CustomField, FieldKind, IndexState
from domain.events import transaction
from domain.records import write

log = structlog.get_logger(__name__)

_FOLDED: Final = (FieldKind.TEXT, FieldKind.URL, FieldKind.ADDRESS, FieldKind.LEGAL_ENTITY)

# The kinds that lists are ordered by, and what a cursor holds of each.
SORTED: Final[Mapping[FieldKind, type[int] | type[str]]] = {
    FieldKind.TEXT: str,
    FieldKind.URL: str,
    FieldKind.NUMBER: int,
    FieldKind.FLAG: int,
    FieldKind.LIST: int,
    FieldKind.DATE: str,
    FieldKind.BIRTHDAY: str,
}
_LEAST: Final = -(10**18)  # below every number of 15 digits


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


def sort_key(key: str, kind: FieldKind, a: str = "", options: Iterable[int] = ()) -> str:
    """What lists are ordered by: what filters compare, of a choice its place among the `options` of the list.

    It is never null, as no sort key is: an empty field comes before all others, as an empty budget does.
    """
    value, postgres = expression(key, kind, a), db.dialect() == "postgres"
    if kind is FieldKind.NUMBER:
        return f"coalesce({value}, {_LEAST})"
    whole = "::bigint" if postgres else ""  # as cursors may be
    if kind is FieldKind.FLAG:
        truth = f"case {value} when 'true' then 1 when 'false' then 0 end" if postgres else value
        return f"coalesce({truth}, -1){whole}"
    if kind is FieldKind.LIST:
        places = " ".join(["when '' then 0", *(f"when '{id}' then {place}" for place, id in enumerate(options, 1))])
        return f"(case {value} {places} else 0 end){whole}"
    return f"coalesce({value}, '')"


def _indexed(found: CustomField) -> str:
    """The expression that the index of a field begins with; an INN is what legal entities are looked for by."""
    if found.kind is FieldKind.LEGAL_ENTITY:
        return expression(found.key, found.kind, part="inn")
    return expression(found.key, found.kind)


def wanted(found: CustomField) -> dict[str, str]:
    """The indexes that a field is to have, by name, and what each is of; those in the archive have none.

    One is for filters: lists begin with the newest, so what is equal is read in their order. One is for orders, unless
    places in a list decide, which change.
    """
    if not found.is_indexed or found.is_archived or found.deleted_at is not None:
        return {}
    text, postgres = _indexed(found), db.dialect() == "postgres"
    prefix = " text_pattern_ops" if postgres and found.kind in (FieldKind.TEXT, FieldKind.URL) else ""
    made = {f"cf_{found.id}": f"({text}{prefix}, created_at desc, id desc) where {text} is not null"}
    if found.kind in SORTED and found.kind is not FieldKind.LIST:
        made[f"cf_{found.id}_order"] = f"(({sort_key(found.key, found.kind)}), id)"
    return made


async def there() -> dict[str, bool]:
    """The indexes of custom fields that the database has, and whether each can be used."""
    if db.dialect() == "postgres":
        text = (
            "select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid "
            "where c.relnamespace = current_schema()::regnamespace and c.relname ~ '^cf_[0-9]+(_order)?$'"
        )
    else:
        text = "select name, 1 as valid from sqlite_master where type = 'index' and name glob 'cf_[0-9]*'"
    return {row["name"]: bool(row["valid"]) for row in await db.rows(text)}


async def differences() -> list[str]:
    """What is not as it should be, in words; indexes that wait for their job are not told of."""
    fields, indexes = await CustomField.all(), await there()
    waiting = {f"cf_{each.id}" for each in fields if each.index_state is IndexState.WAITING}
    asked = {name for each in fields for name in wanted(each)}
    told = [(name, "can't be used") for name, valid in indexes.items() if not valid]
    told += [(name, "is missing") for name in asked - indexes.keys()]
    told += [(name, "is not wanted") for name in indexes.keys() - asked]
    return sorted(f"{name} {what}" for name, what in told if name.removesuffix("_order") not in waiting)


@jobs.job("custom_fields.index", attempts=3, limit=timedelta(hours=2))
async def keep(field_id: int) -> None:
    """Make or remove the index of a field, as it is wanted by now."""
    found = await CustomField.get(id=field_id)
    state = IndexState.NONE
    try:
        indexes, asked = await there(), wanted(found)
        for name in (f"cf_{found.id}", f"cf_{found.id}_order"):
            if name in indexes and (
                name not in asked or not indexes[name]
            ):  # or left by an attempt that was broken off
                await _run(f"drop index {_concurrently()}if exists {name}")
            if name in asked and not indexes.get(name):
                await _run(f"create index {_concurrently()}{name} on {found.entity.value} {asked[name]}")
        if asked:
            # Without statistics the planner takes the new index for any value, be it that of every fifth record.
            await _run(f"analyze {found.entity.value}")
            state = IndexState.READY
    except Exception:
        state = IndexState.FAILED
        raise
    finally:
        async with transaction() as events:
            fresh = await CustomField.select_for_update().get(id=field_id)
            if fresh.deleted_at is None:
                change: dict[str, Any] = await write(fresh, None, index_state=state)
                events.add("changed", None, fresh, change, card=None)


def _concurrently() -> str:
    return "concurrently " if db.dialect() == "postgres" else ""


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
