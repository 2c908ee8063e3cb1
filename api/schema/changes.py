"""What an event changed, in the words of the graph, for people to read (D33, R9)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Final

import strawberry

from api.reading.declare import ENTITIES, NOUNS, Column, Computed, Entity, Link
from api.reading.fetch import Reader, Selected
from api.reading.scalars import DateTime, Money, write_moment
from domain import custom_fields, custom_values, db, past, values
from domain.custom_fields import Definition
from domain.events import CARDS
from permissions import fields
from permissions.actor import Actor


@strawberry.type(description="One field of a record before and after a change, for people to read.")
class FieldChange:
    field: str = strawberry.field(
        description="The field, by its name in the graph: `stage`, `budget`, `tags`; a custom one by its key: `f17`."
    )
    label: str | None = strawberry.field(
        description="What a custom field is called, in the caller's language; null for the built-in ones."
    )
    before: str | None = strawberry.field(
        description="Its value before: text, number, true or false; a moment in RFC 3339; an amount with its currency; "
        "a linked record by its name; a list separated by commas. Null when it was empty or is hidden."
    )
    after: str | None = strawberry.field(description="Its value after, likewise.")
    before_ids: list[strawberry.ID] = strawberry.field(description="Linked records before, those that are in view.")
    after_ids: list[strawberry.ID] = strawberry.field(description="Linked records after, those that are in view.")
    is_hidden: bool = strawberry.field(
        description="A linked record is left out, since it is not in the caller's view or is gone."
    )


@dataclass(frozen=True)
class _Linked:
    """Ids of linked records, to be shown by name."""

    target: Entity
    ids: tuple[int, ...]


RECORDS: Final = (*CARDS, "task", "note", "file", "item", "customer")  # what others than administrators know of


@cache
def declared_of(table: str) -> Entity | None:
    """The graph's type of the rows of a table, if it has one."""
    return next((each for each in ENTITIES.values() if each.model._meta.db_table == table), None)


def noun_of(table: str) -> str:
    """What the ids of the rows of a table begin with."""
    declared = declared_of(table)
    return declared.noun if declared else table


async def changes(
    reader: Reader, happened: Sequence[Mapping[str, Any]], moments: tuple[datetime, datetime] | None = None
) -> list[list[FieldChange]]:
    """What each event changed. Names are read for all events together, one statement for each type of record.

    Records are called what they are called now, or were at these `moments`, before and after.
    """
    currency = reader.context.account.currency
    told = [list(_told(event, currency, reader.actor, reader.context.locale)) for event in happened]
    wanted: dict[str, set[int]] = {}
    for each in told:
        for _, *sides in each:
            for side in sides:
                if isinstance(side, _Linked):
                    wanted.setdefault(side.target.noun, set()).update(side.ids)
    names: dict[tuple[str, int], str] = {}
    for noun, ids in wanted.items():
        declared = NOUNS[noun]
        rows = await reader.by_ids(declared, sorted(ids), Selected(columns={"id", "name"}))
        name = declared.specs["name"]
        assert isinstance(name, Column)  # noqa: S101  # what can be linked to has a name
        names |= {(noun, id): name.shown(row.values["name"], reader.context.locale) for id, row in rows.items()}
    sides = [await _called(names, at) for at in moments] if moments else [names, names]
    return [[_change(sides, *change) for change in each] for each in told]


async def _called(names: Mapping[tuple[str, int], str], at: datetime) -> dict[tuple[str, int], str]:
    """What these records were called at a moment; people by their names of now, since they may want to be forgotten."""
    tables = {noun: NOUNS[noun].model._meta.db_table for noun, _ in names}
    wanted = {table: [id for of, id in names if of == noun] for noun, table in tables.items() if noun != "user"}
    before = await past.names(wanted, at)
    return {(noun, id): before.get((tables[noun], id), name) for (noun, id), name in names.items()}


def _told(event: Mapping[str, Any], currency: str, actor: Actor, locale: str) -> Any:
    """The fields that an event changed, by name, with what a custom one is called and both values: texts, links, or
    None.

    What the graph doesn't show of a record, to anybody or to this actor, its feed doesn't tell, nor that a note or task
    is on the very card. What is the administrators' alone is told with names of its own where the graph has none.
    """
    declared = declared_of(event["entity"])
    names = declared.hidden(actor) if declared else ()
    hidden = {column for name in names for column in _columns(event["entity"], name)}
    customs = custom_fields.of(event["entity"]) if event["entity"] in fields.CARDS else {}
    for key in sorted({*event["before"], *event["after"]}):
        before, after = event["before"].get(key), event["after"].get(key)
        if key in hidden or (key == f"{event['card']}_id" and {before, after} <= {None, event["card_id"]}):
            continue
        if custom := customs.get(key):
            yield key, custom.labels[locale], *(_custom(custom, value, locale) for value in (before, after))
            continue
        shown = _shown_as(declared, key, currency) if declared else None
        if shown is None and event["entity"] not in RECORDS:
            shown = key, _text
        if shown is not None:
            field, show = shown
            yield _camel(field), None, *(None if value is None else show(value) for value in (before, after))


