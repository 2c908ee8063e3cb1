"""Orders of lists by a custom field: the input, its short name, and what it means in SQL (F14)."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import strawberry

from api.reading.enums import described
from domain import custom_fields
from domain.custom_indexes import SORTED, sort_key
from domain.questions import Order, SortKey
from permissions.actor import Actor
from permissions.errors import BadInput, Forbidden
from permissions.fields import CUSTOM

_NAME: Final = re.compile(rf"({CUSTOM.pattern})_(ASC|DESC)")


class OrderDirection(Enum):
    """Which way an order goes."""

    ASC = "ASC"
    DESC = "DESC"


described(
    OrderDirection,
    "Which way an order goes.",
    ASC="Smallest, earliest or first first; what is empty before all else.",
    DESC="Largest, latest or last first; what is empty after all else.",
)


@strawberry.input(
    description="An order by a custom field: a TEXT, URL, NUMBER, FLAG, LIST, DATE or BIRTHDAY. Choices stand in the "
    "order of their list; ties are broken by the id."
)
class CustomOrder:
    key: str = strawberry.field(description="The key of the field: f17.")
    direction: OrderDirection = strawberry.field(description="Which way.")


@strawberry.type(description="An order by a custom field, as a value of the list's argument `customOrder`.")
class CustomOrdering:
    key: str = strawberry.field(description="The key of the field: f17.")
    direction: OrderDirection = strawberry.field(description="Which way.")


def custom_order(noun: str, actor: Actor, given: Mapping[str, Any]) -> Order:
    """The order of a card's lists that the caller chose.

    Raises BadInput for a key that no field of the card has, and for a field of a kind without an order; Forbidden for
    one that is hidden: the order would tell what is in it.
    """
    key, direction = given["key"], given["direction"]
    definition = custom_fields.of(noun).get(key)
    if definition is None:
        raise BadInput("customOrder.key", f"the {noun} has no custom field {key[:30]!r}.")
    if key in actor.rights.hidden[noun]:
        raise Forbidden(f"{noun}.{key}", "view")
    if definition.kind not in SORTED:
        raise BadInput("customOrder.key", f"the field {key} is a {definition.kind.value}, which has no order.")
    way = getattr(direction, "value", direction)
    sql = sort_key(key, definition.kind, "{a}", definition.options)
    keys = SortKey(sql, SORTED[definition.kind]), SortKey("{a}.id", int)
    return Order(f"{key}_{way}", keys, way == "DESC")


def ordering(order: Enum | None, custom: CustomOrder | None) -> str:
    """The short name of an order as inputs give it, empty for the list's own.

    Raises BadInput for two of them, and for what can't be the key of a field.
    """
    require_one(order, custom)
    if custom:
        if not CUSTOM.fullmatch(custom.key):
            raise BadInput("customOrder.key", f"there is no custom field {custom.key[:30]!r}.")
        return f"{custom.key}_{custom.direction.value}"
    return order.name if order else ""


def require_one(order: Any, custom: Any) -> None:
    """Nothing, or BadInput where an order of the list is given and one by a custom field as well."""
    if order is not None and custom is not None:
        raise BadInput("customOrder", "either order or customOrder is expected, not both.")


def arguments_of(name: str) -> dict[str, Any]:
    """The arguments of a list for an order of this short name."""
    if match := _NAME.fullmatch(name):
        return {"customOrder": {"key": match[1], "direction": match[2]}}
    return {"order": name}
