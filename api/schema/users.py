"""Users and groups in the graph (P1, P2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from api.context import Context
from api.reading.declare import Node, column, computed, entity, link
from domain import users


def _private(name: str) -> Callable[[Mapping[str, Any], Context], Any]:
    """A column that only the user themselves and administrators see; null to others."""

    def answer(row: Mapping[str, Any], context: Context) -> Any:
        actor = context.require()
        return row[name] if actor.is_administrator or row["id"] == actor.user_id else None

    return answer


@entity(users.Group, sort="name", noun="group")
class Group(Node):
    """A department."""

    name: str = column("What the department is called.", order=True)


@entity(users.User, sort="name", noun="user")
class User(Node):
    """Somebody who works here, or did."""

    name: str = column("First and last name.", order=True)
    group: Group = link("The department.", "group_id", filter=True)
    is_active: bool = column("False for people who have left; their history stays.", filter=True)
    email: str | None = computed(
        "Where they sign in with; null to all but themselves and administrators.",
        "email",
        "id",
        answer=_private("email"),
    )
    role: str | None = computed(
        "Their role in the policy; null to all but themselves and administrators.",
        "role",
        "id",
        answer=_private("role"),
    )
