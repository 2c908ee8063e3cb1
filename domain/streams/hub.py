"""What each batch of the log means to those who listen in this process, and to those who come back.

Subscribers whose subscription, selection and sight are the same are one audience: what a batch means to them is worked
out once (`messages.py`). When rights change, what comes into view by that and what leaves it is told before anything
that happened later.
"""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from time import monotonic
from typing import Final

import structlog

from domain import db, log, reference, sequencer, sessions
from domain.account import Account
from domain.allowlists import IpAllowlist
from domain.events import Event
from domain.groups import Group
from domain.policies import PolicyInForce
from domain.streams import cursors
from domain.streams.cursors import Cursor, Signer
from domain.streams.differences import all_rows, of_rights, rows_of, way
from domain.streams.members import (
    AT_ONCE,
    Audience,
    Audiences,
    Deliver,
    Delivery,
    Failed,
    Member,
    in_time,
    refuse,
    renewed,
    to,
)
from domain.streams.messages import (
    ChangeKind,
    Happened,
    Message,
    ResyncReason,
    anew,
    happened,
    of_changes,
)
from domain.streams.rights import Window, last_move
from domain.streams.sights import Key, sight
from domain.users import User
from permissions.actor import Actor
from permissions.errors import BadInput, CrmError, Invalid, Unauthenticated

BATCH: Final = 10_000  # events of one step of catching up
SLICE: Final = 1_000  # messages that are made at a time then
HELD: Final = 1.0  # seconds for which a token that held is not asked of again, of who catches up (T4)
SWEEP: Final = 5.0  # seconds between looking for tokens that have expired, when nothing happens
CATCHING_UP: Final = 4  # subscribers at a time, so that whoever listens already waits for none of them …
LONGEST: Final = 60.0  # … and how many seconds each; who takes longer comes again
SHOWN_AT_ONCE: Final = 5_000  # records that have come into view
ENDED: Final = "The token has ended; sign in again."
RECENT: Final = 2_000  # events that are kept for those who come back

_DECIDING: Final = (PolicyInForce, User, Group, Account, IpAllowlist)  # what rights are made of
_PEOPLE: Final = frozenset({"session", "api_key", "users"})  # what tells that somebody may be signed in no longer

logger = structlog.get_logger(__name__)


