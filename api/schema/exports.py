"""Exports in the graph (P17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from api.messages import message
from api.reading.declare import Node, column, computed, entity, link
from api.reading.enums import described
from api.reading.exporting import export_input
from api.reading.payloads import payload, returned
from api.reading.scalars import DateTime
from api.schema.users import User
from domain import exports
from domain.exports import ExportState

if TYPE_CHECKING:

    class _Input:
        filter: Any
        order: Any

    class DealExportInput(_Input): ...

    class ContactExportInput(_Input): ...

    class CompanyExportInput(_Input): ...

    class TaskExportInput(_Input): ...

    class ItemExportInput(_Input): ...

    class CustomerExportInput(_Input): ...
else:
    DealExportInput = export_input("Deal")
    ContactExportInput = export_input("Contact")
    CompanyExportInput = export_input("Company")
    TaskExportInput = export_input("Task")
    ItemExportInput = export_input("Item")
    CustomerExportInput = export_input("Customer")

described(
    ExportState,
    "How far an export is.",
    WAITING="Its file is being made, or will be.",
    READY="Its file can be downloaded, once, by the user who asked for it.",
    DOWNLOADED="Its file was downloaded, and is gone.",
    EXPIRED="Nobody came for its file within 24 hours.",
    FAILED="It could not be made: the right to it was gone, a field of its filter or order hidden, or each attempt has "
    "broken down.",
)


def _download_url(values: Mapping[str, Any], context: Any) -> str | None:
    mine = context.actor is not None and context.actor.user_id == values["user_id"]
    return f"/files/exports/{values['token']}" if values["token"] and mine else None


def _error(values: Mapping[str, Any], context: Any) -> str | None:
    return message("EXPORT_FAILED", context.locale) if ExportState(values["state"]) is ExportState.FAILED else None


@entity(exports.Export, sort="-created_at")
class Export(Node):
    """A list as a file. One's own are visible to everybody, all to administrators."""

    user: User = link("Who asked for it.", "user_id", filter=True)
    entity: str = column("What it is a list of: deal, contact, company, task, item, customer.", "noun")
    state: ExportState = column("How far it is.", filter=True)
    row_count: int | None = column("How many records are in it; null until it is made.")
    download_url: str | None = computed(
        "Where its file is, for a GET with the same cookie or token as here; null to anybody else, and when there is "
        "none (any more).",
        "token",
        "user_id",
        answer=_download_url,
    )
    error: str | None = computed("Why it failed, in the caller's language.", "state", answer=_error)
    created_at: DateTime = column("When it was asked for.", filter=True)
    expires_at: DateTime = column("When it ends unless it is downloaded.")


@payload
class DealExportPayload:
    """What dealExport answers."""

    export: Export | None = returned("The export, which will be made.")


@payload
class ContactExportPayload:
    """What contactExport answers."""

    export: Export | None = returned("The export, which will be made.")


@payload
class CompanyExportPayload:
    """What companyExport answers."""

    export: Export | None = returned("The export, which will be made.")


@payload
class TaskExportPayload:
    """What taskExport answers."""

    export: Export | None = returned("The export, which will be made.")


@payload
class ItemExportPayload:
    """What itemExport answers."""

    export: Export | None = returned("The export, which will be made.")


@payload
class CustomerExportPayload:
    """What customerExport answers."""

    export: Export | None = returned("The export, which will be made.")
