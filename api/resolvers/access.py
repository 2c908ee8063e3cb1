"""Who answers for who may do what, and why. All of it is the administrators'."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.reading.scalars import key, split
from api.schema.access import AccessExplanation, AccessHolder
from api.schema.viewer import PermissionAction
from domain import access
from permissions.errors import BadInput


@strawberry.type
class AccessQuery:
    @strawberry.field(
        description="Whether a user may do something to a record, or to a field of it, by which rules, and what would "
        "turn that. Administrators only."
    )
    async def explain_access(
        self,
        info: Info,
        user_id: Annotated[strawberry.ID, strawberry.argument(description="Who.")],
        action: Annotated[PermissionAction, strawberry.argument(description="What they would do: all but creating.")],
        record_id: Annotated[strawberry.ID, strawberry.argument(description="To this deal, contact, company or task.")],
        field: Annotated[
            str | None, strawberry.argument(description="To this field of it, to view or to edit: `budget`.")
        ] = None,
    ) -> AccessExplanation | None:
        noun, id = _record(record_id)
        user = key(user_id, "user", "userId")
        return AccessExplanation.of(
            await access.explain(info.context.require(), user, _action(action), noun, id, field)
        )

    @strawberry.field(
        description="The users who may do something to a record, by name, each with the rule. Administrators only."
    )
    async def who_can(
        self,
        info: Info,
        action: Annotated[PermissionAction, strawberry.argument(description="What they would do: all but creating.")],
        record_id: Annotated[strawberry.ID, strawberry.argument(description="To this deal, contact, company or task.")],
    ) -> list[AccessHolder] | None:
        found = await access.who_can(info.context.require(), _action(action), *_record(record_id))
        return [AccessHolder.of(*each) for each in found]


def _record(id: strawberry.ID) -> tuple[str, int]:
    if (parts := split(id)) is None or parts[0] not in access.MODELS:
        raise BadInput("recordId", "expected the id of a deal, a contact, a company or a task.")
    return parts


def _action(action: PermissionAction) -> str:
    if (name := str(action.value)) not in access.ASKED:
        raise BadInput("action", "a record that is there can't be created.")
    return name
