"""Who answers for notes."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key, optional_key
from api.schema.notes import (
    Note,
    NoteCreateInput,
    NoteCreatePayload,
    NoteDeleteInput,
    NoteDeletePayload,
    NoteUpdateInput,
    NoteUpdatePayload,
)
from domain import notes


@roots
@strawberry.type
class NoteQuery:
    notes: Connection[Note] = root_list(
        notes.visible,
        "Notes on cards that the caller may view, the newest first (D34, L17, L18).",
    )


@strawberry.type
class NoteMutation:
    @mutation("Write a note on a deal, a contact or a company that the caller may view (D34).")
    async def note_create(self, info: Info, input: NoteCreateInput) -> NoteCreatePayload | None:
        note = await notes.add(
            info.context.require(),
            input.text,
            activity_type_id=optional_key(input.activity_type_id, "activity_type", "activityTypeId"),
            happened_at=input.happened_at,
            deal_id=optional_key(input.deal_id, "deal", "dealId"),
            contact_id=optional_key(input.contact_id, "contact", "contactId"),
            company_id=optional_key(input.company_id, "company", "companyId"),
        )
        return NoteCreatePayload(note=reference("note", note.id))

    @mutation("Change a note: for its author, and for those who may edit its card.")
    async def note_update(self, info: Info, input: NoteUpdateInput) -> NoteUpdatePayload | None:
        values = given(input)
        note_id = key(values.pop("note_id"), "note", "noteId")
        if "activity_type_id" in values:
            values["activity_type_id"] = optional_key(values["activity_type_id"], "activity_type", "activityTypeId")
        await notes.change(info.context.require(), note_id, input.expected_version, values)
        return NoteUpdatePayload(note=reference("note", note_id))

    @mutation(
        "Put a note into the trash: for its author, and for those who may edit its card. The feed still tells of it."
    )
    async def note_delete(self, info: Info, input: NoteDeleteInput) -> NoteDeletePayload | None:
        await notes.delete(info.context.require(), key(input.note_id, "note", "noteId"), input.expected_version)
        return NoteDeletePayload(deleted_id=input.note_id)
