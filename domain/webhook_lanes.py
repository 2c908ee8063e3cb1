"""What waits for the endpoints of webhooks: a lane for each record that an endpoint has to be told of.

The log is routed to lanes by one cursor, which moves in the transaction that fills them: no event is routed twice or
forgotten. A lane says how far its record's events are delivered, and from when on the next one may be tried; so events
of one record go out in order, those of others beside them, and what waits is no more than there are records.

What a receiver knows of a record (`told`) is kept in its lane while there is one. Without one it is what the `sight` of
the endpoint says: which records its key might view when that was last compared. When rights change, the records that
the old and the new sight disagree about get a lane, with what was so far; whatever happened to them meanwhile, the
receiver is then told what is missing. docs/decisions/webhooks.md has the reasons.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

import orjson
from tortoise import fields
from tortoise.models import Model

from domain import account, db, log, reference, sequencer, sessions, states, stored, webhooks
from domain.access import MODELS
from domain.events import Event, transaction
from domain.questions import Sql
from domain.reads import read
from domain.streams.sights import columns
from domain.tables import Ordered, foreign_key
from domain.webhooks import Webhook
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput, Invalid, NotFound

LEASE: Final = timedelta(seconds=60)  # after which a lane whose worker is silent goes to another one
KEPT: Final = timedelta(days=7)  # for which attempts are kept
MOST_KEPT: Final = 100_000  # of them, of one endpoint
RECHECK: Final = timedelta(seconds=0.5)  # until rights that this process and the cursor disagree about are asked again

# What rights don't depend on. Each other event may change what a key views.
_NO_RIGHTS: Final = frozenset({*MODELS, "note", "file", "export", "bulk_change", "sessions", "session", "tag"})


class Lane(Model):
    """What an endpoint has to be told of one record. The row goes when that is nothing, and its sight says the rest."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    webhook_id = fields.BigIntField()
    entity = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    again = fields.BooleanField(default=False)  # what was delivered, once more: beside what is new
    head = fields.BigIntField()  # the id of the last event that is done with …
    tail = fields.BigIntField()  # … and of the last one that there is
    told = fields.BooleanField(null=True)  # whether the receiver knows the record
    armed = fields.IntField(default=0)  # how often rights have changed for it …
    checked = fields.IntField(default=0)  # … up to which of these the receiver was told
    run_at = fields.DatetimeField(null=True)  # when it is due, or when its lease has run out; None: nothing waits
    attempts = fields.IntField(default=0)  # at the next event that failed
    failing_since = fields.DatetimeField(null=True)
    tried = fields.CharField(
        max_length=20, null=True
    )  # the kind of message that was begun: it may have been understood
    variant = fields.IntField(default=0)  # how often another kind had to follow it, under another id
    holder = fields.CharField(max_length=32, null=True)  # of the lease

    class Meta:
        table = "webhook_lane"
        constraints = (foreign_key("webhook_lane", "webhook_id", "webhook", on_delete="CASCADE"),)
        indexes = (
            Ordered("webhook_id", "entity", "record_id", "again", name="ux_webhook_lane", unique=True),
            Ordered("webhook_id", "run_at", "id", name="ix_webhook_lane_due", where="run_at IS NOT NULL"),
        )


class Delivery(Model):
    """An attempt. What was sent is not kept: it would outlive the right to it."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    webhook_id = fields.BigIntField()
    token = fields.CharField(max_length=32)  # as the header has it
    message = fields.CharField(max_length=80)  # the id that stays the same at each attempt
    event_id = fields.BigIntField(null=True)
    kind = fields.CharField(max_length=20)  # a WebhookKind, or TEST
    entity = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    attempt = fields.IntField()
    status = fields.IntField(null=True)  # of the answer; None: there was none
    error = fields.CharField(max_length=300, null=True)  # why it failed, None when it did not
    answer = fields.CharField(max_length=500, null=True)  # its beginning
    duration_ms = fields.IntField()
    at = fields.DatetimeField()

    class Meta:
        table = "webhook_delivery"
        constraints = (foreign_key("webhook_delivery", "webhook_id", "webhook", on_delete="CASCADE"),)
        indexes = (
            Ordered("webhook_id", "-id", name="ix_webhook_delivery_webhook"),
            Ordered("webhook_id", "token", name="ix_webhook_delivery_token"),
            Ordered("at", name="ix_webhook_delivery_at"),
        )


# ------------------------------------------------------------------------------------------------------- filling

_FILL: Final = """
    insert into webhook_lane (webhook_id, entity, record_id, again, head, tail, told, run_at, armed, checked,
    attempts, variant)
    values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)
    on conflict (webhook_id, entity, record_id, again) do
