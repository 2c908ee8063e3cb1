"""Who answers for notifications (C10); the list itself is the viewer's."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.payloads import mutation
from api.reading.scalars import keys, optional_key
from api.schema.notifications import NotificationMarkReadInput, NotificationMarkReadPayload
from domain import notifications
from permissions.errors import BadInput


@strawberry.type
class NotificationMutation:
    @mutation("Have read notifications of one's own: these, or all up to one (C10).")
    async def notification_mark_read(
        self, info: Info, input: NotificationMarkReadInput
    ) -> NotificationMarkReadPayload | None:
        if (input.ids is None) == (input.up_to is None):
            raise BadInput("input", "either `ids` or `upTo` is expected.")
        actor = info.context.require()
        count = await notifications.mark_read(
            actor,
            keys(input.ids or [], "notification", "ids", notifications.MOST_READ),
            optional_key(input.up_to, "notification", "upTo"),
        )
        return NotificationMarkReadPayload(count=count, unread_notifications=await notifications.unread(actor))
