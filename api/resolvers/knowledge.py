"""Who answers for what cards are linked with of knowledge bases."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.payloads import mutation
from api.reading.roots import reference
from api.reading.scalars import key, optional_key
from api.schema.knowledge import (
    KnowledgeInput,
    KnowledgeLinkInput,
    KnowledgeLinkPayload,
    KnowledgeUnlinkInput,
    KnowledgeUnlinkPayload,
)
from domain import knowledge
from permissions.errors import Invalid


def _card(input: KnowledgeInput) -> tuple[str, int]:
    """The one card that is named: its noun and its number. Raises Invalid ONE_RECORD."""
    named = {
        "deal": optional_key(input.deal_id, "deal", "dealId"),
        "contact": optional_key(input.contact_id, "contact", "contactId"),
        "company": optional_key(input.company_id, "company", "companyId"),
        "task": optional_key(input.task_id, "task", "taskId"),
    }
    cards = [(noun, id) for noun, id in named.items() if id is not None]
    if len(cards) != 1:
        raise Invalid("ONE_RECORD", "dealId")
    return cards[0]


@strawberry.type
class KnowledgeMutation:
    @mutation("Link a card that the caller may edit with an item or a whole section of a knowledge base (L19).")
    async def knowledge_link(self, info: Info, input: KnowledgeLinkInput) -> KnowledgeLinkPayload | None:
        (noun, id), item_id = _card(input), key(input.item_id, "item", "itemId")
        await knowledge.link(info.context.require(), noun, id, item_id, input.expected_version)
        return KnowledgeLinkPayload(**{noun: reference(noun, id)})

    @mutation("Part a card that the caller may edit from an item or a section of a knowledge base (L19).")
    async def knowledge_unlink(self, info: Info, input: KnowledgeUnlinkInput) -> KnowledgeUnlinkPayload | None:
        (noun, id), item_id = _card(input), key(input.item_id, "item", "itemId")
        await knowledge.unlink(info.context.require(), noun, id, item_id, input.expected_version)
        return KnowledgeUnlinkPayload(**{noun: reference(noun, id)})
