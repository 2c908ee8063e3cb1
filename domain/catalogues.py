"""Catalogues: lists of a company's own, each with fields of its own: goods, services, what is known (L8, L9, L19)."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from tortoise import fields

from domain import custom_field_settings, db, places, stored
from domain.events import snapshot, transaction
from domain.questions import Question
from domain.records import Versioned, write
from domain.tables import Ordered
from domain.values import fold, required
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require

MOST: Final = 20  # catalogues of an account


class Catalogue(Versioned):
    """A list of items. One that is deleted leaves its row, since fields and events may name it."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True
    buried: ClassVar[bool] = True

    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100)
    has_prices = fields.BooleanField()  # products: what is sold, so lines of deals have amounts
    is_knowledge = fields.BooleanField(
        default=False, db_default=False
    )  # videos, documents, cases, in sections: what cards are linked with
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "catalogue"
        indexes = (Ordered("name_folded", name="ux_catalogue_name", where="deleted_at IS NULL", unique=True),)


def visible(actor: Actor) -> Question:
    """Catalogues: everyone signed in sees which there are, not their items."""
    return Question(Catalogue, actor)


async def live(id: int, path: str) -> Catalogue:
    """The catalogue, which stays until the transaction ends. Raises Invalid NOT_FOUND."""
    where = f"a.id = {stored.placeholder(1)} and a.deleted_at is null{stored.locked('share')}"
    if not (found := await stored.select(Catalogue, where, [id])):
        raise Invalid("NOT_FOUND", path)
    return found[0]


async def create(actor: Actor, name: str, *, has_prices: bool, is_knowledge: bool = False) -> Catalogue:
    """A new catalogue, of products if its items have prices, or a knowledge base. Takes the right to edit settings.

    Raises Invalid NAME_TAKEN, TOO_MANY, KNOWLEDGE_NOT_SOLD for one that is to be both.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        called = required(name, "name", 100)
        if has_prices and is_knowledge:
            raise Invalid("KNOWLEDGE_NOT_SOLD", "isKnowledge")
        if len(await Catalogue.filter(deleted_at=None).select_for_update(no_key=True).order_by("id")) >= MOST:
            raise Invalid("TOO_MANY", "name", most=MOST)
        moment = db.now()
        with places.unique_name("name"):
            made = await Catalogue.create(
                name=called,
                name_folded=fold(called),
                has_prices=has_prices,
                is_knowledge=is_knowledge,
                created_at=moment,
                updated_at=moment,
            )
        events.add("created", actor, made, snapshot(made), card=None)
    return made


async def update(actor: Actor, id: int, expected_version: int | None, given: Mapping[str, Any]) -> Catalogue:
    """Change its name, if that is `given`. Takes the right to edit settings. Raises Invalid NAME_TAKEN."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _locked(id)
        values: dict[str, Any] = {}
        if "name" in given:
            values["name"] = required(given["name"], "name", 100)
            values["name_folded"] = fold(values["name"])
        with places.unique_name("name"):
            change = await write(found, expected_version, **values)
        events.add("changed", actor, found, change, card=None)
    return found


async def delete(actor: Actor, id: int, expected_version: int | None = None) -> None:
    """Remove a catalogue without items, with its fields. Takes the right to edit settings.

    Raises Invalid CATALOGUE_NOT_EMPTY; items in the trash can't be put back from then on.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _locked(id)
        if await db.rows(f"select 1 as one from item where catalogue_id = {found.id} limit 1"):
            raise Invalid("CATALOGUE_NOT_EMPTY", "catalogueId")
        change = await write(found, expected_version, deleted_at=db.now())
        await custom_field_settings.bury(actor, events, found.id)
        events.add("deleted", actor, found, change, card=None)


async def _locked(id: int) -> Catalogue:
    if (found := await Catalogue.select_for_update().get_or_none(id=id, deleted_at=None)) is None:
        raise NotFound("catalogue")
    return found
