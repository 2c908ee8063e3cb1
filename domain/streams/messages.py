"""Messages: what events, and changes of rights, mean to who sees the same.

Every message says what a query would answer now; the kind says what the event did under today's rights:

    in view before and after   UPDATED
    only after                 CREATED by the event that created it, else ACCESS_GAINED
    only before                DELETED by the event that deleted it, else ACCESS_LOST
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from domain import states, stored
from domain.bulk import BulkChange
from domain.events import Event
from domain.notifications import Notification
from domain.questions import Condition
from domain.states import Change, State
from domain.streams.rights import Difference, matching
from domain.streams.sights import Sight, placed
from permissions.actor import Actor


class ChangeKind(Enum):
    """What has happened to a record, as far as a subscriber is concerned."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    DELETED = "DELETED"
    ACCESS_GAINED = "ACCESS_GAINED"
    ACCESS_LOST = "ACCESS_LOST"
    RESYNC_REQUIRED = "RESYNC_REQUIRED"


class ResyncReason(Enum):
    """Why a subscriber has to read everything anew."""

    TOO_OLD = "TOO_OLD"
    OTHER_LOG = "OTHER_LOG"
    RIGHTS_CHANGED = "RIGHTS_CHANGED"


_SHOWING = (ChangeKind.CREATED, ChangeKind.UPDATED, ChangeKind.ACCESS_GAINED)
_LOOKED_AT: Final = {"responsible_id", "group_id", "stage_id"}  # of whatever it is, by who tells what has happened
RUN: Final = 100  # records of which the same is said at once


class Message(NamedTuple):
    """One message, or the same of several records in a message for each: what it says, and the position from which a
    stream that has it goes on.
    """

    kind: ChangeKind
    pos: int
    ids: tuple[int, ...] = ()  # of the records; several of those alone that are not shown
    event: Event | None = None  # none when rights have changed, and not the record
    matches: bool = True  # the filter, since then
    stages: tuple[int | None, int | None] = (None, None)  # of a deal: before and after, where it was in view
    reason: ResyncReason | None = None
    settles: bool = True  # whoever has it, has been told of the rights they have now

    @property
    def shows(self) -> bool:
        """Whether the record goes with it."""
        return self.kind in _SHOWING

    @property
    def record_id(self) -> int | None:
        """The record, where it is one."""
        return self.ids[0] if self.ids else None

    @property
    def says(self) -> tuple[Any, ...]:
        """The same for messages that look the same."""
        event = self.event and self.event.id
        return self.kind, event, self.ids, self.matches, self.stages, self.reason

    def apart(self) -> "Sequence[Message]":
        """A message for each record."""
        return [self._replace(ids=(id,)) for id in self.ids] if len(self.ids) > 1 else [self]


class Happened(NamedTuple):
    """An event of a record, with the record before and after it in the group that its responsible is in by now."""

    event: Event
    before: State | None
    after: State | None


async def happened(
    nouns: Sequence[str], events: Sequence[Event], until: int | None = None, sight: Sight | None = None
) -> list[Happened]:
    """Those of these events that changed records of the nouns; what of them is read once, whoever sees it.

    `until`: the events are all that happened up to this position since the first of them. `sight`: only this one will
    ask of their noun, and no filter.
    """
    columns = {sight.noun: sight.columns | _LOOKED_AT} if sight else None
    changes = await states.changes([each for each in events if each.entity in nouns], until, columns)
    found = [Happened(each.event, _placed(each.before), _placed(each.after)) for each in changes]
    for model, tell in ((Notification, _notified), (BulkChange, _progressed)):
        noun = model._meta.db_table
        if noun in nouns and (told := [each for each in events if each.entity == noun]):
            found = sorted([*found, *await tell(told)], key=lambda each: each.event.pos or 0)
    return found


def _placed(state: State | None) -> State | None:
    return None if state is None else placed(state)


async def _notified(events: Sequence[Event]) -> list[Happened]:
    """What has happened to notifications, which have no versions: they are made and then read, nothing else."""
    among, param = stored.among("a.id", 1, {each.record_id for each in events})
    rows = {row.id: states.of(row) for row in await stored.select(Notification, among, [param])}
    found = []
    for event in events:
        now = rows.get(event.record_id, {"id": event.record_id, "user_id": event.responsible_id})
        after: Mapping[str, Any] = {**now, "read_at": event.after.get("read_at")}
        before = None if event.kind.endswith(".created") else {**now, "read_at": None}
        found.append(Happened(event, before, after))
    return found


async def _progressed(events: Sequence[Event]) -> list[Happened]:
    """How far bulk changes have come: of each the last of these events, since one is shown as it is by now anyway.

    Of its beginning nothing is told: whoever follows one knows of it.
    """
    last = {event.record_id: event for event in events if not event.kind.endswith(".created")}
    among, param = stored.among("a.id", 1, last)
    rows = {row.id: states.of(row) for row in await stored.select(BulkChange, among, [param])}
    return [Happened(event, rows[id], rows[id]) for id, event in last.items() if id in rows]


async def of_changes(
    sight: Sight,
    actor: Actor,
    changes: Sequence[Change | Happened],
    narrowed: Callable[[], Sequence[Condition]] | None,
) -> list[Message]:
    """What changes of its noun mean to a sight, in their order; of those that the filter matched before or since."""
    holds, seen = sight.holds, []
    for event, before, after in changes:
        was, is_now = holds(before), holds(after)
        if was or is_now:
            seen.append((event, before if was else None, after if is_now else None))
    if not seen:
        return []
    fits: Sequence[tuple[bool, bool]] = [(True, True)] * len(seen)
    if narrowed is not None:
        fits = await matching(sight.noun, actor, narrowed(), [(before, after) for _, before, after in seen])
    return [
        Message(
            _kind(event, before, after),
            event.pos or 0,
            (event.record_id,),
            event,
            matches,
            (_stage(before), _stage(after)),
        )
        for (event, before, after), (matched, matches) in zip(seen, fits, strict=True)
        if matched or matches
    ]


def of_difference(found: Difference, pos: int) -> list[Message]:
    """That these records have come into view and left it, by no event of theirs."""
    until = len(found.lost) - (not found.gained)  # the very last message settles, and is for one record
    runs = [found.lost[first : min(first + RUN, until)] for first in range(0, until, RUN)]
    kinds = [(ChangeKind.ACCESS_LOST, tuple(ids)) for ids in [*runs, found.lost[until:]] if ids]
    kinds += [(ChangeKind.ACCESS_GAINED, (id,)) for id in found.gained]
    last = len(kinds) - 1
    return [Message(kind, pos, ids, settles=place == last) for place, (kind, ids) in enumerate(kinds)]


def anew(pos: int, reason: ResyncReason) -> list[Message]:
    """That everything has to be read anew."""
    return [Message(ChangeKind.RESYNC_REQUIRED, pos, reason=reason)]


def _stage(state: State | None) -> int | None:
    return None if state is None else state.get("stage_id")


def _kind(event: Event, before: State | None, after: State | None) -> ChangeKind:
    if before is not None and after is not None:
        return ChangeKind.UPDATED
    if before is None:
        return ChangeKind.CREATED if event.kind.endswith((".created", ".restored")) else ChangeKind.ACCESS_GAINED
    return ChangeKind.DELETED if event.kind.endswith(".deleted") else ChangeKind.ACCESS_LOST
