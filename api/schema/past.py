"""Records as they were, in the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import computed, derived, entity
from api.reading.scalars import DateTime
from api.schema.changes import FieldChange, changes
from domain import pipelines

if TYPE_CHECKING:
    from api.reading.fetch import Reader


@strawberry.type(description="One field of a record as it was, for people to read.")
class FieldState:
    field: str = strawberry.field(
        description="The field, by its name in the graph: `stage`, `budget`, `tags`; a custom one by its key: `f17`."
    )
    label: str | None = strawberry.field(
        description="What a custom field is called, in the caller's language; null for the built-in ones."
    )
    value: str | None = strawberry.field(
        description="Its value, written as in `FieldChange`; linked records by the names that they had then."
    )
    ids: list[strawberry.ID] = strawberry.field(description="Linked records, those that are in view now.")
    is_hidden: bool = strawberry.field(
        description="A linked record is left out, since it is not in the caller's view or is gone."
    )


def _of(name: str, description: str) -> Any:
    return computed(description, answer=lambda values, _: values[name])


async def _fields(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[list[FieldState]]:
    made = []
    for row in rows:
        [found] = await changes(reader, [_event(row, {}, row["values"])], (row["at"], row["at"]))
        made.append([_state(each) for each in found])
    return made


def _state(each: FieldChange) -> FieldState:
    return FieldState(
        field=each.field, label=each.label, value=each.after, ids=each.after_ids, is_hidden=each.is_hidden
    )


async def _changes(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[list[FieldChange]]:
    found = []
    for row in rows:
        before, after = row["before"], row["after"]
        keys = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        sides = ({key: side[key] for key in keys & side.keys()} for side in (before, after))
        found += await changes(reader, [_event(row, *sides)], (row["from_at"], row["to_at"]))
    return found


def _event(row: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, Any]:
    """What would have happened to the record."""
    return {"entity": row["noun"], "card": row["noun"], "card_id": row["id"], "before": before, "after": after}


_COMPLETE = "False when the history doesn't tell of all that has happened since then."


@entity(pipelines.Pipeline, sort="position", identified=False, noun="past")
class RecordAsOf:
    """A deal, contact or company as it was at a moment, under the rights of now."""

    record_id: strawberry.ID = computed(
        "The record.", "id", answer=lambda values, _: f"{values['noun']}_{values['id']}"
    )
    at: DateTime = _of("at", "The moment.")
    version: int = _of("version", "Its version then.")
    is_complete: bool = _of("is_complete", _COMPLETE)
    fields: list[FieldState] = derived(
        "What was in its fields, those that were empty left out. Hidden fields are left out.", "id", derive=_fields
    )


@entity(pipelines.Pipeline, sort="position", identified=False, noun="difference")
class RecordDifference:
    """What a deal, contact or company was at two moments, under the rights of now."""

    record_id: strawberry.ID = computed(
        "The record.", "id", answer=lambda values, _: f"{values['noun']}_{values['id']}"
    )
    from_at: DateTime = _of("from_at", "The moment before.")
    to_at: DateTime = _of("to_at", "The moment after.")
    was_there: bool = _of("was_there", "Whether the record was there before; if not, it was made in between.")
    is_there: bool = _of("is_there", "Whether the record was there after; if not, it was in the trash.")
    is_complete: bool = _of("is_complete", _COMPLETE)
    changes: list[FieldChange] = derived(
        "The fields that differ, in alphabetical order of the columns. Hidden fields are left out.",
        "id",
        derive=_changes,
    )
