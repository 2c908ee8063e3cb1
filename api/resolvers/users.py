"""Who answers for users, groups and the viewer."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list, root_one
from api.schema.users import Group, User
from api.schema.viewer import Viewer
from domain import users


@roots
@strawberry.type
class UserQuery:
    groups: Connection[Group] = root_list(users.groups, "All departments, by name.")
    user: User | None = root_one("A user by their id.")
    users: Connection[User] = root_list(users.everyone, "Everybody who works here or did, by name.")

    @strawberry.field(description="Who is signed in, and what they may do.")
    def viewer(self, info: Info) -> Viewer | None:
        return Viewer.of(info.context.require())
