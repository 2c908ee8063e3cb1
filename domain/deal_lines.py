"""What people do with the lines of a deal (D37): each change of one is a change of the deal, its budget included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain import records, stored
from domain.account import current
from domain.catalogues import Catalogue
from domain.deals import Deal
from domain.events import Events, transaction
from domain.items import Item
from domain.product_lines import DECIMALS, MOST, DealLine, amount, points, quantity
from domain.records import write
from domain.values import MAX_MINOR, major, minor
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """What a line is made of; without a price it is the item's."""

    item_id: int
    quantity: Decimal = Decimal(1)
    price: Decimal | None = None
    discount_percent: Decimal | None = None
    discount_amount: Decimal | None = None


async def add(actor: Actor, deal_id: int, expected_version: int | None, new: NewLine) -> DealLine:
    """Put an item on a deal, behind all others. Where there are no prices it is a link that leaves the budget alone.

    Takes the right to edit the deal, and its budget where there is a price. Raises Invalid NOT_FOUND for an item out of
    view, TOO_MANY, NO_PRICES, KNOWLEDGE_NOT_SOLD, REQUIRED for a price that the item doesn't have or that the actor may
    not know, QUANTITY_INVALID, DISCOUNT_INVALID, DISCOUNT_TOO_LARGE, ONE_DISCOUNT, AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE;
    Conflict when `expected_version` of the deal is stale.
    """
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "edit", deal_id)
        item_id = await records.in_view(Item, actor, new.item_id, "itemId")
        if (item := await stored.get(Item, item_id)) is None:
            raise Invalid("NOT_FOUND", "itemId")
        catalogue = await stored.one(Catalogue, item.catalogue_id)
        if catalogue.is_knowledge:
            raise Invalid("KNOWLEDGE_NOT_SOLD", "itemId")
        lines = await _lines(deal)
        if len(lines) >= MOST:
            raise Invalid("TOO_MANY", "itemId", most=MOST)
        given = {name: getattr(new, name) for name in ("quantity", *_PRICED) if getattr(new, name) is not None}
        line = stored.new(DealLine, deal_id=deal.id, item_id=item.id, name=item.name, quantity_milli=0)
        if catalogue.has_prices and new.price is None:
            if item.price_minor is None or "price" in actor.rights.hidden["item"]:
                raise Invalid("REQUIRED", "price")
            line.price_minor = item.price_minor
        await _fill(actor, line, given, has_prices=catalogue.has_prices)
        await stored.insert(line)
        await _settle(actor, events, deal, expected_version, [*lines, line], None, line, was=lines)
    return line


async def update(
    actor: Actor, deal_id: int, line_id: int, expected_version: int | None, given: Mapping[str, Any]
) -> DealLine:
    """Change what is `given` of a line: quantity, price, discount_percent, discount_amount. The item stays.

    A discount of one kind takes the place of one of the other. Raises NotFound, Conflict, and Invalid as `add` does.
    """
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "edit", deal_id)
        lines = await _lines(deal)
        line = _found(lines, line_id)
        before = _told(line)
        await _fill(actor, line, given, has_prices=line.price_minor is not None)
        await stored.update(line, {name: getattr(line, name) for name in _CHANGED})
        if before != _told(line):
            await _settle(actor, events, deal, expected_version, lines, before, line, was=lines)
        elif expected_version is not None:
            await write(deal, expected_version)
    return line


async def remove(actor: Actor, deal_id: int, line_id: int, expected_version: int | None = None) -> None:
    """Take a line off a deal. After the last one with an amount the budget is 0, and people's own again.

    Raises NotFound, Conflict.
    """
    async with transaction() as events:
        deal = await records.fetch(Deal, actor, "edit", deal_id)
        lines = await _lines(deal)
        line = _found(lines, line_id)
        if line.price_minor is not None:
            scope.require_fields(actor, "deal", ["lines"])
        await DealLine.filter(id=line.id).delete()
        left = [each for each in lines if each.id != line.id]
        await _settle(actor, events, deal, expected_version, left, _told(line), None, was=lines)


_CHANGED = ("quantity_milli", "price_minor", "discount_minor", "discount_points", "amount_minor")
_PRICED = {"price": "price", "discount_percent": "discountPercent", "discount_amount": "discountAmount"}  # and paths


async def _lines(deal: Deal) -> list[DealLine]:
    """The lines of a deal, which nobody else changes while it is held."""
    return await stored.select(DealLine, f"a.deal_id = {stored.placeholder(1)} order by a.id", [deal.id])


def _found(lines: Sequence[DealLine], id: int) -> DealLine:
    if (line := next((each for each in lines if each.id == id), None)) is None:
        raise NotFound("deal_line")
    return line


async def _fill(actor: Actor, line: DealLine, given: Mapping[str, Any], *, has_prices: bool) -> None:
    """Put what is given into a line, and what it comes to."""
    if "quantity" in given:
        line.quantity_milli = quantity(given["quantity"])
    if not has_prices:
        if path := next((path for name, path in _PRICED.items() if given.get(name) is not None), None):
            raise Invalid("NO_PRICES", path)
        return
    scope.require_fields(actor, "deal", ["lines"])
    currency = (await current()).currency
    if "price" in given:
        line.price_minor = minor(given["price"], currency, "price")
    percent, taken_off = given.get("discount_percent"), given.get("discount_amount")
    if percent is not None and taken_off is not None:
        raise Invalid("ONE_DISCOUNT", "discountAmount")
    if "discount_percent" in given or taken_off is not None:
        line.discount_points = None if percent is None else points(percent)
    if "discount_amount" in given or percent is not None:
        line.discount_minor = None if taken_off is None else minor(taken_off, currency, "discountAmount")
    assert line.price_minor is not None  # noqa: S101  # where there are prices each line has one
    line.amount_minor = amount(line.quantity_milli, line.price_minor, line.discount_minor, line.discount_points)
    if line.amount_minor < 0:
        raise Invalid("DISCOUNT_TOO_LARGE", "discountAmount")


async def _settle(
    actor: Actor,
    events: Events,
    deal: Deal,
    expected_version: int | None,
    lines: Sequence[DealLine],
    before: Mapping[str, Any] | None,
    after: DealLine | None,
    *,
    was: Sequence[DealLine],
) -> None:
    """Let the budget be what the lines come to, if any of them has or had an amount, and tell of the line."""
    values: dict[str, Any] = {}
    if any(each.amount_minor is not None for each in (*lines, *was)):
        values["budget_minor"] = sum(each.amount_minor or 0 for each in lines)
        if values["budget_minor"] >= MAX_MINOR:
            raise Invalid("AMOUNT_OUT_OF_RANGE", "quantity", most=major(MAX_MINOR - 1, (await current()).currency))
    sides = [before] if before else None, [_told(after)] if after else None
    events.add("changed", actor, deal, await write(deal, expected_version, {"lines": sides}, **values))


def _told(line: DealLine) -> dict[str, Any]:
    """A line as history keeps it, without the item: who sees the deal sees the line's own words alone."""
    count = f"{Decimal(line.quantity_milli).scaleb(-DECIMALS).normalize():f}"
    prices = {name: getattr(line, name) for name in _CHANGED[1:] if getattr(line, name) is not None}
    return {"name": line.name, "quantity": count, **prices}
