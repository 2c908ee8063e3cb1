"""Tasks: what somebody is to do by when, mostly about a deal (T1–T16)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from tortoise import fields

from domain import account, db, directories, records, stored, trash, users, values
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.events import Events, farewell, in_short, snapshot, transaction
from domain.questions import Question, Sql
from domain.reads import read
from domain.records import Record, of_responsible, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class Task(Record):
    """`created_by_id` is the task's author."""

    entity: ClassVar[str] = "task"
    goes_with_card: ClassVar[bool] = True

    task_type_id = fields.BigIntField()
    text = fields.CharField(max_length=1000)
    comment = fields.TextField(null=True)
    due_at = fields.DatetimeField()
    deal_id = fields.BigIntField(null=True)
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    is_done = fields.BooleanField(default=False)
    result = fields.TextField(null=True)
    completed_at = fields.DatetimeField(null=True)
    completed_by_id = fields.BigIntField(null=True)
    remind_minutes = fields.IntField(null=True)  # before it is due (T10); None: as the responsible chose, 0: not at all

    class Meta:
        table = "task"
        constraints = (
            *of_responsible("task"),
            foreign_key("task", "task_type_id", "task_type"),
            foreign_key("task", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("task", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("task", "company_id", "company", on_delete="CASCADE"),
            foreign_key("task", "completed_by_id", "users"),
            CheckConstraint(
                check='("deal_id" IS NULL OR ("contact_id" IS NULL AND "company_id" IS NULL))'
                ' AND ("contact_id" IS NULL OR "company_id" IS NULL)',
                name="ck_task_one_record",
            ),
        )
        indexes = (
            Ordered("due_at", "id", name="ix_task_all", where="NOT is_done"),
            Ordered("group_id", "due_at", "id", name="ix_task_group", where="NOT is_done"),
            Ordered(
                "responsible_id", "due_at", "id", name="ix_task_own", where="NOT is_done", include=("group_id",)
            ),  # with the group, counts for a member of it need no more than the index
            Ordered("due_at", "id", name="ix_task_all_due"),
            Ordered("group_id", "due_at", "id", name="ix_task_group_due"),
            Ordered("responsible_id", "due_at", "id", name="ix_task_own_due", include=("group_id",)),
            Ordered("created_by_id", "due_at", "id", name="ix_task_author"),
            Ordered("completed_at", "id", name="ix_task_completed", where="completed_at IS NOT NULL"),
            Ordered("-created_at", "-id", name="ix_task_created"),
            Ordered("deal_id", "due_at", "id", name="ix_task_deal"),
            Ordered("contact_id", "due_at", "id", name="ix_task_contact"),
            Ordered("company_id", "due_at", "id", name="ix_task_company"),
        )


MOST_TEXT = 1000

# What a task can be about, by column: the table, and the field of the input.
CARDS: Final[Mapping[str, tuple[type[Record], str]]] = {
    "deal_id": (Deal, "dealId"),
    "contact_id": (Contact, "contactId"),
    "company_id": (Company, "companyId"),
}


# The card of a task named `a`, as SQL for its noun and its id.
_NOUNS: Final = " ".join(f"when a.{column} is not null then '{column.removesuffix('_id')}'" for column in CARDS)
CARD: Final = f"case {_NOUNS} end, coalesce({', '.join(f'a.{column}' for column in CARDS)})"


class TaskBucket(Enum):
    """Where an open task stands in the list of work (T5)."""

    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    TOMORROW = "TOMORROW"
    LATER = "LATER"


class CalendarSpan(Enum):
    """How much of the calendar is shown at once (T4)."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """What a task is made of: one card at most; to contact somebody, by the actor, unless said otherwise."""

    text: str
    due_at: datetime
    type_id: int | None = None
    responsible_id: int | None = None
    comment: str | None = None
    deal_id: int | None = None
    contact_id: int | None = None
    company_id: int | None = None
    remind_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The task after a completed one (T9): of its type, card and responsible unless said otherwise."""

    text: str
    due_at: datetime
    type_id: int | None = None
    responsible_id: int | None = None
    comment: str | None = None
    deal_id: int | None = None
    contact_id: int | None = None
    company_id: int | None = None
    remind_minutes: int | None = None


def visible(actor: Actor) -> Question:
    """Tasks that `actor` may view."""
    return Question(Task, actor)


def spans(moment: datetime, time_zone: str) -> dict[TaskBucket, tuple[datetime | None, datetime | None]]:
    """From when (included) until when (excluded) tasks of each bucket are due, seen at `moment`.

    Days begin at midnight in the time zone, whatever their length.
    """
    zone = ZoneInfo(time_zone)
    today = moment.astimezone(zone).date()
    tomorrow, day_after = (
        datetime.combine(today + timedelta(days=days), time(), zone).astimezone(moment.tzinfo) for days in (1, 2)
    )
    return {
        TaskBucket.OVERDUE: (None, moment),
        TaskBucket.TODAY: (moment, tomorrow),
        TaskBucket.TOMORROW: (tomorrow, day_after),
        TaskBucket.LATER: (day_after, None),
    }


def calendar(span: CalendarSpan, moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From when (included) until when (excluded) the day, the week or the month lasts in which `moment` lies (T4).

    Weeks begin on Monday; days at midnight in the zone, whatever their length.
    """
    day = moment.astimezone(zone).date()
    match span:
        case CalendarSpan.DAY:
            first, after = day, day + timedelta(days=1)
        case CalendarSpan.WEEK:
            first = day - timedelta(days=day.weekday())
            after = first + timedelta(days=7)
        case CalendarSpan.MONTH:
            first = day.replace(day=1)
            after = (first + timedelta(days=31)).replace(day=1)
    since, until = [datetime.combine(each, time(), zone).astimezone(moment.tzinfo) for each in (first, after)]
    return since, until


def bucket(due_at: datetime, moment: datetime, time_zone: str) -> TaskBucket:
    """Where an open task stands, seen at `moment` in the time zone (T5)."""
    ends = ((name, until) for name, (_, until) in spans(moment, time_zone).items())
    return next(name for name, until in ends if until is None or due_at < until)


async def create(actor: Actor, new: NewTask) -> Task:
    """A new task for the actor or, as far as the policy lets them create, for a colleague (T1, T2, T16)."""
    async with transaction() as events:
        return await _add(actor, events, new, await _card(actor, _named(new)))


@in_short
async def update(actor: Actor, task_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Task:
    """Change what is `given` of: type_id, text, comment, due_at, remind_minutes, deal_id, contact_id, company_id,
    responsible_id.

    A card that is given takes the place of the one that the task had. Another responsible needs the right to create
    tasks for them (T16).
    """
    async with transaction() as events:
        task = await records.fetch(Task, actor, "edit", task_id)
        scope.require_fields(actor, "task", given)
        changed: dict[str, Any] = {}
        if "type_id" in given:
            changed["task_type_id"] = await directories.offered(
                directories.TaskType, given["type_id"], "typeId", kept=task.task_type_id
            )
        if "text" in given:
            changed["text"] = values.required_text(given["text"], "text", MOST_TEXT)
        if "comment" in given:
            changed["comment"] = values.text(given["comment"], "comment")
        if "due_at" in given:
            changed["due_at"] = values.moment(given["due_at"], "dueAt")
        if "remind_minutes" in given:
            changed["remind_minutes"] = values.minutes(given["remind_minutes"], "remindMinutes")
        cards = {column: given[column] for column in CARDS if column in given}
        if any(cards.values()):
            changed |= await _card(actor, cards)
        else:
            changed |= cards
        change = await write(task, expected_version, **changed)
        events.add("changed", actor, task, change, card=records.card_of(task))
        if given.get("responsible_id") is not None:
            await _hand_over(actor, events, task, given["responsible_id"])
    return task


@in_short
async def complete(
    actor: Actor,
    task_id: int,
    result: str | None = None,
    follow_up: FollowUp | None = None,
    expected_version: int | None = None,
) -> tuple[Task, Task | None]:
    """Close a task with its result, and make the next one in the same step (T7, T9); both.

    Raises Invalid ALREADY_DONE, and RESULT_REQUIRED where the account wants a result (T8).
    """
    async with transaction() as events:
        task = await records.fetch(Task, actor, "edit", task_id)
        if task.is_done:
            raise Invalid("ALREADY_DONE", "taskId")
        said = values.text(result, "result")
        scope.require_fields(actor, "task", ["result"] if said else [])
        if said is None and (await account.remembered()).task_result_required:
            raise Invalid("RESULT_REQUIRED", "result")
        change = await write(
            task, expected_version, is_done=True, result=said, completed_at=db.now(), completed_by_id=actor.user_id
        )
        events.add("completed", actor, task, change, card=records.card_of(task))
        following = None if follow_up is None else await _follow(actor, events, task, follow_up)
    return task, following


@in_short
async def reopen(actor: Actor, task_id: int, expected_version: int | None = None) -> Task:
    """Make a completed task open again, without its result, which takes the right to change that. Raises Invalid
    NOT_DONE when it is open.
    """
    async with transaction() as events:
        task = await records.fetch(Task, actor, "edit", task_id)
        scope.require_fields(actor, "task", ["result"])
        if not task.is_done:
            raise Invalid("NOT_DONE", "taskId")
        change = await write(
            task, expected_version, is_done=False, result=None, completed_at=None, completed_by_id=None
        )
        events.add("reopened", actor, task, change, card=records.card_of(task))
    return task


async def delete(actor: Actor, task_id: int, expected_version: int | None = None) -> None:
    """Remove a task; its history stays."""
    async with transaction() as events:
        task = await records.fetch(Task, actor, "delete", task_id)
        gone = farewell(task)
        await write(task, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, task)
        events.add("deleted", actor, task, gone, card=records.card_of(task))
        await records.take_along(actor, events, task)
        await stored.remove(task)


async def first_due(sql: Sql, deal_ids: Sequence[int]) -> dict[int, datetime]:
    """When the first open task about each of these deals is due, by the deal's id; of tasks in the actor's view."""
    text = (
        f"select a.deal_id, min(a.due_at) from task a where {sql.within('a.deal_id', deal_ids)} and not a.is_done "
        f"and {sql.scope(Task, 'a')} group by a.deal_id"
    )
    [rows] = await read([(text, sql.params)])
    return {id: db.moment(due) if isinstance(due, str) else due for id, due in rows}


async def _add(
    actor: Actor, events: Events, new: NewTask, card: Mapping[str, Any], at: str = "", kept: int | None = None
) -> Task:
    """Store a task with a card that has been checked; `at` leads to its input, a `kept` type may be archived."""
    responsible = await users.working(new.responsible_id or actor.user_id, f"{at}responsibleId")
    scope.require_fields(actor, "task", records.filled(new))
    scope.require_creation(actor, "task", responsible.id, responsible.group_id)
    moment = db.now()
    task = await Task.create(
        **card,
        task_type_id=await directories.offered(directories.TaskType, new.type_id, f"{at}typeId", kept=kept)
        or (await directories.TaskType.get(code="CONTACT")).id,
        text=values.required_text(new.text, f"{at}text", MOST_TEXT),
        comment=values.text(new.comment, f"{at}comment"),
        due_at=values.moment(new.due_at, f"{at}dueAt"),
        remind_minutes=values.minutes(new.remind_minutes, f"{at}remindMinutes"),
        responsible_id=responsible.id,
        group_id=responsible.group_id,
        created_by_id=actor.user_id,
        created_at=moment,
        updated_at=moment,
    )
    events.add("created", actor, task, snapshot(task), card=records.card_of(task))
    return task


async def _follow(actor: Actor, events: Events, done: Task, next_: FollowUp) -> Task:
    """The task after `done`. A card that `done` has already needs no right to view it."""
    card = await _card(actor, _named(next_), "followUp.")
    new = NewTask(
        type_id=next_.type_id or done.task_type_id,
        text=next_.text,
        due_at=next_.due_at,
        responsible_id=next_.responsible_id or done.responsible_id,
        comment=next_.comment,
        remind_minutes=next_.remind_minutes,
    )
    about = card if any(card.values()) else _named(done)
    return await _add(actor, events, new, about, "followUp.", kept=done.task_type_id)


async def _hand_over(actor: Actor, events: Events, task: Task, responsible_id: int) -> None:
    if responsible_id == task.responsible_id:
        return
    user = await users.working(responsible_id, "responsibleId")
    if task.responsible_id != actor.user_id:  # or one could take a task over to do more with it (T25)
        scope.require_creation(actor, "task", task.responsible_id, task.group_id)
    scope.require_creation(actor, "task", user.id, user.group_id)
    change = await write(task, None, responsible_id=user.id, group_id=user.group_id)
    events.add("reassigned", actor, task, change, card=records.card_of(task))


def _named(source: object) -> dict[str, int | None]:
    """The card's columns of a task or of what one is made of."""
    return {column: getattr(source, column) for column in CARDS}


async def _card(actor: Actor, given: Mapping[str, int | None], at: str = "") -> dict[str, int | None]:
    """All columns of the card. Raises Invalid ONE_CARD at the second one given, NOT_FOUND for one not in view."""
    chosen = [column for column in CARDS if given.get(column) is not None]
    if len(chosen) > 1:
        raise Invalid("ONE_CARD", f"{at}{CARDS[chosen[1]][1]}")
    for column in chosen:
        model, field = CARDS[column]
        await records.in_view(model, actor, given[column] or 0, f"{at}{field}")
    return {column: given.get(column) for column in CARDS}
