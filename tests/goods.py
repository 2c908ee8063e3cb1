"""Catalogues of the cast, made through the graph; each function gives ids."""

from typing import Any

from tests.crm import Crm


async def catalogue_of(crm: Crm, name: str = "Goods", *, has_prices: bool = True) -> str:
    """A catalogue that Anna makes, of products unless it is said otherwise."""
    made = await crm.as_("anna").do("catalogueCreate", "catalogue { id }", name=name, hasPrices=has_prices)
    return str(made["catalogue"]["id"])


async def item_of(crm: Crm, catalogue: str, name: str = "Oven", who: str = "nora", **more: Any) -> str:
    made = await crm.as_(who).do("itemCreate", "item { id }", catalogueId=catalogue, name=name, **more)
    return str(made["item"]["id"])