"""
# Of a lane with nothing before it, what was its head says nothing any more.
_ROUTE: Final = f"""{_FILL} update set
    head = case when webhook_lane.head >= webhook_lane.tail then excluded.head else webhook_lane.head end,
    tail = excluded.tail, run_at = coalesce(webhook_lane.run_at, excluded.run_at)
"""
_PIN: Final = f"{_FILL} nothing"
_ARM: Final = """
    insert into webhook_lane (webhook_id, entity, record_id, again, head, tail, told, run_at, armed, checked,
    attempts, variant)
    values (?, ?, ?, false, 0, 0, ?, ?, 1, 0, 0, 0)
    on conflict (webhook_id, entity, record_id, again) do update set
    armed = webhook_lane.armed + 1, run_at = coalesce(webhook_lane.run_at, excluded.run_at)
"""
_AGAIN: Final = f"""{_FILL} update set
    head = case when webhook_lane.head < excluded.head then webhook_lane.head else excluded.head end,
    tail = case when webhook_lane.tail > excluded.tail then webhook_lane.tail else excluded.tail end,
    run_at = coalesce(webhook_lane.run_at, excluded.run_at)
"""


async def route() -> bool:
    """Route the next batch of the log; whether there may be more. Somebody else may be at it: then there is not."""
    head = await sequencer.head()
    [known] = await read([("select pos, epoch from webhook_cursor", ())])
    if known and tuple(known[0]) == (head.pos, head.epoch):
        return False
    async with db.atomic():
        locked = "" if db.dialect() == "sqlite" else "for update skip locked"
        found = await stored.transaction().fetch(f"select pos, epoch, rights_pos from webhook_cursor {locked}")
        if not found:
            return False
        pos, epoch, rights_pos = found[0]
        if epoch != head.epoch:  # of what happened in another log this one doesn't tell
            await _move(head.pos, head.epoch, head.pos)
            return False
        events = await log.read(pos)
        if not events:
            return False
        if hooks := await stored.select(Webhook, "true", []):
            await _fill(hooks, events)
        rights = [event.pos or 0 for event in events if event.entity not in _NO_RIGHTS]
        await _move(events[-1].pos or 0, epoch, max([rights_pos, *rights]))
    return len(events) == log.BATCH


async def _move(pos: int, epoch: str, rights_pos: int) -> None:
    text = "update webhook_cursor set pos = ?, epoch = ?, rights_pos = ? returning id"
    await stored.transaction().fetch(_sql(text), [pos, epoch, rights_pos])


async def _fill(hooks: Sequence[Webhook], events: Sequence[Event]) -> None:
    """Lanes for what has happened. A new one begins with what was in sight before the first of its events."""
    lanes: dict[tuple[int, str, int], list[Any]] = {}
    sights = [(hook, {noun: webhooks.condition(hook.sight, noun) for noun in hook.entities}) for hook in hooks]
    looked_at: dict[str, set[str]] = defaultdict(set)
    for _, of_hook in sights:
        for noun, q in of_hook.items():
            looked_at[noun] |= columns(q)
    about = [event for event in events if event.entity in looked_at]
    happened = await states.changes(about, events[-1].pos, looked_at)
    moment = db.now()
    for hook, of_hook in sights:
        for event, before, _ in happened:
            if event.entity not in of_hook or (event.pos or 0) <= hook.since:
                continue
            key = hook.id, event.entity, event.record_id
            if key in lanes:
                lanes[key][5] = event.id
            else:
                told = before is not None and scope.holds(of_hook[event.entity], before)
                lanes[key] = [*key, False, event.id - 1, event.id, told, moment]
    await _run(_ROUTE, lanes)


async def _run(text: str, lanes: Mapping[tuple[int, str, int], Sequence[Any]]) -> None:
    """In the order of their key, as whatever locks several lanes does: so none waits for one that waits for it."""
    if lanes:
        await stored.transaction().run_many(_sql(text), [lanes[key] for key in sorted(lanes)])


# -------------------------------------------------------------------------------------------------------- rights


async def compare_sights(*, all: bool = False) -> bool:
    """Arm the lanes of records that came into an endpoint's sight, or left it, by a change of rights since the last
    time; whether there were any. To be called when all that there is of the log is routed.
    """
    [found] = await read([("select rights_pos, sights_pos from webhook_cursor", ())])
    if not found or (found[0][0] <= found[0][1] and not all):
        return False
    rights_pos = found[0][0]
    await reference.load()
    await reference.refresh(reference.tables().values())  # as new as what was routed
    company = await account.current()
    armed = False
    for hook in await stored.select(Webhook, "true", []):
        actor = await sessions.acting(hook.user_id, company)
        if actor is not None and webhooks.sight_of(actor, hook) != hook.sight:
            armed = await _change_sight(hook, actor) or armed
    async with db.atomic():
        text = "update webhook_cursor set sights_pos = ? where sights_pos < ? returning id"
        await stored.transaction().fetch(_sql(text), [rights_pos, rights_pos])
    return armed


async def _change_sight(hook: Webhook, actor: Actor) -> bool:
    """Let an endpoint see what its key may view now; whether anything came or went.

    The rows are compared in one snapshot. What happened to records in it that is not routed yet is judged by the old
    sight, what happens after it by the new one: at that moment both say the same of all records without a lane.
    """
    old, new = hook.sight, webhooks.sight_of(actor, hook)
    pinned: dict[tuple[int, str, int], list[Any]] = {}
    armed: dict[tuple[int, str, int], list[Any]] = {}
    moment = db.now()
    async with db.atomic():
        if db.dialect() == "postgres":
            await stored.transaction().fetch("set transaction isolation level repeatable read, read only")
        waiting = "(a.pos is null or a.pos > (select c.pos from webhook_cursor c)) order by a.id"
        for change in await states.changes(await stored.select(Event, waiting, [])):
            event, key = change.event, (hook.id, change.event.entity, change.event.record_id)
            if event.entity in old:
                told = change.before is not None and scope.holds(webhooks.condition(old, event.entity), change.before)
                pinned.setdefault(key, [*key, False, 0, 0, told, None])
        for noun in old.keys() & new.keys():  # of a kind that it was not about so far, all that is there is no news
            for id, told in await _moved(actor, noun, old, new):
                key = hook.id, noun, id
                armed[key] = [*key, bool(told), moment]
    async with db.atomic():
        json = orjson.dumps(new).decode()
        text = "update webhook set sight = ?, sights = sights + 1 where id = ? and sights = ? returning id"
        if not await stored.transaction().fetch(_sql(text), [json, hook.id, hook.sights]):
            return False  # somebody else was faster
        await _run(_PIN, pinned)
        await _run(_ARM, armed)
    return bool(armed)


async def _moved(actor: Actor, noun: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Sequence[Any]:
    """The records about which two sights disagree, with what the old one says."""
    if old[noun] == new[noun]:
        return ()
    sql = Sql(actor)
    before, after = (f"({sql.condition(webhooks.condition(each, noun), 'a')}) is true" for each in (old, new))
    text = f'select a.id, {before} from "{noun}" a where ({before}) <> ({after})'
    return await stored.transaction().fetch(text, sql.params)


# ------------------------------------------------------------------------------------------------------- emptying


@dataclass(frozen=True, slots=True)
class Held:
    """A lane that this process has the lease of."""

    id: int
    entity: str
    record_id: int
    again: bool
    head: int
    tail: int
    told: bool | None
    armed: int
    checked: int
    attempts: int
    failing_since: datetime | None
    tried: str | None
    variant: int
    holder: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a lane: how far it is now, and when it is due next, if not at once.

    `settled` says that the sight by which it was judged is the one that is stored, `sights` which one that is.
    """

    lane: Held
    head: int
    told: bool | None
    checked: int
    settled: bool
    sights: int
    retry_at: datetime | None = None
    failed: bool = False  # it counts as an attempt
    gave_up: bool = False  # so what the receiver knows is not what is in sight
    tried: str | None = None
    variant: int = 0
    delivery: Delivery | None = None


