"""Deals in the graph: types, inputs, payloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.custom import custom_field, custom_fields_of_card
from api.reading.custom_filters import custom
from api.reading.declare import Connection, Node, Total, column, condition, derived, entity, link, many
from api.reading.enums import described
from api.reading.inputs import ids, tagged
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, DateTime, Money
from api.schema.companies import CompanyInput
from api.schema.contacts import ContactInput
from api.schema.custom_values import CustomFieldInput
from api.schema.files import files_of
from api.schema.knowledge import knowledge_of, knows
from api.schema.permitted import permitted
from domain import contacts, db, deals, feed, items, pipelines, product_lines, tasks
from domain.deals import CreatedVia
from domain.pipelines import StageKind
from domain.questions import Sql
from permissions.errors import BadInput

if TYPE_CHECKING:
    from api.reading.fetch import Reader
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.custom_values import CustomFieldValue
    from api.schema.deal_lines import DealLine
    from api.schema.directories import DealType, RefusalReason, Source
    from api.schema.feed import FeedEntry
    from api.schema.files import File
    from api.schema.items import Item
    from api.schema.pipelines import Pipeline, Stage, StageTime
    from api.schema.tags import Tag
    from api.schema.tasks import Task
    from api.schema.users import User

described(CreatedVia, "How a deal came to be (D39).", MANUAL="A person made it by hand.", API="A program made it.")


def _open_task(sql: Sql, a: str, *more: str) -> str:
    conditions = " and ".join([f"t.deal_id = {a}.id", "not t.is_done", sql.scope(tasks.Task, "t"), *more])
    return f"exists (select 1 from task t where {conditions})"


def _has_overdue_task(sql: Sql, a: str, wanted: bool) -> str:
    found = _open_task(sql, a, f"t.due_at < {sql.param(db.now())}")
    return found if wanted else f"not {found}"


async def _first_due(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[datetime | None]:
    """When the open task of each deal that the caller may view and that is due first is due; None without any."""
    found = await tasks.first_due(reader.sql(), sorted({row["id"] for row in rows}))
    return [found.get(row["id"]) for row in rows]


async def _overdue(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
    return [due is not None and due < db.now() for due in await _first_due(reader, rows)]


async def _without(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
    return [due is None for due in await _first_due(reader, rows)]


def _asks_for_task(a: str) -> str:
    """It is in work in a pipeline that requires a planned task."""
    return (
        f"{a}.stage_id in (select s.id from stage s join pipeline p on p.id = s.pipeline_id "
        "where s.kind = 'ACTIVE' and p.task_required)"
    )


async def _missing(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
    asking = await pipelines.asking_for_tasks()
    found = [row for row in rows if row["stage_id"] in asking]
    due = await _first_due(reader, found) if found else []
    without = {row["id"] for row, at in zip(found, due, strict=True) if at is None}
    return [row["id"] in without for row in rows]


def _has_contact(sql: Sql, a: str, value: Any) -> str:
    wanted = sql.within("x.contact_id", ids(value, "contact"))
    return (
        f"{a}.id in (select x.deal_id from deal_contact x join contact v on v.id = x.contact_id "
        f"where {wanted} and {sql.scope(contacts.Contact, 'v')})"
    )


def _has_item(sql: Sql, a: str, value: Any) -> str:
    wanted = sql.within("x.item_id", ids(value, "item"))
    return (
        f"{a}.id in (select x.deal_id from deal_line x join item v on v.id = x.item_id "
        f"where {wanted} and {sql.scope(items.Item, 'v')})"
    )


def _lost_from(sql: Sql, a: str, p: str) -> str:
    """The stage that a lost deal was last left on before it was lost."""
    left = (
        "select x.stage_id from passage x join stage s on s.id = x.stage_id "
        f"where x.deal_id = {p} and s.kind <> 'LOST' order by x.id desc limit 1"
    )
    seen = f"d.id = {p} and {sql.scope(deals.Deal, 'd')}"
    lost = f"select 1 from deal d join stage s on s.id = d.stage_id where {seen} and s.kind = 'LOST'"
    return f"{a}.id = ({left}) and exists ({lost})"


def _stands_on(sql: Sql, a: str, value: list[Any]) -> str:
    kinds = [StageKind(getattr(each, "value", each)).value for each in value]
    return f"{a}.stage_id in (select s.id from stage s where {sql.within('s.kind', kinds, 'text')})"


def _stalled(sql: Sql, a: str, days: int) -> str:
    if not 0 <= days <= 36_500:
        raise BadInput("", "0 to 36500 days are expected.")
    return f"{a}.closed_at is null and {a}.stage_entered_at <= {sql.param(db.now() - timedelta(days=days))}"


@entity(deals.Deal, totals={"total_budget": Total("Sum of the budgets of all that match.", "budget_minor")})
class Deal(Node):
    """A sale in progress or at its end."""

    name: str = column("What the deal is called; its number when nobody named it (D2).", filter=True, order=True)
    budget: Money | None = column(
        "Expected sum, maybe a rough estimate at first (D8); with product lines what these come to (D37).",
        "budget_minor",
        filter=True,
        order="coalesce({a}.budget_minor, -1)",
    )
    goal: str | None = column("Goal of the negotiations (D9).", filter=True)
    pipeline: Pipeline = link("The pipeline that it is in.", "pipeline_id", filter=True)
    stage: Stage = link("Where it stands.", "stage_id", filter=True)
    stage_entered_at: DateTime = column("Since when it has stood there (D42).", filter=True, order=True)
    stage_times: list[StageTime] = derived(
        "How long it has stood on each stage, the present one included, in the order of first standing there (D42).",
        "id",
        "stage_id",
        "stage_entered_at",
        derive=lambda reader, rows: pipelines.stage_times(reader.sql(), rows),
    )
    responsible: User = link("The user who owns it.", "responsible_id", filter=True)
    company: Company | None = link("Its one company, when the caller may view it (D7).", "company_id", filter=True)
    contacts: Connection[Contact] = many(
        "The people on the client's side that the caller may view, in the order of adding (D6).",
        through=("deal_contact", "deal_id", "contact_id"),
    )
    lines: list[DealLine] = many(
        "What is sold, and other items that it is linked to, in the order of adding, at most 200 (D37, L8).",
        "deal_id",
        most=product_lines.MOST,
    )
    tags: list[Tag] = many("Its tags, at most 50 (D35).", through=("deal_tag", "deal_id", "tag_id"))
    source: Source | None = link("Where it came from (D29).", "source_id", filter=True)
    type: DealType | None = link("What kind of sale it is (D10).", "type_id", filter=True)
    probability: int | None = column(
        "The probability of success in percent; what its stage gives, unless it is changed by hand (D10).",
        filter=True,
        order="coalesce({a}.probability, -1)",
    )
    tasks: Connection[Task] = many("Tasks about it that the caller may view.", "deal_id", order="DUE_AT_ASC")
    files: Connection[File] | None = files_of("deal")
    knowledge: Connection[Item] | None = knowledge_of("deal")
    nearest_task: Task | None = many(
        "The open task that is due first.", "deal_id", order="DUE_AT_ASC", where="not {a}.is_done", first=True
    )
    has_overdue_task: bool = derived(
        "Whether an open task about it that the caller may view is past its due time (D20).", "id", derive=_overdue
    )
    has_no_task: bool = derived(
        "Whether there is no open task about it that the caller may view (D19, T13).", "id", derive=_without
    )
    is_task_missing: bool = derived(
        "Whether it is in work in a pipeline that requires a planned task, and there is none that the caller may view "
        "(T13).",
        "id",
        "stage_id",
        derive=_missing,
    )
    refusal_reason: RefusalReason | None = link("Why it was lost (D30).", "refusal_reason_id", filter=True)
    refusal_details: str | None = column("Why it was lost, in detail.", filter=True)
    lost_from: Stage | None = many(
        "Of a lost deal: the stage on which the client dropped out (L23).", belongs=_lost_from, first=True
    )
    created_via: CreatedVia = column("How it came to be (D39).", filter=True)
    available_to_everyone: bool = column("Every user may view it, whatever their own scope (D10).", filter=True)
    custom_field: CustomFieldValue | None = custom_field()
    custom_fields: list[CustomFieldValue] = custom_fields_of_card()
    created_by: User = link("Who created it.", "created_by_id", filter=True)
    created_at: DateTime = column("When it was created.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True, order=True)
    closed_at: DateTime | None = column("When it was won or lost; null while it is open.", filter=True)
    may_edit: bool = permitted("Whether the caller may change it (L15).", deals.Deal, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", deals.Deal, "delete")
    version: int = column("Counts changes; send it as expectedVersion.")
    feed: Connection[FeedEntry] = many(
        "What happened to it, its notes and the tasks that the caller may view, newest first (D33).",
        belongs=feed.of_deal,
    )

    tag = tagged("deal")
    knowledge_ = knows("deal")
    custom = custom("deal")
    stage_kind = condition(
        "Stands on a stage of one of these kinds: LOST for refused ones.", list[StageKind], _stands_on
    )
    goal_or_budget_empty = condition(
        "Goal or budget is not filled in (D9).",
        bool,
        lambda _, a, value: f"{'' if value else 'not '}({a}.goal is null or {a}.budget_minor is null)",
        tells=("goal", "budget"),
    )
    has_open_task = condition(
        "There is an open task that the caller may view.",
        bool,
        lambda sql, a, value: _open_task(sql, a) if value else f"not {_open_task(sql, a)}",
    )
    stalled_days = condition(
        "Open, and on its stage for at least so many days (D42).", int, _stalled, tells=("closedAt",)
    )
    has_overdue_task_ = condition("There is an overdue task that the caller may view (D20).", bool, _has_overdue_task)
    has_no_task_ = condition(
        "There is no open task that the caller may view (D19, T13).",
        bool,
        lambda sql, a, value: f"not {_open_task(sql, a)}" if value else _open_task(sql, a),
    )
    is_task_missing_ = condition(
        "It is in work in a pipeline that requires a planned task, and there is none that the caller may view (T13).",
        bool,
        lambda sql, a, value: f"{'' if value else 'not '}({_asks_for_task(a)} and not {_open_task(sql, a)})",
    )
    contact = condition(
        "Has one of these contacts, of those that the caller may view.", list[strawberry.ID], _has_contact
    )
    item = condition("Has one of these items, of those that the caller may view.", list[strawberry.ID], _has_item)


@strawberry.input(description="A new deal. Give its pipeline, or a stage to start on.")
class DealCreateInput:
    name: str | None = strawberry.field(default=None, description="Without it the deal is called by its number (D2).")
    pipeline_id: strawberry.ID | None = strawberry.field(
        default=None, description="Start on the first active stage of this pipeline (D11)."
    )
    stage_id: strawberry.ID | None = strawberry.field(default=None, description="Start on this stage (D3).")
    budget: Amount | None = strawberry.field(default=None, description="Expected sum in the account's currency.")
    goal: str | None = strawberry.field(default=None, description="Goal of the negotiations, at most 1000 characters.")
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="The owner; the caller if absent."
    )
    company_id: strawberry.ID | None = strawberry.field(default=None, description="A company that exists.")
    company: CompanyInput | None = strawberry.field(
        default=None, description="Data of a company to find by phone or e-mail, or to create (D4, D5)."
    )
    contact_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Contacts that exist.")
    contacts: list[ContactInput] | None = strawberry.field(
        default=None, description="Data of contacts to find by phone or e-mail, or to create (D4, D5)."
    )
    source_id: strawberry.ID | None = strawberry.field(default=None, description="Where it came from.")
    type_id: strawberry.ID | None = strawberry.field(default=None, description="What kind of sale it is (D10).")
    probability: int | None = strawberry.field(
        default=None, description="The probability of success in percent; that of its stage if absent (D10)."
    )
    tags: list[str] | None = strawberry.field(default=None, description="Names of tags, made where they are new.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )
    refusal_reason_id: strawberry.ID | None = strawberry.field(
        default=None, description="For a deal that starts on a lost stage."
    )
    refusal_details: str | None = strawberry.field(default=None, description="The refusal in detail.")
    available_to_everyone: bool = strawberry.field(
        default=False, description="Let every user view it, whatever their own scope (D10)."
    )
    created_via: CreatedVia = strawberry.field(
        default=CreatedVia.MANUAL, description="By hand, or by a program of yours."
    )


@strawberry.input(description="What to change of a deal; what is left out stays, null empties.")
class DealUpdateInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the deal is no longer at this version."
    )
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="Its name.")
    budget: strawberry.Maybe[Amount | None] = strawberry.field(
        default=None, description="Expected sum; BUDGET_OF_LINES where product lines decide (D37)."
    )
    goal: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Goal of the negotiations.")
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="The new owner.")
    company_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(default=None, description="Its company.")
    replace_company: bool = strawberry.field(
        default=False, description="Let companyId take the place of another company (D7)."
    )
    add_contact_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Contacts to link.")
    remove_contact_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Contacts to unlink.")
    source_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="Where it came from."
    )
    type_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="What kind of sale it is (D10)."
    )
    probability: strawberry.Maybe[int | None] = strawberry.field(
        default=None, description="The probability of success in percent (D10)."
    )
    tags: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="All its tags, by name.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )
    refusal_reason_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="Why it was lost."
    )
    refusal_details: strawberry.Maybe[str | None] = strawberry.field(default=None, description="The refusal in detail.")
    available_to_everyone: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Let every user view it, or no longer (D10)."
    )


@strawberry.input(description="Where to put a deal.")
class DealMoveInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    stage_id: strawberry.ID = strawberry.field(description="A stage of its own pipeline or of another one.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the deal is no longer at this version."
    )
    refusal_reason_id: strawberry.ID | None = strawberry.field(default=None, description="For a lost stage: why.")
    refusal_details: str | None = strawberry.field(default=None, description="For a lost stage: why, in detail.")
    backward: bool = strawberry.field(
        default=False,
        description="Confirm that it goes back, where the pipeline warns of that (D24).",
    )


@strawberry.input(description="Deals to hand over, all or none.")
class DealReassignInput:
    deal_ids: list[strawberry.ID] = strawberry.field(description="At most 200 deals.")
    responsible_id: strawberry.ID = strawberry.field(description="The new owner.")


@strawberry.input(description="Which deal to delete.")
class DealDeleteInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the deal is no longer at this version."
    )


@payload
class DealCreatePayload:
    """What dealCreate answers."""

    deal: Deal | None = returned("The new deal.")


@payload
class DealUpdatePayload:
    """What dealUpdate answers."""

    deal: Deal | None = returned("The deal as it is now; null when it has left the caller's sight.")


@payload
class DealMovePayload:
    """What dealMove answers."""

    deal: Deal | None = returned("The deal as it is now; null when it has left the caller's sight.")


@payload
class DealReassignPayload:
    """What dealReassign answers."""

    deals: list[Deal] | None = returned("The deals that are still in the caller's sight.")


@payload
class DealDeletePayload:
    """What dealDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the deal that is gone.")
