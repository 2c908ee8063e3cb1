"""Notes in the graph: types, inputs, payloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Node, column, entity, link
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from domain import notes

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.directories import ActivityType
    from api.schema.users import User


@entity(notes.Note, sort="-id")
class Note(Node):
    """Text on one card; whoever may view the card may read it (D34)."""

    text: str = column("What it says.", filter=True)
    activity_type: ActivityType | None = link(
        "What marketing or sales did, when it tells of that (L17).", "activity_type_id", filter=True
    )
    happened_at: DateTime | None = column(
        "When that was; null of a mere note.", filter=True, order="coalesce({a}.happened_at, {a}.created_at)"
    )
    author: User = link("Who wrote it.", "created_by_id", filter=True)
    deal: Deal | None = link("The deal that it is on.", "deal_id", filter=True)
    contact: Contact | None = link("The contact that it is on.", "contact_id", filter=True)
    company: Company | None = link("The company that it is on.", "company_id", filter=True)
    created_at: DateTime = column("When it was written.", filter=True)
    updated_at: DateTime = column("When it was last changed.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A new note. Name one card.")
class NoteCreateInput:
    text: str = strawberry.field(description="What it says, at most 10000 characters.")
    activity_type_id: strawberry.ID | None = strawberry.field(
        default=None, description="What marketing or sales did, if it tells of that (L17)."
    )
    happened_at: DateTime | None = strawberry.field(
        default=None, description="When that was; now if absent. Only with activityTypeId."
    )
    deal_id: strawberry.ID | None = strawberry.field(default=None, description="Write on this deal.")
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="Write on this contact.")
    company_id: strawberry.ID | None = strawberry.field(default=None, description="Write on this company.")


@strawberry.input(description="What to change of a note; what is left out stays.")
class NoteUpdateInput:
    note_id: strawberry.ID = strawberry.field(description="Which note.")
    text: strawberry.Maybe[str] = strawberry.field(default=None, description="What it says, at most 10000 characters.")
    activity_type_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="What marketing or sales did; null makes a mere note of it."
    )
    happened_at: strawberry.Maybe[DateTime] = strawberry.field(default=None, description="When that was.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the note is no longer at this version."
    )


@strawberry.input(description="Which note to delete.")
class NoteDeleteInput:
    note_id: strawberry.ID = strawberry.field(description="Which note.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the note is no longer at this version."
    )


@payload
class NoteCreatePayload:
    """What noteCreate answers."""

    note: Note | None = returned("The new note.")


@payload
class NoteUpdatePayload:
    """What noteUpdate answers."""

    note: Note | None = returned("The note as it is now; null when its card has left the caller's sight.")


@payload
class NoteDeletePayload:
    """What noteDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the note that is gone.")
