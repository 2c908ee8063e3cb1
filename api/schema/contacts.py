"""Contacts in the graph."""

from __future__ import annotations

import strawberry

from api.reading.declare import Node, column, entity
from domain import contacts


@entity(contacts.Contact)
class Contact(Node):
    """A person."""

    name: str = column("First and last name.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="Data of a contact.")
class ContactInput:
    first_name: str | None = strawberry.field(default=None, description="First name.")

    def new(self, path: str) -> contacts.NewContact:
        """The same for the domain; `path` leads here."""
        return contacts.NewContact(first_name=self.first_name)
