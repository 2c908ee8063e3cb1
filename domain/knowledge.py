"""What a card is linked with of a knowledge base: a video, a document, the description of a case, or a whole section
of such (L19).

All of them are items of catalogues that are knowledge bases, so a link is to an item, and who may not view that sees
none of it. An item that goes into the trash takes its links along, and brings them back.
"""

from typing import ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import records, stored
from domain.catalogues import Catalogue
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.events import transaction
from domain.items import Item
from domain.questions import Sql
from domain.records import Record, write
from domain.tables import ForeignKey, Ordered, foreign_key
from domain.tasks import Task
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid

MOST: Final = 50  # items that one card is linked with


class Knowledge(Model):
    """That a card is linked with an item."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    item_id = fields.BigIntField()

    class Meta:
        abstract = True


def _keys(noun: str) -> tuple[ForeignKey, ForeignKey]:
    return (
        foreign_key(f"{noun}_knowledge", f"{noun}_id", noun, on_delete="CASCADE"),
        foreign_key(f"{noun}_knowledge", "item_id", "item", on_delete="CASCADE"),
    )


class DealKnowledge(Knowledge):
    deal_id = fields.BigIntField()

    class Meta:
        table = "deal_knowledge"
        unique_together = (("deal_id", "item_id"),)
        constraints = _keys("deal")
        indexes = (Ordered("item_id", "-deal_id", name="ix_deal_knowledge_item"),)


class ContactKnowledge(Knowledge):
    contact_id = fields.BigIntField()

    class Meta:
        table = "contact_knowledge"
        unique_together = (("contact_id", "item_id"),)
        constraints = _keys("contact")
        indexes = (Ordered("item_id", "-contact_id", name="ix_contact_knowledge_item"),)


class CompanyKnowledge(Knowledge):
    company_id = fields.BigIntField()

    class Meta:
        table = "company_knowledge"
        unique_together = (("company_id", "item_id"),)
        constraints = _keys("company")
        indexes = (Ordered("item_id", "-company_id", name="ix_company_knowledge_item"),)


class TaskKnowledge(Knowledge):
    task_id = fields.BigIntField()

    class Meta:
        table = "task_knowledge"
        unique_together = (("task_id", "item_id"),)
        constraints = _keys("task")
        indexes = (Ordered("item_id", "-task_id", name="ix_task_knowledge_item"),)


_LINKS: Final[dict[str, tuple[type[Record], type[Knowledge]]]] = {
    "deal": (Deal, DealKnowledge),
    "contact": (Contact, ContactKnowledge),
    "company": (Company, CompanyKnowledge),
    "task": (Task, TaskKnowledge),
}


async def link(actor: Actor, noun: str, record_id: int, item_id: int, expected_version: int | None = None) -> None:
    """Link a card with an item or a section of a knowledge base; nothing happens when it is so already.

    Takes the right to edit the card. Raises Invalid NOT_FOUND for an item out of view, ONLY_KNOWLEDGE, TOO_MANY;
    Conflict when `expected_version` of the card is stale.
    """
    async with transaction() as events:
        card, table = await _card(actor, noun, record_id)
        sql = Sql(actor)  # whoever deletes the item waits, so that the trash gets this link as well
        where = f"a.id = {sql.param(item_id)} and {sql.scope(Item, 'a')}{stored.locked('share')}"
        if not (found := await stored.select(Item, where, sql.params)):
            raise Invalid("NOT_FOUND", "itemId")
        if not (await stored.one(Catalogue, found[0].catalogue_id)).is_knowledge:
            raise Invalid("ONLY_KNOWLEDGE", "itemId")
        linked = await held(noun, card.id)
        if item_id in linked:
            await records.require_version(card, expected_version)
            return
        if len(linked) >= MOST:
            raise Invalid("TOO_MANY", "itemId", most=MOST)
        change = await write(card, expected_version, {"knowledge": (None, [item_id])})
        await table.create(**{f"{noun}_id": card.id, "item_id": item_id})
        events.add("changed", actor, card, change, card=_feed(card))


async def unlink(actor: Actor, noun: str, record_id: int, item_id: int, expected_version: int | None = None) -> None:
    """Take the link away; nothing happens when there is none. Takes and raises what `link` does."""
    async with transaction() as events:
        card, table = await _card(actor, noun, record_id)
        await records.in_view(Item, actor, item_id, "itemId")
        if not await table.filter(**{f"{noun}_id": card.id, "item_id": item_id}).delete():
            await records.require_version(card, expected_version)
            return
        change = await write(card, expected_version, {"knowledge": ([item_id], None)})
        events.add("changed", actor, card, change, card=_feed(card))


async def held(noun: str, id: int) -> list[int]:
    """The items that a card is linked with, in the order of linking, whoever may view them."""
    linked = _LINKS[noun][1].filter(**{f"{noun}_id": id}).order_by("id")
    return [each.item_id for each in await linked]


async def _card(actor: Actor, noun: str, id: int) -> tuple[Record, type[Knowledge]]:
    """A card whose links the actor may change, and the table of these."""
    model, table = _LINKS[noun]
    card = await records.fetch(model, actor, "edit", id)
    if "knowledge" in actor.rights.hidden[noun]:
        raise Forbidden(f"{noun}.knowledge", "view")
    scope.require_fields(actor, noun, ["knowledge"])
    return card, table


def _feed(card: Record) -> tuple[str, int] | None:
    """In whose feed it stands: a task's in that of what it is about."""
    return records.card_of(card) if isinstance(card, Task) else (card.entity, card.id)
