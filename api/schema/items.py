"""Items of catalogues in the graph: types, inputs, payloads (L8, L9, L19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.custom import custom_field, custom_fields_of_card
from api.reading.custom_filters import custom
from api.reading.declare import Connection, Node, column, entity, link, many
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, DateTime, Money, key, optional_key
from api.schema.custom_values import CustomFieldInput, filled
from api.schema.files import files_of
from api.schema.permitted import permitted
from domain import items
from domain.questions import Sql

if TYPE_CHECKING:
    from api.schema.catalogues import Catalogue
    from api.schema.custom_values import CustomFieldValue
    from api.schema.deals import Deal
    from api.schema.files import File
    from api.schema.users import User


def _deals(_: Sql, a: str, p: str) -> str:
    return f"{a}.id in (select x.deal_id from deal_line x where x.item_id = {p})"


@entity(items.Item)
class Item(Node):
    """An item of a catalogue: goods, a service, or whatever the list is of (L8, L9)."""

    catalogue: Catalogue = link("The catalogue that it is in, for ever.", "catalogue_id", filter=True)
    name: str = column("What it is called.", filter=True, order=True)
    code: str | None = column("As the company counts it: an article, a SKU.", filter=True)
    unit: str | None = column("In which it is counted: pcs, m², h.")
    price: Money | None = column("Of one unit; null in a catalogue without prices.", "price_minor", filter=True)
    url: str | None = column("Where it is to be found: a video, a page.", filter=True)
    description: str | None = column("What it is about.", filter=True)
    is_section: bool = column("Of a knowledge base: it is a section, which holds items (L19).", filter=True)
    section: Item | None = link(
        "The section of the knowledge base that it is in, when the caller may view it.", "section_id", filter=True
    )
    contents: Connection[Item] = many(
        "Of a section: the items in it that the caller may view, newest first.", "section_id", order="CREATED_AT_DESC"
    )
    files: Connection[File] | None = files_of("item")
    responsible: User = link("The user who owns it.", "responsible_id", filter=True)
    custom_field: CustomFieldValue | None = custom_field()
    custom_fields: list[CustomFieldValue] = custom_fields_of_card()
    deals: Connection[Deal] = many(
        "Deals with a line of it that the caller may view.", belongs=_deals, order="CREATED_AT_DESC"
    )
    created_by: User = link("Who created it.", "created_by_id", filter=True)
    created_at: DateTime = column("When it was created.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True, order=True)
    version: int = column("Counts changes; send it as expectedVersion.")
    may_edit: bool = permitted("Whether the caller may change it (L15).", items.Item, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", items.Item, "delete")

    custom = custom("item")


@strawberry.input(description="A new item of a catalogue.")
class ItemCreateInput:
    catalogue_id: strawberry.ID = strawberry.field(description="The catalogue, for ever.")
    name: str = strawberry.field(description="What it is called, at most 255 characters.")
    code: str | None = strawberry.field(default=None, description="An article, a SKU: at most 64 characters.")
    unit: str | None = strawberry.field(default=None, description="pcs, m², h: at most 20 characters.")
    price: Amount | None = strawberry.field(default=None, description="Of one unit, in the account's currency.")
    url: str | None = strawberry.field(default=None, description="Where it is to be found, with http or https.")
    description: str | None = strawberry.field(default=None, description="What it is about.")
    is_section: bool = strawberry.field(
        default=False, description="Of a knowledge base: whether it is a section, for ever (L19)."
    )
    section_id: strawberry.ID | None = strawberry.field(
        default=None, description="The section of the knowledge base that it is in; a section is in no other one."
    )
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="The owner; the caller if absent."
    )
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )

    def new(self) -> items.NewItem:
        """The same for the domain."""
        return items.NewItem(
            catalogue_id=key(self.catalogue_id, "catalogue", "catalogueId"),
            name=self.name,
            code=self.code,
            unit=self.unit,
            price=self.price,
            url=self.url,
            description=self.description,
            is_section=self.is_section,
            section_id=optional_key(self.section_id, "item", "sectionId"),
            responsible_id=optional_key(self.responsible_id, "user", "responsibleId"),
            custom_fields=filled(self.custom_fields, "customFields"),
        )


_VERSION = "Fail with CONFLICT when the item is no longer at this version."


@strawberry.input(description="What to change of an item; what is left out stays, null empties. Lines of deals stay.")
class ItemUpdateInput:
    item_id: strawberry.ID = strawberry.field(description="Which item.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    code: strawberry.Maybe[str | None] = strawberry.field(default=None, description="An article, a SKU.")
    unit: strawberry.Maybe[str | None] = strawberry.field(default=None, description="In which it is counted.")
    price: strawberry.Maybe[Amount | None] = strawberry.field(default=None, description="Of one unit.")
    url: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Where it is to be found.")
    description: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What it is about.")
    section_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="The section that it is in from now on; null for none."
    )
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="The new owner.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )


@strawberry.input(description="Which item to delete; lines of deals keep its name.")
class ItemDeleteInput:
    item_id: strawberry.ID = strawberry.field(description="Which item.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)


@payload
class ItemCreatePayload:
    """What itemCreate answers."""

    item: Item | None = returned("The new item.")


@payload
class ItemUpdatePayload:
    """What itemUpdate answers."""

    item: Item | None = returned("The item as it is now; null when it has left the caller's sight.")


@payload
class ItemDeletePayload:
    """What itemDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the item that is gone.")
