"""Records as they were: what they are now, less what has happened since (docs/decisions/as-of.md).

Rights are asked of the record as it is now; what is given here is all of its past, fields that are hidden included.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from domain import db, knowledge, reach, records, stored, tags
from domain.companies import REACH as OF_COMPANY
from domain.companies import Company
from domain.contacts import REACH as OF_CONTACT
from domain.contacts import Contact, ContactCompany, ContactMessenger
from domain.deals import Deal, DealContact
from domain.events import Event, plain, snapshot
from domain.records import Card
from permissions.actor import Actor
from permissions.fields import CUSTOM

MODELS: Final[Mapping[str, type[Card]]] = {"deal": Deal, "contact": Contact, "company": Company}
BATCH: Final = 500  # events read at a time
UNTOLD: Final = ("stage_entered_at",)  # events of moves don't say it
LINKS: Final = ("contact_ids", "company_ids", "knowledge")  # events tell who came and who went


@dataclass(frozen=True, slots=True)
class State:
    """A record at a moment, by the keys of events; what is empty is left out.

    It is not complete when something between that moment and now is in no event.
    """

    values: Mapping[str, Any]
    version: int
    is_there: bool  # neither still to be made nor deleted
    is_complete: bool


async def states(actor: Actor, noun: str, id: int, moments: Sequence[datetime]) -> list[State]:
    """The record at each of these moments, the latest first, after all that had happened by then.

    Raises NotFound for one that the actor may not view.
    """
    row = await records.fetch(MODELS[noun], actor, "view", id)
    past = _Past(row, await _now(row))
    found: list[State] = []
    waiting, is_all = list[Event](), False
    for moment in moments:
        while True:
            if not waiting and not is_all:
                waiting = await _events(noun, id, past.below)
                is_all = len(waiting) < BATCH
            if not waiting or waiting[0].at <= moment:
                break
            past.undo(waiting.pop(0))
        found.append(past.at(moment, waiting[0] if waiting else None))
    return found


class _Past:
    """A record on the way back: its events are undone, the latest first."""

    def __init__(self, row: Card, values: dict[str, Any]) -> None:
        self.below: int | None = None  # of the event undone last: its id
        self._row, self._values = row, values
        columns = type(row)._meta.db_fields.difference(row.untold, UNTOLD)
        self._keys = {*columns, *BESIDE}
        self._lowest = row.version + 1  # the lowest version whose event was undone
        self._is_told, self._is_there, self._was_made = True, True, False

    def undo(self, event: Event) -> None:
        self._meets(event)
        self.below, self._lowest = event.id, min(self._lowest, event.version)
        match event.kind.rpartition(".")[2]:
            case "created" | "restored" as happened:
                self._is_there, self._was_made = False, happened == "created"
            case "deleted":
                self._is_there = True
        for key in {*event.before, *event.after}:
            if key not in self._keys and not CUSTOM.fullmatch(key):
                continue
            before = event.before.get(key)
            if key in LINKS:
                came = event.after.get(key) or ()
                stayed = [each for each in self._values.get(key, ()) if each not in came]
                before = stayed + [each for each in before or () if each not in stayed]
            self._values.pop(key, None)
            if before not in (None, [], {}):
                self._values[key] = before

    def at(self, moment: datetime, last: Event | None) -> State:
        """What it was at a moment, `last` being what had happened to it last."""
        if last:
            self._meets(last)
        is_there = self._is_there and (last is not None or self._was_made or self._row.created_at <= moment)
        # Without any event before, it was as it was made.
        is_told = self._is_told and (last is not None or self._lowest == 2 or not is_there)
        return State(dict(self._values), last.version if last else self._lowest - 1, is_there, is_told)

    def _meets(self, event: Event) -> None:
        """A version that no event tells of lies between this one and the one before."""
        self._is_told = self._is_told and event.version >= self._lowest - 1


async def names(wanted: Mapping[str, Sequence[int]], at: datetime) -> dict[tuple[str, int], str]:
    """What records were called at a moment, by table and id: of those alone that were renamed since."""
    found: dict[tuple[str, int], str] = {}
    postgres = db.dialect() == "postgres"
    name = "before ->> 'name'" if postgres else "before ->> '$.name'"
    first, since = stored.placeholder(1), stored.placeholder(3)
    for table, ids in wanted.items():
        where, param = stored.among("record_id", 2, ids)
        rows = await db.rows(
            f"select record_id, {name} as name from event where entity = {first} and {where} and at > {since} "
            f"and {name} is not null order by id",
            [table, param, at],
        )
        for row in rows:
            found.setdefault((table, row["record_id"]), row["name"])
    return found


# What a record has beside its columns and custom fields.
BESIDE: Final = ("tags", "contact_ids", "company_ids", "phones", "emails", "messengers", "knowledge")


async def _now(row: Card) -> dict[str, Any]:
    """What the record is now, as its creation would be told."""
    kept = {key: after for key, (_, after) in snapshot(row).items() if key not in (*row.untold, *UNTOLD)}
    kept |= await _beside(row)
    kept["knowledge"] = await knowledge.held(row.entity, row.id)
    return {key: _told(value) for key, value in kept.items() if value not in (None, [], {})}


async def _beside(row: Card) -> dict[str, Any]:
    match row:
        case Deal():
            linked = await DealContact.filter(deal_id=row.id).order_by("id").values_list("contact_id", flat=True)
            return {"tags": await _tags(tags.DealTag, "deal_id", row.id), "contact_ids": list(linked)}
        case Contact():
            phones, emails = await reach.held(OF_CONTACT, row.id)
            firms = await ContactCompany.filter(contact_id=row.id).order_by("id").values_list("company_id", flat=True)
            talks = await ContactMessenger.filter(contact_id=row.id).order_by("id")
            return {
                "tags": await _tags(tags.ContactTag, "contact_id", row.id),
                "phones": phones,
                "emails": emails,
                "messengers": [{"kind": each.kind.value, "handle": each.handle} for each in talks],
                "company_ids": list(firms),
            }
    phones, emails = await reach.held(OF_COMPANY, row.id)
    return {"tags": await _tags(tags.CompanyTag, "company_id", row.id), "phones": phones, "emails": emails}


async def _tags(table: type[tags.Tagging], column: str, id: int) -> list[str]:
    chosen = await table.filter(**{column: id}).values_list("tag_id", flat=True)
    return sorted(tag.name for tag in await tags.Tag.filter(id__in=chosen))


def _told(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else plain(value)


async def _events(noun: str, id: int, below: int | None) -> list[Event]:
    """The next events of a record, the latest first."""
    params: list[Any] = [noun, id]
    where = f"a.entity = {stored.placeholder(1)} and a.record_id = {stored.placeholder(2)}"
    if below is not None:
        params.append(below)
        where += f" and a.id < {stored.placeholder(3)}"
    return await stored.select(Event, f"{where} order by a.id desc limit {BATCH}", params)
