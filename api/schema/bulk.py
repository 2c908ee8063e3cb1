"""Bulk changes in the graph (D27, L21, L22)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import strawberry

from api.messages import UserErrorCode, message
from api.reading.declare import Connection, Node, column, computed, entity, link, many
from api.reading.enums import described
from api.reading.exporting import bulk_input
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, DateTime
from api.schema.custom_values import CustomFieldInput
from domain import bulk
from domain.bulk import BulkFailure, BulkItemState, BulkState
from domain.bulk_batch import BulkKind

if TYPE_CHECKING:
    from api.schema.users import User

described(
    BulkKind,
    "What a bulk change does to each record.",
    RESPONSIBLE="Hands it over (D27, L22).",
    STAGE="Moves it to a stage.",
    TAGS="Puts tags on it, and takes others off.",
    FIELDS="Fills fields of it.",
    COMPLETE="Completes the task.",
    DELETE="Deletes it, into the trash.",
    RESTORE="Puts it back from the trash.",
    UNDO="Takes back what another bulk change has done to it.",
)
described(
    BulkState,
    "How far a bulk change is.",
    WAITING="It will begin in a moment.",
    RUNNING="It is under way.",
    DONE="It has come to each of its records.",
    CANCELLED="Somebody has ended it.",
    FAILED="It has ended before its time: see `failure`.",
)
described(
    BulkItemState,
    "What has become of one record.",
    WAITING="Nothing yet; nothing ever once the bulk change has ended.",
    CHANGED="It was changed.",
    UNCHANGED="It was as wanted already.",
    REFUSED="It was not changed: see `errorCode`.",
)
described(
    BulkFailure,
    "Why a bulk change has failed.",
    USER_GONE="Who asked for it was deactivated, or their key has ended.",
    BROKEN_DOWN="It broke down, and trying again did not help.",
)


def _record_id(values: Mapping[str, Any], _: Any) -> str:
    return f"{values['noun']}_{values['record_id']}"


def _code(values: Mapping[str, Any], _: Any) -> UserErrorCode | None:
    return UserErrorCode[values["error"]["code"]] if values["error"] else None


def _message(values: Mapping[str, Any], context: Any) -> str | None:
    error = values["error"]
    return message(error["code"], context.locale, **error.get("values", {})) if error else None


def _why(values: Mapping[str, Any], context: Any) -> str | None:
    failure = values["failure"]
    return message(f"BULK_{BulkFailure(failure).value}", context.locale) if failure else None


@entity(bulk.BulkItem, sort="id")
class BulkItem:
    """One record of a bulk change."""

    record_id: strawberry.ID = computed(
        "Its id; of what is to be restored, that in the trash.", "noun", "record_id", answer=_record_id
    )
    state: BulkItemState = column("What has become of it.", filter=True)
    error_code: UserErrorCode | None = computed("Why it was refused.", "error", answer=_code)
    message: str | None = computed("The same as a sentence, in the caller's language.", "error", answer=_message)


@entity(bulk.BulkChange, sort="-created_at")
class BulkChange(Node):
    """One change of many records, made by a job. One's own are visible to everybody, all to administrators."""

    user: User = link("Who asked for it, and under whose rights it works.", "user_id", filter=True)
    entity: str = column("What its records are: deal, contact, company, task, or trash.", "noun")
    kind: BulkKind = column("What it does to each.", filter=True)
    state: BulkState = column("How far it is.", filter=True)
    failure: str | None = computed("Why it has failed, in the caller's language.", "failure", answer=_why)
    undoes: BulkChange | None = link("The bulk change that it takes back.", "undoes_id")
    total: int = column("How many records were selected when it was asked for.")
    changed: int = column("How many of them it has changed so far.")
    unchanged: int = column("How many were as wanted already.")
    refused: int = column("How many it may not change, or can't.")
    items: Connection[BulkItem] = many("Its records and what has become of each, for 7 days.", "bulk_change_id")
    created_at: DateTime = column("When it was asked for.", filter=True)
    ended_at: DateTime | None = column("When it ended.")
    version: int = column("Counts its batches.")


# --------------------------------------------------------------------------------------------------- what to do


def _one(description: str) -> Any:
    return strawberry.field(default=strawberry.UNSET, description=description)


@strawberry.input(one_of=True, description="To whom records are handed over.")
class BulkResponsibleInput:
    user_ids: list[strawberry.ID] | None = _one("These users in turn, at most 200; of one user all are theirs.")
    group_id: strawberry.ID | None = _one("The people of this group in turn, by their ids (L22).")


