"""Who answers for legal entities that a directory outside knows."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.schema.legal_entities import LegalEntitySuggestion
from domain import legal_entities


@strawberry.type
class LegalEntityQuery:
    @strawberry.field(
        description="Legal entities in the directory that the settings of the server name, to fill a field with (F4, "
        "I32). For those who may create or edit deals, contacts, companies or items. Without a directory it is "
        "FORBIDDEN with the reason DIRECTORY_NOT_CONFIGURED; while that gives no answer, UNAVAILABLE with "
        "DIRECTORY_UNAVAILABLE."
    )
    async def legal_entities(
        self,
        info: Info,
        search: Annotated[
            str,
            strawberry.argument(
                description="A whole INN finds the entity and its branches; anything else is a beginning of a name or "
                "a number, as one types."
            ),
        ],
        first: Annotated[int, strawberry.argument(description=f"How many, 1 to {legal_entities.MOST}.")] = 10,
    ) -> list[LegalEntitySuggestion] | None:
        found = await legal_entities.find(info.context.require(), search, first)
        return [LegalEntitySuggestion.of(each) for each in found]
