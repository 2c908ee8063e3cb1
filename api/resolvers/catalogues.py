"""Who answers for catalogues and their items."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, optional_key
from api.schema.catalogues import (
    Catalogue,
    CatalogueCreateInput,
    CatalogueCreatePayload,
    CatalogueDeleteInput,
    CatalogueDeletePayload,
    CatalogueUpdateInput,
    CatalogueUpdatePayload,
)
from api.schema.custom_values import filled
from api.schema.items import (
    Item,
    ItemCreateInput,
    ItemCreatePayload,
    ItemDeleteInput,
    ItemDeletePayload,
    ItemUpdateInput,
    ItemUpdatePayload,
)
from domain import catalogues, items


@roots
@strawberry.type
class CatalogueQuery:
    catalogues: Connection[Catalogue] = root_list(catalogues.visible, "The catalogues of the company (L8).")
    items: Connection[Item] = root_list(
        items.visible, "Items of catalogues that the caller may view, newest first (L8, L9).", section="items"
    )
    item: Item | None = root_one("An item by its id; null when it is not in view.", section="items")


@strawberry.type
class CatalogueMutation:
    @mutation("Add a catalogue; takes the right to edit settings (L8).")
    async def catalogue_create(self, info: Info, input: CatalogueCreateInput) -> CatalogueCreatePayload | None:
        made = await catalogues.create(
            info.context.require(), input.name, has_prices=input.has_prices, is_knowledge=input.is_knowledge
        )
        return CatalogueCreatePayload(catalogue=reference("catalogue", made.id))

    @mutation("Rename a catalogue; takes the right to edit settings (L8).")
    async def catalogue_update(self, info: Info, input: CatalogueUpdateInput) -> CatalogueUpdatePayload | None:
        id = key(input.catalogue_id, "catalogue", "catalogueId")
        await catalogues.update(info.context.require(), id, input.expected_version, given(input))
        return CatalogueUpdatePayload(catalogue=reference("catalogue", id))

    @mutation("Delete a catalogue without items, with its custom fields; takes the right to edit settings (L8).")
    async def catalogue_delete(self, info: Info, input: CatalogueDeleteInput) -> CatalogueDeletePayload | None:
        id = key(input.catalogue_id, "catalogue", "catalogueId")
        await catalogues.delete(info.context.require(), id, input.expected_version)
        return CatalogueDeletePayload(deleted_id=input.catalogue_id)

    @mutation("Add an item to a catalogue (L8, L9).")
    async def item_create(self, info: Info, input: ItemCreateInput) -> ItemCreatePayload | None:
        item = await items.create(info.context.require(), input.new())
        return ItemCreatePayload(item=reference("item", item.id))

    @mutation("Change an item; another responsible is a hand-over. Lines of deals stay as they are (L8, D37).")
    async def item_update(self, info: Info, input: ItemUpdateInput) -> ItemUpdatePayload | None:
        values = given(input)
        if "responsible_id" in values:
            values["responsible_id"] = optional_key(values["responsible_id"], "user", "responsibleId")
        if "section_id" in values:
            values["section_id"] = optional_key(values["section_id"], "item", "sectionId")
        if "custom_fields" in values:
            values["custom_fields"] = filled(values["custom_fields"], "customFields")
        item_id = key(input.item_id, "item", "itemId")
        await items.update(info.context.require(), item_id, input.expected_version, values)
        return ItemUpdatePayload(item=reference("item", item_id))

    @mutation("Delete an item; lines of deals keep its name.")
    async def item_delete(self, info: Info, input: ItemDeleteInput) -> ItemDeletePayload | None:
        item_id = key(input.item_id, "item", "itemId")
        await items.delete(info.context.require(), item_id, input.expected_version)
        return ItemDeletePayload(deleted_id=input.item_id)
