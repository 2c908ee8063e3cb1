"""Items of catalogues: goods, services, or whatever a list is of (L8, L9).

Those of a knowledge base are videos, documents, cases, and sections that hold such (L19).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from tortoise import fields

from domain import catalogues, custom_values, records, stored, trash, users
from domain.account import current
from domain.catalogues import Catalogue
from domain.custom_values import Given
from domain.db import now
from domain.events import farewell, snapshot, transaction
from domain.questions import Question, Sql
from domain.records import Card, of_responsible, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import fold, line, minor, required, text, url
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class Item(Card):
    entity: ClassVar[str] = "item"

    catalogue_id = fields.BigIntField()
    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    code = fields.CharField(max_length=64, null=True)  # as the company counts it: an article, a SKU
    unit = fields.CharField(max_length=20, null=True)  # in which it is counted: pcs, m², h
    price_minor = fields.BigIntField(null=True)  # of one unit; only where the catalogue has prices
    url = fields.CharField(max_length=2000, null=True)
    description = fields.TextField(null=True)
    is_section = fields.BooleanField(
        default=False, db_default=False
    )  # of a knowledge base: it holds items, and is in no other one
    section_id = fields.BigIntField(null=True)

    class Meta:
        table = "item"
        constraints = (
            *of_responsible("item"),
            foreign_key("item", "catalogue_id", "catalogue"),
            foreign_key("item", "section_id", "item"),
            CheckConstraint(check='"price_minor" >= 0', name="ck_item_price"),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_item_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_item_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_item_own"),
            Ordered("catalogue_id", "-created_at", "-id", name="ix_item_catalogue"),
            Ordered("name_folded", "id", name="ix_item_name_order"),
            Ordered("name_folded", "id", name="ix_item_name", prefix=("name_folded",)),
            Ordered("-updated_at", "-id", name="ix_item_updated"),
            Ordered("section_id", "-created_at", "-id", name="ix_item_section", where="section_id IS NOT NULL"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """What an item is made of. The price is exact, in the account's currency."""

    catalogue_id: int
    name: str
    code: str | None = None
    unit: str | None = None
    price: Decimal | None = None
    url: str | None = None
    description: str | None = None
    is_section: bool = False
    section_id: int | None = None
    responsible_id: int | None = None
    custom_fields: Sequence[Given] = ()


def visible(actor: Actor) -> Question:
    """Items that `actor` may view."""
    return Question(Item, actor)


async def create(actor: Actor, new: NewItem) -> Item:
    """A new item of a catalogue. Raises Invalid NOT_FOUND, FIELDS_REQUIRED, NO_PRICES, ONLY_KNOWLEDGE for a section of
    another list, SECTION_IN_SECTION, and what `minor`, `text` and `url` raise.
    """
    async with transaction() as events:
        responsible = await users.working(new.responsible_id or actor.user_id, "responsibleId")
        scope.require_fields(actor, "item", records.filled(new))
        scope.require_creation(actor, "item", responsible.id, responsible.group_id)
        catalogue = await catalogues.live(new.catalogue_id, "catalogueId")
        custom, _ = await custom_values.put(actor, "item", new.custom_fields, catalogue_id=catalogue.id)
        needed = await custom_values.always_needed("item", catalogue.id)
        custom_values.require_filled(actor, needed, custom, "customFields")
        if new.is_section and not catalogue.is_knowledge:
            raise Invalid("ONLY_KNOWLEDGE", "isSection")
        section_id = await _section(actor, catalogue.id, new.section_id, is_section=new.is_section)
        moment = now()
        item = await Item.create(
            **await _values(catalogue, {name: getattr(new, name) for name in _PLAIN}),
            catalogue_id=catalogue.id,
            is_section=new.is_section,
            section_id=section_id,
            responsible_id=responsible.id,
            group_id=responsible.group_id,
            created_by_id=actor.user_id,
            created_at=moment,
            updated_at=moment,
            **custom,
        )
        events.add("created", actor, item, snapshot(item))
    return item


