"""Short lists that administrators keep and records choose from."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from permissions.errors import Invalid


class Directory(Model):
    """A named choice; names differ whatever their case."""

    public: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)
    position = fields.IntField()
    is_archived = fields.BooleanField(default=False)  # no longer offered, still shown where it was chosen

    class Meta:
        abstract = True


class Source(Directory):
    """Where a deal came from: an acquisition channel (D29)."""

    class Meta:
        table = "source"


class RefusalReason(Directory):
    """Why a deal was lost (D30)."""

    class Meta:
        table = "refusal_reason"


class ClientType(Directory):
    """What kind of client a contact or company is, e.g. VIP (L20)."""

    class Meta:
        table = "client_type"


class TaskType(Directory):
    """What a task is about; contact and meeting are built in (T3)."""

    code = fields.CharField(max_length=10, null=True, unique=True)  # CONTACT, MEETING: can't be archived

    class Meta:
        table = "task_type"


async def offered(directory: type[Directory], id: int | None, path: str) -> int | None:
    """The id again, if that choice is still offered. Raises Invalid NOT_FOUND at `path`."""
    if id is not None and not await directory.filter(id=id, is_archived=False).exists():
        raise Invalid("NOT_FOUND", path)
    return id
