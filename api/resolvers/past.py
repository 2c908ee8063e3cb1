"""Who answers for records as they were."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import strawberry

from api.reading.fetch import Reader
from api.reading.prepare import roots
from api.reading.roots import root_worked_out
from api.reading.scalars import DateTime, key
from api.schema.past import RecordAsOf, RecordDifference
from domain import past
from permissions.errors import BadInput, NotFound


async def _as_of(noun: str, reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    id, at = key(arguments["id"], noun, "id"), arguments["at"]
    try:
        [state] = await past.states(reader.actor, noun, id, [at])
    except NotFound:
        return None
    if not state.is_there:
        return None
    told = {"version": state.version, "is_complete": state.is_complete, "values": state.values}
    return {"id": id, "noun": noun, "at": at, **told}


async def _difference(noun: str, reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    id, begins, ends = key(arguments["id"], noun, "id"), arguments["from"], arguments["to"]
    if begins > ends:
        raise BadInput("from", "a moment before `to` is expected.")
    try:
        after, before = await past.states(reader.actor, noun, id, [ends, begins])
    except NotFound:
        return None
    if not (before.is_there or after.is_there):
        return None
    return {
        "id": id,
        "noun": noun,
        "from_at": begins,
        "to_at": ends,
        "was_there": before.is_there,
        "is_there": after.is_there,
        "is_complete": before.is_complete and after.is_complete,
        "before": before.values if before.is_there else {},
        "after": after.values if after.is_there else {},
    }


def _then(noun: str, section: str) -> Any:
    return root_worked_out(
        f"A {noun} as it was at a moment, told of under the rights of now. Null when it is not in view, and when it "
        "was not there: before it was made, and while it was in the trash.",
        partial(_as_of, noun),
        {"id": (strawberry.ID, f"Which {noun}."), "at": (DateTime, "When: after all that had happened by then.")},
        section=section,
    )


def _between(noun: str, section: str) -> Any:
    return root_worked_out(
        f"What differs between two moments of a {noun}, told of under the rights of now. Null when it is not in view, "
        "and when it was there at neither of them.",
        partial(_difference, noun),
        {
            "id": (strawberry.ID, f"Which {noun}."),
            "from": (DateTime, "The moment before."),
            "to": (DateTime, "The moment after."),
        },
        section=section,
    )


@roots
@strawberry.type
class PastQuery:
    deal_as_of: RecordAsOf | None = _then("deal", "deals")
    contact_as_of: RecordAsOf | None = _then("contact", "contacts")
    company_as_of: RecordAsOf | None = _then("company", "companies")
    deal_difference: RecordDifference | None = _between("deal", "deals")
    contact_difference: RecordDifference | None = _between("contact", "contacts")
    company_difference: RecordDifference | None = _between("company", "companies")