async def due() -> list[int]:
    """The endpoints that have something to be told now."""
    text = (
        "select w.id from webhook w where w.paused_at is null and exists "
        "(select 1 from webhook_lane l where l.webhook_id = w.id and l.run_at <= ?)"
    )
    [rows] = await read([(_sql(text), [db.now()])])
    return [row[0] for row in rows]


async def claim(webhook_id: int, most: int) -> list[Held]:
    """The lease of up to so many lanes of an endpoint that are due."""
    locked = "for update skip locked" if db.dialect() == "postgres" else ""
    holder, moment = secrets.token_hex(16), db.now()
    text = (
        "update webhook_lane set holder = ?, run_at = ? where id in (select id from webhook_lane where webhook_id = ? "
        f"and run_at <= ? order by run_at, id limit {most} {locked}) returning id, entity, record_id, again, head, "
        "tail, told, armed, checked, attempts, failing_since, tried, variant"
    )
    async with db.atomic():
        rows = await stored.transaction().fetch(_sql(text), [holder, moment + LEASE, webhook_id, moment])
    return [_held(row, holder) for row in rows]


def _held(row: Sequence[Any], holder: str) -> Held:
    id, entity, record_id, again, head, tail, told, armed, checked, attempts, since, tried, variant = row
    since = db.moment(since) if isinstance(since, str) else since
    told = None if told is None else bool(told)
    return Held(
        id, entity, record_id, bool(again), head, tail, told, armed, checked, attempts, since, tried, variant, holder
    )


