"""Short lists that administrators keep and records choose from."""

from __future__ import annotations

from typing import Any

import strawberry

from api.reading.declare import Node, column, entity
from api.reading.enums import described
from api.reading.payloads import payload, returned
from domain import directories
from domain.directories import BuiltInTaskType, SourceKind

described(
    BuiltInTaskType,
    "Task types that every account has (T3).",
    CONTACT="Get in touch with somebody.",
    MEETING="Meet somebody.",
)
described(
    SourceKind,
    "What brings the deals of a source (R24).",
    MARKETING="Clients come by themselves: advertising, search, a fair.",
    COLD="We address people who haven't asked: cold calls, mailings.",
    REPEAT="Clients buy again.",
    WIN_BACK="Refused clients are won back.",
    OTHER="None of these, or not said.",
)


@entity(directories.Source, sort="position")
class Source(Node):
    """Where a deal came from (D29)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")
    kind: SourceKind = column("What brings its deals, by which the report on sources compares them (R24).")


@entity(directories.RefusalReason, sort="position")
class RefusalReason(Node):
    """Why a deal was lost (D30)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")


@entity(directories.DealType, sort="position")
class DealType(Node):
    """What kind of sale a deal is (D10)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")


@entity(directories.ClientType, sort="position")
class ClientType(Node):
    """What kind of client somebody is, e.g. VIP (L20)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")


@entity(directories.ActivityType, sort="position")
class ActivityType(Node):
    """What marketing or sales did, that a note tells of (L17)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")


@entity(directories.CustomerStage, sort="position")
class CustomerStage(Node):
    """How far a customer is, who buys again and again (L25)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1; new customers are given the first one.")


@entity(directories.TaskType, sort="position")
class TaskType(Node):
    """What a task is about (T3)."""

    name: str = column("What it is called.", filter=True)
    is_archived: bool = column("No longer offered; still shown where it was chosen.", filter=True)
    position: int = column("Its place in the list, from 1.")
    built_in: BuiltInTaskType | None = column("Which of the built-in types it is; null for the account's own.", "code")


@strawberry.input
class EntryCreateInput:
    """What the inputs of all lists have."""

    name: str = strawberry.field(description="What it is called, at most 100 characters; unique in its list.")
    position: int | None = strawberry.field(default=None, description="Its place, from 1; the last one if absent.")


@strawberry.input
class EntryUpdateInput:
    """What the inputs of all lists have, beside the id."""

    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    is_archived: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="No longer offered; still shown where it was chosen."
    )
    position: strawberry.Maybe[int] = strawberry.field(default=None, description="Its place, from 1.")


@strawberry.input
class SourceInput(EntryCreateInput):
    """What a new source has besides."""

    kind: SourceKind = strawberry.field(default=SourceKind.OTHER, description="What brings its deals (R24).")


@strawberry.input
class SourceChangeInput(EntryUpdateInput):
    """What a source has besides."""

    kind: strawberry.Maybe[SourceKind] = strawberry.field(default=None, description="What brings its deals (R24).")


class Keeping:
    """The inputs and payloads with which one list is kept: they differ in little but names."""

    def __init__(
        self,
        cls: type[Node],
        directory: type[directories.Directory],
        create: type[EntryCreateInput] = EntryCreateInput,
        update: type[EntryUpdateInput] = EntryUpdateInput,
    ) -> None:
        self.directory = directory
        self.noun = directory._meta.db_table
        self.words = self.noun.replace("_", " ")
        self.one = f"{'an' if self.words[0] in 'aeiou' else 'a'} {self.words}"
        self._name = cls.__name__
        self.id_name = f"{self.noun}_id"
        self.id_path = f"{self._camel}Id"
        self.create_input = self._input("Create", create, f"A new {self.words}.", {})
        self.update_input = self._input(
            "Update",
            update,
            f"What to change of {self.one}; what is left out stays.",
            {self.id_name: strawberry.field(description=f"Which {self.words}.")},
        )
        self.create_payload = self._payload("Create", f"The new {self.words}.")
        self.update_payload = self._payload("Update", f"The {self.words} as it is now.")

    @property
    def _camel(self) -> str:
        return self._name[0].lower() + self._name[1:]

    def _input(self, verb: str, base: type, description: str, ids: dict[str, Any]) -> Any:
        body = {"__module__": __name__, "__annotations__": dict.fromkeys(ids, strawberry.ID), **ids}
        return strawberry.input(type(f"{self._name}{verb}Input", (base,), body), description=description)

    def _payload(self, verb: str, description: str) -> Any:
        body = {
            "__module__": __name__,
            "__doc__": f"What {self._camel}{verb} answers.",
            "__annotations__": {self.noun: f"{self._name} | None"},
            self.noun: returned(description),
        }
        return payload(type(f"{self._name}{verb}Payload", (), body))


SOURCES = Keeping(Source, directories.Source, SourceInput, SourceChangeInput)
REFUSAL_REASONS = Keeping(RefusalReason, directories.RefusalReason)
DEAL_TYPES = Keeping(DealType, directories.DealType)
CLIENT_TYPES = Keeping(ClientType, directories.ClientType)
ACTIVITY_TYPES = Keeping(ActivityType, directories.ActivityType)
CUSTOMER_STAGES = Keeping(CustomerStage, directories.CustomerStage)
TASK_TYPES = Keeping(TaskType, directories.TaskType)
