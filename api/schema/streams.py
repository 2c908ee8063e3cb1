"""Messages of subscriptions, and pages of changes, in the graph."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

import strawberry

from api.reading.declare import Node
from api.reading.enums import described
from api.reading.payloads import returned
from api.reading.prepare import roots
from domain.streams.messages import ChangeKind, ResyncReason

if TYPE_CHECKING:
    from api.schema.bulk import BulkChange
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.customers import Customer
    from api.schema.deals import Deal
    from api.schema.items import Item
    from api.schema.notifications import Notification
    from api.schema.tasks import Task

T = TypeVar("T")

described(
    ChangeKind,
    "What has happened to a record, as far as the subscriber is concerned.",
    CREATED="It was created.",
    UPDATED="It was changed, and was in view before and since.",
    DELETED="It is gone; forget it.",
    ACCESS_GAINED="It has come into view, by a change of its own or of rights.",
    ACCESS_LOST="It has left the view; forget it.",
    RESYNC_REQUIRED="Read everything anew, then go on with this message's cursor: `reason` says why.",
)
described(
    ResyncReason,
    "Why everything has to be read anew.",
    TOO_OLD="The cursor is from longer ago than streams go back.",
    OTHER_LOG="The database is another one, or was restored from a backup.",
    RIGHTS_CHANGED="By a change of rights too many records have come and gone to tell of each, or fields were hidden.",
)


class BoardChange(Enum):
    """What has happened on a board."""

    ENTERED = "ENTERED"
    MOVED = "MOVED"
    UPDATED = "UPDATED"
    LEFT = "LEFT"
    RESYNC_REQUIRED = "RESYNC_REQUIRED"


described(
    BoardChange,
    "What has happened on a board, as far as the subscriber is concerned.",
    ENTERED="A deal was created on it, has come from another pipeline, or into view.",
    MOVED="A deal has gone to another stage.",
    UPDATED="A deal was changed where it stands.",
    LEFT="A deal is gone, has gone to another pipeline, or out of view.",
    RESYNC_REQUIRED="Read the board anew, then go on with this message's cursor: `reason` says why.",
)


def told(description: str, default: Any = None) -> Any:
    """A plain field of a message."""
    return strawberry.field(default=default, description=description)


def _shared() -> dict[str, tuple[str, Any]]:
    """What all messages have, with their types."""
    return {
        "id": ("strawberry.ID | None", told("The record's id; null when everything has to be read anew.")),
        "cursor": ("str", told("Opaque. Send it as `after` to go on behind this message, for at least 7 days.", "")),
        "event_id": (
            "strawberry.ID | None",
            told("The same for the same event, for ever; null when rights have changed."),
        ),
        "version": (
            "int | None",
            told("The record's version by this event; null when rights have changed, or it has left the view."),
        ),
        "changed_fields": (
            "list[str]",
            strawberry.field(
                default_factory=list,
                description="What the event changed, hidden fields left out; of what has left the view nothing.",
            ),
        ),
        "matches": ("bool", told("Whether the record matches the filter since then.", True)),
        "reason": ("ResyncReason | None", told("Why everything has to be read anew.")),
    }


@dataclass_transform(kw_only_default=True, field_specifiers=(returned, told))
def message(*without: str) -> Callable[[type[T]], type[T]]:
    """Declare what a subscription sends; what messages have comes with it, but for what these records have not."""

    def declared(cls: type[T]) -> type[T]:
        for name, (annotation, made) in _shared().items():
            if name not in without:
                cls.__annotations__[name] = annotation
                setattr(cls, name, made)
        return roots(strawberry.type(cls, description=" ".join((cls.__doc__ or "").split())))

    return declared


@message()
class DealMessage:
    """A deal has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    deal: Deal | None = returned("The deal as it is now; null when it is out of sight.")


@message()
class ContactMessage:
    """A contact has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    contact: Contact | None = returned("The contact as it is now; null when it is out of sight.")


@message()
class CompanyMessage:
    """A company has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    company: Company | None = returned("The company as it is now; null when it is out of sight.")


@message()
class TaskMessage:
    """A task has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    task: Task | None = returned("The task as it is now; null when it is out of sight.")


@message()
class ItemMessage:
    """An item of a catalogue has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    item: Item | None = returned("The item as it is now; null when it is out of sight.")


@message()
class CustomerMessage:
    """A customer has changed, come into the caller's sight or left it."""

    kind: ChangeKind = told("What has happened.")
    customer: Customer | None = returned("The customer as it is now; null when it is out of sight.")


@message()
class BoardMessage:
    """A deal has come onto a board, moved on it, or left it."""

    kind: BoardChange = told("What has happened.")
    deal: Deal | None = returned("The deal as it is now; null when it has left.")
    from_stage_id: strawberry.ID | None = told("The stage that it stood on before; null when it has entered.")
    to_stage_id: strawberry.ID | None = told("The stage that it stands on since; null when it has left.")


@message("version")
class NotificationMessage:
    """The caller was told something, or has read it, here or on another device."""

    kind: ChangeKind = told("CREATED, UPDATED when it was read, or RESYNC_REQUIRED.")
    notification: Notification | None = returned("The notification as it is now; null when all is to be read anew.")
    unread_notifications: int = told("How many of the caller's own are not read by now.", 0)


@message("event_id", "version", "changed_fields", "matches")
class BulkChangeMessage:
    """A bulk change has come further. The first message says how far it is, none follows the one that it has ended."""

    kind: ChangeKind = told("UPDATED, unless rights have changed or all is to be read anew.")
    bulk_change: BulkChange | None = returned("The bulk change as it is now; null when it is out of sight.")


class SyncType(Enum):
    """The kinds of records that are synchronised."""

    COMPANY = "COMPANY"
    CONTACT = "CONTACT"
    DEAL = "DEAL"
    TASK = "TASK"
    ITEM = "ITEM"


described(
    SyncType,
    "A kind of records.",
    COMPANY="Companies.",
    CONTACT="Contacts.",
    DEAL="Deals.",
    TASK="Tasks.",
    ITEM="Items of catalogues.",
)


@roots
@strawberry.type(description="A page of changes: apply it as a whole, then keep its cursor.")
class SyncPage:
    records: list[Node] = returned("Records to have as they are here, whether they were there before or not.")
    gone: list[strawberry.ID] = told("Records to forget: deleted, or no longer in view.", None)
    cursor: str = told("Send it as `after` for the next page, at once or any time within 7 days.", "")
    has_more: bool = told("Whether there is a next page already, even if this one is empty.", False)
    resync_required: bool = told("Forget everything first; the next page is that of a first sync.", False)
    reason: ResyncReason | None = told("Why.")
