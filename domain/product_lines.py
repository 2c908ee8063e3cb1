"""The lines of a deal and what they come to, exactly (D37): the table and its arithmetic.

    amount = quantity * price - discount, rounded half up to the smallest unit of the currency, once a line

A discount is a part of quantity * price, in percent, or an amount. The sum of the amounts is the deal's budget. What
people do with lines: `domain/deal_lines.py`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import stored
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions.errors import Invalid

MOST: Final = 200  # lines of a deal
DECIMALS: Final = 3  # of a quantity: grams of kilograms
MOST_QUANTITY: Final = 1_000_000
_UNIT: Final = 10**DECIMALS
_WHOLE: Final = 10_000  # a discount of all, in hundredths of a percent


class DealLine(Model):
    """An item of a deal. What the item was called and cost then is copied, so that neither changes behind the deal.

    No key holds the item: the link is null while that is in the trash, and there again when it is back.
    """

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    item_id = fields.BigIntField()
    name = fields.CharField(max_length=255)
    quantity_milli = fields.BigIntField()
    price_minor = fields.BigIntField(null=True)  # null: the catalogue has no prices, the line is a link
    discount_minor = fields.BigIntField(null=True)
    discount_points = fields.IntField(null=True)  # hundredths of a percent
    amount_minor = fields.BigIntField(null=True)

    class Meta:
        table = "deal_line"
        constraints = (
            foreign_key("deal_line", "deal_id", "deal", on_delete="CASCADE"),
            CheckConstraint(check='"quantity_milli" > 0', name="ck_deal_line_quantity"),
            CheckConstraint(check='"amount_minor" >= 0', name="ck_deal_line_amount"),
        )
        indexes = (
            Ordered("deal_id", "id", name="ix_deal_line_deal"),
            Ordered("item_id", "-deal_id", name="ix_deal_line_item"),
        )


def quantity(value: Decimal, path: str = "quantity") -> int:
    """A quantity in thousandths. Raises Invalid QUANTITY_INVALID."""
    scaled = value * _UNIT
    if not 0 < scaled <= MOST_QUANTITY * _UNIT or scaled != scaled.to_integral_value():
        raise Invalid("QUANTITY_INVALID", path, decimals=DECIMALS, most=MOST_QUANTITY)
    return int(scaled)


def points(percent: Decimal, path: str = "discountPercent") -> int:
    """A discount in hundredths of a percent. Raises Invalid DISCOUNT_INVALID."""
    scaled = percent * 100
    if not 0 <= scaled <= _WHOLE or scaled != scaled.to_integral_value():
        raise Invalid("DISCOUNT_INVALID", path)
    return int(scaled)


def amount(quantity_milli: int, price_minor: int, discount_minor: int | None, discount_points: int | None) -> int:
    """What a line comes to in minor units; less than nothing when the discount is larger than the rest."""
    part = quantity_milli * price_minor * (_WHOLE - (discount_points or 0))
    whole = _UNIT * _WHOLE
    return (2 * part + whole) // (2 * whole) - (discount_minor or 0)


async def decide(deal_id: int) -> bool:
    """Whether a deal has lines with amounts, so that its budget is theirs; of gathered ones all are asked at once."""
    if (together := stored.gathered()) is not None:
        deals = tuple(together.records)
        return deal_id in await together.once(DealLine, lambda: _deciding(deals))
    where = f"a.deal_id = {stored.placeholder(1)} and a.amount_minor is not null limit 1"
    return bool(await stored.select(DealLine, where, [deal_id]))


async def _deciding(deal_ids: Iterable[int]) -> set[int]:
    where, param = stored.among("deal_id", 1, deal_ids)
    found = f"select distinct deal_id from deal_line where {where} and amount_minor is not null"
    return {row["deal_id"] for row in await stored.transaction().fetch(found, [param])}
