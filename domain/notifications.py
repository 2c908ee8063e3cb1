"""What people are told without having asked (C10, T10, T16, T17): one row for each person and occasion.

Most are made from the log by whoever follows it in a worker: how far they are made is a row that moves in the
transaction which stores them, so that nothing is told twice or forgotten, and no command waits for it. Reminders, which
nobody's doing causes, are made by a job. A row keeps kinds and ids; it is put into words when it is read, under the
rights of that moment.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import account, db, jobs, log, policies, records, reference, sequencer, sessions, stored
from domain.access import MODELS
from domain.events import NOBODY, Event, snapshot, transaction
from domain.questions import Question
from domain.reads import read
from domain.sequencer import Head
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.users import User, UserKind
from domain.values import MOST_MINUTES
from permissions.actor import Actor
from permissions.errors import NotFound
from permissions.lines import ADMINISTRATOR

EVERY: Final = timedelta(seconds=15)  # between looking for what people are to be reminded of
LATE: Final = timedelta(hours=1)  # after its time a task is no longer reminded of, when no worker was there
AT_ONCE: Final = 1000  # reminders of one transaction
KEPT: Final = timedelta(days=90)  # after they were read
MOST_READ: Final = 200  # that are marked by their ids at once
LOCK: Final = 7615734  # of PostgreSQL's advisory locks: reminders are made by one worker after the other


class NotificationKind(Enum):
    """What somebody is told."""

    DEAL_ASSIGNED = "DEAL_ASSIGNED"
    TASK_ASSIGNED = "TASK_ASSIGNED"
    TASK_COMPLETED = "TASK_COMPLETED"
    TASK_DUE = "TASK_DUE"
    EXPORT_READY = "EXPORT_READY"
    EXPORT_FAILED = "EXPORT_FAILED"
    WEBHOOK_PAUSED = "WEBHOOK_PAUSED"
    POLICY_APPROVAL = "POLICY_APPROVAL"
    BULK_ENDED = "BULK_ENDED"


class Notification(Model):
    """Something that somebody is told."""

    owner: ClassVar[str] = "user_id"

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()
    kind = fields.CharEnumField(NotificationKind, max_length=20)
    at = fields.DatetimeField()  # when it happened
    actor_id = fields.BigIntField(null=True)  # who did it
    entity = fields.CharField(max_length=20)  # what it is about …
    record_id = fields.BigIntField()
    deal_id = fields.BigIntField(null=True)  # … and on which deal's card that stands
    due_at = fields.DatetimeField(null=True)  # of a task that is reminded of
    count = fields.IntField(default=1)  # of records, when many came at once: `record_id` is one of them
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "notification"
        constraints = (foreign_key("notification", "user_id", "users", on_delete="CASCADE"),)
        indexes = (
            Ordered("user_id", "-at", "-id", name="ix_notification_user"),
            Ordered("user_id", name="ix_notification_unread", where="read_at IS NULL"),
            Ordered("read_at", name="ix_notification_read", where="read_at IS NOT NULL"),
            Ordered(
                *("record_id", "user_id", "due_at"),
                name="ux_notification_reminder",
                where="due_at IS NOT NULL",
                unique=True,
            ),
        )

    @property
    def responsible_id(self) -> int:
        """Whose it is, as events tell it."""
        return int(self.user_id)


class NotificationHead(Model):
    """How far in the log notifications are made: row 1."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    pos = fields.BigIntField()
    epoch = fields.CharField(max_length=32)  # of the log that this is a position of

    class Meta:
        table = "notification_head"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_notification_head_single"),)


def visible(actor: Actor) -> Question:
    """The actor's own: administrators, too, are told what is theirs."""
    return Question(Notification, actor, (lambda sql, a: f"{a}.user_id = {sql.param(sql.actor.user_id)}",))


async def unread(actor: Actor) -> int:
    """How many of the actor's own are not read yet."""
    return (await unread_of([actor.user_id]))[actor.user_id]


async def unread_of(user_ids: Iterable[int]) -> dict[int, int]:
    """The same for each of these users."""
    found = dict.fromkeys(user_ids, 0)
    among, these = stored.among("user_id", 1, found)
    text = f"select user_id, count(*) from notification where {among} and read_at is null group by user_id"
    [rows] = await read([(text, [these])])
    return found | {id: int(count) for id, count in rows}


