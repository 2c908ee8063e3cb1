"""Bulk work: one change of many records, made by a job, a batch at a time (D27, L21, L22; docs/decisions/bulk.md).

Which records is settled when it is asked for: a row for each of them, as the person sees them at that moment. Under
which rights is settled for each batch: whoever may no longer do to a record what the bulk change does is refused it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import account, bulk_kinds, db, events, jobs, records, stored
from domain.bulk_batch import MODELS, BulkKind, Kind, Result
from domain.bulk_kinds import kind_of
from domain.events import transaction
from domain.exports import listings
from domain.questions import Question, Sql
from domain.records import Change, Versioned
from domain.tables import CheckConstraint, ForeignKey, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid, NotFound
from permissions.fields import SECTIONS

MOST: Final = 200_000  # records of one bulk change
MOST_NAMED: Final = 10_000  # of them by their ids
MOST_AT_ONCE: Final = 5  # unfinished ones of one user
EXAMINED: Final = 1_000  # records that a preview looks at
UNDOABLE: Final = timedelta(days=1)  # after its end
KEPT: Final = timedelta(days=7)  # with its records, after its end


class BulkState(Enum):
    """How far a bulk change is."""

    WAITING = "WAITING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"


class BulkItemState(Enum):
    """What has become of one record."""

    WAITING = "WAITING"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


class BulkFailure(Enum):
    """Why a bulk change has failed."""

    USER_GONE = "USER_GONE"
    BROKEN_DOWN = "BROKEN_DOWN"


UNFINISHED: Final = (BulkState.WAITING, BulkState.RUNNING)


class BulkChange(Versioned):
    """One change of many records."""

    owner: ClassVar[str] = "user_id"

    user_id = fields.BigIntField()
    noun = fields.CharField(max_length=20)  # of its records: deal, contact, company, task, trash
    kind = fields.CharEnumField(BulkKind, max_length=20)
    wanted = fields.JSONField[dict[str, Any]]()  # what the kind says
    undoes_id = fields.BigIntField(null=True)  # the bulk change that this one takes back
    address = fields.CharField(max_length=45, null=True)  # from which it was asked for
    state = fields.CharEnumField(BulkState, max_length=10, default=BulkState.WAITING)
    failure = fields.CharEnumField(BulkFailure, max_length=20, null=True)
    total = fields.IntField()
    changed = fields.IntField(default=0)
    unchanged = fields.IntField(default=0)
    refused = fields.IntField(default=0)
    reached = fields.BigIntField(default=0)  # the last of its items that something has become of
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "bulk_change"
        constraints = (
            foreign_key("bulk_change", "user_id", "users"),
            ForeignKey("fk_bulk_change_undoes", ("undoes_id",), "bulk_change", on_delete="SET NULL"),
            CheckConstraint(
                check="\"state\" IN ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')", name="ck_bulk_change_state"
            ),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_bulk_change_created"),
            Ordered("user_id", "-created_at", "-id", name="ix_bulk_change_user"),
            Ordered("undoes_id", name="ix_bulk_change_undoes", where="undoes_id IS NOT NULL"),
        )


class BulkItem(Model):
    """One record of a bulk change."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)  # in the order in which records are come to
    bulk_change_id = fields.BigIntField()
    noun = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    place = fields.IntField()  # in the selection, from 0
    state = fields.CharEnumField(BulkItemState, max_length=10, default=BulkItemState.WAITING)
    error = fields.JSONField[dict[str, Any]](null=True)  # code and values of its message
    version = fields.IntField(null=True)  # of the record since
    before: Any = fields.JSONField(null=True)  # what it takes to undo it

    class Meta:
        table = "bulk_item"
        constraints = (foreign_key("bulk_item", "bulk_change_id", "bulk_change", on_delete="CASCADE"),)
        indexes = (Ordered("bulk_change_id", "id", name="ix_bulk_item_change", include=("state",)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which records: these, or those in view that a filter, as it was sent, lets through."""

    ids: Sequence[int] | None = None
    filter: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of the first records of a selection if the change came now."""

    total: int
    examined: int
    changed: int
    unchanged: int
    refused: Mapping[str, int]  # by code


def visible(actor: Actor) -> Question:
    """The actor's own bulk changes; to administrators everybody's."""
    return Question(BulkChange, actor)


async def create(actor: Actor, noun: str, which: Selection, kind: Kind, address: str) -> BulkChange:
    """Have a change made of many records. Takes the right to that change of a single one of some.

    Raises Invalid ONE_SELECTION, NOTHING_SELECTED, TOO_MANY, BULK_TOO_MANY, and what can be known at once of what the
    change itself raises.
    """
    async with transaction() as happened:
        made = await _begun(actor, noun, which, kind, address)
        happened.add("created", actor, made, _told(made) | {"filter": (None, which.filter)}, card=None)
        await jobs.enqueue("bulk.work", {"bulk_id": made.id}, key=key(made.id))
    return made


class _Seen(Exception):
    """A preview, on its way out of a transaction that leaves nothing behind."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview


async def preview(actor: Actor, noun: str, which: Selection, kind: Kind, address: str) -> Preview:
    """What the change would do to the first EXAMINED records, by its own rules; nothing is changed. Raises as `create`
    does.
    """
    try:
        async with transaction() as happened:
            bulk = await _begun(actor, noun, which, kind, address)
            ready = kind_of(kind.kind, bulk.wanted)
            items, results = await some(bulk, EXAMINED), list[Result]()
            while len(results) < len(items):
                left = items[len(results) :][: ready.at_once]
                results += await bulk_kinds.carried_out(actor, bulk.noun, ready, left, happened, bulk.id)
            states = [each.state for each in results]
            codes = [each.error["code"] for each in results if each.error]
            refused = {code: codes.count(code) for code in sorted(set(codes))}
            changed, unchanged = states.count("CHANGED"), states.count("UNCHANGED")
            raise _Seen(Preview(bulk.total, len(results), changed, unchanged, refused))
    except _Seen as seen:
        return seen.preview


async def cancel(actor: Actor, bulk_id: int) -> BulkChange:
    """End a bulk change behind the batch that is under way; what is changed stays so. Raises Invalid BULK_ENDED."""
    async with transaction() as happened:
        bulk = await _mine(actor, bulk_id)
        if bulk.state not in UNFINISHED:
            raise Invalid("BULK_ENDED", "bulkChangeId")
        await end(happened, actor, bulk, BulkState.CANCELLED)
    return bulk


async def undo(actor: Actor, bulk_id: int, address: str) -> BulkChange:
    """Take back what a bulk change has done, within a day: another bulk change, under the rights of who asks for it.

    Records that somebody has changed since are refused. Raises Invalid NOT_UNDOABLE.
    """
    async with transaction() as happened:
        done = await _mine(actor, bulk_id)
        again = BulkChange.filter(undoes_id=done.id, state__in=[*UNFINISHED, BulkState.DONE])
        late = done.ended_at is None or done.ended_at + UNDOABLE < db.now()
        if late or not done.changed or done.kind is BulkKind.UNDO or await again.exists():
            raise Invalid("NOT_UNDOABLE", "bulkChangeId")
        wanted = {"kind": done.kind.value, "wanted": done.wanted}
        made = await _new(actor, done.noun, BulkKind.UNDO, wanted, address, done.id)
        a = [stored.placeholder(place) for place in (1, 2)]
        await stored.transaction().fetch(
            "insert into bulk_item (bulk_change_id, noun, record_id, place, state, version, before) "
            f"select {a[0]}, noun, record_id, place, 'WAITING', version, before from bulk_item "
            f"where bulk_change_id = {a[1]} and state = 'CHANGED' order by id",
            [made.id, done.id],
        )
        made.total = done.changed
        await BulkChange.filter(id=made.id).update(total=made.total)
        happened.add("created", actor, made, _told(made), card=None)
        await jobs.enqueue("bulk.work", {"bulk_id": made.id}, key=key(made.id))
    return made


def key(bulk_id: int) -> str:
    """Of the job that carries it out."""
    return f"bulk-{bulk_id}"


async def some(bulk: BulkChange, most: int) -> list[BulkItem]:
    """The next records that nothing has become of yet.

    In the order of their index: a planner that takes them for few would sort all that are left, for each batch.
    """
    behind = f"(a.bulk_change_id, a.id) > ({stored.placeholder(1)}, {stored.placeholder(2)})"
    where = f"{behind} order by a.bulk_change_id, a.id limit {most}"
    found = await stored.select(BulkItem, where, [bulk.id, bulk.reached])
    return [each for each in found if each.bulk_change_id == bulk.id]


async def end(
    happened: events.Events,
    actor: Actor | None,
    bulk: BulkChange,
    state: BulkState,
    failure: BulkFailure | None = None,
) -> None:
    """Let a bulk change, which the caller has locked, have ended. Whoever was given records by it is told once."""
    change = await records.write(bulk, None, state=state, failure=failure, ended_at=db.now())
    change = {name: (_value(before), _value(after)) for name, (before, after) in change.items()}
    if given := await _given(bulk):
        change["given"] = (None, given)
    happened.add("ended", actor, bulk, change, card=None)


async def sweep() -> int:
    """Delete what ended long ago, with the values that its records had before; how many."""
    return await BulkChange.filter(ended_at__lt=db.now() - KEPT).delete()


async def _begun(actor: Actor, noun: str, which: Selection, kind: Kind, address: str) -> BulkChange:
    """A bulk change with its records."""
    if (which.ids is None) == (which.filter is None):
        raise Invalid("ONE_SELECTION", "ids")
    if noun in SECTIONS:
        scope.require_section(actor, SECTIONS[noun])
        scope.require(actor, noun, kind.action)
    elif not any(scope.may(actor, each, kind.action) for each in SECTIONS):
        raise Forbidden(noun, kind.action)
    running = BulkChange.filter(user_id=actor.user_id, state__in=UNFINISHED)
    if await running.count() >= MOST_AT_ONCE:
        raise Invalid("BULK_TOO_MANY", "change", most=MOST_AT_ONCE)
    wanted = await kind.checked(actor, noun)
    bulk = await _new(actor, noun, kind.kind, wanted, address)
    bulk.total = await _select(actor, bulk, which)
    if not bulk.total:
        raise Invalid("NOTHING_SELECTED", "ids" if which.ids is not None else "filter")
    if bulk.total > MOST:
        raise Invalid("TOO_MANY", "filter", most=MOST)
    await BulkChange.filter(id=bulk.id).update(total=bulk.total)
    return bulk


async def _new(
    actor: Actor, noun: str, kind: BulkKind, wanted: Mapping[str, Any], address: str, undoes_id: int | None = None
) -> BulkChange:
    moment = db.now()
    bulk = stored.new(
        BulkChange,
        version=1,
        user_id=actor.user_id,
        noun=noun,
        kind=kind,
        wanted=dict(wanted),
        undoes_id=undoes_id,
        address=address,
        total=0,
        created_at=moment,
        updated_at=moment,
    )
    await stored.insert(bulk)
    return bulk


async def _select(actor: Actor, bulk: BulkChange, which: Selection) -> int:
    """Store the records of a bulk change; how many. Ids are taken as they are: what is out of view is refused later."""
    sql = Sql(actor, await account.current())
    mine = sql.param(bulk.id) + ("::bigint" if sql.postgres else "")
    if which.ids is not None:
        if len(which.ids) > MOST_NAMED:
            raise Invalid("TOO_MANY", "ids", most=MOST_NAMED)
        source = sql.table({"id": "bigint"}, [[id] for id in sorted(set(which.ids))], "a")
        where = "true"
    else:
        model = MODELS[bulk.noun]
        source = f'"{model._meta.db_table}" a'
        conditions = listings[bulk.noun].conditions(which.filter or {})
        where = " and ".join([sql.scope(model, "a"), *(each(sql, "a") for each in conditions)])
    rows = await stored.transaction().fetch(
        "insert into bulk_item (bulk_change_id, noun, record_id, place, state) "
        f"select {mine}, '{bulk.noun}', a.id, row_number() over (order by a.id) - 1, 'WAITING' "
        f"from {source} where {where} order by a.id limit {MOST + 1}",
        sql.params,
    )
    assert not rows  # noqa: S101  # nothing is returned
    counted = f"select count(*) from bulk_item where bulk_change_id = {stored.placeholder(1)}"
    [(count,)] = await stored.transaction().fetch(counted, [bulk.id])
    return int(count)


async def _mine(actor: Actor, bulk_id: int) -> BulkChange:
    """A bulk change in the actor's view, locked. Raises NotFound."""
    sql = Sql(actor)
    where = f"a.id = {sql.param(bulk_id)} and {sql.scope(BulkChange, 'a')}{stored.locked('update')}"
    if not (found := await stored.select(BulkChange, where, sql.params)):
        raise NotFound("bulk_change")
    return found[0]


async def _given(bulk: BulkChange) -> list[dict[str, Any]]:
    """Whom a hand-over has given how many records, and the first of them."""
    if bulk.kind is not BulkKind.RESPONSIBLE or not bulk.changed:
        return []
    heirs = bulk.wanted["responsible_ids"]
    turn = f"place % {len(heirs)}"
    rows = await stored.transaction().fetch(
        f"select {turn}, count(*), min(record_id) from bulk_item where bulk_change_id = {stored.placeholder(1)} "
        f"and state = 'CHANGED' group by {turn} order by 1",
        [bulk.id],
    )
    return [{"noun": bulk.noun, "user_id": heirs[place], "count": count, "record_id": id} for place, count, id in rows]


def _told(bulk: BulkChange) -> Change:
    names = ("user_id", "noun", "kind", "wanted", "undoes_id", "state", "total")
    return {name: (None, _value(getattr(bulk, name))) for name in names}


def _value(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
