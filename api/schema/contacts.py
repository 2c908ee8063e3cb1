"""Contacts in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Connection, Node, column, entity, many
from domain import contacts, feed

if TYPE_CHECKING:
    from api.schema.feed import FeedEntry


@entity(contacts.Contact)
class Contact(Node):
    """A person."""

    name: str = column("First and last name.")
    version: int = column("Counts changes; send it as expectedVersion.")
    feed: Connection[FeedEntry] = many(
        "What happened on its card and those of its deals that are in view, newest first (D33, L10).",
        belongs=feed.of_contact,
    )


@strawberry.input(description="Data of a contact.")
class ContactInput:
    first_name: str | None = strawberry.field(default=None, description="First name.")

    def new(self, path: str) -> contacts.NewContact:
        """The same for the domain; `path` leads here."""
        return contacts.NewContact(first_name=self.first_name)
