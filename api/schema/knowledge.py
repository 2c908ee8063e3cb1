"""What cards are linked with of knowledge bases, in the graph (L19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import condition, many
from api.reading.inputs import ids
from api.reading.payloads import payload, returned
from domain import items
from domain.questions import Sql

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.tasks import Task


def knowledge_of(noun: str) -> Any:
    """What records of this kind are linked with."""
    return many(
        "Items and sections of knowledge bases that it is linked with and that the caller may view, in the order of "
        "linking, at most 50; null where they are hidden from the caller (L19).",
        through=(f"{noun}_knowledge", f"{noun}_id", "item_id"),
        section="items",
    )


def knows(noun: str) -> Any:
    """A condition on records of this kind by what they are linked with."""

    def meaning(sql: Sql, a: str, value: list[str]) -> str:
        wanted = sql.within("x.item_id", ids(value, "item"))
        return (
            f"{a}.id in (select x.{noun}_id from {noun}_knowledge x join item v on v.id = x.item_id "
            f"where {wanted} and {sql.scope(items.Item, 'v')})"
        )

    return condition(
        "Linked with one of these items or sections of knowledge bases, of those that the caller may view (L19).",
        list[strawberry.ID],
        meaning,
        tells=("knowledge",),
    )


@strawberry.input(description="A card, and an item or a section of a knowledge base. Name one card.")
class KnowledgeInput:
    item_id: strawberry.ID = strawberry.field(description="The item or the section.")
    deal_id: strawberry.ID | None = strawberry.field(default=None, description="This deal.")
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="This contact.")
    company_id: strawberry.ID | None = strawberry.field(default=None, description="This company.")
    task_id: strawberry.ID | None = strawberry.field(default=None, description="This task.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the card is no longer at this version."
    )


@strawberry.input(description="What to link: a card with an item or a section of a knowledge base. Name one card.")
class KnowledgeLinkInput(KnowledgeInput):
    pass


@strawberry.input(description="What to part: a card from an item or a section of a knowledge base. Name one card.")
class KnowledgeUnlinkInput(KnowledgeInput):
    pass


@payload
class KnowledgeLinkPayload:
    """What knowledgeLink answers."""

    deal: Deal | None = returned("The deal as it is now.")
    contact: Contact | None = returned("The contact as it is now.")
    company: Company | None = returned("The company as it is now.")
    task: Task | None = returned("The task as it is now.")


@payload
class KnowledgeUnlinkPayload:
    """What knowledgeUnlink answers."""

    deal: Deal | None = returned("The deal as it is now.")
    contact: Contact | None = returned("The contact as it is now.")
    company: Company | None = returned("The company as it is now.")
    task: Task | None = returned("The task as it is now.")
