"""Who answers for groups."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key
from api.resolvers.users import LONG
from api.schema.groups import (
    Group,
    GroupCreateInput,
    GroupCreatePayload,
    GroupDeleteInput,
    GroupDeletePayload,
    GroupGiveRoleInput,
    GroupGiveRolePayload,
    GroupUpdateInput,
    GroupUpdatePayload,
)
from domain import groups, users


@roots
@strawberry.type
class GroupQuery:
    groups: Connection[Group] = root_list(groups.visible, "All departments, by name.")


@strawberry.type
class GroupMutation:
    @mutation("Add a department (P2). Administrators only.")
    async def group_create(self, info: Info, input: GroupCreateInput) -> GroupCreatePayload | None:
        parent_id = None if input.parent_id is None else key(input.parent_id, "group", "parentId")
        group = await groups.create(info.context.require(), input.name, parent_id)
        return GroupCreatePayload(group=reference("group", group.id))

    @mutation("Change a department, or where it stands among the others (P14). Administrators only.")
    async def group_update(self, info: Info, input: GroupUpdateInput) -> GroupUpdatePayload | None:
        group_id, values = key(input.group_id, "group", "groupId"), given(input)
        if values.get("parent_id") is not None:
            values["parent_id"] = key(values["parent_id"], "group", "parentId")
        await groups.update(info.context.require(), group_id, values)
        return GroupUpdatePayload(group=reference("group", group_id))

    @mutation(
        "Give a role to all people of a department but the caller, in force at once (P2). Administrators only.",
        seconds=LONG,
    )
    async def group_give_role(self, info: Info, input: GroupGiveRoleInput) -> GroupGiveRolePayload | None:
        group_id = key(input.group_id, "group", "groupId")
        count = await users.give_role(info.context.require(), group_id, input.role)
        return GroupGiveRolePayload(group=reference("group", group_id), count=count)

    @mutation("Remove an empty department. Administrators only.")
    async def group_delete(self, info: Info, input: GroupDeleteInput) -> GroupDeletePayload | None:
        await groups.delete(info.context.require(), key(input.group_id, "group", "groupId"))
        return GroupDeletePayload(deleted_id=input.group_id)
