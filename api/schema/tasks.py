"""Tasks in the graph: types, inputs, payloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import strawberry

from api.context import Context
from api.reading.declare import Connection, Node, column, computed, condition, entity, link
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from api.schema.files import files_of
from api.schema.knowledge import knowledge_of, knows
from api.schema.permitted import permitted
from domain import account, db, tasks
from domain.questions import Sql
from domain.tasks import CalendarSpan, TaskBucket
from domain.values import EARLIEST, LATEST
from permissions.errors import BadInput

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.directories import TaskType
    from api.schema.files import File
    from api.schema.items import Item
    from api.schema.users import User

described(
    TaskBucket,
    "Where an open task stands in the list of work; days begin in the account's time zone (T5).",
    OVERDUE="Its due time has passed (T11).",
    TODAY="Due later today.",
    TOMORROW="Due tomorrow.",
    LATER="Due after tomorrow.",
)


def _is_overdue(values: Mapping[str, Any], _: Context) -> bool:
    return not values["is_done"] and values["due_at"] < db.now()


def _bucket(values: Mapping[str, Any], context: Context) -> TaskBucket | None:
    return None if values["is_done"] else tasks.bucket(values["due_at"], db.now(), context.account.time_zone)


def _in_bucket(sql: Sql, a: str, wanted: TaskBucket) -> str:
    since, until = tasks.spans(db.now(), sql.account.time_zone)[wanted]
    bounds = [f"{a}.due_at >= {sql.param(since)}"] if since else []
    bounds += [f"{a}.due_at < {sql.param(until)}"] if until else []
    return " and ".join([f"not {a}.is_done", *bounds])


described(
    CalendarSpan,
    "How much of the calendar is shown at once (T4).",
    DAY="A day.",
    WEEK="A week, from Monday on.",
    MONTH="A month.",
)


@strawberry.input(description="A day, a week or a month of the calendar (T4).")
class TaskCalendarInput:
    span: CalendarSpan = strawberry.field(description="How much of it.")
    at: DateTime = strawberry.field(description="Any moment in it, of the years 1970 to 2199.")
    time_zone: str | None = strawberry.field(
        default=strawberry.UNSET, description="Where days begin, by IANA's name; in the account's time zone if absent."
    )


def _in_calendar(sql: Sql, a: str, given: Mapping[str, Any]) -> str:
    if not EARLIEST <= given["at"] < LATEST:
        raise BadInput("at", "a moment from 1970 to 2199 is expected.")
    name = given.get("timeZone") or sql.account.time_zone
    if not account.is_time_zone(name):
        raise BadInput("timeZone", "a time zone by IANA's name is expected, such as Europe/Moscow.")
    span = CalendarSpan(getattr(given["span"], "value", given["span"]))
    since, until = tasks.calendar(span, given["at"], ZoneInfo(name))
    return f"{a}.due_at >= {sql.param(since)} and {a}.due_at < {sql.param(until)}"


def _overdue(sql: Sql, a: str, wanted: bool) -> str:
    late = f"(not {a}.is_done and {a}.due_at < {sql.param(db.now())})"
    return late if wanted else f"not {late}"


@entity(tasks.Task, sort="due_at")
class Task(Node):
    """What somebody is to do by when."""

    type: TaskType = link("What it is about: a call, a meeting, … (T3).", "task_type_id", filter=True)
    text: str = column("What is to be done.", filter=True)
    comment: str | None = column("What helps to do it.", filter=True)
    due_at: DateTime = column("By when.", filter=True, order=True)
    remind_minutes: int | None = column(
        "How many minutes before that the responsible is reminded (T10); null as they chose, 0 not at all.",
        filter=True,
    )
    responsible: User = link("Who is to do it.", "responsible_id", filter=True)
    deal: Deal | None = link("The deal that it is about, when the caller may view it (T2).", "deal_id", filter=True)
    contact: Contact | None = link(
        "The contact that it is about, when the caller may view them (T2).", "contact_id", filter=True
    )
    company: Company | None = link(
        "The company that it is about, when the caller may view it (T2).", "company_id", filter=True
    )
    is_done: bool = column("Whether it is completed.", filter=True)
    is_overdue: bool = computed(
        "Whether its due time has passed while it is open (T11).", "due_at", "is_done", answer=_is_overdue
    )
    bucket: TaskBucket | None = computed(
        "Where it stands in the list of work; null when it is completed (T5).", "due_at", "is_done", answer=_bucket
    )
    files: Connection[File] | None = files_of("task")
    knowledge: Connection[Item] | None = knowledge_of("task")
    result: str | None = column("What was done or agreed (T7).", filter=True)
    completed_at: DateTime | None = column("When it was completed; null while it is open.", filter=True)
    completed_by: User | None = link("Who completed it.", "completed_by_id", filter=True)
    created_by: User = link("Its author.", "created_by_id", filter=True)
    created_at: DateTime = column("When it was set.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True)
    may_edit: bool = permitted("Whether the caller may change it (L15).", tasks.Task, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", tasks.Task, "delete")
    version: int = column("Counts changes; send it as expectedVersion.")

    in_bucket = condition("Open tasks that stand here in the list of work (T5).", TaskBucket, _in_bucket)
    in_calendar = condition("Due in this day, week or month of the calendar (T4).", TaskCalendarInput, _in_calendar)
    knowledge_ = knows("task")
    overdue = condition("Open past its due time, or not (T11).", bool, _overdue)


_REMIND = (
    "How many minutes before it is due its responsible is reminded, at most 10080; 0 for not at all, null for as they "
    "chose (T10)."
)


@strawberry.input(description="A new task, about one card at most (T1, T2).")
class TaskCreateInput:
    text: str = strawberry.field(description="What is to be done, at most 1000 characters.")
    due_at: DateTime = strawberry.field(description="By when.")
    type_id: strawberry.ID | None = strawberry.field(
        default=None, description="What it is about: one of taskTypes; to contact somebody if absent."
    )
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who is to do it, maybe a colleague (T16); the caller if absent."
    )
    comment: str | None = strawberry.field(default=None, description="What helps to do it.")
    deal_id: strawberry.ID | None = strawberry.field(default=None, description="The deal that it is about.")
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="The contact that it is about.")
    company_id: strawberry.ID | None = strawberry.field(default=None, description="The company that it is about.")
    remind_minutes: int | None = strawberry.field(default=None, description=_REMIND)


@strawberry.input(description="What to change of a task; what is left out stays, null empties.")
class TaskUpdateInput:
    task_id: strawberry.ID = strawberry.field(description="Which task.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the task is no longer at this version."
    )
    type_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="One of taskTypes.")
    text: strawberry.Maybe[str] = strawberry.field(default=None, description="What is to be done.")
    comment: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What helps to do it.")
    due_at: strawberry.Maybe[DateTime] = strawberry.field(default=None, description="By when.")
    remind_minutes: strawberry.Maybe[int | None] = strawberry.field(default=None, description=_REMIND)
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(
        default=None, description="Who is to do it from now on."
    )
    deal_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="The deal that it is about, instead of any other card."
    )
    contact_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="The contact that it is about, instead of any other card."
    )
    company_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="The company that it is about, instead of any other card."
    )


@strawberry.input(description="The task that follows a completed one (T9).")
class TaskFollowUpInput:
    text: str = strawberry.field(description="What is to be done, at most 1000 characters.")
    due_at: DateTime = strawberry.field(description="By when.")
    type_id: strawberry.ID | None = strawberry.field(default=None, description="The completed task's type if absent.")
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="The completed task's responsible if absent."
    )
    comment: str | None = strawberry.field(default=None, description="What helps to do it.")
    deal_id: strawberry.ID | None = strawberry.field(
        default=None, description="A deal that it is about; without any card, the completed task's."
    )
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="A contact that it is about.")
    company_id: strawberry.ID | None = strawberry.field(default=None, description="A company that it is about.")
    remind_minutes: int | None = strawberry.field(default=None, description=_REMIND)


@strawberry.input(description="Which task is completed, and with what result.")
class TaskCompleteInput:
    task_id: strawberry.ID = strawberry.field(description="Which task.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the task is no longer at this version."
    )
    result: str | None = strawberry.field(
        default=None, description="What was done or agreed (T7); the account may demand it (T8)."
    )
    follow_up: TaskFollowUpInput | None = strawberry.field(
        default=None, description="A task to set in the same step (T9)."
    )


@strawberry.input(description="Which completed task to open again.")
class TaskReopenInput:
    task_id: strawberry.ID = strawberry.field(description="Which task.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the task is no longer at this version."
    )


@strawberry.input(description="Which task to delete.")
class TaskDeleteInput:
    task_id: strawberry.ID = strawberry.field(description="Which task.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the task is no longer at this version."
    )


@payload
class TaskCreatePayload:
    """What taskCreate answers."""

    task: Task | None = returned("The new task; null when the caller may not view it.")


@payload
class TaskUpdatePayload:
    """What taskUpdate answers."""

    task: Task | None = returned("The task as it is now; null when it has left the caller's sight.")


@payload
class TaskCompletePayload:
    """What taskComplete answers."""

    task: Task | None = returned("The task as it is now.")
    follow_up: Task | None = returned("The task that follows, when one was asked for and the caller may view it.")


@payload
class TaskReopenPayload:
    """What taskReopen answers."""

    task: Task | None = returned("The task as it is now.")


@payload
class TaskDeletePayload:
    """What taskDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the task that is gone.")
