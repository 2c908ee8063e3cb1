"""Groups in the graph: types, inputs, payloads (P2, P14)."""

from __future__ import annotations

import strawberry

from api.reading.declare import Node, column, entity, link
from api.reading.payloads import payload, returned, value
from domain import groups


@entity(groups.Group, sort="name", noun="group")
class Group(Node):
    """A department."""

    name: str = column("What the department is called.", order=True)
    parent: Group | None = link(
        "The department above it; its heads reach this one as well (P14).", "parent_id", filter=True
    )


@strawberry.input(description="A new department.")
class GroupCreateInput:
    name: str = strawberry.field(description="What it is called.")
    parent_id: strawberry.ID | None = strawberry.field(default=None, description="The department above it.")


@strawberry.input(description="What to change of a department; what is left out stays, null empties.")
class GroupUpdateInput:
    group_id: strawberry.ID = strawberry.field(description="Which department.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    parent_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="The department above it."
    )


@strawberry.input(description="Which department to remove; nobody may be in it, nor any department below it.")
class GroupDeleteInput:
    group_id: strawberry.ID = strawberry.field(description="Which department.")


@strawberry.input(description="Which role to give to a whole department.")
class GroupGiveRoleInput:
    group_id: strawberry.ID = strawberry.field(description="Which department; those below it keep theirs.")
    role: str = strawberry.field(description="A role of the policy, or administrator.")


@payload
class GroupGiveRolePayload:
    """What groupGiveRole answers."""

    group: Group | None = returned("The department.")
    count: int | None = value("How many people had another role.")


@payload
class GroupCreatePayload:
    """What groupCreate answers."""

    group: Group | None = returned("The new department.")


@payload
class GroupUpdatePayload:
    """What groupUpdate answers."""

    group: Group | None = returned("The department as it is now.")


@payload
class GroupDeletePayload:
    """What groupDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the department that is gone.")