async def update(actor: Actor, item_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Item:
    """Change what is `given` of: name, code, unit, price, url, description, section_id, responsible_id, custom_fields.
    Lines of deals keep what they were made with.

    Raises Invalid as `create` does, Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        item = await records.fetch(Item, actor, "edit", item_id)
        scope.require_fields(actor, "item", given)
        filled = given.get("custom_fields") or ()
        custom, told = await custom_values.put(actor, "item", filled, item, catalogue_id=item.catalogue_id)
        needed = [each for each in await custom_values.always_needed("item", item.catalogue_id) if each.key in told]
        custom_values.require_filled(actor, needed, custom, "customFields")
        values = await _values(await Catalogue.get(id=item.catalogue_id), given)
        if "section_id" in given:
            values["section_id"] = await _section(
                actor, item.catalogue_id, given["section_id"], is_section=item.is_section, kept=item.section_id
            )
        change = await write(item, expected_version, told, **values, **custom)
        events.add("changed", actor, item, change)
        if given.get("responsible_id", item.responsible_id) != item.responsible_id:
            user = await users.working(given["responsible_id"], "responsibleId")
            scope.require_hand_over(actor, item, user.id, user.group_id)
            change = await write(item, None, responsible_id=user.id, group_id=user.group_id)
            events.add("reassigned", actor, item, change)
    return item


async def delete(actor: Actor, item_id: int, expected_version: int | None = None) -> None:
    """Put an item into the trash. Lines of deals keep its name; what they say of it is there again when it is back.

    Raises Invalid SECTION_NOT_EMPTY for a section that holds items, whoever may view them.
    """
    async with transaction() as events:
        item = await records.fetch(Item, actor, "delete", item_id)
        if item.is_section and await Item.filter(section_id=item.id).exists():
            raise Invalid("SECTION_NOT_EMPTY", "itemId")
        gone = farewell(item)
        await write(item, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, item)
        events.add("deleted", actor, item, gone)
        await records.take_along(actor, events, item)
        await stored.remove(item)


async def _section(
    actor: Actor, catalogue_id: int, section_id: int | None, *, is_section: bool, kept: int | None = None
) -> int | None:
    """The section that an item is to be in, which stays until the transaction ends; a `kept` one may be out of view.

    Raises Invalid NOT_FOUND, SECTION_IN_SECTION.
    """
    if section_id is None or section_id == kept:
        return section_id
    if is_section:
        raise Invalid("SECTION_IN_SECTION", "sectionId")
    sql = Sql(actor)
    where = f"a.id = {sql.param(section_id)} and a.catalogue_id = {sql.param(catalogue_id)} and a.is_section"
    if not await stored.select(Item, f"{where} and {sql.scope(Item, 'a')}{stored.locked('share')}", sql.params):
        raise Invalid("NOT_FOUND", "sectionId")
    return section_id


_PLAIN = ("name", "code", "unit", "price", "url", "description")  # what is given is of one column


async def _values(catalogue: Catalogue, given: Mapping[str, Any]) -> dict[str, Any]:
    """Plain columns that are `given`, as they are stored. Raises Invalid NO_PRICES for a price where there are none."""
    values: dict[str, Any] = {}
    if "name" in given:
        values["name"] = required(given["name"], "name")
        values["name_folded"] = fold(values["name"])
    for name, most in (("code", 64), ("unit", 20)):
        if name in given:
            values[name] = line(given[name], name, most)
    for name, checked in (("url", url), ("description", text)):
        if name in given:
            values[name] = checked(given[name], name)
    if "price" in given:
        if given["price"] is not None and not catalogue.has_prices:
            raise Invalid("NO_PRICES", "price")
        price = given["price"]
        values["price_minor"] = None if price is None else minor(price, (await current()).currency, "price")
    return values
