"""The one place where a policy becomes a condition on rows: the door to every record."""

from collections.abc import Callable
from typing import ClassVar, Protocol, TypeVar, cast

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from permissions.actor import Actor
from permissions.errors import Forbidden


class Scoped(Protocol):
    """A table whose rows have a responsible and a group, and an entity that policy lines name."""

    entity: ClassVar[str]
    responsible_id: int
    group_id: int


M = TypeVar("M", bound=Model)

# An empty Q() matches every row on its own and vanishes beside another, so "all" and "nothing" are spelled out.
NOTHING, ALL = Q(id__isnull=True), Q(id__isnull=False)

SCOPES: dict[str, Callable[[Actor], Q]] = {
    "none": lambda _: NOTHING,
    "own": lambda actor: Q(responsible_id=actor.user_id),
    "group": lambda actor: Q(group_id=actor.group_id),  # the responsible's group, kept on the row by a composite key
    "all": lambda _: ALL,
}


def predicate(model: type[Model], actor: Actor, action: str) -> Q:
    """What is true of the rows of `model` on which `actor` may perform `action`. No grant: of no row."""
    return SCOPES[actor.policy.scope(actor.role, entity(model), action)](actor)


def scoped(model: type[M], actor: Actor, action: str) -> QuerySet[M]:
    """Rows in view on which `actor` may perform `action`, as a query still to be narrowed."""
    query = model.filter(predicate(model, actor, "view"))
    return query if action == "view" else query.filter(predicate(model, actor, action))


def entity(model: type[Model]) -> str:
    """The name by which policy lines know the rows of `model`."""
    return cast("type[Scoped]", model).entity


def may(actor: Actor, name: str, action: str) -> bool:
    """Whether `actor` may perform `action` on at least some records of the entity `name`."""
    return actor.policy.scope(actor.role, name, action) != "none"


def require(actor: Actor, name: str, action: str) -> None:
    """Nothing, or Forbidden when `actor` may perform `action` on no record of the entity `name`."""
    if not may(actor, name, action):
        raise Forbidden(name, action)


def require_hand_over(actor: Actor, row: Model, responsible_id: int, group_id: int) -> None:
    """Nothing, or Forbidden when `actor` may not give `row` to another responsible, of that group.

    One's own may be given to anybody; what is others', only by those who may create records for both of them. So nobody
    widens a right by taking a record over first (T25).
    """
    name, present = entity(type(row)), cast("Scoped", row)
    if present.responsible_id != actor.user_id:
        try:
            require_creation(actor, name, present.responsible_id, present.group_id)
            require_creation(actor, name, responsible_id, group_id)
        except Forbidden:
            raise Forbidden(name, "hand over") from None


def require_creation(actor: Actor, name: str, responsible_id: int, group_id: int) -> None:
    """Nothing, or Forbidden when `actor` may not create a record with this responsible and their group."""
    scope = actor.policy.scope(actor.role, name, "create")
    if not {
        "none": False,
        "own": responsible_id == actor.user_id,
        "group": group_id == actor.group_id,
        "all": True,
    }[scope]:
        raise Forbidden(name, "create")
