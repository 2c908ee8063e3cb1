"""A batch of a bulk change: some records of one transaction, and what a kind of change has to say about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, Final, Protocol

from tortoise.models import Model

from domain import companies, contacts, customers, deals, events, items, notes, records, stored, tasks
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.records import Record
from domain.tasks import Task
from domain.trash import Trashed
from permissions.actor import Actor
from permissions.errors import NotFound

MODELS: Final[Mapping[str, type[Model]]] = {
    "deal": Deal,
    "contact": Contact,
    "company": Company,
    "task": Task,
    "trash": Trashed,
}
RECORDS: Final[Mapping[str, type[Record]]] = {
    "deal": Deal,
    "contact": Contact,
    "company": Company,
    "task": Task,
    "item": items.Item,
}
COMMANDS: Final[Mapping[str, Any]] = {
    "deal": deals,
    "contact": contacts,
    "company": companies,
    "task": tasks,
    "item": items,
    "note": notes,
    "customer": customers,
}


class BulkKind(Enum):
    """What a bulk change does."""

    RESPONSIBLE = "RESPONSIBLE"
    STAGE = "STAGE"
    TAGS = "TAGS"
    FIELDS = "FIELDS"
    COMPLETE = "COMPLETE"
    DELETE = "DELETE"
    RESTORE = "RESTORE"
    UNDO = "UNDO"


class Item(Protocol):
    """One record of a bulk change; see `bulk.BulkItem`."""

    id: int
    noun: str
    record_id: int
    place: int
    version: int | None
    before: Any


@dataclass(slots=True)
class Result:
    """What has become of one record: CHANGED with what it takes to undo it, UNCHANGED, or REFUSED with an error."""

    item: Item
    state: str = "UNCHANGED"
    version: int | None = None
    before: Any = None
    error: dict[str, Any] | None = None


@dataclass(slots=True)
class Batch:
    """Records that are changed in one transaction."""

    actor: Actor
    noun: str
    items: Sequence[Item]
    happened: events.Events
    kept: dict[str, Any] = field(default_factory=dict)  # what a kind notes for its `finish`


class Kind:
    """What is done to each record. `wanted` is what `checked` gave, as JSON."""

    kind: ClassVar[BulkKind]
    action: ClassVar[str] = "edit"
    changes: ClassVar[bool] = True  # a record as it is: what is undone is at the version that the change has left
    at_once: ClassVar[int] = 250  # records of a batch

    def __init__(self, wanted: Mapping[str, Any]) -> None:
        self.wanted = wanted

    async def checked(self, _actor: Actor, _noun: str) -> dict[str, Any]:
        """What is wanted, to be kept. Raises what is wrong with it whatever the record."""
        return dict(self.wanted)

    async def prepare(self, batch: Batch) -> None:
        """Read what all records of the batch need."""

    async def gather(self, batch: Batch) -> stored.Gathered | None:
        """The records of the batch, locked; None when each is to be written by itself. The batch is cut to those that
        this holds for.
        """
        ids = [item.record_id for item in batch.items]
        return await records.gather(RECORDS[batch.noun], batch.actor, ids)

    async def gather_back(self, batch: Batch) -> stored.Gathered | None:
        """The same for `back`."""
        return await self.gather(batch)

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        """Do it to one record: what it takes to undo it, and the record's version since."""
        raise NotImplementedError  # each kind says how

    async def back(self, batch: Batch, item: Item) -> int:
        """Undo it: the record's version since."""
        raise NotImplementedError  # each kind says how

    async def finish(self, _batch: Batch, _results: Sequence[Result]) -> None:
        """Write what was noted for all records of the batch, or note what is known once they are written."""

    async def finish_back(self, batch: Batch, results: Sequence[Result]) -> None:
        """The same behind `back`."""
        await self.finish(batch, results)


def row_of(batch: Batch, item: Item) -> Any:
    """The record as it is at this moment of the batch. Raises NotFound."""
    together = stored.gathered()
    row = together and together.records.get(item.record_id)
    if row is None:
        raise NotFound(batch.noun)
    return row
