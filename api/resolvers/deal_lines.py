"""Who answers for the product lines of deals (D37)."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.roots import reference
from api.reading.scalars import key
from api.schema.deal_lines import (
    DealLineAddInput,
    DealLineAddPayload,
    DealLineRemoveInput,
    DealLineRemovePayload,
    DealLineUpdateInput,
    DealLineUpdatePayload,
)
from domain import deal_lines
from domain.deal_lines import NewLine


@strawberry.type
class DealLineMutation:
    @mutation("Put an item on a deal, whose budget follows (D37, L8).")
    async def deal_line_add(self, info: Info, input: DealLineAddInput) -> DealLineAddPayload | None:
        deal_id = key(input.deal_id, "deal", "dealId")
        new = NewLine(
            item_id=key(input.item_id, "item", "itemId"),
            quantity=input.quantity,
            price=input.price,
            discount_percent=input.discount_percent,
            discount_amount=input.discount_amount,
        )
        line = await deal_lines.add(info.context.require(), deal_id, input.expected_version, new)
        return DealLineAddPayload(deal=reference("deal", deal_id), line_id=strawberry.ID(f"deal_line_{line.id}"))

    @mutation("Change a line of a deal, whose budget follows; the catalogue stays as it is (D37).")
    async def deal_line_update(self, info: Info, input: DealLineUpdateInput) -> DealLineUpdatePayload | None:
        deal_id, line_id = key(input.deal_id, "deal", "dealId"), key(input.line_id, "deal_line", "lineId")
        await deal_lines.update(info.context.require(), deal_id, line_id, input.expected_version, given(input))
        return DealLineUpdatePayload(deal=reference("deal", deal_id))

    @mutation("Take a line off a deal, whose budget follows (D37).")
    async def deal_line_remove(self, info: Info, input: DealLineRemoveInput) -> DealLineRemovePayload | None:
        deal_id, line_id = key(input.deal_id, "deal", "dealId"), key(input.line_id, "deal_line", "lineId")
        await deal_lines.remove(info.context.require(), deal_id, line_id, input.expected_version)
        return DealLineRemovePayload(deal=reference("deal", deal_id))
