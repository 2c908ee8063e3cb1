"""Catalogues in the graph: lists of a company's own (L8, L9, L19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Connection, Node, column, entity, many
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from domain import catalogues

if TYPE_CHECKING:
    from api.schema.custom_fields import CustomField
    from api.schema.items import Item


@entity(catalogues.Catalogue, sort="name")
class Catalogue(Node):
    """A list of a company's own, with custom fields of its own: goods, services, equipment (L8)."""

    name: str = column("What it is called.", filter=True, order=True)
    has_prices: bool = column("It is of products, so lines of deals have prices and amounts (L9).", filter=True)
    is_knowledge: bool = column(
        "It is a knowledge base: cards are linked with its items and sections (L19).", filter=True
    )
    custom_fields: list[CustomField] = many("The fields of its items, by place.", "catalogue_id")
    items: Connection[Item] = many(
        "Its items that the caller may view, newest first.", "catalogue_id", order="CREATED_AT_DESC", section="items"
    )
    created_at: DateTime = column("When it was created.")
    updated_at: DateTime = column("When it was last changed.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A new catalogue.")
class CatalogueCreateInput:
    name: str = strawberry.field(description="What it is called, at most 100 characters.")
    has_prices: bool = strawberry.field(default=False, description="Whether it is of products; for ever.")
    is_knowledge: bool = strawberry.field(
        default=False, description="Whether it is a knowledge base, without prices; for ever (L19)."
    )


_VERSION = "Fail with CONFLICT when it is no longer at this version."


@strawberry.input(description="What to change of a catalogue; what is left out stays.")
class CatalogueUpdateInput:
    catalogue_id: strawberry.ID = strawberry.field(description="Which catalogue.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")


@strawberry.input(description="Which catalogue to delete, with its custom fields; it must have no items.")
class CatalogueDeleteInput:
    catalogue_id: strawberry.ID = strawberry.field(description="Which catalogue.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)


@payload
class CatalogueCreatePayload:
    """What catalogueCreate answers."""

    catalogue: Catalogue | None = returned("The new catalogue.")


@payload
class CatalogueUpdatePayload:
    """What catalogueUpdate answers."""

    catalogue: Catalogue | None = returned("The catalogue as it is now.")


@payload
class CatalogueDeletePayload:
    """What catalogueDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the catalogue that is gone.")
