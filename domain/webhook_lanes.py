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
from domain.webhooks import Webhook, WebhookKind
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

_KEY: Final = {"webhook_id": "bigint", "entity": "text", "record_id": "bigint", "again": "boolean"}
_NEW: Final = {**_KEY, "head": "bigint", "tail": "bigint", "told": "boolean", "run_at": "timestamptz", "armed": "int"}
_FILL: Final = f"""
    insert into webhook_lane ({", ".join(_NEW)}, checked, attempts, variant)
    select {", ".join(_NEW)}, 0, 0, 0 from {{given}} where true
    on conflict (webhook_id, entity, record_id, again) do
"""
# Of a lane with nothing before it, what was its head says nothing any more.
_ROUTE: Final = f"""{_FILL} update set
    head = case when webhook_lane.head >= webhook_lane.tail then excluded.head else webhook_lane.head end,
    tail = excluded.tail, run_at = coalesce(webhook_lane.run_at, excluded.run_at)
"""
_PIN: Final = f"{_FILL} nothing"
_ARM: Final = f"""{_FILL} update set
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
                lanes[key] = [*key, False, event.id - 1, event.id, told, moment, 0]
    await _run(_ROUTE, lanes)


async def _run(text: str, lanes: Mapping[tuple[int, str, int], Sequence[Any]]) -> None:
    """In the order of their key, as whatever locks several lanes does: so none waits for one that waits for it."""
    if lanes:
        given, params = stored.given(1, _NEW, [lanes[key] for key in sorted(lanes)])
        await stored.transaction().fetch(text.format(given=given), params)


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
                pinned.setdefault(key, [*key, False, 0, 0, told, None, 0])
        for noun in old.keys() & new.keys():  # of a kind that it was not about so far, all that is there is no news
            for id, told in await _moved(actor, noun, old, new):
                key = hook.id, noun, id
                armed[key] = [*key, False, 0, 0, bool(told), moment, 1]
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

    @property
    def begun(self) -> str | None:
        """What the lane says of the kind of message that was begun: see `claim`."""
        return WebhookKind.UPDATED.value if self.tried is None and self.told and self.head < self.tail else self.tried


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

    @property
    def is_over(self) -> bool:
        """Whether the lane may go, if nothing has come to it meanwhile."""
        return self.retry_at is None and self.settled and (self.lane.again or not self.gave_up)


async def due() -> list[int]:
    """The endpoints that have something to be told now."""
    # Each endpoint's first lane, by the index of what is due: were it asked whether there is one, all that wait for a
    # dead one might be read.
    text = (
        "select w.id, (select l.run_at from webhook_lane l where l.webhook_id = w.id and l.run_at is not null "
        "order by l.run_at, l.id limit 1) as first from webhook w where w.paused_at is null"
    )
    text = f"select d.id from ({text}) d where d.first <= {stored.placeholder(1)}"
    [rows] = await read([(text, [db.now()])])
    return [row[0] for row in rows]


_DUE: Final = """
    select id, entity, record_id, again, head, tail, told, armed, checked, attempts, failing_since, tried, variant
    from webhook_lane where webhook_id = ? and run_at <= ? order by run_at, id limit ? {}
"""
_LEASE: Final = f"""
    update webhook_lane set holder = ?, run_at = ?,
    tried = coalesce(tried, case when told and head < tail then '{WebhookKind.UPDATED.value}' end)
    where {{}}
"""


async def claim(webhook_id: int, most: int) -> list[Held]:
    """The lease of up to so many lanes of an endpoint that are due.

    Of a record that the receiver knows, an event will most likely be told as an update, so it is written down right
    away that this was begun: `mark` has nothing left to do then.
    """
    locked = "for update skip locked" if db.dialect() == "postgres" else ""
    holder, moment = secrets.token_hex(16), db.now()
    async with db.atomic():
        rows = await stored.transaction().fetch(_sql(_DUE.format(locked)), [webhook_id, moment, most])
        if rows:
            among, param = stored.among("id", 3, [row[0] for row in rows])
            await stored.transaction().fetch(_sql(_LEASE).format(among), [holder, moment + LEASE, param])
    return [_held(row, holder) for row in rows]


def _held(row: Sequence[Any], holder: str) -> Held:
    id, entity, record_id, again, head, tail, told, armed, checked, attempts, since, tried, variant = row
    since = db.moment(since) if isinstance(since, str) else since
    told = None if told is None else bool(told)
    return Held(
        id, entity, record_id, bool(again), head, tail, told, armed, checked, attempts, since, tried, variant, holder
    )


_MARK: Final = """
    update webhook_lane as l set tried = given.tried, variant = given.variant
    from {given} where l.id = given.id and l.holder = given.holder
