"""The feed of a card in the graph: what happened, by whom, before and after (D33, L10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import NOUNS, Column, Computed, Entity, Link, column, derived, entity, link, picked
from api.reading.enums import described
from api.reading.fetch import Reader, Selected
from api.reading.scalars import DateTime, Money, write_moment
from domain import db, events, values
from domain.events import EventKind

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.notes import Note
    from api.schema.pipelines import Stage
    from api.schema.tasks import Task
    from api.schema.users import User

_HAPPENED = {
    "created": "is new.",
    "changed": "has other data.",
    "moved": "stands on another stage (D22).",
    "reassigned": "has another responsible (D27).",
    "completed": "is done.",
    "reopened": "is to be done again.",
    "deleted": "is gone.",
    "linked": "came to represent a company (L4).",
    "unlinked": "no longer represents a company (L4).",
}

described(
    EventKind,
    "What happened.",
    **{
        kind.name: f"A {noun} {_HAPPENED[happened]}" for kind in EventKind for noun, happened in [kind.value.split(".")]
    },
)


@strawberry.type(description="One field of a record before and after a change, for people to read.")
class FieldChange:
    field: str = strawberry.field(description="The field, by its name in the graph: `stage`, `budget`, `tags`.")
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


def _stage(state: str) -> Any:
    def pick(values: Mapping[str, Any]) -> list[int]:
        stage_id = values[state].get("stage_id") if values["kind"] == EventKind.DEAL_MOVED.value else None
        return [] if stage_id is None else [stage_id]

    return pick


def _skipped(values: Mapping[str, Any]) -> Sequence[int]:
    return values["after"].get("skipped") or [] if values["kind"] == EventKind.DEAL_MOVED.value else []


def _about(noun: str) -> Any:
    return lambda values: [values["record_id"]] if values["entity"] == noun else []


def _card(noun: str) -> Any:
    def pick(values: Mapping[str, Any]) -> list[int]:
        if values["entity"] == noun:
            return [values["record_id"]]
        return [values["card_id"]] if values["card"] == noun else []

    return pick


# ------------------------------------------------------------------------------------- changes for people to read


@dataclass(frozen=True)
class _Linked:
    """Ids of linked records, to be shown by name."""

    target: Entity
    ids: tuple[int, ...]


async def _changes(reader: Reader, happened: Sequence[Mapping[str, Any]]) -> list[list[FieldChange]]:
    """What each event changed. Names are read for all events together, one statement for each type of record."""
    currency = reader.context.account.currency
    told = [list(_told(event, currency)) for event in happened]
    wanted: dict[str, set[int]] = {}
    for each in told:
        for _, *sides in each:
            for side in sides:
                if isinstance(side, _Linked):
                    wanted.setdefault(side.target.noun, set()).update(side.ids)
    names: dict[tuple[str, int], str] = {}
    for noun, ids in wanted.items():
        rows = await reader.by_ids(NOUNS[noun], sorted(ids), Selected(columns={"id", "name"}))
        names |= {(noun, id): row.values["name"] for id, row in rows.items()}
    return [[_change(field, before, after, names) for field, before, after in each] for each in told]


def _told(event: Mapping[str, Any], currency: str) -> Any:
    """The fields that an event changed, by name, with both values: texts, links, or None.

    What the graph doesn't show of a record, its feed doesn't tell, nor that a note or task is on the very card.
    """
    declared = NOUNS[event["entity"]]
    for key in sorted({*event["before"], *event["after"]}):
        before, after = event["before"].get(key), event["after"].get(key)
        here = key == f"{event['card']}_id" and {before, after} <= {None, event["card_id"]}
        if not here and (shown := _shown_as(declared, key, currency)) is not None:
            field, show = shown
            yield _camel(field), *(None if value is None else show(value) for value in (before, after))


# Keys of events that are no columns: links of many, under the name of their field.
_LINKS = {
    "contact_ids": ("contacts", "contact"),
    "company_ids": ("companies", "company"),
    "main_company_id": ("company", "company"),
}


def _shown_as(declared: Entity, key: str, currency: str) -> tuple[str, Callable[[Any], _Linked | str | None]] | None:
    """The field of the graph behind a key of an event, and how its values are shown; None for what has no field."""
    if key in _LINKS:
        field, noun = _LINKS[key]
        return field, lambda value: _Linked(NOUNS[noun], tuple(value if isinstance(value, list) else [value]))
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


def _one(target: Entity, id: int) -> _Linked:
    return _Linked(target, (id,))


def _text(value: Any) -> str | None:
    """A value of JSON in words; None for an empty one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(" ".join(each.values()) if isinstance(each, dict) else str(each) for each in value) or None
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items() if each is not None) or None
    return str(value) or None


def _change(
    field: str, before: _Linked | str | None, after: _Linked | str | None, names: Mapping[tuple[str, int], str]
) -> FieldChange:
    shown = [_shown(side, names) for side in (before, after)]
    linked = [side for side in (before, after) if isinstance(side, _Linked)]
    return FieldChange(
        field=field,
        before=shown[0][0],
        after=shown[1][0],
        before_ids=shown[0][1],
        after_ids=shown[1][1],
        is_hidden=any((side.target.noun, id) not in names for side in linked for id in side.ids),
    )


def _shown(side: _Linked | str | None, names: Mapping[tuple[str, int], str]) -> tuple[str | None, list[strawberry.ID]]:
    if not isinstance(side, _Linked):
        return side, []
    seen = [id for id in side.ids if (side.target.noun, id) in names]
    text = ", ".join(names[side.target.noun, id] for id in seen)
    return text or None, [strawberry.ID(side.target.gid(id)) for id in seen]


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


@entity(events.Event, sort="-id")
class FeedEntry:
    """Something that happened on a card. Names and links show what is in the caller's view today."""

    kind: EventKind = column("What happened.", filter=True)
    at: DateTime = column("When.", filter=True)
    actor: User = link("Who did it.", "actor_id", filter=True)
    changes: list[FieldChange] = derived(
        "What changed, by field in alphabetical order of the columns.",
        "entity",
        "card",
        "card_id",
        "before",
        "after",
        derive=_changes,
    )
    from_stage: Stage | None = picked(
        "Of a move: the stage that was left (D22).", "kind", "before", pick=_stage("before")
    )
    to_stage: Stage | None = picked(
        "Of a move: the stage that was entered (D22).", "kind", "after", pick=_stage("after")
    )
    skipped_stages: list[Stage] = picked(
        "Of a move: the active stages that were jumped over, in board order (D23).", "kind", "after", pick=_skipped
    )
    note: Note | None = picked(
        "The note that this is about, unless it is gone.", "entity", "record_id", pick=_about("note")
    )
    task: Task | None = picked(
        "The task that this is about, unless it is gone or out of the caller's view.",
        "entity",
        "record_id",
        pick=_about("task"),
    )
    deal: Deal | None = picked(
        "The deal that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=_card("deal"),
    )
    contact: Contact | None = picked(
        "The contact that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=_card("contact"),
    )
    company: Company | None = picked(
        "The company that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=_card("company"),
    )