_MARK: Final = "update webhook_lane set tried = ?, variant = ? where id = ? and holder = ?"
_MARK_MANY: Final = """
    with locked as materialized (
        select id from webhook_lane where id = any($1) order by webhook_id, entity, record_id, again for update
    )
    update webhook_lane l set tried = given.kind, variant = given.variant
    from locked, unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) given(id, kind, variant, holder)
    where l.id = locked.id and l.id = given.id and l.holder = given.holder
"""


async def mark(begun: Iterable[tuple[Held, str, int]]) -> None:
    """Write down which kinds of messages are about to be sent, and their variants. When this process ends before it
    knows what became of one, whoever takes its lane next, maybe under other rights, knows what may be understood.
    """
    new = [(lane, kind, variant) for lane, kind, variant in begun if (kind, variant) != (lane.tried, lane.variant)]
    if not new:
        return
    async with db.atomic():
        if db.dialect() == "postgres":
            lanes, kinds, variants = zip(*new, strict=True)
            ids, holders = [lane.id for lane in lanes], [lane.holder for lane in lanes]
            await stored.transaction().fetch(_MARK_MANY, [ids, kinds, variants, holders])
        else:
            values = [(kind, variant, lane.id, lane.holder) for lane, kind, variant in new]
            await stored.transaction().run_many(_MARK, values)


async def next_events(lanes: Iterable[Held]) -> dict[int, Event]:
    """The next event of each lane that has one, by the lane's id; in one statement."""
    waiting = {lane.id: lane for lane in lanes if lane.head < lane.tail}
    if not waiting:
        return {}
    among, param = stored.among("l.id", 1, waiting)
    first = (
        "(select e.id from event e where e.entity = l.entity and e.record_id = l.record_id and e.id > l.head "
        "and e.id <= l.tail order by e.id limit 1)"
    )
    found = await stored.select(Event, f"a.id in (select {first} from webhook_lane l where {among})", [param])
    events = {(event.entity, event.record_id, event.id): event for event in found}
    by_record: dict[tuple[str, int], list[Event]] = {}
    for key in sorted(events):
        by_record.setdefault(key[:2], []).append(events[key])
    return {
        lane.id: event
        for lane in waiting.values()
        # A record may have two lanes, each with a next event of its own.
        for event in [next((e for e in by_record.get((lane.entity, lane.record_id), ()) if e.id > lane.head), None)]
        if event is not None and event.id <= lane.tail
    }


_FINISH: Final = """
    update webhook_lane set holder = null, head = case when head = ? then ? else head end, told = ?, attempts = ?,
    failing_since = ?, tried = ?, variant = ?, checked = ?, armed = case when armed > ? then armed else ? end,
    run_at = case when ? then coalesce(?, run_at)
    when tail > (case when head = ? then ? else head end) or armed > ? then coalesce(?, run_at) else null end
    where id = ? and holder = ?
"""
_LOCK: Final = "select id from webhook_lane where {} order by webhook_id, entity, record_id, again for update"
_FORGET: Final = """
    delete from webhook_lane where id = ? and run_at is null and
    (again or webhook_id in (select w.id from webhook w where w.sights = ?))
"""


