"""What happened, stored: one row a change, written in the transaction that made it.

Events are history: they are never changed, and records may go while their events stay, so there
are no foreign keys to records. `id` follows the order of changes of one record, because an event is inserted
after its record's row is locked; `pos` is the one order of all of them, for those who follow the log.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import date, datetime
from enum import Enum
from functools import cache, wraps
from types import EllipsisType
from typing import Any, ClassVar, Final, ParamSpec, Protocol, TypeVar

from tortoise import fields
from tortoise.models import Model

from domain import db, idempotency, reference, search, sequencer, stored, tokens
from domain.tables import Ordered


class EventKind(Enum):
    """What a card's feed tells of, as "noun.happened"."""

    DEAL_CREATED = "deal.created"
    DEAL_CHANGED = "deal.changed"
    DEAL_MOVED = "deal.moved"
    DEAL_REASSIGNED = "deal.reassigned"
    DEAL_DELETED = "deal.deleted"
    DEAL_RESTORED = "deal.restored"
    CONTACT_CREATED = "contact.created"
    CONTACT_CHANGED = "contact.changed"
    CONTACT_REASSIGNED = "contact.reassigned"
    CONTACT_DELETED = "contact.deleted"
    CONTACT_RESTORED = "contact.restored"
    CONTACT_MERGED = "contact.merged"
    CONTACT_UNMERGED = "contact.unmerged"
    CONTACT_LINKED = "contact.linked"
    CONTACT_UNLINKED = "contact.unlinked"
    COMPANY_CREATED = "company.created"
    COMPANY_CHANGED = "company.changed"
    COMPANY_REASSIGNED = "company.reassigned"
    COMPANY_DELETED = "company.deleted"
    COMPANY_RESTORED = "company.restored"
    COMPANY_MERGED = "company.merged"
    COMPANY_UNMERGED = "company.unmerged"
    TASK_CREATED = "task.created"
    TASK_CHANGED = "task.changed"
    TASK_REASSIGNED = "task.reassigned"
    TASK_COMPLETED = "task.completed"
    TASK_REOPENED = "task.reopened"
    TASK_DELETED = "task.deleted"
    TASK_RESTORED = "task.restored"
    CUSTOMER_CREATED = "customer.created"
    CUSTOMER_CHANGED = "customer.changed"
    CUSTOMER_REASSIGNED = "customer.reassigned"
    CUSTOMER_DELETED = "customer.deleted"
    CUSTOMER_RESTORED = "customer.restored"
    NOTE_CREATED = "note.created"
    NOTE_CHANGED = "note.changed"
    NOTE_DELETED = "note.deleted"
    NOTE_RESTORED = "note.restored"
    FILE_CREATED = "file.created"
    FILE_DELETED = "file.deleted"
    FILE_RESTORED = "file.restored"


NOBODY: Final = 0  # is who works at the command line: no user

CARDS = ("deal", "contact", "company")  # the nouns whose records have a feed


class Event(Model):
    """One change of one record."""

    child: ClassVar[bool] = True  # read through the card's feed only

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)  # "deal.moved"
    actor_id = fields.BigIntField()
    entity = fields.CharField(max_length=20)  # what was changed …
    record_id = fields.BigIntField()
    version = fields.IntField()  # … and its version from then on
    card = fields.CharField(max_length=20, null=True)  # in whose feed it stands: deal, contact, company; of files task
    card_id = fields.BigIntField(null=True)
    responsible_id = fields.BigIntField(null=True)  # of the record at that moment
    group_id = fields.BigIntField(null=True)
    before = fields.JSONField[dict[str, Any]]()
    after = fields.JSONField[dict[str, Any]]()
    pos = fields.BigIntField(null=True)  # given by `sequencer`
    address = fields.CharField(max_length=45, null=True)  # that it was done from, unless it stands on a card (P30)

    class Meta:
        table = "event"
        indexes = (
            Ordered("pos", name="ux_event_pos", where="pos IS NOT NULL", unique=True),
            Ordered("id", name="ix_event_waiting", where="pos IS NULL"),
            Ordered("card", "card_id", "-id", name="ix_event_card"),
            Ordered("entity", "record_id", "-id", name="ix_event_record"),
            Ordered("actor_id", name="ix_event_address", where="address IS NOT NULL"),  # for who wants to be forgotten
            Ordered("-at", "-id", name="ix_event_at"),
            Ordered("actor_id", "-at", "-id", name="ix_event_actor"),
            Ordered("kind", "-at", "-id", name="ix_event_kind"),
        )


class Author(Protocol):
    """Who did it."""

    @property
    def user_id(self) -> int: ...


