"""The trash in the graph: what was deleted, and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import Node, column, computed, entity, link
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from domain import trash
from domain.trash import RecordKind

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.users import User


described(
    RecordKind,
    "What a deleted record was.",
    **{kind.name: f"{'An' if kind is RecordKind.ITEM else 'A'} {kind.value}." for kind in RecordKind},
)


def _record_id(values: Mapping[str, Any], _: Any) -> str:
    return f"{values['noun']}_{values['record_id']}"


def _kept_until(values: Mapping[str, Any], context: Any) -> Any:
    return values["deleted_at"] + timedelta(days=context.account.trash_kept_days)


@entity(trash.Trashed, sort="-deleted_at")
class TrashedRecord(Node):
    """A deleted record, with all that stood on it, or a note. Visible to those who could view it if it were there."""

    kind: RecordKind = column("What it is.", "noun", filter=True)
    record_id: strawberry.ID = computed(
        "The id that it had, and has again when it is back.", "noun", "record_id", answer=_record_id
    )
    name: str = column("What it is called; of a task its text, of a note the first 1,000 characters.")
    responsible: User = link("Whose it was; of a note, whose its card was.", "responsible_id", filter=True)
    deal: Deal | None = link("The deal that a note was on.", "deal_id")
    contact: Contact | None = link("The contact that a note was on.", "contact_id")
    company: Company | None = link("The company that a note was on.", "company_id")
    deleted_by: User = link("Who deleted it.", "deleted_by_id", filter=True)
    deleted_at: DateTime = column("When it was deleted.", filter=True, order=True)
    kept_until: DateTime = computed("When it will be gone for good.", "deleted_at", answer=_kept_until)


@strawberry.input(description="What to put back.")
class TrashRestoreInput:
    trashed_id: strawberry.ID = strawberry.field(description="Which deleted record, by its id in the trash.")
    stage_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="For a deal: the stage to stand on, where its own is gone; takes the right to move it there.",
    )


@strawberry.input(description="What to delete for good.")
class TrashForgetInput:
    trashed_ids: list[strawberry.ID] = strawberry.field(description="At most 200 deleted records, by ids in the trash.")


@payload
class TrashRestorePayload:
    """What trashRestore answers."""

    record: Node | None = returned("The record, with its old id; null when the caller may not view it where it is now.")


@payload
class TrashForgetPayload:
    """What trashForget answers."""

    forgotten_ids: list[strawberry.ID] | None = value("The ids in the trash of what is gone for good.")
