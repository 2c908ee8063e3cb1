"""Who listens: members, and the audiences of those who are told the same."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Hashable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import Any, Final, Protocol

from domain import account, allowlists, groups, policies, reference, second_factors
from domain.config import settings
from domain.events import Event
from domain.questions import Condition
from domain.sign_ins import Origin
from domain.streams.cursors import Signer
from domain.streams.messages import Happened, Message
from domain.streams.sights import Key, Only, Sight, eyes, sight
from domain.users import User
from permissions.actor import Actor
from permissions.errors import Barred, TimedOut, TooMuch, Unauthenticated

SECONDS: Final = 5.0  # for what is read for some while others wait
AT_ONCE: Final = 100_000  # values that may be read for some in one go
VALUES: Final = 2_000  # that the messages for a user may show, for each connection that one may have


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a subscription is about."""

    noun: str
    about: str  # short for it, in cursors
    admit: Callable[[Actor], None]  # raises what keeps somebody from it, as a query would
    narrowed: Callable[[], Sequence[Condition]] | None = None  # the filter's conditions, as they are meant now
    only: Only | None = None  # one board, or one record
    ends: tuple[str, int] | None = None  # by what, and of which record: an event behind which nothing more is told

    @property
    def is_board(self) -> bool:
        """Whether messages say what has happened on a board."""
        return self.only is not None and self.only[0] == "pipeline_id"

    def is_end(self, event: Event | None) -> bool:
        """Whether nothing more is told behind this."""
        return self.ends is not None and event is not None and self.ends == (event.kind, event.record_id)


class Outlet(Protocol):
    """Where the messages of one subscription go."""

    async def ready(self) -> None:
        """Once what was sent before is on its way."""

    def end(self, error: Exception) -> None:
        """Say why, and close."""

    def complete(self) -> None:
        """Say that this is all."""


class Form(Hashable, Protocol):
    """What is selected of a message."""

    @property
    def personal(self) -> bool:
        """Whether it looks different to everybody."""

    @property
    def values(self) -> int:
        """How many values a message may show."""


class Member:
    """One subscription: whose it is, and what of. `form` is equal where the messages look the same to equals."""

    __slots__ = (
        "actor",
        "audience",
        "ends_at",
        "form",
        "former",
        "held_at",
        "moves",
        "origin",
        "outlet",
        "signer",
        "wanted",
    )

    def __init__(
        self,
        wanted: Wanted,
        form: "Form",
        actor: Actor,
        origin: Origin,
        outlet: Outlet,
        ends_at: datetime | None,
    ) -> None:
        self.wanted, self.form, self.actor, self.origin, self.outlet = wanted, form, actor, origin, outlet
        self.ends_at = ends_at  # the session or key, unless it is used meanwhile; None: never
        self.moves = 0  # see Cursor
        self.signer = Signer("", wanted.about, actor)
        self.former = self.signer, self.moves
        self.audience: Audience | None = None
        self.held_at = monotonic()  # when the session or key held, as far as is known

    @property
    def sight(self) -> Sight:
        return sight(self.wanted.noun, self.actor, self.wanted.only)

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


# Takes what is wrong with one of several, or raises it: then all fail.
Failed = Callable[[Delivery, Exception], None]

# Reads and writes the messages and hands them to the members' outlets, all or none; but for those of what failed.
Deliver = Callable[[Sequence[Delivery], Failed], Awaitable[None]]


def refuse(_: Delivery, error: Exception) -> None:
    """Fails with what is wrong."""
    raise error


@asynccontextmanager
async def in_time(seconds: float | None = None) -> AsyncIterator[None]:
    """Raises TimedOut when what is done for some takes longer than this, by default SECONDS: others wait for it."""
    limit = asyncio.timeout(SECONDS if seconds is None else seconds)
    try:
        async with limit:
            yield
    except TimeoutError:
        if limit.expired():
            raise TimedOut from None
        raise