async def mark_read(actor: Actor, ids: Sequence[int] = (), up_to: int | None = None) -> int:
    """Have read those of the actor's own with these ids, or up to one all that are no later; how many were not yet.

    Raises NotFound unless all that is named is the actor's own.
    """
    named = {up_to} if up_to is not None else set(ids)
    async with transaction() as events:
        among, these = stored.among("a.id", 2, named)
        mine = f"a.user_id = {stored.placeholder(1)}"
        found = await stored.select(Notification, f"{mine} and {among}", [actor.user_id, these])
        if {each.id for each in found} != named:
            raise NotFound("notification")
        params: list[Any] = [actor.user_id, these]
        if up_to is not None:
            among = f"(a.at, a.id) <= ({stored.placeholder(2)}, {stored.placeholder(3)})"
            params = [actor.user_id, found[0].at, up_to]
        lock = " for update" if db.dialect() == "postgres" else ""
        rows = await stored.select(
            Notification, f"{mine} and a.read_at is null and {among} order by a.id{lock}", params
        )
        moment = db.now()
        for row in rows:
            await stored.update(row, {"read_at": moment})
            events.add("read", actor, row, {"read_at": (None, moment)}, card=None)
    return len(rows)


async def sweep() -> int:
    """Delete those that were read long ago; how many."""
    return await Notification.filter(read_at__lt=db.now() - KEPT).delete()


async def forget(user_id: int) -> None:
    """Delete all of a user who leaves."""
    await Notification.filter(user_id=user_id).delete()


# --------------------------------------------------------------------------------------------------- out of the log


@dataclass(frozen=True, slots=True)
class _Notice:
    """What is told, and to whom."""

    user_id: int
    kind: NotificationKind
    at: datetime
    entity: str
    record_id: int
    actor_id: int | None = None
    deal_id: int | None = None
    due_at: datetime | None = None
    count: int = 1


class Teller:
    """Makes notifications from what the log tells, in any number of processes."""

    def __init__(self) -> None:
        self._looked = 0  # up to which position there was nothing to tell

    async def follow(self, events: Sequence[Event] | None) -> None:
        """The log has grown. What is to be told begins where it was told last, and is read where these begin later."""
        while await self._step(events):
            pass

    async def _step(self, known: Sequence[Event] | None) -> bool:
        """Tell of one batch; whether there may be more."""
        head, done = await sequencer.head(), await _done()
        if done is None or done.epoch != head.epoch:
            # What was written in bulk is nobody's doing.
            await _begin(head)
            self._looked = head.pos
            return True
        after = max(done.pos, self._looked)
        events = log.behind(after, known) or await log.read(after)
        if not events:
            return False
        last = events[-1].pos or 0
        told = await _told(events)
        # A row that moves for each command would be a second write of each.
        if not (told or last - done.pos >= log.BATCH) or await _store(done, last, told):
            self._looked = last
        return True


async def _done() -> Head | None:
    """Up to where the log is told."""
    [rows] = await read([("select pos, pos, epoch from notification_head", ())])
    return Head(*rows[0]) if rows else None


async def _begin(head: Head) -> None:
    """Tell of what comes behind the head of a log."""
    first, second = stored.placeholder(1), stored.placeholder(2)
    async with db.atomic():
        await stored.transaction().fetch(
            f"insert into notification_head (id, pos, epoch) values (1, {first}, {second}) on conflict (id) "
            "do update set pos = excluded.pos, epoch = excluded.epoch where notification_head.epoch <> excluded.epoch",
            [head.pos, head.epoch],
        )


async def _store(done: Head, last: int, told: Sequence[_Notice]) -> bool:
    """Store what is told up to a position, unless somebody else was faster; whether it was stored."""
    first, second, third = map(stored.placeholder, (1, 2, 3))
    text = f"update notification_head set pos = {first} where pos = {second} and epoch = {third} returning id"
    async with transaction() as events:
        if not await stored.transaction().fetch(text, [last, done.pos, done.epoch]):
            return False
        for each in told:
            row = _row(each)
            await stored.insert(row)
            events.add("created", None, row, snapshot(row), card=None)
    return True


def _row(notice: _Notice) -> Notification:
    values = {name: getattr(notice, name) for name in notice.__slots__}
    return stored.new(Notification, **values)


