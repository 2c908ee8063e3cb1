"""The feed of a card in the graph: what happened, by whom, before and after (D33, L10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from api.reading.declare import column, computed, derived, entity, link, picked
from api.reading.enums import described
from api.reading.scalars import DateTime
from api.schema.changes import FieldChange, changes
from domain import events
from domain.events import EventKind

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.customers import Customer
    from api.schema.deals import Deal
    from api.schema.files import File
    from api.schema.notes import Note
    from api.schema.pipelines import Stage
    from api.schema.tasks import Task
    from api.schema.users import User

_HAPPENED = {
    "created": "is new.",
    "changed": "has other data.",
    "moved": "stands on another stage (D22).",
    "reassigned": "has another responsible (D27).",
    "completed": "is done.",
    "reopened": "is to be done again.",
    "deleted": "is gone.",
    "restored": "is back from the trash.",
    "merged": "has taken in another one (X9).",
    "unmerged": "was parted from one that it had taken in (X9).",
    "linked": "came to represent a company (L4).",
    "unlinked": "no longer represents a company (L4).",
}

described(
    EventKind,
    "What happened.",
    **{
        kind.name: f"A {noun} {_HAPPENED[happened]}" for kind in EventKind for noun, happened in [kind.value.split(".")]
    },
)


def stage(state: str) -> Any:
    """Picks a stage of a move: that of `before` or `after`."""

    def pick(values: Mapping[str, Any]) -> list[int]:
        stage_id = values[state].get("stage_id") if values["kind"] == EventKind.DEAL_MOVED.value else None
        return [] if stage_id is None else [stage_id]

    return pick


def skipped(values: Mapping[str, Any]) -> Sequence[int]:
    """Picks the stages that a move jumped over."""
    return values["after"].get("skipped") or [] if values["kind"] == EventKind.DEAL_MOVED.value else []


def _about(noun: str) -> Any:
    return lambda values: [values["record_id"]] if values["entity"] == noun else []


def about(noun: str) -> Any:
    """Picks the record of this noun that an event is about, or on whose card it happened."""

    def pick(values: Mapping[str, Any]) -> list[int]:
        if values["entity"] == noun:
            return [values["record_id"]]
        return [values["card_id"]] if values["card"] == noun else []

    return pick


@entity(events.Event, sort="-id")
class FeedEntry:
    """Something that happened on a card. Names and links show what is in the caller's view today."""

    kind: EventKind = column("What happened.", filter=True)
    at: DateTime = column("When.", filter=True)
    actor: User = link("Who did it.", "actor_id", filter=True)
    changes: list[FieldChange] = derived(
        "What changed, by field in alphabetical order of the columns.",
        "entity",
        "card",
        "card_id",
        "before",
        "after",
        derive=changes,
    )
    from_stage: Stage | None = picked(
        "Of a move: the stage that was left (D22).", "kind", "before", pick=stage("before")
    )
    to_stage: Stage | None = picked(
        "Of a move: the stage that was entered (D22).", "kind", "after", pick=stage("after")
    )
    skipped_stages: list[Stage] = picked(
        "Of a move: the active stages that were jumped over, in board order (D23).", "kind", "after", pick=skipped
    )
    is_backward: bool = computed(
        "Of a move: whether the deal went back to an earlier active stage (D24).",
        "kind",
        "after",
        answer=lambda values, _: values["kind"] == EventKind.DEAL_MOVED.value and "backward" in values["after"],
    )
    note: Note | None = picked(
        "The note that this is about, unless it is gone.", "entity", "record_id", pick=_about("note")
    )
    file: File | None = picked(
        "The file that this is about, unless it is gone (D36).", "entity", "record_id", pick=_about("file")
    )
    task: Task | None = picked(
        "The task that this is about, unless it is gone or out of the caller's view.",
        "entity",
        "record_id",
        pick=_about("task"),
    )
    customer: Customer | None = picked(
        "The customer that this is about, unless it is gone or out of the caller's view (L25).",
        "entity",
        "record_id",
        pick=_about("customer"),
    )
    deal: Deal | None = picked(
        "The deal that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=about("deal"),
    )
    contact: Contact | None = picked(
        "The contact that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=about("contact"),
    )
    company: Company | None = picked(
        "The company that this is about, or on whose card it happened.",
        "entity",
        "record_id",
        "card",
        "card_id",
        pick=about("company"),
    )
