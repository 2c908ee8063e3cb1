"""Who listens in this process, and what each batch of the log means to them.

Subscribers whose subscription, selection and sight are the same are one audience: what a batch means to them is worked
out once. Every message says what a query would answer now; the kind says what the event did under today's rights:

    in view before and after   UPDATED
    only after                 CREATED by the event that created it, else ACCESS_GAINED
    only before                DELETED by the event that deleted it, else ACCESS_LOST

When rights change, what comes into view by that and what leaves it is told before anything that happened later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final, Protocol

import structlog

from domain import (
    account,
    allowlists,
    db,
    groups,
    log,
    policies,
    reference,
    second_factors,
    sequencer,
    sessions,
)
from domain.account import Account
from domain.allowlists import IpAllowlist
from domain.events import Event
from domain.groups import Group
from domain.policies import PolicyInForce
from domain.questions import Condition
from domain.sign_ins import Origin
from domain.states import Change, State, changes
from domain.streams import cursors
from domain.streams.cursors import Cursor, Signer
from domain.streams.rights import TooMuch, Window, difference, last_move, matching
from domain.streams.sights import Key, Sight, eyes, placed, sight
from domain.users import User
from permissions.actor import Actor
from permissions.errors import Barred, CrmError, Unauthenticated

BATCH: Final = 5_000  # events of one step of catching up
SLICE: Final = 500  # messages that are made at a time then
SWEEP: Final = 5.0  # seconds between looking for tokens that have expired
CATCHING_UP: Final = 4  # subscribers at a time, so that whoever listens already waits for none of them

_DECIDING: Final = (PolicyInForce, User, Group, Account, IpAllowlist)  # what rights are made of
_PEOPLE: Final = frozenset({"session", "api_key", "users"})  # what tells that somebody may be signed in no longer

logger = structlog.get_logger(__name__)


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


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what it says, and the position from which a stream that has it goes on."""

    kind: ChangeKind
    pos: int
    record_id: int | None = None
    event: Event | None = None  # none when rights have changed, and not the record
    matches: bool = True  # the filter, since then
    stages: tuple[int | None, int | None] = (None, None)  # of a deal: before and after, where it was in view
    reason: ResyncReason | None = None
    settles: bool = True  # whoever has it, has been told of the rights they have now

    @property
    def shows(self) -> bool:
        """Whether the record goes with it."""
        return self.kind in (ChangeKind.CREATED, ChangeKind.UPDATED, ChangeKind.ACCESS_GAINED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a subscription is about."""

    noun: str
    about: str  # short for it, in cursors
    admit: Callable[[Actor], None]  # raises what keeps somebody from it, as a query would
    narrowed: Callable[[], Sequence[Condition]] | None = None  # the filter's conditions, as they are meant now
    pipeline_id: int | None = None


class Outlet(Protocol):
    """Where the messages of one subscription go."""

    async def ready(self) -> None:
        """Once what was sent before is on its way."""

    def end(self, error: CrmError) -> None:
        """Say why, and close."""


class Form(Hashable, Protocol):
    """What is selected of a message."""

    @property
    def personal(self) -> bool:
        """Whether it looks different to everybody."""


class Member:
    """One subscription: whose it is, and what of. `form` is equal where the messages look the same to equals."""

    __slots__ = ("actor", "audience", "form", "former", "moves", "origin", "outlet", "signer", "wanted")

    def __init__(self, wanted: Wanted, form: "Form", actor: Actor, origin: Origin, outlet: Outlet) -> None:
        self.wanted, self.form, self.actor, self.origin, self.outlet = wanted, form, actor, origin, outlet
        self.moves = 0  # see Cursor
        self.signer = Signer("", wanted.about, actor)
        self.former = self.signer, self.moves
        self.audience: Audience | None = None

    @property
    def sight(self) -> Sight:
        return sight(self.wanted.noun, self.actor, self.wanted.pipeline_id)

    def cursor(self, message: Message) -> str:
        """The cursor that comes with a message."""
        signer, moves = (self.signer, self.moves) if message.settles else self.former
        return signer.at(message.pos, moves)

    def become(self, actor: Actor, epoch: str, moves: int) -> None:
        """Have these rights from now on, these moves reckoned with."""
        self.former = self.signer, self.moves
        if actor != self.actor or not self.signer.is_of(epoch):
            self.signer = Signer(epoch, self.wanted.about, actor)
        self.actor, self.moves = actor, moves


@dataclass(eq=False, slots=True)
class Audience:
    """Members who are told the same, in the same form."""

    key: Key
    wanted: Wanted
    sight: Sight
    actor: Actor  # one of them: what they see, all of them do
    members: dict[Member, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Messages for members who are told the same, in the same form."""

    wanted: Wanted
    actor: Actor
    members: Collection[Member]
    messages: Sequence[Message]
    waits: bool = False  # for the reader: nobody else does


# Reads and writes the messages and hands them to the members' outlets, all or none.
Deliver = Callable[[Sequence[Delivery]], Awaitable[None]]


def _alone(member: Member) -> Audience:
    return Audience((), member.wanted, member.sight, member.actor)


class Streams:
    """All subscriptions of a process."""

    def __init__(self) -> None:
        self.pos, self.epoch = 0, ""
        self.deliver: Deliver = _nobody
        self._begun = asyncio.Event()
        self._turn = asyncio.Lock()  # whoever has it, between batches, may join
        self._slots = asyncio.Semaphore(CATCHING_UP)
        self._audiences: dict[Key, Audience] = {}
        self._open: dict[str, dict[Audience, None]] = {}  # by noun: those to be asked of every change …
        self._own: dict[tuple[str, int], dict[Audience, None]] = {}  # … and of those of one responsible alone
        self.catching_up = 0
        self._moves = 0  # the last event by which a user went to another group, of those that everybody was told of
        self._is_unsure = False  # whether everybody was told what their rights have become
        self._revisions: list[int] = []

    # ------------------------------------------------------------------------------------------------- members

    @property
    def members(self) -> int:
        """How many subscriptions there are."""
        return len(self._everybody())

    @property
    def audiences(self) -> int:
        """How many audiences they are."""
        return len(self._audiences)

    async def join(self, member: Member, cursor: Cursor | None) -> None:
        """Tell a member what has happened since the cursor, and from then on all that happens; no gap, nothing twice.

        Raises Unauthenticated and Barred when the member's right to be here ends meanwhile.
        """
        await self._begun.wait()
        member.become(member.actor, self.epoch, self._moves)
        if cursor is not None:
            async with self._slots:
                self.catching_up += 1
                try:
                    await self._catch_up(member, cursor)
                finally:
                    self.catching_up -= 1
            return
        async with self._turn:
            # Nobody looks again at somebody's rights until some change: these may have done so since they were read.
            member.become(await renewed(member), self.epoch, self._moves)
            self._seat(member)

    def leave(self, member: Member) -> None:
        """Tell a member nothing more."""
        if (audience := member.audience) is None:
            return
        member.audience = None
        del audience.members[member]
        if not audience.members:
            del self._audiences[audience.key]
            place, index = self._place(audience)
            del place[index][audience]
            if not place[index]:
                del place[index]
        elif audience.actor is member.actor:
            audience.actor = next(iter(audience.members)).actor

    def _seat(self, member: Member) -> None:
        person = member.actor.user_id if member.form.personal else None
        key = member.wanted.about, member.form, eyes(member.actor), person
        if (audience := self._audiences.get(key)) is None:
            audience = self._audiences[key] = Audience(key, member.wanted, member.sight, member.actor)
            place, index = self._place(audience)
            place.setdefault(index, {})[audience] = None
        audience.members[member] = None
        member.audience = audience

    def _place(self, audience: Audience) -> tuple[dict[Any, dict[Audience, None]], Any]:
        noun, owner = audience.sight.noun, audience.sight.owner_id
        return (self._open, noun) if owner is None else (self._own, (noun, owner))

    # -------------------------------------------------------------------------------------------- catching up

    async def _catch_up(self, member: Member, cursor: Cursor) -> None:
        pos = await self._resume(member, cursor)
        while True:
            while pos < self.pos:
                events = await log.read(pos, min(BATCH, self.pos - pos))
                pos = events[-1].pos or pos
                happened = await changes([each for each in events if each.entity == member.wanted.noun])
                await self._tell(member, await self._messages(_alone(member), happened))
            async with self._turn:
                actor, before = await renewed(member), member.sight
                window = Window(pos, member.moves)
                await window.movers()
                member.become(actor, self.epoch, window.moves)
                await self._tell(member, await self._difference(member.wanted, before, member.sight, actor, window))
                if pos == self.pos:
                    self._seat(member)
                    return

    async def _resume(self, member: Member, cursor: Cursor) -> int:
        """Tell a member what their rights of now make of what they had; the position that they are at then."""
        head = await sequencer.head()
        former = await cursors.under(cursor.rights, member.actor)
        reason = None
        if cursor.epoch != head.epoch:
            reason = ResyncReason.OTHER_LOG
        elif not head.oldest - 1 <= cursor.pos <= head.pos:
            reason = ResyncReason.TOO_OLD
        if reason is not None or former is None:
            pos = self.pos
            await self._tell(
                member, [Message(ChangeKind.RESYNC_REQUIRED, pos, reason=reason or ResyncReason.RIGHTS_CHANGED)]
            )
            return pos
        before = sight(member.wanted.noun, former, member.wanted.pipeline_id)
        window = Window(cursor.pos, cursor.moves)
        await window.movers()
        member.become(member.actor, self.epoch, window.moves)
        member.former = Signer(self.epoch, member.wanted.about, former), cursor.moves
        await self._tell(member, await self._difference(member.wanted, before, member.sight, member.actor, window))
        return cursor.pos

    async def _tell(self, member: Member, messages: Sequence[Message]) -> None:
        for first in range(0, len(messages), SLICE):
            part = messages[first : first + SLICE]
            await self.deliver([Delivery(member.wanted, member.actor, [member], part, waits=True)])

    # ------------------------------------------------------------------------------------------- what the log tells

    async def follow(self, events: Sequence[Event] | None) -> None:
        """What the log tells; behind `reference.follow`, so that rights are those of after the events."""
        async with self._turn:
            if events is None or self._is_unsure:
                await self._begin()
            else:
                await self._step([each for each in events if (each.pos or 0) > self.pos])

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
                await self._restart(ResyncReason.RIGHTS_CHANGED if known else reason)
            return
        await reference.load()
        self.pos, self.epoch, self._moves = head.pos, head.epoch, await last_move()
        self._begun.set()

    async def _restart(self, reason: ResyncReason) -> None:
        """Have everybody begin anew, since it is not known any more what they have missed."""
        await self._renew()
        for member in self._everybody():
            member.become(member.actor, self.epoch, self._moves)
        again = [Message(ChangeKind.RESYNC_REQUIRED, self.pos, reason=reason)]
        await self.deliver([_to(each, again) for each in self._audiences.values()])
        self._is_unsure = False

    async def _step(self, events: Sequence[Event]) -> None:
        if not events:
            return
        if not self._audiences:
            self.pos = events[-1].pos or self.pos
            return
        if any(event.entity in _PEOPLE for event in events):
            await self.end_ended()
        deliveries = await self._renew()
        nouns = {each.sight.noun for each in self._audiences.values()}
        happened = await changes([each for each in events if each.entity in nouns])
        for audience, theirs in self._concerned(happened):
            if messages := await self._messages(audience, theirs):
                deliveries.append(_to(audience, messages))
        if deliveries:
            await self.deliver(deliveries)
        self.pos, self._is_unsure = events[-1].pos or self.pos, False

    def _concerned(self, happened: Sequence[Change]) -> Iterable[tuple[Audience, Sequence[Change]]]:
        """The audiences that some change may mean something to, each with these changes."""
        found: dict[Audience, list[Change]] = {}
        for change in happened:
            noun = change.event.entity
            owners = {side["responsible_id"] for side in (change.before, change.after) if side is not None}
            near = [self._own.get((noun, owner), {}) for owner in owners]
            for audiences in (self._open.get(noun, {}), *near):
                for audience in audiences:
                    found.setdefault(audience, []).append(change)
        return list(found.items())

    async def _messages(self, audience: Audience, happened: Sequence[Change]) -> list[Message]:
        """What changes of its noun mean to an audience, in their order."""
        seen = []
        for change in happened:
            sides = [None if side is None else placed(side) for side in (change.before, change.after)]
            before, after = (side if audience.sight.holds(side) else None for side in sides)
            if before is not None or after is not None:
                seen.append((change.event, before, after))
        fits: Sequence[tuple[bool, bool]] = [(True, True)] * len(seen)
        if audience.wanted.narrowed is not None and seen:
            conditions, pairs = audience.wanted.narrowed(), [(before, after) for _, before, after in seen]
            fits = await matching(audience.sight.noun, audience.actor, conditions, pairs)
        return [
            Message(
                _kind(event, before, after),
                event.pos or 0,
                event.record_id,
                event,
                fit[1],
                (_stage(before), _stage(after)),
            )
            for (event, before, after), fit in zip(seen, fits, strict=True)
            if any(fit)
        ]

    # ------------------------------------------------------------------------------------------- rights of this moment

    async def _renew(self) -> list[Delivery]:
        """Give every member the rights of this moment; what that brings into their view, and takes out of it."""
        await reference.load()
        revisions = [reference.revision(model) for model in _DECIDING]
        if revisions == self._revisions:
            return []
        window, deliveries = Window(self.pos, self._moves), []
        await window.movers()
        self._is_unsure = True
        changed: dict[tuple[Audience, Audience], list[Member]] = {}
        for member in self._everybody():
            before = member.audience
            try:
                actor = await renewed(member)
            except CrmError as error:
                self.leave(member)
                member.outlet.end(error)
                continue
            is_another = actor != member.actor
            if is_another:
                self.leave(member)
            member.become(actor, self.epoch, window.moves)
            if is_another:
                self._seat(member)
            assert before is not None  # noqa: S101  # everybody has a seat
            assert member.audience is not None  # noqa: S101  # as above
            changed.setdefault((before, member.audience), []).append(member)
        told: dict[Key, Sequence[Message]] = {}
        for (before, after), members in changed.items():
            key = before.sight.key, after.sight.key, after.wanted.narrowed and after.key
            if key not in told:
                told[key] = await self._difference(after.wanted, before.sight, after.sight, after.actor, window)
            if told[key]:
                deliveries.append(Delivery(after.wanted, after.actor, members, told[key]))
        self._revisions, self._moves = revisions, window.moves
        return deliveries

    async def _difference(
        self, wanted: Wanted, before: Sight, after: Sight, actor: Actor, window: Window
    ) -> Sequence[Message]:
        """What another sight means to those who had seen everything up to the window's beginning."""
        if before.key == after.key and not after.by_group:
            return []
        try:
            found = await difference(before, after, window, actor, wanted.narrowed() if wanted.narrowed else ())
        except TooMuch:
            return [Message(ChangeKind.RESYNC_REQUIRED, window.pos, reason=ResyncReason.RIGHTS_CHANGED)]
        kinds = [(ChangeKind.ACCESS_LOST, id) for id in found.lost] + [
            (ChangeKind.ACCESS_GAINED, id) for id in found.gained
        ]
        last = len(kinds) - 1
        return [Message(kind, window.pos, id, settles=place == last) for place, (kind, id) in enumerate(kinds)]

    def _everybody(self) -> list[Member]:
        return [member for each in self._audiences.values() for member in each.members]

    async def end_ended(self) -> None:
        """End the subscriptions of sessions and keys that hold no longer."""
        everybody = self._everybody()
        session_ids = {id for each in everybody if (id := each.actor.session_id) is not None}
        key_ids = {id for each in everybody if (id := each.actor.key_id) is not None}
        holding = await sessions.holding(session_ids, key_ids)
        for member in everybody:
            if (member.actor.session_id, member.actor.key_id) not in holding:
                self.leave(member)
                member.outlet.end(Unauthenticated("The token has ended; sign in again."))

    async def sweep(self) -> None:
        """Until cancelled: end the subscriptions of tokens that have expired."""
        while True:
            await asyncio.sleep(SWEEP)
            try:
                async with self._turn:
                    if self._audiences:
                        await self.end_ended()
            except Exception as error:
                logger.warning("streams can't be checked", error=repr(error))


async def renewed(member: Member) -> Actor:
    """Who a member is now.

    Raises Unauthenticated, Barred or Forbidden when they may not follow this any more (T4, T9).
    """
    actor, user = member.actor, reference.rows(User).get(member.actor.user_id)
    if user is None or not user["is_active"]:
        raise Unauthenticated("The user has been deactivated.")
    company = await account.remembered()
    now = replace(
        actor,
        group_id=user["group_id"],
        rights=policies.in_force().rights(user["role"], actor.user_id),
        groups=groups.reached(user["group_id"], is_head=user["is_head"]),
        locale=user["locale"] or company.locale,
        sees_shared=company.has_shared_deals,
    )
    if await second_factors.missing(now):
        raise Barred("SECOND_FACTOR_NEEDED", now.locale)
    await allowlists.require(now, member.origin)
    if now == actor:
        return actor
    member.wanted.admit(now)
    return now


def _to(audience: Audience, messages: Sequence[Message]) -> Delivery:
    return Delivery(audience.wanted, audience.actor, list(audience.members), messages)


def _kind(event: Event, before: State | None, after: State | None) -> ChangeKind:
    if before is not None and after is not None:
        return ChangeKind.UPDATED
    if before is None:
        return ChangeKind.CREATED if event.kind.endswith((".created", ".restored")) else ChangeKind.ACCESS_GAINED
    return ChangeKind.DELETED if event.kind.endswith(".deleted") else ChangeKind.ACCESS_LOST


def _stage(state: State | None) -> int | None:
    return None if state is None else state.get("stage_id")


async def _nobody(_: Sequence[Delivery]) -> None:
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