class Audiences:
    """The audiences of a process, and which of them a change may mean something to.

    A sight mostly says that some column has some value: "I am responsible", "my group", "available to everyone". So a
    change is shown only to who asks for a value that the record had or has, and to those of whom no such thing can be
    said: of a thousand managers who see their own, to one.
    """

    def __init__(self) -> None:
        self._by_key: dict[Key, Audience] = {}
        self._looking: dict[str, dict[str, dict[Any, dict[Audience, None]]]] = {}  # by noun, column and value
        self._open: dict[str, dict[Audience, None]] = {}  # by noun: to be asked of every change
        self.ends_at: datetime | None = None  # the first session or key of a member, unless it is used meanwhile
        self._values: Counter[int] = Counter()  # that messages for a user may show, by user

    def __len__(self) -> int:
        return len(self._by_key)

    def all(self) -> list[Audience]:
        """All of them."""
        return list(self._by_key.values())

    def members(self) -> list[Member]:
        """Everybody."""
        return [member for each in self._by_key.values() for member in each.members]

    def nouns(self) -> list[str]:
        """What somebody listens for."""
        return [noun for noun in {*self._open, *self._looking} if self._open.get(noun) or self._looking.get(noun)]

    def require_room(self, member: Member) -> None:
        """Nothing, or TooMuch when a user would follow more than one may: everybody else waits for what is read."""
        most = VALUES * settings().streams_per_user
        if self._values[member.actor.user_id] + member.form.values > most:
            hint = f"your subscriptions may show {most} values by a message each; end some, or select less."
            raise TooMuch("subscriptions", most, hint)

    def seat(self, member: Member) -> None:
        """Put a member among those who are told the same. Raises TooMuch."""
        self.require_room(member)
        person = member.actor.user_id if member.form.personal else None
        key = member.wanted.about, member.form, member.sight.key, eyes(member.actor), person
        if (audience := self._by_key.get(key)) is None:
            audience = self._by_key[key] = Audience(key, member.wanted, member.sight, member.actor)
            for place in self._places(audience):
                place[audience] = None
        audience.members[member] = None
        member.audience = audience
        self._expect(member)
        self._values[member.actor.user_id] += member.form.values

    def expect_ends(self) -> None:
        """See anew when the first token ends."""
        self.ends_at = None
        for member in self.members():
            self._expect(member)

    def _expect(self, member: Member) -> None:
        if member.ends_at is not None and (self.ends_at is None or member.ends_at < self.ends_at):
            self.ends_at = member.ends_at

    def leave(self, member: Member) -> None:
        """Take a member out."""
        if (audience := member.audience) is None:
            return
        member.audience = None
        del audience.members[member]
        self._values[member.actor.user_id] -= member.form.values
        if not self._values[member.actor.user_id]:
            del self._values[member.actor.user_id]
        if not audience.members:
            del self._by_key[audience.key]
            for place in self._places(audience):
                del place[audience]
            self._tidy(audience.sight)
        elif audience.actor is member.actor:
            audience.actor = next(iter(audience.members)).actor

    def _places(self, audience: Audience) -> list[dict[Audience, None]]:
        """Where it is to be found."""
        noun, looks_at = audience.sight.noun, audience.sight.looks_at
        if looks_at is None:
            return [self._open.setdefault(noun, {})]
        columns = self._looking.setdefault(noun, {})
        return [columns.setdefault(column, {}).setdefault(value, {}) for column, value in looks_at]

    def _tidy(self, sight: Sight) -> None:
        """Keep no empty places: values come and go for as long as the process lives."""
        columns = self._looking.get(sight.noun, {})
        for column, value in sight.looks_at or ():
            if not columns[column][value]:
                del columns[column][value]
            if not columns[column]:
                del columns[column]

    def concerned(self, changes: Sequence[Happened]) -> Iterable[tuple[Audience, Sequence[Happened]]]:
        """The audiences that some change may mean something to, each with these changes."""
        found: dict[Audience, list[Happened]] = {}
        for change in changes:
            noun = change.event.entity
            near = dict(self._open.get(noun, ()))
            for column, values in self._looking.get(noun, {}).items():
                for side in (change.before, change.after):
                    if side is not None:
                        near |= values.get(side.get(column), {})
            for audience in near:
                found.setdefault(audience, []).append(change)
        return found.items()


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
        has_customers=company.periodic_purchases,
    )
    if await second_factors.missing(now):
        raise Barred("SECOND_FACTOR_NEEDED", now.locale)
    await allowlists.require(now, member.origin)
    if now == actor:
        return actor
    member.wanted.admit(now)
    return now


def to(audience: Audience, messages: Sequence[Message]) -> Delivery:
    """These messages for all of an audience."""
    return Delivery(audience.wanted, audience.actor, list(audience.members), messages)