# Whom an event makes responsible: what that person is told.
_ASSIGNED: Final[Mapping[str, NotificationKind]] = {
    "deal.created": NotificationKind.DEAL_ASSIGNED,
    "deal.reassigned": NotificationKind.DEAL_ASSIGNED,
    "task.created": NotificationKind.TASK_ASSIGNED,
    "task.reassigned": NotificationKind.TASK_ASSIGNED,
}
# What the one who asked for an export is told.
_EXPORTED: Final[Mapping[str, NotificationKind]] = {
    "export.created": NotificationKind.EXPORT_READY,
    "export.failed": NotificationKind.EXPORT_FAILED,
}
# What all administrators are told, but for the one who did it.
_ADMINISTERED: Final[Mapping[str, NotificationKind]] = {
    "webhook.paused": NotificationKind.WEBHOOK_PAUSED,
    "policy_revision.requested": NotificationKind.POLICY_APPROVAL,
}


async def _told(events: Sequence[Event]) -> list[_Notice]:
    """What people are told of these events: not of what they did themselves, nor of kinds that they don't want, nor of
    records that they may not view.
    """
    authors = await _column("task", "created_by_id", [e.record_id for e in events if e.kind == "task.completed"])
    owners = await _column("export", "user_id", [e.record_id for e in events if e.kind in _EXPORTED])
    administrators: list[int] = []
    if any(event.kind in _ADMINISTERED for event in events):
        administrators = [user.id for user in await User.filter(role=ADMINISTRATOR).order_by("id")]
    told: list[_Notice] = []
    for event in events:
        if "bulk_change_id" in event.after and event.kind != "task.completed":
            continue  # whom it concerns is told of the whole when it has ended
        if event.kind == "bulk_change.ended":
            told += _of_bulk(event, await _column("bulk_change", "user_id", [event.record_id]))
        elif (kind := _ASSIGNED.get(event.kind)) and event.responsible_id not in (None, event.actor_id):
            told.append(_notice(event, event.responsible_id, kind))
        elif event.kind == "task.completed" and authors.get(event.record_id, event.actor_id) != event.actor_id:
            told.append(_notice(event, authors[event.record_id], NotificationKind.TASK_COMPLETED))
        elif (kind := _EXPORTED.get(event.kind)) and event.record_id in owners:
            told.append(_notice(event, owners[event.record_id], kind))
        elif kind := _ADMINISTERED.get(event.kind):
            told += [_notice(event, each, kind) for each in administrators if each != event.actor_id]
    return _together(await _in_view(await _wanted(told)))


def _of_bulk(event: Event, authors: Mapping[int, int]) -> Iterator[_Notice]:
    """Whoever has asked for a bulk change is told that it has ended, and who was given records by it how many."""
    if event.record_id in authors and event.after.get("state") != "CANCELLED":
        yield _Notice(authors[event.record_id], NotificationKind.BULK_ENDED, event.at, event.entity, event.record_id)
    for each in event.after.get("given", ()):
        kind = _ASSIGNED.get(f"{each['noun']}.reassigned")
        if kind and each["user_id"] != event.actor_id:
            yield replace(
                _notice(event, each["user_id"], kind),
                entity=each["noun"],
                record_id=each["record_id"],
                count=each["count"],
            )


def _notice(event: Event, user_id: int | None, kind: NotificationKind) -> _Notice:
    deal_id = event.card_id if event.card == "deal" else None
    by = None if event.actor_id == NOBODY else event.actor_id
    return _Notice(user_id or 0, kind, event.at, event.entity, event.record_id, by, deal_id)


def _together(told: Sequence[_Notice]) -> list[_Notice]:
    """Records that came to somebody by one act as one notice: who takes over a thousand deals is told once."""
    found: dict[object, _Notice] = {}
    for each in told:
        act = (each.user_id, each.kind, each.actor_id, each.at)
        found[act] = replace(found[act], count=found[act].count + each.count) if act in found else each
    return list(found.values())


async def _wanted(told: Sequence[_Notice]) -> list[_Notice]:
    """Without those for who doesn't work here, is a program, or doesn't want their kind (C11)."""
    if not told:
        return []
    among, param = stored.among("a.id", 1, {each.user_id for each in told})
    people = {user.id: user for user in await stored.select(User, among, [param])}
    return [each for each in told if _wants(people.get(each.user_id), each.kind)]