async def finish(outcomes: Sequence[Outcome]) -> None:
    """Write down what became of lanes, and what was tried; leases that were lost meanwhile change nothing."""
    moment = db.now()
    async with db.atomic():
        if db.dialect() == "postgres":
            among, param = stored.among("id", 1, [each.lane.id for each in outcomes])
            await stored.transaction().fetch(_LOCK.format(among), [param])
        await stored.transaction().run_many(_sql(_FINISH), [_finished(each, moment) for each in outcomes])
        if done := [(each.lane.id, each.sights) for each in outcomes if _may_go(each)]:
            await stored.transaction().run_many(_sql(_FORGET), done)
        await stored.insert(*(each.delivery for each in outcomes if each.delivery))


def _finished(each: Outcome, moment: datetime) -> list[Any]:
    lane = each.lane
    # Judged by rights that are not the cursor's: to be looked at once more when both agree.
    armed = each.checked + (0 if each.settled or lane.again else 1)
    retry_at = each.retry_at or (None if each.settled else moment + RECHECK)
    attempts, since = (lane.attempts + 1, lane.failing_since or moment) if each.failed else (0, None)
    head = [lane.head, each.head]  # unless somebody has put it back meanwhile
    waits = [retry_at is not None, retry_at, *head, each.checked, moment]
    return [
        *head,
        each.told,
        attempts,
        since,
        each.tried,
        each.variant,
        each.checked,
        armed,
        armed,
        *waits,
        lane.id,
        lane.holder,
    ]


def _may_go(each: Outcome) -> bool:
    return each.retry_at is None and (each.lane.again or (each.settled and not each.gave_up))


async def release(lanes: Iterable[Held]) -> None:
    """Leave lanes that nothing was done about to whoever takes them next."""
    text = "update webhook_lane set holder = null, run_at = ? where id = ? and holder = ?"
    async with db.atomic():
        held = sorted(lanes, key=lambda lane: (lane.entity, lane.record_id, lane.again))
        await stored.transaction().run_many(_sql(text), [(db.now(), lane.id, lane.holder) for lane in held])


# --------------------------------------------------------------------------------------------------------- the log


async def redeliver(
    actor: Actor,
    webhook_id: int,
    *,
    token: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> int:
    """Have what was delivered, or was tried to be, sent once more: one delivery, or all between two moments. How many
    records that is about.

    In order per record, and with the ids that it had. Raises NotFound; Invalid NOTHING_TO_REDELIVER for what has no
    event: a test, or what a change of rights told of.
    """
    hook = await webhooks.own(actor, webhook_id)
    if (token is None) == (since is None) or (until is not None and since is None):
        raise BadInput("since", "expected either a deliveryId or a moment.")
    which = Delivery.filter(webhook_id=hook.id, **_which(token, since, until))
    if token is not None and not await which.exists():
        raise NotFound("delivery")
    spans: dict[tuple[int, str, int], list[Any]] = {}
    for entity, record_id, id in await which.filter(event_id__isnull=False).values_list(
        "entity", "record_id", "event_id"
    ):
        first, last = spans.get(key := (hook.id, entity, record_id), (id, id))
        spans[key] = [min(first, id), max(last, id)]
    if not spans:
        raise Invalid("NOTHING_TO_REDELIVER", "deliveryId" if token else "since")
    moment = db.now()
    lanes = {key: [*key, True, first - 1, last, None, moment] for key, (first, last) in spans.items()}
    async with transaction() as events:
        await _run(_AGAIN, lanes)
        events.add("redelivered", actor, hook, {"records": (None, len(lanes))}, card=None)
    return len(lanes)


def _which(token: str | None, since: datetime | None, until: datetime | None) -> dict[str, Any]:
    if token is not None:
        return {"token": token}
    return {"at__gte": since} | ({"at__lt": until} if until else {})


async def sweep() -> int:
    """Forget attempts that are old, or too many of one endpoint; how many."""
    gone = await Delivery.filter(at__lt=db.now() - KEPT).delete()
    for hook in await Webhook.all():
        kept = await Delivery.filter(webhook_id=hook.id).order_by("-id").offset(MOST_KEPT).first()
        if kept:
            gone += await Delivery.filter(webhook_id=hook.id, id__lte=kept.id).delete()
    return gone


def _sql(text: str) -> str:
    """A statement whose parameters are marked by ?, for this dialect."""
    if db.dialect() == "sqlite":
        return text
    first, *others = text.split("?")
    return first + "".join(f"${number}{each}" for number, each in enumerate(others, 1))
