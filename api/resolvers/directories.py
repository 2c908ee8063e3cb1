"""Who answers for the short lists."""

from __future__ import annotations

from typing import Any

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key
from api.schema.directories import (
    ACTIVITY_TYPES,
    CLIENT_TYPES,
    CUSTOMER_STAGES,
    DEAL_TYPES,
    REFUSAL_REASONS,
    SOURCES,
    TASK_TYPES,
    ActivityType,
    ClientType,
    CustomerStage,
    DealType,
    EntryCreateInput,
    EntryUpdateInput,
    Keeping,
    RefusalReason,
    Source,
    TaskType,
)
from domain import directories


@roots
@strawberry.type
class DirectoryQuery:
    sources: Connection[Source] = root_list(
        directories.visible(directories.Source), "Where deals come from, in the order of the list (D29)."
    )
    refusal_reasons: Connection[RefusalReason] = root_list(
        directories.visible(directories.RefusalReason), "Why deals are lost, in the order of the list (D30)."
    )
    deal_types: Connection[DealType] = root_list(
        directories.visible(directories.DealType), "Kinds of sales, in the order of the list (D10)."
    )
    client_types: Connection[ClientType] = root_list(
        directories.visible(directories.ClientType), "Kinds of clients, in the order of the list (L20)."
    )
    activity_types: Connection[ActivityType] = root_list(
        directories.visible(directories.ActivityType),
        "What marketing and sales do, that notes tell of, in the order of the list (L17).",
    )
    customer_stages: Connection[CustomerStage] = root_list(
        directories.visible(directories.CustomerStage), "How far customers are, in the order of the list (L25)."
    )
    task_types: Connection[TaskType] = root_list(
        directories.visible(directories.TaskType), "What tasks are about, in the order of the list (T3)."
    )


def _mutations(kept: Keeping) -> tuple[Any, Any]:
    """The fields that add an entry to a list, and that change one."""

    async def create(self: Any, info: Info, input: EntryCreateInput) -> Any:  # noqa: ARG001  # Strawberry wants a self
        entry = await directories.create(info.context.require(), kept.directory, **given(input))
        return kept.create_payload(**{kept.noun: reference(kept.noun, entry.id)})

    async def update(self: Any, info: Info, input: EntryUpdateInput) -> Any:  # noqa: ARG001  # Strawberry wants a self
        values = given(input)
        id = key(values.pop(kept.id_name), kept.noun, kept.id_path)
        await directories.update(info.context.require(), kept.directory, id, values)
        return kept.update_payload(**{kept.noun: reference(kept.noun, id)})

    create.__annotations__ = {"info": Info, "input": kept.create_input, "return": kept.create_payload | None}
    update.__annotations__ = {"info": Info, "input": kept.update_input, "return": kept.update_payload | None}
    return (
        mutation(f"Add {kept.one}; takes the right to edit settings.")(create),
        mutation(f"Rename, archive or move {kept.one}; takes the right to edit settings.")(update),
    )


@strawberry.type
class DirectoryMutation:
    source_create, source_update = _mutations(SOURCES)
    refusal_reason_create, refusal_reason_update = _mutations(REFUSAL_REASONS)
    deal_type_create, deal_type_update = _mutations(DEAL_TYPES)
    client_type_create, client_type_update = _mutations(CLIENT_TYPES)
    activity_type_create, activity_type_update = _mutations(ACTIVITY_TYPES)
    customer_stage_create, customer_stage_update = _mutations(CUSTOMER_STAGES)
    task_type_create, task_type_update = _mutations(TASK_TYPES)
