"""Sync: a copy of what one may see, kept up a page of changes at a time (for phones).

A first sync goes through the records by id and then through what has happened since it began; later ones go through the
log alone. A page says which records to have as they are now, and which to forget. What another policy, role or group
brings into view and takes out of it comes first. Whoever applies every page in order has what a query would show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from domain import log, reference, sequencer
from domain.access import MODELS
from domain.questions import Sql
from domain.reads import read
from domain.sequencer import Head
from domain.states import changes
from domain.streams import cursors, rights
from domain.streams.messages import ResyncReason
from domain.streams.rights import TooMuch, Window, difference, last_move
from domain.streams.sights import Sight, placed, sight
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput
from permissions.fields import SECTIONS

ORDER: Final = ("company", "contact", "item", "deal", "task")  # so that what a record links to comes before it
_ONCE_ALL: Final = ("company", "contact", "deal", "task")  # what cursors were given for by who asked for all kinds
BATCH: Final = 500  # events of one step
STEPS: Final = 20  # of one page: 10,000 events of which nothing is to be told still leave a request its time

Record = tuple[str, int]  # noun and id
Told = tuple[int, int, str, int]  # the last noun and id, and what is being told of: the rights, and the last move


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sync stands."""

    epoch: str
    pos: int  # in the log
    rights: str  # under which it has come there
    nouns: tuple[str, ...]
    scanned: tuple[int, int] | None  # of the first sync: the noun and the id that come next; None: it is over
    until: int = 0  # before this position records may be known in a later state than that of `pos`
    told: Told | None = None  # of a change of rights, while it is being told
    moves: int = 0  # the last event by which somebody went to another group, of those that are told of


@dataclass(frozen=True, slots=True)
class Page:
    """A page of changes."""

    records: Sequence[Record]
    gone: Sequence[Record]
    place: Place
    has_more: bool
    reason: ResyncReason | None = None


async def page(actor: Actor, after: str | None, nouns: Sequence[str], first: int) -> tuple[Page, str]:
    """The next page for somebody, and the cursor of the one after it.

    Of its records those that are out of view by now are to be left out. Raises BadInput for a cursor that is not theirs
    or for other kinds of records.
    """
    for noun in nouns:
        scope.require_section(actor, SECTIONS[noun])
    await reference.load()
    head, nouns = await sequencer.head(), tuple(noun for noun in ORDER if noun in nouns)
    found = await _page(actor, head, _opened(after, actor, nouns) or await _begun(actor, head, nouns), first)
    place = found.place
    content = {
        "e": place.epoch,
        "p": place.pos,
        "r": place.rights,
        "n": place.nouns,
        "s": place.scanned,
        "u": place.until,
        "t": place.told,
        "m": place.moves,
    }
    return found, cursors.seal(content, actor.user_id)


async def _begun(actor: Actor, head: Head, nouns: tuple[str, ...]) -> Place:
    return Place(head.epoch, head.pos, cursors.rights_of(actor), nouns, (0, 0), moves=await last_move())


def _opened(after: str | None, actor: Actor, nouns: tuple[str, ...]) -> Place | None:
    if after is None:
        return None
    content = cursors.opened(after, actor.user_id)
    if tuple(content["n"]) == _ONCE_ALL and nouns == ORDER:
        content["p"] = -1  # as one that is too old: who keeps all that there is begins anew, now that there is more
    elif tuple(content["n"]) != nouns:
        raise BadInput("types", "expected those that the cursor was given for.")
    scanned, told = content["s"], content["t"]
    return Place(
        content["e"],
        content["p"],
        content["r"],
        nouns,
        scanned and (scanned[0], scanned[1]),
        content["u"],
        told and cast("Told", tuple(told)),
        content["m"],
    )


async def _page(actor: Actor, head: Head, place: Place, first: int) -> Page:
    if place.epoch != head.epoch:
        return await _anew(actor, head, place, ResyncReason.OTHER_LOG)
    if not head.oldest - 1 <= place.pos <= head.pos:
        return await _anew(actor, head, place, ResyncReason.TOO_OLD)
    former = await cursors.under(place.rights, actor)
    if former is None:
        return await _anew(actor, head, place, ResyncReason.RIGHTS_CHANGED)
    sights = {noun: (sight(noun, former), sight(noun, actor)) for noun in place.nouns}
    window = Window(place.pos, place.moves)
    try:
        if (told := await _difference(actor, place, sights, window, first)) is not None:
            return told
    except TooMuch:
        return await _anew(actor, head, place, ResyncReason.RIGHTS_CHANGED)
    if place.scanned is not None:
        return await _scan(actor, place, place.scanned, first)
    return await _happened(head, place, {noun: new for noun, (_, new) in sights.items()}, first)