class Streams:
    """All subscriptions of a process."""

    def __init__(self) -> None:
        self.pos, self.epoch = 0, ""
        self.deliver: Deliver = _nobody
        self._begun = asyncio.Event()
        self._turn = asyncio.Lock()  # whoever has it, between batches, may join
        self._slots = asyncio.Semaphore(CATCHING_UP)
        self._audiences = Audiences()
        self.catching_up = 0
        self._moves = 0  # the last event by which a user went to another group, of those that everybody was told of
        self._failed_at: int | None = None  # the position behind which a batch has failed
        self._is_unsure = False  # whether everybody was told what their rights have become
        self._revisions: list[int] = []
        self._ended_at = float("-inf")  # when a session or key may have ended last
        self._recent: deque[Event] = deque(maxlen=RECENT)  # up to `pos`, none left out

    # ------------------------------------------------------------------------------------------------- members

    @property
    def members(self) -> int:
        """How many subscriptions there are."""
        return len(self._audiences.members())

    @property
    def audiences(self) -> int:
        """How many audiences they are."""
        return len(self._audiences)

    async def join(self, member: Member, cursor: Cursor | None) -> None:
        """Tell a member what has happened since the cursor, and from then on all that happens; no gap, nothing twice.

        Raises Unauthenticated and Barred when the member's right to be here ends meanwhile, TooMuch when they follow
        too much, TimedOut when they have not caught up in LONGEST: what they were told holds, and they may come again.
        """
        await self._begun.wait()
        self._audiences.require_room(member)
        member.become(member.actor, self.epoch, self._moves)
        if cursor is not None:
            async with self._slots:
                self.catching_up += 1
                try:
                    async with in_time(LONGEST):
                        await self._catch_up(member, cursor)
                finally:
                    self.catching_up -= 1
            return
        async with self._turn:
            await self._require_token(member)
            # Nobody looks again at somebody's rights until some change.
            member.become(await renewed(member), self.epoch, self._moves)
            self._audiences.seat(member)
            if member.wanted.ends:
                # It may have ended while the client came: what is there is said first, and what comes follows.
                now = [Message(ChangeKind.UPDATED, self.pos, (member.wanted.ends[1],))]
                await self.deliver([Delivery(member.wanted, member.actor, [member], now)], refuse)
                await self._finish_over([member])

    def leave(self, member: Member) -> None:
        """Tell a member nothing more."""
        self._audiences.leave(member)

    # -------------------------------------------------------------------------------------------- catching up

    async def _catch_up(self, member: Member, cursor: Cursor) -> None:
        pos = await self._resume(member, cursor)
        while True:
            while pos < self.pos and await self._still(member):
                pos = await self._replay(member, pos)
            await member.outlet.ready()
            async with self._turn:
                await self._require_token(member)
                actor, before = await renewed(member), member.sight
                window = await self._window(pos, member.moves)
                member.become(actor, self.epoch, window.moves)
                found = await rows_of(member.wanted, before, member.sight, actor)
                # Not waited for: all who listen would wait, too.
                await self._tell(member, await of_rights(before, member.sight, window, found), waits=False)
                if pos == self.pos:
                    self._audiences.seat(member)
                    await self._finish_over([member])
                    return

    async def _replay(self, member: Member, pos: int) -> int:
        """Tell a member the next of what has happened since a position; up to where, which is less when their rights
        change meanwhile: what they become is to be told first.
        """
        until, noun, narrowed = min(pos + BATCH, self.pos), member.wanted.noun, member.wanted.narrowed
        events = await self._since(pos, until, noun)
        changes = await happened([noun], events, until, None if narrowed else member.sight)
        messages = await of_changes(member.sight, member.actor, changes, narrowed)
        for place, part in enumerate(parts := list(_slices(member, messages))):
            if place and not await self._still(member):
                return parts[place - 1][-1].pos
            await self._tell(member, part)
        return until

    async def _finish_over(self, members: Sequence[Member]) -> None:
        """End the subscriptions to whatever has ended, where that was told."""
        for member in members:
            if (ends := member.wanted.ends) and await log.has(*ends, self.pos):
                self._finish([member])

    def _failed(self, delivery: Delivery, error: Exception) -> None:
        """End the subscriptions for which something failed once more, where all else did not. Raises it for the first
        time: the batch will be told again.
        """
        if self._failed_at != self.pos:
            raise error
        self._end(list(delivery.members), error)

    def _end(self, members: Sequence[Member], error: Exception) -> None:
        """Tell members nothing more, and why: as when a filter means nothing any more."""
        for member in members:
            self.leave(member)
            member.outlet.end(error)

    def _finish(self, members: Sequence[Member]) -> None:
        for member in members:
            if member.audience is not None:  # else it has left meanwhile
                self.leave(member)
                member.outlet.complete()

    async def _since(self, pos: int, until: int, noun: str) -> list[Event]:
        """The events of a noun between these positions, from memory where it goes back that far."""
        if not self._recent or (self._recent[0].pos or 0) > pos + 1:
            return await log.between(pos, until, noun)
        found = []
        for event in reversed(self._recent):
            if (event.pos or 0) <= pos:
                break
            if event.entity == noun and (event.pos or 0) <= until:
                found.append(event)
        return found[::-1]

    async def _window(self, pos: int, moves: int) -> Window:
        """What has happened since, with those who went to another group."""
        window = Window(pos, moves)
        if moves == self._moves and self._revisions == _revisions():
            window.nobody_moved()  # since everybody was told of those moves memory has not changed
        await window.movers()
        return window

    async def _resume(self, member: Member, cursor: Cursor) -> int:
        """Tell a member what their rights of now make of what they had; the position that they are at then."""
        head = await sequencer.head()
        former: Actor | None = member.actor
        if cursor.rights != cursors.rights_of(member.actor):
            former = await cursors.under(cursor.rights, member.actor)
        reason = None
        if cursor.epoch != head.epoch:
            reason = ResyncReason.OTHER_LOG
        elif not head.oldest - 1 <= cursor.pos <= head.pos:
            reason = ResyncReason.TOO_OLD
        if reason is not None or former is None:
            pos = self.pos
            await self._tell(member, anew(pos, reason or ResyncReason.RIGHTS_CHANGED))
            return pos
        before = sight(member.wanted.noun, former, member.wanted.only)
        window = await self._window(cursor.pos, cursor.moves)
        member.become(member.actor, self.epoch, window.moves)
        member.former = Signer(self.epoch, member.wanted.about, former), cursor.moves
        found = await rows_of(member.wanted, before, member.sight, member.actor)
        await self._tell(member, await of_rights(before, member.sight, window, found))
        return cursor.pos

    async def _tell(self, member: Member, messages: Sequence[Message], *, waits: bool = True) -> None:
        for part in _slices(member, messages):
            await self.deliver([Delivery(member.wanted, member.actor, [member], part, waits=waits)], refuse)

    # ------------------------------------------------------------------------------------------- what the log tells

    async def follow(self, events: Sequence[Event] | None) -> None:
        """What the log tells; behind `reference.follow`, so that rights are those of after the events."""
        async with self._turn:
            try:
                if events is None or self._is_unsure:
                    await self._begin()
                else:
                    await self._step([each for each in events if (each.pos or 0) > self.pos])
            except Exception:
                self._failed_at = self.pos
                raise

    async def _begin(self) -> None:
        """Go on from where one was, or in another log."""
        head, unsure = await sequencer.head(), self._is_unsure
        if self._begun.is_set():
            known = head.epoch == self.epoch and head.oldest - 1 <= self.pos <= head.pos
            while known and self.pos < head.pos and (events := await log.read(self.pos, BATCH)):
                await self._step(events)
            if not known or unsure:
                reason = ResyncReason.TOO_OLD if head.epoch == self.epoch else ResyncReason.OTHER_LOG
                self.pos, self.epoch = max(head.pos, self.pos if known else 0), head.epoch
                self._recent.clear()
                await self._restart(ResyncReason.RIGHTS_CHANGED if known else reason)
            return
        await reference.load()
        self._revisions = _revisions()
        self.pos, self.epoch, self._moves = head.pos, head.epoch, await last_move()
        self._begun.set()

    async def _restart(self, reason: ResyncReason) -> None:
        """Have everybody begin anew, since it is not known any more what they have missed."""
        await self._renew()
        for member in self._audiences.members():
            member.become(member.actor, self.epoch, self._moves)
        await self.deliver([to(each, anew(self.pos, reason)) for each in self._audiences.all()], self._failed)
        await self._finish_over(self._audiences.members())
        self._is_unsure = False

    async def _step(self, events: Sequence[Event]) -> None:
        if not events:
            return
        until = events[-1].pos or self.pos
        if has_ended := any(event.entity in _PEOPLE for event in events):
            self._ended_at = monotonic()
        if len(self._audiences):
            if has_ended or _is_over(self._audiences.ends_at):
                await self.end_ended()
            deliveries, over = await self._renew(), list[Member]()
            changes = await happened(self._audiences.nouns(), events, until)
            for audience, theirs in self._audiences.concerned(changes):
                try:
                    messages = await _of_changes(audience, theirs)
                except (BadInput, Invalid) as error:
                    self._end(list(audience.members), error)
                    continue
                except Exception as error:
                    self._failed(to(audience, ()), error)
                    continue
                if messages:
                    deliveries.append(to(audience, messages))
                    if any(audience.wanted.is_end(each.event) for each in messages):
                        over += audience.members
            for part in _parts(deliveries) if self._is_unsure else [deliveries]:
                if part:
                    await self.deliver(part, self._failed)
            self._finish(over)
        self._recent.extend(events)
        self.pos, self._is_unsure = until, False

    # ------------------------------------------------------------------------------------------- rights of this moment

    async def _renew(self) -> list[Delivery]:
        """Give every member the rights of this moment; what that brings into their view, and takes out of it."""
        await reference.load()
        revisions = _revisions()
        if revisions == self._revisions:
            return []
        window, deliveries = Window(self.pos, self._moves), []
        await window.movers()
        self._is_unsure = True
        changed: dict[tuple[Audience, Audience], list[Member]] = {}
        for member in self._audiences.members():
            before = member.audience
            try:
                actor = await renewed(member)
            except CrmError as error:
                self._end([member], error)
                continue
            is_another = actor != member.actor
            if is_another:
                self.leave(member)
            member.become(actor, self.epoch, window.moves)
            if is_another:
                self._audiences.seat(member)
            assert before is not None  # noqa: S101  # everybody has a seat
            assert member.audience is not None  # noqa: S101  # as above
            changed.setdefault((before, member.audience), []).append(member)
        found = await all_rows({way(before, after): (before, after) for before, after in changed})
        told: dict[Key, Sequence[Message]] = {}
        for (before, after), members in changed.items():
            shown = found[key := way(before, after)]
            if isinstance(shown, CrmError):
                self._end(members, shown)
                continue
            if key not in told:
                told[key] = await of_rights(before.sight, after.sight, window, shown)
            if told[key]:
                deliveries.append(Delivery(after.wanted, after.actor, members, told[key]))
        self._revisions, self._moves = revisions, window.moves
        return deliveries

    async def end_ended(self) -> None:
        """End the subscriptions of sessions and keys that hold no longer."""
        self._end(await _ended(self._audiences.members()), Unauthenticated(ENDED))
        self._audiences.expect_ends()

    async def _require_token(self, member: Member) -> None:
        """Raises Unauthenticated when the session or key that a member came with holds no longer. It is not asked of
        again for HELD, unless one has ended meanwhile, maybe theirs.
        """
        is_recent = monotonic() - member.held_at < HELD and member.held_at > self._ended_at
        if is_recent and not _is_over(member.ends_at):
            return
        member.held_at = monotonic()
        if await _ended([member]):
            raise Unauthenticated(ENDED)

    async def _still(self, member: Member) -> bool:
        """Whether a member who has no seat yet has the rights that they had. Raises as `join` does."""
        await self._require_token(member)
        await reference.load()
        return await renewed(member) == member.actor

    async def sweep(self) -> None:
        """Until cancelled: end the subscriptions of tokens that have expired."""
        while True:
            await asyncio.sleep(SWEEP)
            try:
                async with self._turn:
                    if len(self._audiences):
                        await self.end_ended()
            except Exception as error:
                logger.warning("streams can't be checked", error=repr(error))


