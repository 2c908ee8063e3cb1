"""Who answers for allowlists of addresses."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.schema.allowlists import (
    IpAllowlist,
    IpAllowlistPreview,
    IpAllowlistPreviewInput,
    IpAllowlistUpdateInput,
    IpAllowlistUpdatePayload,
)
from domain import allowlists


@roots
@strawberry.type
class AllowlistQuery:
    ip_allowlists: Connection[IpAllowlist] = root_list(
        allowlists.visible, "All allowlists of addresses, to administrators; to others their own (P18)."
    )

    @strawberry.field(description="Whom a list would have kept out in the last 30 days (P18). Administrators only.")
    async def ip_allowlist_preview(
        self,
        info: Info,
        input: Annotated[IpAllowlistPreviewInput, strawberry.argument(description="The list to be tried.")],
    ) -> IpAllowlistPreview | None:
        context = info.context
        return IpAllowlistPreview.of(
            await allowlists.preview(context.require(), input.subject(), input.ranges, context.origin)
        )


@strawberry.type
class AllowlistMutation:
    @mutation("Replace the allowlist of the account, a role, a user or a kind of client; for administrators (P18).")
    async def ip_allowlist_update(self, info: Info, input: IpAllowlistUpdateInput) -> IpAllowlistUpdatePayload | None:
        context = info.context
        row = await allowlists.put(
            context.require(),
            input.subject(),
            input.ranges,
            context.origin,
            confirmed=input.confirm,
            expected_version=input.expected_version,
        )
        return IpAllowlistUpdatePayload(ip_allowlist=reference("ip_allowlist", row.id))
