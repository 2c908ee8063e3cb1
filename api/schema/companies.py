"""Companies in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Connection, Node, column, entity, many
from domain import companies, feed

if TYPE_CHECKING:
    from api.schema.feed import FeedEntry


@entity(companies.Company)
class Company(Node):
    """An organisation."""

    name: str = column("What it is called.", filter=True, order=True)
    version: int = column("Counts changes; send it as expectedVersion.")
    feed: Connection[FeedEntry] = many(
        "What happened on its card and those of its contacts and deals that are in view, newest first (L10).",
        belongs=feed.of_company,
    )


@strawberry.input(description="Data of a company.")
class CompanyInput:
    name: str = strawberry.field(description="What it is called.")

    def new(self, path: str) -> companies.NewCompany:
        """The same for the domain; `path` leads here."""
        return companies.NewCompany(name=self.name)
