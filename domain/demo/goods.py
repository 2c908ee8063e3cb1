"""The products of the demo company, and what of them is in its deals.

The lines of a deal come to the budget that its story has given it, so nothing else differs by them.
"""

from datetime import datetime
from typing import Any, Final

from domain import db, search, stored
from domain.catalogues import Catalogue
from domain.items import Item
from domain.product_lines import DealLine
from domain.users import User
from domain.values import fold

_PRODUCTS: Final = (  # name, code, unit, price in the smallest unit
    ("Тепловая завеса 6 кВт", "TZ-6", "шт.", 3_290_000),
    ("Тепловая завеса 12 кВт", "TZ-12", "шт.", 5_480_000),
    ("Инфракрасный обогреватель 2 кВт", "IK-2", "шт.", 890_000),
    ("Тёплый пол", "TP-150", "м²", 245_000),
    ("Термостат программируемый", "TR-1", "шт.", 420_000),
    ("Выезд замерщика", "U-ZAM", "шт.", 150_000),
    ("Монтаж и пусконаладка", "U-MON", "ч", 280_000),
)
_EVERY: Final = 9  # deals, one of which has lines
_MOST: Final = 200  # deals with lines


async def stock(moment: datetime, owner: User) -> None:
    """The catalogue and the lines, inside the transaction that fills the database."""
    times: dict[str, Any] = {"created_at": moment, "updated_at": moment}
    made = await Catalogue.create(name="Товары и услуги", name_folded="товары и услуги", has_prices=True, **times)
    items = [
        await Item.create(
            catalogue_id=made.id,
            name=name,
            name_folded=fold(name),
            code=code,
            unit=unit,
            price_minor=price,
            responsible_id=owner.id,
            group_id=owner.group_id,
            created_by_id=owner.id,
            **times,
        )
        for name, code, unit, price in _PRODUCTS
    ]
    await search.learn("item")
    deals = await db.rows(
        f"select id, budget_minor from deal where id % {_EVERY} = 0 and budget_minor >= 1000000 "
        f"order by id limit {_MOST}"
    )
    await stored.insert(*(line for deal in deals for line in _lines(items, deal["id"], deal["budget_minor"])))


def _lines(items: list[Item], deal_id: int, budget: int) -> list[DealLine]:
    """Fitting, and what is fitted at a price that was agreed on."""
    *goods, _, fitting = items
    hours = 1 + deal_id % 3
    sold, rest = goods[deal_id // _EVERY % len(goods)], budget - hours * (fitting.price_minor or 0)
    return [_line(deal_id, sold, 1, rest), _line(deal_id, fitting, hours, fitting.price_minor or 0)]


def _line(deal_id: int, item: Item, count: int, price: int) -> DealLine:
    return stored.new(
        DealLine,
        deal_id=deal_id,
        item_id=item.id,
        name=item.name,
        quantity_milli=count * 1_000,
        price_minor=price,
        amount_minor=count * price,
    )
