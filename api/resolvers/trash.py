"""Who answers for the trash."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key, keys, optional_key
from api.schema.trash import (
    TrashedRecord,
    TrashForgetInput,
    TrashForgetPayload,
    TrashRestoreInput,
    TrashRestorePayload,
)
from domain import trash


@roots
@strawberry.type
class TrashQuery:
    trash: Connection[TrashedRecord] = root_list(
        trash.visible,
        "Deleted records, and notes, that the caller could view if they were still there; the last one first.",
    )


@strawberry.type
class TrashMutation:
    @mutation("Put a deleted record back, with what stood on it; takes the right to delete it.")
    async def trash_restore(self, info: Info, input: TrashRestoreInput) -> TrashRestorePayload | None:
        noun, id = await trash.restore(
            info.context.require(),
            key(input.trashed_id, "trash", "trashedId"),
            optional_key(input.stage_id, "stage", "stageId"),
        )
        return TrashRestorePayload(record=reference(noun, id))

    @mutation("Delete for good what is in the trash; for administrators.")
    async def trash_forget(self, info: Info, input: TrashForgetInput) -> TrashForgetPayload | None:
        ids = await trash.forget(info.context.require(), keys(input.trashed_ids, "trash", "trashedIds"))
        return TrashForgetPayload(forgotten_ids=[strawberry.ID(f"trash_{id}") for id in ids])
