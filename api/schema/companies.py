"""Companies in the graph."""

from __future__ import annotations

import strawberry

from api.reading.declare import Node, column, entity
from domain import companies


@entity(companies.Company)
class Company(Node):
    """An organisation."""

    name: str = column("What it is called.", filter=True, order=True)
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="Data of a company.")
class CompanyInput:
    name: str = strawberry.field(description="What it is called.")

    def new(self, path: str) -> companies.NewCompany:
        """The same for the domain; `path` leads here."""
        return companies.NewCompany(name=self.name)
