"""Files in the graph: types, inputs, payloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import strawberry

from api.context import Context
from api.reading.declare import column, computed, entity, link, many
from api.reading.payloads import payload, value
from api.reading.scalars import ByteSize, DateTime
from domain import files
from domain.file_types import TYPES

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.items import Item
    from api.schema.tasks import Task
    from api.schema.users import User


def url(file_id: int) -> str:
    """Where a file is for those who may view it."""
    return f"/files/file_{file_id}"


def photo_url(stored_id: int) -> str:
    """Where a photo of somebody is."""
    return f"/files/photo_{stored_id}"


def _inline_url(values: Mapping[str, Any], _: Context) -> str | None:
    return f"{url(values['id'])}?inline=1" if TYPES[values["type"]].inline else None


def files_of(noun: str) -> Any:
    """The files on records of this kind."""
    return many("Its files, the newest first; null where they are hidden from the caller (D36).", f"{noun}_id")


@entity(files.File, sort="-id")
class File:
    """A document on one record; whoever may view the record may read it (D36, T16)."""

    name: str = column("What it is called.")
    type: str = column("What it holds, by its MIME type, which its contents were checked against.")
    size: ByteSize = column("How long it is.")
    url: str = computed(
        "Where it is, for a GET with the same cookie or token as here; rights are asked anew each time.",
        "id",
        answer=lambda values, _: url(values["id"]),
    )
    inline_url: str | None = computed(
        "Where it is to be shown in place, for images of pixels; null for all else.", "id", "type", answer=_inline_url
    )
    author: User = link("Who added it.", "created_by_id")
    deal: Deal | None = link("The deal that it is on.", "deal_id")
    contact: Contact | None = link("The contact that it is on.", "contact_id")
    company: Company | None = link("The company that it is on.", "company_id")
    task: Task | None = link("The task that it is on (T16).", "task_id")
    item: Item | None = link("The item that it is on (L19).", "item_id")
    created_at: DateTime = column("When it was added.")


@strawberry.type(description="How files may be, and how many (D36, S10, S11).")
class FileLimits:
    largest: ByteSize = strawberry.field(description="How long a file may be.")
    types: list[str] = strawberry.field(description="The MIME types that are taken.")
    extensions: list[str] = strawberry.field(description="What their names may end in, for a choice of files.")
    most: int | None = strawberry.field(description="How many files the account may have; null: any number.")
    used: int = strawberry.field(description="How many it has, those in the trash included.")


@strawberry.type(description="Where one upload is to be sent.")
class FileUpload:
    url: str = strawberry.field(
        description="For one PUT of the contents as they are, with the same cookie or token as here."
    )
    expires_at: DateTime = strawberry.field(description="Until when.")


def upload_to(address: files.Address) -> FileUpload:
    """The address of an upload, for the client."""
    return FileUpload(url=f"/files/uploads/{address.token}", expires_at=DateTime(address.upload.expires_at))


@strawberry.input(description="A file that is to be sent. Name one record.")
class FileUploadInput:
    name: str = strawberry.field(
        description="What it is called, at most 255 characters. What it ends in says of what type it is."
    )
    size: ByteSize = strawberry.field(description="How long it is, exactly.")
    type: str | None = strawberry.field(
        default=None, description="Its MIME type as the sender has it, to be checked; told by the name if absent."
    )
    deal_id: strawberry.ID | None = strawberry.field(default=None, description="Put it on this deal.")
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="Put it on this contact.")
    company_id: strawberry.ID | None = strawberry.field(default=None, description="Put it on this company.")
    task_id: strawberry.ID | None = strawberry.field(default=None, description="Put it on this task (T16).")
    item_id: strawberry.ID | None = strawberry.field(default=None, description="Put it on this item (L19).")


@strawberry.input(description="Which file to delete.")
class FileDeleteInput:
    file_id: strawberry.ID = strawberry.field(description="Which file.")


@payload
class FileUploadPayload:
    """What fileUpload answers."""

    upload: FileUpload | None = value("Where to send it.")


@payload
class FileDeletePayload:
    """What fileDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the file that is gone.")
