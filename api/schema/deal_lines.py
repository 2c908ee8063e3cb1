"""Product lines of a deal in the graph (D37)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import column, computed, entity, link
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, Exact, Money
from domain import product_lines

if TYPE_CHECKING:
    from api.schema.deals import Deal
    from api.schema.items import Item


def _quantity(values: Mapping[str, Any], _: object) -> Exact:
    return Exact(_plain(Decimal(values["quantity_milli"]).scaleb(-product_lines.DECIMALS)))


def _percent(values: Mapping[str, Any], _: object) -> Exact | None:
    points = values["discount_points"]
    return None if points is None else Exact(_plain(Decimal(points).scaleb(-2)))


def _plain(number: Decimal) -> Decimal:
    """Without zeros at the end, and without an exponent."""
    return Decimal(f"{number.normalize():f}")


_BUDGET = ("deal", "budget")


@entity(
    product_lines.DealLine,
    sort="id",
    hides={"price": _BUDGET, "discountAmount": _BUDGET, "discountPercent": _BUDGET, "amount": _BUDGET},
)
class DealLine:
    """An item of a deal, under the rights to the deal; what it comes to is hidden where the deal's budget is."""

    item: Item | None = link("The item, when the caller may view it; null while it is in the trash.", "item_id")
    name: str = column("What the item was called when the line was added.")
    quantity: Exact = computed("How many units, with at most 3 decimals.", "quantity_milli", answer=_quantity)
    price: Money | None = column(
        "Of one unit, which may differ from the item's; null for an item of a catalogue without prices.", "price_minor"
    )
    discount_percent: Exact | None = computed(
        "A discount in percent of quantity × price.",
        "discount_points",
        answer=_percent,
    )
    discount_amount: Money | None = column("A discount as an amount, off the line.", "discount_minor")
    amount: Money | None = column(
        "quantity × price − discount, rounded half up; the deal's budget is the sum of these.",
        "amount_minor",
    )


_VERSION = "Fail with CONFLICT when the deal is no longer at this version."


@strawberry.input(description="An item to put on a deal. A discount is either in percent or an amount.")
class DealLineAddInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    item_id: strawberry.ID = strawberry.field(description="Which item.")
    quantity: Exact = strawberry.field(
        default=Exact(Decimal(1)), description="More than 0, at most 1000000, with at most 3 decimals."
    )
    price: Amount | None = strawberry.field(default=None, description="Of one unit; the item's if absent.")
    discount_percent: Exact | None = strawberry.field(
        default=None, description="0 to 100, with at most 2 decimals, of quantity and price."
    )
    discount_amount: Amount | None = strawberry.field(default=None, description="An amount off the line.")


@strawberry.input(
    description="What to change of a line; what is left out stays. A discount takes the place of one of the other kind."
)
class DealLineUpdateInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    line_id: strawberry.ID = strawberry.field(description="Which of its lines.")
    quantity: strawberry.Maybe[Exact] = strawberry.field(default=None, description="How many units.")
    price: strawberry.Maybe[Amount] = strawberry.field(default=None, description="Of one unit.")
    discount_percent: strawberry.Maybe[Exact | None] = strawberry.field(
        default=None, description="0 to 100; null takes it off."
    )
    discount_amount: strawberry.Maybe[Amount | None] = strawberry.field(
        default=None, description="An amount off the line; null takes it off."
    )


@strawberry.input(description="Which line to take off a deal. After the last one the budget is 0, and free to change.")
class DealLineRemoveInput:
    deal_id: strawberry.ID = strawberry.field(description="Which deal.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    line_id: strawberry.ID = strawberry.field(description="Which of its lines.")


@payload
class DealLineAddPayload:
    """What dealLineAdd answers."""

    deal: Deal | None = returned("The deal as it is now; null when it has left the caller's sight.")
    line_id: strawberry.ID | None = value("The id of the new line.")


@payload
class DealLineUpdatePayload:
    """What dealLineUpdate answers."""

    deal: Deal | None = returned("The deal as it is now; null when it has left the caller's sight.")


@payload
class DealLineRemovePayload:
    """What dealLineRemove answers."""

    deal: Deal | None = returned("The deal as it is now; null when it has left the caller's sight.")