def _columns(entity: str, name: str) -> tuple[str, ...]:
    """What events keep of a field; of one that no policy line names, it is kept under its own name."""
    found = fields.find(entity, name)
    return found.columns if found else (name,)


def _custom(field: Definition, value: Any, locale: str) -> str | None:
    return None if value is None else custom_values.in_words(field, value, locale)


# Keys of events that are no columns: links of many, under the name of their field.
_LINKS = {
    "contact_ids": ("contacts", "contact"),
    "company_ids": ("companies", "company"),
    "main_company_id": ("company", "company"),
    "knowledge": ("knowledge", "item"),
}


def _shown_as(declared: Entity, key: str, currency: str) -> tuple[str, Callable[[Any], _Linked | str | None]] | None:
    """The field of the graph behind a key of an event, and how its values are shown; None for what has no field."""
    if key in _LINKS:
        field, noun = _LINKS[key]
        return field, lambda value: _Linked(NOUNS[noun], tuple(value if isinstance(value, list) else [value]))
    if key == "lines":
        return key, partial(_lines, currency)
    if key == "purchases":
        return key, partial(_purchases, currency)
    for spec in declared.specs.values():
        if isinstance(spec, Link) and spec.source == key:
            return spec.name, partial(_one, spec.target)
        if isinstance(spec, Column) and spec.source == key:
            if spec.annotation is Money:
                return spec.name, lambda value: f"{values.major(value, currency)} {currency}"
            if spec.annotation is DateTime:
                return spec.name, lambda value: write_moment(db.moment(value))
            return spec.name, _text
        if isinstance(spec, Computed) and key in spec.columns and not key.endswith("_id"):
            return key, _text
    return (key, _text) if key in declared.specs else None


def _lines(currency: str, value: Sequence[Mapping[str, Any]]) -> str:
    """Product lines of a deal: what, how many, and what that comes to."""
    return ", ".join(
        f"{each['name']} × {each['quantity']}"
        + (f" = {values.major(each['amount_minor'], currency)} {currency}" if "amount_minor" in each else "")
        for each in value
    )


def _purchases(currency: str, value: Sequence[Mapping[str, Any]]) -> str:
    """Purchases of a customer: when, for how much, and what."""
    return ", ".join(
        write_moment(db.moment(each["at"]))
        + (f" = {values.major(each['amount_minor'], currency)} {currency}" if "amount_minor" in each else "")
        + (f" ({each['note']})" if "note" in each else "")
        for each in value
    )


def _one(target: Entity, id: int) -> _Linked:
    return _Linked(target, (id,))


def _text(value: Any) -> str | None:
    """A value of JSON in words; None for an empty one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return (
            ", ".join(" ".join(map(str, each.values())) if isinstance(each, dict) else str(each) for each in value)
            or None
        )
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items() if each is not None) or None
    return str(value) or None


def _change(
    names: Sequence[Mapping[tuple[str, int], str]],
    field: str,
    label: str | None,
    before: _Linked | str | None,
    after: _Linked | str | None,
) -> FieldChange:
    shown = [_shown(side, called) for side, called in zip((before, after), names, strict=True)]
    linked = [side for side in (before, after) if isinstance(side, _Linked)]
    return FieldChange(
        field=field,
        label=label,
        before=shown[0][0],
        after=shown[1][0],
        before_ids=shown[0][1],
        after_ids=shown[1][1],
        is_hidden=any((side.target.noun, id) not in names[0] for side in linked for id in side.ids),
    )


def _shown(side: _Linked | str | None, names: Mapping[tuple[str, int], str]) -> tuple[str | None, list[strawberry.ID]]:
    if not isinstance(side, _Linked):
        return side, []
    seen = [id for id in side.ids if (side.target.noun, id) in names]
    text = ", ".join(names[side.target.noun, id] for id in seen)
    return text or None, [strawberry.ID(side.target.gid(id)) for id in seen]


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)
