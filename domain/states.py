"""What a record was before and after an event, worked out from what it is now and from the log.

An event keeps only the columns that it changed. Going back from the record's row, or from nothing when it was deleted,
through all that has happened since gives the whole of it at each of its events, so that those who follow the log can
ask the rights of this moment of what was and of what is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from tortoise.models import Model

from domain import stored
from domain.access import MODELS
from domain.events import Event, EventKind, plain
from permissions import scope
from permissions.actor import Actor

# The columns of a record as events keep them: times as text, enums by value. Those that events don't tell of, since
# others imply them (`updated_at`, `stage_entered_at`, the model's `untold`), are always those of now.
State = Mapping[str, Any]

# What a company's card tells of its contacts beside their own events.
_REPEATED: Final = (EventKind.CONTACT_LINKED.value, EventKind.CONTACT_UNLINKED.value)


_NONE_YET: Final = 2**62  # beyond all positions
_PLAIN: Final = frozenset({str, int, bool, type(None), dict, list})


class Change(NamedTuple):
    """An event of a record, with the record before it (None: it was not there) and after it (None: it is gone)."""

    event: Event
    before: State | None
    after: State | None

    def seen(self, actor: Actor) -> tuple[bool, bool]:
        """Whether the actor may, under the rights of this moment, view the record as it was and as it is since."""
        sight = scope.predicate(MODELS[self.event.entity], actor, "view")
        return (
            self.before is not None and scope.holds(sight, self.before),
            self.after is not None and scope.holds(sight, self.after),
        )


async def changes(
    events: Sequence[Event], until: int | None = None, columns: Mapping[str, Collection[str]] | None = None
) -> list[Change]:
    """Those of the events that changed records, with what these were before and after, in the same order.

    Two statements for each kind of record, however many events. Only what is committed counts: an event that came
    meanwhile is neither in the row nor gone back through. With `until` the events are all that happened up to this
    position to the records that they are about, from the first of each on, in order: these are not read again. With
    `columns`, by kind of record, the states have these alone, beside id and version; without, all.
    """
    asked: dict[str, dict[int, int]] = defaultdict(dict)  # noun → record → the first of its events
    known: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.entity in MODELS and event.kind not in _REPEATED:
            first = asked[event.entity].get(event.record_id, event.id)
            asked[event.entity][event.record_id] = min(first, event.id)
            if until is not None:
                known[event.entity, event.record_id].append(event)
    sides: dict[int, tuple[State | None, State | None]] = {}
    for noun, since in asked.items():
        # The rows first: an event that their version doesn't count yet was stored since.
        wanted = MODELS[noun]._meta.db_fields if columns is None else {"id", "version", *columns.get(noun, ())}
        states = await now(noun, since, wanted)
        later = await _happened(noun, since, until)
        for id in since:
            sides |= _sides(states.get(id), (*later.get(id, ()), *reversed(known.get((noun, id), ()))), wanted)
    return [Change(event, *sides[event.id]) for event in events if event.id in sides]


def first(events: Sequence[Event], state: State | None, columns: Collection[str]) -> Change | None:
    """What the first of these did to their record. They are all of its events from that one on, in order, read after
    `state`, which has these columns beside id and version. None when it tells of nothing that is the record's own.
    """
    own = [event for event in reversed(events) if event.kind not in _REPEATED]
    found = _sides(state, own, {"id", "version", *columns}).get(events[0].id)
    return None if found is None else Change(events[0], *found)


def _sides(
    state: State | None, latest_first: Iterable[Event], wanted: Collection[str]
) -> dict[int, tuple[State | None, State | None]]:
    """A record before and after each of its events, by the event's id, going back from its row."""
    version = None if state is None else state["version"]
    sides: dict[int, tuple[State | None, State | None]] = {}
    for event in latest_first:
        if version is None or event.version <= version:
            after = None if state is None else {**state, "version": event.version}
            state = _undone(after, event, wanted)
            sides[event.id] = state, after
    return sides


async def now(noun: str, ids: Iterable[int], columns: Collection[str] | None = None) -> dict[int, State]:
    """Records of one kind as they are, or these columns of theirs, with the id; those that are gone are left out."""
    model = MODELS[noun]
    where, param = stored.among("a.id", 1, ids)
    rows = await stored.columns(model, columns or model._meta.db_fields, where, [param])
    return {row["id"]: _state(row) for row in rows}


async def _happened(noun: str, since: Mapping[int, int], until: int | None) -> Mapping[int, list[Event]]:
    """What has happened to records of one kind, from the event that is named for each on, latest first; `until`: what
    came behind that position, or has none yet.
    """
    # Record by record: one whose event is old must not lead through all that has happened to others since.
    given, params = stored.given(3, {"record_id": "bigint", "id": "bigint"}, list(since.items()))
    where = f"a.entity = {stored.placeholder(1)} and a.record_id = given.record_id and a.id >= given.id"
    # By no index of positions: statistics from before a burst don't know how many wait for one.
    where += f" and coalesce(a.pos, {_NONE_YET}) > {stored.placeholder(2)} order by a.id desc"
    found: dict[int, list[Event]] = defaultdict(list)
    for event in await stored.select(Event, where, [noun, -1 if until is None else until, *params], given):
        if event.kind not in _REPEATED:
            found[event.record_id].append(event)
    return found


def of(row: Model) -> State:
    """A row as it is."""
    held = vars(row)
    return _state({name: held[name] for name in row._meta.db_fields})


def _state(values: Mapping[str, Any]) -> State:
    # Each column of each record that an event is about comes by here: to most of them there is nothing to do.
    return {name: value if type(value) in _PLAIN else _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else plain(value)


def _undone(state: State | None, event: Event, wanted: Collection[str]) -> State | None:
    """The record before an event. One that was deleted comes back with the columns that its event keeps."""
    if event.kind.endswith((".created", ".restored")):
        return None
    # Beside columns an event may tell of links and tags.
    changed = {name: event.before.get(name) for name in (*event.before, *event.after) if name in wanted}
    return {**(state or {"id": event.record_id}), **changed, "version": event.version - 1}