class Events(list[Event]):
    """The events of a transaction, inserted when it commits."""

    def add(
        self,
        kind: str,
        actor: Author | None,
        row: Any,
        change: dict[str, tuple[Any, Any]],
        *,
        card: tuple[str, int] | EllipsisType | None = ...,
    ) -> None:
        """Note that `actor` did `kind` ("moved") to `row`; `change` is what `records.write` returned.

        Without an actor it was done at the command line. The event stands in the feed of `card`: by default the
        record's own, with None in nobody's. A change of nothing is not an event. Raises ValueError for what a feed
        could not tell of.
        """
        untold = getattr(row, "untold", ())  # what other columns imply; folded ones are for searching only
        change = {name: both for name, both in change.items() if not name.endswith("_folded") and name not in untold}
        if not change:
            return
        noun = row._meta.db_table
        card_of, card_id = (noun, row.id) if isinstance(card, EllipsisType) else card or (None, None)
        if card_of in CARDS:
            EventKind(f"{noun}.{kind}")
        self.append(
            stored.new(
                Event,
                at=db.now(),
                kind=f"{noun}.{kind}",
                actor_id=actor.user_id if actor else NOBODY,
                entity=noun,
                record_id=row.id,
                version=getattr(row, "version", 0),  # short lists count none
                card=card_of,
                card_id=card_id,
                responsible_id=getattr(row, "responsible_id", None),
                group_id=getattr(row, "group_id", None),
                before={name: plain(before) for name, (before, _) in change.items() if before is not None},
                after={name: plain(after) for name, (_, after) in change.items() if after is not None},
                address=came_from.get() if card_of is None else None,
            )
        )


def plain(value: Any) -> Any:
    """A column's value as JSON keeps it: times as the fixed text form."""
    if isinstance(value, datetime):
        return db.fixed(value)
    return value.isoformat() if isinstance(value, date) else value


def snapshot(row: Model) -> dict[str, tuple[Any, Any]]:
    """All columns of a new row, as the change that made it."""
    return {name: (None, getattr(row, name)) for name in _columns(type(row))} | {
        key: (None, value) for key, value in _custom(row)
    }


def farewell(row: Model) -> dict[str, tuple[Any, Any]]:
    """All columns of a row that goes, as the change that ended it."""
    return {name: (getattr(row, name), None) for name in _columns(type(row))} | {
        key: (value, None) for key, value in _custom(row)
    }


@cache
def _columns(model: type[Model]) -> Sequence[str]:
    skipped = {"id", "version", "created_at", "updated_at", "created_by_id"}
    return [each for each in model._meta.db_fields if each not in skipped and not each.endswith(("_folded", "_hash"))]


def _custom(row: Model) -> Iterator[tuple[str, Any]]:
    """Values of custom fields by key; what ends in a tilde is for searching only."""
    for name in ("custom", "custom_long"):
        for key, value in (getattr(row, name, None) or {}).items():
            if not key.endswith("~"):
                yield key, value


_current: ContextVar[Events | None] = ContextVar("events", default=None)
_in_short: ContextVar[bool] = ContextVar("in_short", default=False)
came_from: ContextVar[str | None] = ContextVar("came_from", default=None)  # the address of the request under way


_last: list[Callable[[Events], Awaitable[None]]] = []


def before_commit(rule: Callable[[Events], Awaitable[None]]) -> Callable[[Events], Awaitable[None]]:
    """A rule that looks at the events of each transaction at its end, and may do more, with events that it adds."""
    _last.append(rule)
    return rule


async def _follow(events: Events) -> None:
    for rule in _last:
        await rule(events)


@asynccontextmanager
async def transaction() -> AsyncIterator[Events]:
    """One command: what it changes and the events that say so are stored together, or not at all.

    A command called by another joins its transaction. For a request with an Idempotency-Key it raises AlreadyDone
    when this field has been carried out before.
    """
    if (outer := _current.get()) is not None:
        yield outer
        return
    events = Events()
    token = _current.set(events)
    try:
        if _in_short.get():
            held = stored.HeldBack()
            with db.held_back(held):
                yield events
                await _follow(events)
                await stored.put(*events)
                await search.follow(events)
            await held.carry_out()
        else:
            async with db.atomic():
                claimed = await idempotency.claim()
                yield events
                await _follow(events)
                if events:
                    await sequencer.place(events)
                    await stored.insert(*events)
                    await search.follow(events)
                if claimed:
                    await idempotency.settle(claimed, list(dict.fromkeys((e.entity, e.record_id) for e in events)))
    finally:
        _current.reset(token)
    if events:
        sequencer.poke()
        tokens.committed(events)
        await reference.committed(events)


P = ParamSpec("P")
T = TypeVar("T")


def in_short(command: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """A command that on PostgreSQL writes by one statement what one statement can: see `stored.HeldBack`.

    When it needs more, or when somebody else changes its record meanwhile, nothing has been written, and it is carried
    out from the start in an ordinary transaction. So nothing but the database may be touched in it. With an
    Idempotency-Key it is an ordinary one at once.
    """

    @wraps(command)
    async def carried_out(*args: P.args, **named: P.kwargs) -> T:
        if db.dialect() == "postgres" and db.within() is None and not idempotency.has_key():
            token = _in_short.set(True)
            try:
                return await command(*args, **named)
            except db.NotBegun:
                pass
            finally:
                _in_short.reset(token)
        return await command(*args, **named)

    return carried_out


async def changed_fields(entity: str, record_id: int, version: int) -> list[str]:
    """The columns that the versions after `version` of a record have changed, in alphabetical order."""
    found = await Event.filter(entity=entity, record_id=record_id, version__gt=version).values_list("before", "after")
    return sorted({name for before, after in found for name in (*before, *after)})


def is_last(a: str) -> str:
    """SQL: the event `a` is the last of its kind for its record, which may have been deleted and put back before."""
    later = f"l.entity = {a}.entity and l.record_id = {a}.record_id and l.id > {a}.id and l.kind = {a}.kind"
    return f"not exists (select 1 from event l where {later})"


async def last_id() -> int:
    """The highest id of an event so far; 0 without any."""
    return int((await db.rows("select coalesce(max(id), 0) as id from event"))[0]["id"])
