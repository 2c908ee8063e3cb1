"""What may be followed: by subscriptions, which `api/http/subscriptions.py` answers, and by pages of changes."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.reading.pages import MOST
from api.reading.prepare import roots
from api.reading.roots import Part, reference, streamed
from api.schema.streams import (
    BoardMessage,
    BulkChangeMessage,
    CompanyMessage,
    ContactMessage,
    CustomerMessage,
    DealMessage,
    ItemMessage,
    NotificationMessage,
    SyncPage,
    SyncType,
    TaskMessage,
)
from domain.streams import sync
from permissions.errors import BadInput


@strawberry.type
class StreamQuery:
    @strawberry.field(
        description="What has changed since a cursor, records that have come into view and left it included; "
        "without a cursor everything. For programs that keep a copy."
    )
    async def changes(
        self,
        info: Info,
        after: Annotated[str | None, strawberry.argument(description="The cursor of the page before.")] = None,
        types: Annotated[
            list[SyncType] | None, strawberry.argument(description="Of which kinds; the same for every page.")
        ] = None,
        first: Annotated[int, strawberry.argument(description="How many records at most: 1 to 200.")] = 50,
    ) -> SyncPage | None:
        if not 1 <= first <= MOST:
            raise BadInput("first", f"a page size of 1 to {MOST} is expected.")
        nouns = [each.value.lower() for each in (SyncType if types is None else types)]
        page, cursor = await sync.page(info.context.require(), after, nouns, first)
        return SyncPage(
            records=[reference(noun, id) for noun, id in page.records],
            gone=[strawberry.ID(f"{noun}_{id}") for noun, id in page.gone],
            cursor=cursor,
            has_more=page.has_more,
            resync_required=page.reason is not None,
            reason=page.reason,
        )


@roots
@strawberry.type
class StreamSubscription:
    deal_changed: DealMessage = streamed(
        "A deal has changed, come into the caller's sight or left it.", "deal", "deals"
    )
    contact_changed: ContactMessage = streamed(
        "A contact has changed, come into the caller's sight or left it.", "contact", "contacts"
    )
    company_changed: CompanyMessage = streamed(
        "A company has changed, come into the caller's sight or left it.", "company", "companies"
    )
    task_changed: TaskMessage = streamed(
        "A task has changed, come into the caller's sight or left it.", "task", "tasks"
    )
    item_changed: ItemMessage = streamed(
        "An item of a catalogue has changed, come into the caller's sight or left it.", "item", "items"
    )
    customer_changed: CustomerMessage = streamed(
        "A customer has changed, come into the caller's sight or left it (L25).", "customer", "customers"
    )
    board_changed: BoardMessage = streamed(
        "A deal has come onto the board of a pipeline, changed on it, or left it (D22).",
        *("deal", "deals"),
        only=Part("pipeline_id", "pipeline", "pipelineId", "Whose board."),
    )
    notification_changed: NotificationMessage = streamed(
        "The caller was told something, or has read it; each follows their own (C10).", "notification"
    )
    bulk_change_changed: BulkChangeMessage = streamed(
        "How far a bulk change is: at once, with each batch, and until it ends (L21).",
        "bulk_change",
        only=Part("id", "bulk_change", "id", "Which one."),
        ends="bulk_change.ended",
    )