async def _anew(actor: Actor, head: Head, place: Place, reason: ResyncReason) -> Page:
    return Page((), (), await _begun(actor, head, place.nouns), True, reason)


async def _difference(
    actor: Actor, place: Place, sights: Mapping[str, tuple[Sight, Sight]], window: Window, first: int
) -> Page | None:
    """What other rights mean to who had seen everything up to the place; None: nothing. Raises TooMuch."""
    changed = any(old.key != new.key for old, new in sights.values())
    grouped = any(new.by_group for _, new in sights.values())
    now = cursors.rights_of(actor)
    if place.told is not None:
        await window.movers()
        if place.told[2:] != (now, window.moves):
            raise TooMuch  # what was told may have been in view in between alone, and no difference has that
    elif not changed and not (grouped and await window.movers()):
        return None
    if place.scanned is not None or place.pos < place.until:
        raise TooMuch  # of some records it is not known under which rights they were read
    await window.movers()
    noun_at, id_at = place.told[:2] if place.told else (0, 0)
    gone: list[Record] = []
    gained: list[tuple[int, int]] = []
    theirs = {noun: await rights.rows(*sights[noun], actor) for noun in place.nouns}
    for index, noun in enumerate(place.nouns):
        found = await difference(*sights[noun], window, theirs[noun])
        gone += [(noun, id) for id in found.lost]
        gained += [(index, id) for id in found.gained if (index, id) > (noun_at, id_at)]
    records = [(place.nouns[index], id) for index, id in gained[:first]]
    left = () if place.told else gone
    if len(gained) > first:
        return Page(records, left, replace(place, told=(*gained[first - 1], now, window.moves)), True)
    return Page(records, left, replace(place, rights=now, told=None, moves=window.moves), True)


async def _scan(actor: Actor, place: Place, scanned: tuple[int, int], first: int) -> Page:
    """The next records by id."""
    found: list[Record] = []
    index, last = scanned
    while index < len(place.nouns) and len(found) < first:
        noun, left = place.nouns[index], first - len(found)
        sql = Sql(actor)
        where = f"a.id > {sql.param(last)} and {sql.scope(MODELS[noun], 'a')}"
        [rows] = await read([(f'select a.id from "{noun}" a where {where} order by a.id limit {left}', sql.params)])
        found += [(noun, row[0]) for row in rows]
        index, last = (index, rows[-1][0]) if len(rows) == left else (index + 1, 0)
    if index < len(place.nouns):
        return Page(found, (), replace(place, scanned=(index, last)), True)
    until = (await sequencer.head()).pos
    return Page(found, (), replace(place, scanned=None, until=until), until > place.pos)


async def _happened(head: Head, place: Place, sights: Mapping[str, Sight], first: int) -> Page:
    """What the log tells in STEPS steps, of so many records at most; of none when nothing in them was in view."""
    pos, has, gone = place.pos, dict[Record, None](), dict[Record, None]()
    for _ in range(STEPS):
        if pos >= head.pos or len(has) + len(gone) >= first:
            break
        events = await log.read(pos, BATCH)
        wanted = set(has) | set(gone)
        for place_of, event in enumerate(events):
            if event.entity in sights:
                wanted.add((event.entity, event.record_id))
            if len(wanted) > first:
                events = events[:place_of]
                break
        pos = events[-1].pos or pos
        seen = set[Record]()
        for change in await changes([event for event in events if event.entity in sights]):
            record, view = (change.event.entity, change.event.record_id), sights[change.event.entity]
            before, after = (side is not None and view.holds(placed(side)) for side in (change.before, change.after))
            if before or after:
                seen.add(record)
            if record in seen:
                has.pop(record, None)
                gone.pop(record, None)
                (has if after else gone)[record] = None
    return Page(list(has), list(gone), replace(place, pos=pos), pos < head.pos)