@strawberry.input(description="Where deals are moved to.")
class BulkStageInput:
    stage_id: strawberry.ID = strawberry.field(description="A stage of any pipeline.")
    refusal_reason_id: strawberry.ID | None = strawberry.field(default=None, description="For a lost stage: why.")
    refusal_details: str | None = strawberry.field(default=None, description="For a lost stage: why, in detail.")
    backward: bool = strawberry.field(
        default=False, description="Confirm that deals go back, where the pipeline warns of that (D24)."
    )


@strawberry.input(description="Tags by their names; new ones are made where the caller may.")
class BulkTagsInput:
    add: list[str] = strawberry.field(default_factory=list, description="To put on, at most 50.")
    remove: list[str] = strawberry.field(default_factory=list, description="To take off, at most 50.")


@strawberry.input(description="With what result tasks are completed.")
class BulkCompleteInput:
    result: str | None = strawberry.field(
        default=None, description="What was done or agreed (T7); the account may demand it (T8)."
    )


def _maybe(description: str) -> Any:
    return strawberry.field(default=None, description=description)


_CUSTOM = "What to put into custom fields, each once (F1)."


@strawberry.input(description="Fields of deals to fill; what is left out stays, null empties.")
class DealBulkFieldsInput:
    budget: strawberry.Maybe[Amount | None] = _maybe("Expected sum.")
    goal: strawberry.Maybe[str | None] = _maybe("What the client wants.")
    source_id: strawberry.Maybe[strawberry.ID | None] = _maybe("Where they come from.")
    type_id: strawberry.Maybe[strawberry.ID | None] = _maybe("One of dealTypes (D10).")
    probability: strawberry.Maybe[int | None] = _maybe("Of success, in percent (D10).")
    refusal_reason_id: strawberry.Maybe[strawberry.ID | None] = _maybe("Why they were lost.")
    refusal_details: strawberry.Maybe[str | None] = _maybe("The refusal in detail.")
    available_to_everyone: strawberry.Maybe[bool] = _maybe("Let every user view them, or no longer (D10).")
    custom_fields: list[CustomFieldInput] | None = _maybe(_CUSTOM)


@strawberry.input(description="Fields of contacts to fill; what is left out stays, null empties.")
class ContactBulkFieldsInput:
    address: strawberry.Maybe[str | None] = _maybe("Postal address.")
    client_type_id: strawberry.Maybe[strawberry.ID | None] = _maybe("One of clientTypes.")
    mailing_consent: strawberry.Maybe[bool] = _maybe("Whether they have agreed to mailings (L26).")
    custom_fields: list[CustomFieldInput] | None = _maybe(_CUSTOM)


@strawberry.input(description="Fields of companies to fill; what is left out stays, null empties.")
class CompanyBulkFieldsInput:
    website: strawberry.Maybe[str | None] = _maybe("Address of their site.")
    legal_address: strawberry.Maybe[str | None] = _maybe("Address in the register.")
    actual_address: strawberry.Maybe[str | None] = _maybe("Where they really are.")
    annual_turnover: strawberry.Maybe[Amount | None] = _maybe("Turnover of a year.")
    employees: strawberry.Maybe[int | None] = _maybe("How many people work there.")
    client_type_id: strawberry.Maybe[strawberry.ID | None] = _maybe("One of clientTypes.")
    custom_fields: list[CustomFieldInput] | None = _maybe(_CUSTOM)


@strawberry.input(description="Fields of tasks to fill; what is left out stays, null empties.")
class TaskBulkFieldsInput:
    type_id: strawberry.Maybe[strawberry.ID] = _maybe("One of taskTypes.")
    text: strawberry.Maybe[str] = _maybe("What is to be done.")
    comment: strawberry.Maybe[str | None] = _maybe("What helps to do it.")
    due_at: strawberry.Maybe[DateTime] = _maybe("By when.")
    remind_minutes: strawberry.Maybe[int | None] = _maybe("How long before that to remind of it (T10).")


_HAND_OVER = "Hand them over."
_TAGS = "Put tags on them, take others off."
_FIELDS = "Fill fields."
_DELETE = "Delete them, into the trash: true."


@strawberry.input(one_of=True, description="What to do to each deal.")
class DealBulkActionInput:
    responsible: BulkResponsibleInput | None = _one(_HAND_OVER)
    stage: BulkStageInput | None = _one("Move them to a stage.")
    tags: BulkTagsInput | None = _one(_TAGS)
    fields: DealBulkFieldsInput | None = _one(_FIELDS)
    delete: bool | None = _one(_DELETE)