async def _ended(members: Sequence[Member]) -> list[Member]:
    """Those whose session or key holds no longer; of the others it is noted when it ends."""
    session_ids = {id for each in members if (id := each.actor.session_id) is not None}
    key_ids = {id for each in members if (id := each.actor.key_id) is not None}
    holding = await sessions.holding(session_ids, key_ids)
    ended = []
    for each in members:
        token = each.actor.session_id, each.actor.key_id
        if token in holding:
            each.ends_at = holding[token]
        else:
            ended.append(each)
    return ended


def _is_over(ends_at: datetime | None) -> bool:
    return ends_at is not None and ends_at <= db.now()


def _parts(deliveries: Sequence[Delivery]) -> Iterator[Sequence[Delivery]]:
    """What a change of rights brings and takes, in parts that don't show many records: all may be a million.

    Should a later part fail, everybody begins anew.
    """
    part, shown = list[Delivery](), 0
    for each in deliveries:
        part.append(each)
        shown += sum(message.shows for message in each.messages)
        if shown >= SHOWN_AT_ONCE:
            yield part
            part, shown = [], 0
    yield part


def _slices(member: Member, messages: Sequence[Message]) -> Iterator[Sequence[Message]]:
    """Messages by as many as are made at a time, fewer where they may show much."""
    size = max(1, min(SLICE, AT_ONCE // member.form.values))
    for first in range(0, len(messages), size):
        yield messages[first : first + size]


async def _of_changes(audience: Audience, changes: Sequence[Happened]) -> list[Message]:
    """What changes mean to an audience. Raises TimedOut, and whatever its filter raises."""
    sight, actor, narrowed = audience.sight, audience.actor, audience.wanted.narrowed
    if narrowed is None:
        return await of_changes(sight, actor, changes, None)
    async with in_time():
        return await of_changes(sight, actor, changes, narrowed)


def _revisions() -> list[int]:
    """Of all that rights are made of: others when something of it has changed."""
    return [reference.revision(model) for model in _DECIDING]


async def _nobody(_: Sequence[Delivery], __: Failed) -> None:
    """To whom nothing is delivered until somebody says how."""


_current = Streams()


def current() -> Streams:
    """The subscriptions of this process."""
    return _current


def _anew() -> None:
    global _current  # noqa: PLW0603  # one database a process
    deliver = _current.deliver
    _current = Streams()
    _current.deliver = deliver


db.when_started(_anew)


async def follow(events: Sequence[Event] | None) -> None:
    """What the log tells the subscriptions of this process."""
    await _current.follow(events)
