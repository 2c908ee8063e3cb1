"""Users and groups in the graph."""

from __future__ import annotations

from api.reading.declare import Node, column, entity, link
from domain import users


@entity(users.Group, sort="name")
class Group(Node):
    """A department."""

    name: str = column("What the department is called.", filter=True, order=True)


@entity(users.User, sort="name")
class User(Node):
    """Somebody who works here, or did."""

    name: str = column("First and last name.", filter=True, order=True)
    group: Group = link("The department.", "group_id", filter=True)
    is_active: bool = column("False for people who have left; their history stays.", filter=True)