@strawberry.input(one_of=True, description="What to do to each contact.")
class ContactBulkActionInput:
    responsible: BulkResponsibleInput | None = _one(_HAND_OVER)
    tags: BulkTagsInput | None = _one(_TAGS)
    fields: ContactBulkFieldsInput | None = _one(_FIELDS)
    delete: bool | None = _one(_DELETE)


@strawberry.input(one_of=True, description="What to do to each company.")
class CompanyBulkActionInput:
    responsible: BulkResponsibleInput | None = _one(_HAND_OVER)
    tags: BulkTagsInput | None = _one(_TAGS)
    fields: CompanyBulkFieldsInput | None = _one(_FIELDS)
    delete: bool | None = _one(_DELETE)


@strawberry.input(one_of=True, description="What to do to each task.")
class TaskBulkActionInput:
    responsible: BulkResponsibleInput | None = _one(_HAND_OVER)
    fields: TaskBulkFieldsInput | None = _one(_FIELDS)
    complete: BulkCompleteInput | None = _one("Complete them.")
    delete: bool | None = _one(_DELETE)


if TYPE_CHECKING:

    class _Input:
        ids: Any
        filter: Any
        change: Any
        dry_run: bool

    class DealBulkChangeInput(_Input): ...

    class ContactBulkChangeInput(_Input): ...

    class CompanyBulkChangeInput(_Input): ...

    class TaskBulkChangeInput(_Input): ...

    class TrashBulkRestoreInput(_Input): ...
else:
    DealBulkChangeInput = bulk_input("Deal", DealBulkActionInput)
    ContactBulkChangeInput = bulk_input("Contact", ContactBulkActionInput)
    CompanyBulkChangeInput = bulk_input("Company", CompanyBulkActionInput)
    TaskBulkChangeInput = bulk_input("Task", TaskBulkActionInput)
    TrashBulkRestoreInput = bulk_input("TrashedRecord", None)


@strawberry.input(description="Which bulk change to end.")
class BulkChangeCancelInput:
    bulk_change_id: strawberry.ID = strawberry.field(description="One that is not over yet.")


@strawberry.input(description="Which bulk change to take back.")
class BulkChangeUndoInput:
    bulk_change_id: strawberry.ID = strawberry.field(description="One that ended less than a day ago.")


# --------------------------------------------------------------------------------------------------- payloads


@strawberry.type(description="How many records a bulk change would be refused for one reason.")
class BulkRefusal:
    code: UserErrorCode = strawberry.field(description="Why.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="What would become of records if the change came now.")
class BulkPreview:
    total: int = strawberry.field(description="How many records are selected.")
    examined: int = strawberry.field(description="Of how many the rest is told: the first 1,000 by id.")
    changed: int = strawberry.field(description="How many would be changed.")
    unchanged: int = strawberry.field(description="How many are as wanted already.")
    refused: list[BulkRefusal] = strawberry.field(description="How many would be refused, by reason.")


_MADE = "The bulk change, which is about to begin; null when it was only tried."
_TRIED = "What would become of the records, when it was only tried."


@payload
class DealBulkChangePayload:
    """What dealBulkChange answers."""

    bulk_change: BulkChange | None = returned(_MADE)
    preview: BulkPreview | None = value(_TRIED)


@payload
class ContactBulkChangePayload:
    """What contactBulkChange answers."""

    bulk_change: BulkChange | None = returned(_MADE)
    preview: BulkPreview | None = value(_TRIED)


@payload
class CompanyBulkChangePayload:
    """What companyBulkChange answers."""

    bulk_change: BulkChange | None = returned(_MADE)
    preview: BulkPreview | None = value(_TRIED)


@payload
class TaskBulkChangePayload:
    """What taskBulkChange answers."""

    bulk_change: BulkChange | None = returned(_MADE)
    preview: BulkPreview | None = value(_TRIED)


@payload
class TrashBulkRestorePayload:
    """What trashBulkRestore answers."""

    bulk_change: BulkChange | None = returned(_MADE)
    preview: BulkPreview | None = value(_TRIED)


@payload
class BulkChangeCancelPayload:
    """What bulkChangeCancel answers."""

    bulk_change: BulkChange | None = returned("The bulk change, which has ended.")


@payload
class BulkChangeUndoPayload:
    """What bulkChangeUndo answers."""

    bulk_change: BulkChange | None = returned("The bulk change that takes the other one back.")
