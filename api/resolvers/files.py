"""Who answers for files."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.payloads import mutation
from api.reading.scalars import ByteSize, key, optional_key
from api.schema.files import (
    FileDeleteInput,
    FileDeletePayload,
    FileLimits,
    FileUploadInput,
    FileUploadPayload,
    upload_to,
)
from domain import file_types, files
from domain.config import settings


@strawberry.type
class FileQuery:
    @strawberry.field(description="How files may be, and how many there are (D36, S10, S11).")
    async def file_limits(self, info: Info) -> FileLimits | None:
        info.context.require()
        types = settings().files_types
        return FileLimits(
            largest=ByteSize(settings().files_largest),
            types=list(types or file_types.TYPES),
            extensions=file_types.extensions(types),
            most=settings().files_most or None,
            used=await files.used(),
        )


@strawberry.type
class FileMutation:
    @mutation(
        "Announce a file for a deal, a contact, a company, a task or an item that the caller may view (D36, T16, L19)."
    )
    async def file_upload(self, info: Info, input: FileUploadInput) -> FileUploadPayload | None:
        info.context.holds_secret = True
        on = {
            "deal": optional_key(input.deal_id, "deal", "dealId"),
            "contact": optional_key(input.contact_id, "contact", "contactId"),
            "company": optional_key(input.company_id, "company", "companyId"),
            "task": optional_key(input.task_id, "task", "taskId"),
            "item": optional_key(input.item_id, "item", "itemId"),
        }
        address = await files.announce(info.context.require(), on, input.name, input.size, input.type)
        return FileUploadPayload(upload=upload_to(address))

    @mutation("Take a file away for good: for who added it, and for those who may edit its record.")
    async def file_delete(self, info: Info, input: FileDeleteInput) -> FileDeletePayload | None:
        await files.remove(info.context.require(), key(input.file_id, "file", "fileId"))
        return FileDeletePayload(deleted_id=input.file_id)
