"""Who answers for bulk changes (D27, L21, L22)."""

from __future__ import annotations

from typing import Any, TypeVar

import strawberry

from api.context import Info
from api.messages import UserErrorCode
from api.reading.declare import Connection, camel
from api.reading.exporting import sent
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, keys, optional_key
from api.schema.bulk import (
    BulkChange,
    BulkChangeCancelInput,
    BulkChangeCancelPayload,
    BulkChangeUndoInput,
    BulkChangeUndoPayload,
    BulkPreview,
    BulkRefusal,
    CompanyBulkChangeInput,
    CompanyBulkChangePayload,
    ContactBulkChangeInput,
    ContactBulkChangePayload,
    DealBulkChangeInput,
    DealBulkChangePayload,
    TaskBulkChangeInput,
    TaskBulkChangePayload,
    TrashBulkRestoreInput,
    TrashBulkRestorePayload,
)
from api.schema.custom_values import filled
from domain import bulk, bulk_kinds, bulk_trash
from domain.bulk import Selection
from domain.bulk_batch import Kind
from permissions.errors import BadInput

P = TypeVar("P")

SECONDS = 60.0  # to select 200,000 records, or to try 1,000
_IDS = {
    "source_id": "source",
    "refusal_reason_id": "refusal_reason",
    "client_type_id": "client_type",
}


@roots
@strawberry.type
class BulkQuery:
    bulk_change: BulkChange | None = root_one("A bulk change by its id; null when it is not in view.")
    bulk_changes: Connection[BulkChange] = root_list(
        bulk.visible, "The caller's own bulk changes, to administrators everybody's; the newest first."
    )


def _kind(noun: str, change: Any) -> Kind:
    """What is to be done to each record."""
    name, asked = next((name, each) for name, each in vars(change).items() if each is not strawberry.UNSET)
    path = f"change.{name}"
    match name:
        case "responsible":
            if asked.group_id not in (None, strawberry.UNSET):
                return bulk_kinds.Responsible({"group_id": key(asked.group_id, "group", f"{path}.groupId")})
            return bulk_kinds.Responsible({"user_ids": keys(asked.user_ids, "user", f"{path}.userIds")})
        case "stage":
            reason = optional_key(asked.refusal_reason_id, "refusal_reason", f"{path}.refusalReasonId")
            return bulk_kinds.Stage(
                {
                    "stage_id": key(asked.stage_id, "stage", f"{path}.stageId"),
                    "refusal_reason_id": reason,
                    "refusal_details": asked.refusal_details,
                    "backward": asked.backward,
                }
            )
        case "tags":
            return bulk_kinds.Tags({"add": asked.add, "remove": asked.remove})
        case "complete":
            return bulk_kinds.Complete({"result": asked.result})
        case "fields":
            return bulk_kinds.Fields(_fields(noun, asked, path))
    if asked is not True:
        raise BadInput(path, "expected true.")
    return bulk_trash.Delete({})


def _fields(noun: str, asked: Any, path: str) -> dict[str, Any]:
    values = given(asked)
    for name, entry in {**_IDS, "type_id": f"{noun}_type"}.items():
        if name in values:
            values[name] = optional_key(values[name], entry, f"{path}.{camel(name)}")
    if "custom_fields" in values:
        values["custom_fields"] = filled(values["custom_fields"], f"{path}.customFields")
    return values


async def _answer(info: Info, noun: str, input: Any, kind: Kind, payload: type[P]) -> P:
    context = info.context
    which = Selection(
        ids=None if input.ids is None else keys(input.ids, noun, "ids"),
        filter=None if input.filter is None else sent(input.filter) or {},
    )
    made: Any = payload
    if not input.dry_run:
        begun = await bulk.create(context.require(), noun, which, kind, context.client_ip)
        answer: P = made(bulk_change=reference("bulk_change", begun.id))
        return answer
    seen = await bulk.preview(context.require(), noun, which, kind, context.client_ip)
    refused = [BulkRefusal(code=UserErrorCode[code], count=count) for code, count in seen.refused.items()]
    tried: P = made(
        preview=BulkPreview(
            total=seen.total,
            examined=seen.examined,
            changed=seen.changed,
            unchanged=seen.unchanged,
            refused=refused,
        )
    )
    return tried


@strawberry.type
class BulkMutation:
    @mutation(
        "Change many deals: a job does, under the caller's rights of each moment (D27, L21, L22).", seconds=SECONDS
    )
    async def deal_bulk_change(self, info: Info, input: DealBulkChangeInput) -> DealBulkChangePayload | None:
        return await _answer(info, "deal", input, _kind("deal", input.change), DealBulkChangePayload)

    @mutation("Change many contacts: a job does, under the caller's rights of each moment (L21, L22).", seconds=SECONDS)
    async def contact_bulk_change(self, info: Info, input: ContactBulkChangeInput) -> ContactBulkChangePayload | None:
        return await _answer(info, "contact", input, _kind("contact", input.change), ContactBulkChangePayload)

    @mutation("Change many companies: a job does, under the caller's rights of each moment (L21).", seconds=SECONDS)
    async def company_bulk_change(self, info: Info, input: CompanyBulkChangeInput) -> CompanyBulkChangePayload | None:
        return await _answer(info, "company", input, _kind("company", input.change), CompanyBulkChangePayload)

    @mutation("Change many tasks: a job does, under the caller's rights of each moment.", seconds=SECONDS)
    async def task_bulk_change(self, info: Info, input: TaskBulkChangeInput) -> TaskBulkChangePayload | None:
        return await _answer(info, "task", input, _kind("task", input.change), TaskBulkChangePayload)

    @mutation("Put many deleted records back: a job does; takes the right to delete them.", seconds=SECONDS)
    async def trash_bulk_restore(self, info: Info, input: TrashBulkRestoreInput) -> TrashBulkRestorePayload | None:
        return await _answer(info, "trash", input, bulk_trash.Restore({}), TrashBulkRestorePayload)

    @mutation("End a bulk change; what it has changed stays so until it is undone.")
    async def bulk_change_cancel(self, info: Info, input: BulkChangeCancelInput) -> BulkChangeCancelPayload | None:
        id = key(input.bulk_change_id, "bulk_change", "bulkChangeId")
        await bulk.cancel(info.context.require(), id)
        return BulkChangeCancelPayload(bulk_change=reference("bulk_change", id))

    @mutation("Take back what a bulk change has done, within a day of its end, but for what was changed since.")
    async def bulk_change_undo(self, info: Info, input: BulkChangeUndoInput) -> BulkChangeUndoPayload | None:
        id = key(input.bulk_change_id, "bulk_change", "bulkChangeId")
        made = await bulk.undo(info.context.require(), id, info.context.client_ip)
        return BulkChangeUndoPayload(bulk_change=reference("bulk_change", made.id))