async def _in_view(told: Sequence[_Notice]) -> list[_Notice]:
    """Those about records that the one who is told may view now, and about what is no record."""
    asked: dict[tuple[int, str], set[int]] = {}
    for each in told:
        if each.entity in MODELS:
            asked.setdefault((each.user_id, each.entity), set()).add(each.record_id)
    company = await account.current() if asked else None
    seen: dict[tuple[int, str], set[int]] = {}
    for (user_id, entity), ids in asked.items():
        assert company  # noqa: S101  # as somebody is asked for
        actor = await sessions.acting(user_id, company)
        seen[user_id, entity] = await records.seen(MODELS[entity], actor, sorted(ids)) if actor else set()
    return [each for each in told if each.entity not in MODELS or each.record_id in seen[each.user_id, each.entity]]


def _wants(user: User | None, kind: NotificationKind) -> bool:
    if user is None or not user.is_active or user.kind is not UserKind.PERSON:
        return False
    return kind.value not in (user.muted_notifications or ())


async def _column(table: str, column: str, ids: Sequence[int]) -> dict[int, int]:
    """A column of the rows with these ids that are still there."""
    if not ids:
        return {}
    among, param = stored.among("id", 1, set(ids))
    [rows] = await read([(f"select id, {column} from {table} where {among}", [param])])
    return {row[0]: row[1] for row in rows}


# ------------------------------------------------------------------------------------------------------- reminders


@jobs.cron("notifications.remind", every=EVERY)
async def remind() -> int:
    """Remind of open tasks whose time is near (T10, T16), each of them once for its responsible and its time; how many.

    A task that is moved is reminded of again, one that is done or gone is not.
    """
    if not await _near():  # a look first: it is mostly for nothing, and SQLite has one writer
        return 0
    async with transaction() as events:
        if db.dialect() == "postgres":
            await stored.transaction().fetch(f"select pg_advisory_xact_lock({LOCK})")
        near = await _near()
        for each in near:
            row = _row(each)
            await stored.insert(row)
            events.add("created", None, row, snapshot(row), card=None)
    return len(near)


async def _near() -> list[_Notice]:
    """Tasks to remind of by now. A task says how long before, else its responsible does (0, or nothing: not at all).

    Whoever may not view their own tasks is not reminded of them.
    """
    await reference.load()
    policy, moment = policies.in_force(), db.now()
    rights = {id: policy.rights(row["role"], id) for id, row in reference.rows(User).items() if row["is_active"]}
    blind = [id for id, each in rights.items() if each.grant("task", "view").widest == "none"]
    minutes = "coalesce(t.remind_minutes, u.remind_minutes)"
    if db.dialect() == "postgres":
        begins = f"t.due_at - make_interval(mins => {minutes})"
        muted = """coalesce(u.muted_notifications @> '["TASK_DUE"]', false)"""
        now = "$3"
    else:
        begins = f"cast(strftime('%s', t.due_at) as integer) - 60 * {minutes}"
        muted = "exists (select 1 from json_each(u.muted_notifications) m where m.value = 'TASK_DUE')"
        now = "cast(strftime('%s', ?3) as integer)"
    since, until = stored.placeholder(1), stored.placeholder(2)
    among, none = stored.among("u.id", 4, blind)
    text = (
        f"select t.id, t.responsible_id, t.due_at, t.deal_id from task t join users u on u.id = t.responsible_id "
        f"where not t.is_done and t.due_at > {since} and t.due_at <= {until} and {minutes} > 0 and {begins} <= {now} "
        f"and u.is_active and u.kind = '{UserKind.PERSON.value}' and not {muted} and not {among} "
        "and not exists (select 1 from notification n where n.due_at = t.due_at and n.record_id = t.id "
        f"and n.user_id = t.responsible_id) order by t.due_at, t.id limit {AT_ONCE}"
    )
    [rows] = await read([(text, [moment - LATE, moment + timedelta(minutes=MOST_MINUTES), moment, none])])
    return [
        _Notice(user, NotificationKind.TASK_DUE, moment, "task", id, None, deal, due_at=_moment(due))
        for id, user, due, deal in rows
    ]


def _moment(value: Any) -> datetime:
    return db.moment(value) if isinstance(value, str) else value