"""
_HELD: Final = {"id": "bigint", "holder": "text"}


async def mark(begun: Iterable[tuple[Held, str, int]]) -> None:
    """Write down which kinds of messages are about to be sent, and their variants. When this process ends before it
    knows what became of one, whoever takes its lane next, maybe under other rights, knows what may be understood.
    """
    new = [(lane, kind, variant) for lane, kind, variant in begun if (kind, variant) != (lane.begun, lane.variant)]
    if not new:
        return
    given, params = stored.given(
        1,
        {**_HELD, "tried": "text", "variant": "int"},
        [(lane.id, lane.holder, kind, variant) for lane, kind, variant in new],
    )
    async with db.atomic():
        await _lock([lane for lane, _, _ in new])
        await stored.transaction().fetch(_MARK.format(given=given), params)


async def _lock(lanes: Iterable[Held]) -> None:
    """In the order in which whatever locks several lanes does."""
    if db.dialect() == "postgres":
        among, param = stored.among("id", 1, [lane.id for lane in lanes])
        text = f"select id from webhook_lane where {among} order by webhook_id, entity, record_id, again for update"
        await stored.transaction().fetch(text, [param])


async def waiting(lanes: Iterable[Held]) -> dict[int, list[Event]]:
    """What has happened to the record of each lane that has something to tell: its next event and all that came after
    it, in order, by the lane's id; in one statement.
    """
    of = [lane for lane in lanes if lane.head < lane.tail]
    heads: dict[tuple[str, int], int] = {}
    for lane in of:  # a record may have two
        key = lane.entity, lane.record_id
        heads[key] = min(lane.head, heads.get(key, lane.head))
    if not heads:
        return {}
    kinds = {"entity": "text", "record_id": "bigint", "head": "bigint"}
    given, params = stored.given(1, kinds, [(*key, head) for key, head in heads.items()])
    where = "a.entity = given.entity and a.record_id = given.record_id and a.id > given.head order by a.id"
    found: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in await stored.select(Event, where, params, given):
        found[event.entity, event.record_id].append(event)
    behind = {lane.id: [e for e in found[lane.entity, lane.record_id] if e.id > lane.head] for lane in of}
    return {lane.id: behind[lane.id] for lane in of if behind[lane.id] and behind[lane.id][0].id <= lane.tail}


_HEAD: Final = "case when l.head = given.was then given.head else l.head end"  # unless somebody has put it back
_FINISH: Final = f"""
    update webhook_lane as l set holder = null, head = {_HEAD}, told = given.told, attempts = given.attempts,
    failing_since = given.failing_since, tried = given.tried, variant = given.variant, checked = given.checked,
    armed = case when l.armed > given.armed then l.armed else given.armed end,
    run_at = case when given.retry_at is not null then given.retry_at
    when l.tail > {_HEAD} or l.armed > given.checked then given.moment else null end
    from {{given}} where l.id = given.id and l.holder = given.holder
"""
_FINISHED: Final = {
    **_HELD,
    "was": "bigint",
    "head": "bigint",
    "told": "boolean",
    "attempts": "int",
    "failing_since": "timestamptz",
    "tried": "text",
    "variant": "int",
    "checked": "int",
    "armed": "int",
    "retry_at": "timestamptz",
    "moment": "timestamptz",
}
# Most lanes have nothing left to tell when something was told, and what the receiver knows is what is in sight.
_FORGET: Final = f"""
    delete from webhook_lane where id in (
        select l.id from {{given}} join webhook_lane l on l.id = given.id and l.holder = given.holder
        join webhook w on w.id = l.webhook_id
        where l.tail <= {_HEAD} and l.armed <= given.checked and (l.again or w.sights = given.sights)
    ) returning id
"""
_DONE: Final = {**_HELD, "was": "bigint", "head": "bigint", "checked": "int", "sights": "int"}


async def finish(outcomes: Sequence[Outcome]) -> None:
    """Write down what became of lanes, and what was tried; leases that were lost meanwhile change nothing."""
    moment = db.now()
    gone: set[int] = set()
    async with db.atomic():
        await _lock([each.lane for each in outcomes])
        if done := [each for each in outcomes if each.is_over]:
            given, params = stored.given(1, _DONE, [_done(each) for each in done])
            gone = {row[0] for row in await stored.transaction().fetch(_FORGET.format(given=given), params)}
        if left := [each for each in outcomes if each.lane.id not in gone]:
            given, params = stored.given(1, _FINISHED, [_finished(each, moment) for each in left])
            await stored.transaction().fetch(_FINISH.format(given=given), params)
        await stored.insert(*(each.delivery for each in outcomes if each.delivery))


def _done(each: Outcome) -> list[Any]:
    return [each.lane.id, each.lane.holder, each.lane.head, each.head, each.checked, each.sights]


def _finished(each: Outcome, moment: datetime) -> list[Any]:
    lane = each.lane
    # Judged by rights that are not the cursor's: to be looked at once more when both agree.
    armed = each.checked + (0 if each.settled or lane.again else 1)
    retry_at = each.retry_at or (None if each.settled else moment + RECHECK)
    attempts, since = (lane.attempts + 1, lane.failing_since or moment) if each.failed else (0, None)
    progress = [lane.head, each.head, each.told, attempts, since, each.tried, each.variant, each.checked]
    return [lane.id, lane.holder, *progress, armed, retry_at, moment]


async def release(lanes: Sequence[Held], pause: timedelta = timedelta(0)) -> None:
    """Leave lanes that nothing was done about to whoever takes them next, after a pause."""
    moment = db.now() + pause
    given, params = stored.given(
        1,
        {**_HELD, "tried": "text", "moment": "timestamptz"},
        [(lane.id, lane.holder, lane.tried, moment) for lane in lanes],
    )
    text = (
        "update webhook_lane as l set holder = null, tried = given.tried, run_at = given.moment "
        f"from {given} where l.id = given.id and l.holder = given.holder"
    )
    async with db.atomic():
        await _lock(lanes)
        await stored.transaction().fetch(text, params)


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
    lanes = {key: [*key, True, first - 1, last, None, moment, 0] for key, (first, last) in spans.items()}
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
