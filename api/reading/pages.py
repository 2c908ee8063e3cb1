"""Connections: arguments of a page, cursors, and the page that was found (Relay Cursor Connections)."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import orjson
import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from api.reading.custom_orders import CustomOrder, custom_order, require_one
from api.reading.declare import Entity, Row, Spec, camel, read_field
from api.reading.scalars import Money
from domain import db
from domain.questions import Order, Page
from permissions.actor import Actor
from permissions.errors import BadInput
from permissions.fields import CARDS

MOST, DEFAULT = 200, 50


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows this page; known when paging forward.")
    has_previous_page: bool = strawberry.field(description="Whether more precedes it; known when paging backward.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge; null on an empty page.")


def order_of(entity: Entity, actor: Actor, arguments: Mapping[str, Any], default: str = "") -> Order:
    """The order that the caller chose, else `default`, else the entity's own.

    Raises Forbidden for a hidden field, BadInput for a custom one that there is not, or that nothing is ordered by.
    """
    chosen, custom = arguments.get("order"), arguments.get("customOrder")
    require_one(chosen, custom)
    if custom is not None:
        return custom_order(entity.noun, actor, custom)
    name = getattr(chosen, "value", chosen) or default
    if name:
        entity.require_visible(actor, [camel(name.rsplit("_", 1)[0].lower())])
    return entity.orders[name] if name else next(iter(entity.orders.values()))


def is_ordered(arguments: Mapping[str, Any]) -> bool:
    """Whether the caller chose an order."""
    return any(arguments.get(name) is not None for name in ("order", "customOrder"))


def page_of(arguments: Mapping[str, Any], order: Order) -> Page:
    """The page that the arguments ask for. Raises BadInput for a size or a cursor that can't be."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadInput("last", "either first or last is expected, not both.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 1 <= size <= MOST:
            raise BadInput(name, f"a page size of 1 to {MOST} is expected.")
    limit = last if last is not None else first if first is not None else DEFAULT
    return Page(
        limit=limit,
        after=_read(arguments.get("after"), order, "after"),
        before=_read(arguments.get("before"), order, "before"),
        reverse=last is not None,
    )


def cursor(order: Order, keys: list[Any]) -> str:
    """The opaque cursor of a row: the name of its order and its sort keys."""
    plain = [db.fixed(each) if isinstance(each, datetime) else each for each in keys]  # days become texts by themselves
    return base64.urlsafe_b64encode(orjson.dumps([order.name, *plain])).decode().rstrip("=")


def _read(text: str | None, order: Order, path: str) -> tuple[Any, ...] | None:
    if text is None:
        return None
    try:
        if len(text) > 4000:
            raise ValueError
        name, *keys = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        if name != order.name or len(keys) != len(order.keys):
            raise ValueError
        return tuple(_key(each, key.kind) for each, key in zip(keys, order.keys, strict=True))
    except (ValueError, TypeError, AttributeError, binascii.Error, OverflowError):
        raise BadInput(path, f"expected a cursor of this list in the order {order.name}.") from None


def _key(value: Any, kind: type[Any]) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)  # which the ends of the calendar overflow
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise ValueError
    if (kind is int and abs(value) >= 2**63) or (kind is str and "\x00" in value):
        raise ValueError
    return value


@dataclass
class Found:
    """A page as it was read. The same rows may be asked for as `nodes` and as `edges`, under several names,
    each with a selection of its own: `views` holds one list of rows for each such path of response keys.
    """

    order: Order
    cursors: list[str] = field(default_factory=list)
    views: dict[tuple[str, ...], list[Row]] = field(default_factory=dict)
    has_next: bool = False
    has_previous: bool = False
    totals: dict[str, int] = field(default_factory=dict)  # "" is the count


@dataclass
class _Edge:
    found: Found
    edges: str  # the response key under which the edges are asked for
    index: int


class _Edges(Spec):
    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return [_Edge(row, info.path.key, index) for index in range(len(row.cursors))]


class _Nodes(Spec):
    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return row.views[(info.path.key,)]


class _EdgeNode(Spec):
    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return row.found.views[(row.edges, info.path.key)][row.index]


class _EdgeCursor(Spec):
    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return row.found.cursors[row.index]


class _PageInfo(Spec):
    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return PageInfo(
            has_next_page=row.has_next,
            has_previous_page=row.has_previous,
            start_cursor=row.cursors[0] if row.cursors else None,
            end_cursor=row.cursors[-1] if row.cursors else None,
        )


@dataclass
class TotalOf(Spec):
    """The count of all matching records, or the sum of a column over them; computed only when asked for."""

    source: str = ""

    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        total = row.totals.get(self.source)  # none of what is hidden
        return Money(minor=total) if self.source and total is not None else total


def connection(entity: Entity) -> Any:
    """The connection type of an entity."""
    name = entity.name
    edge = _made(
        f"{name}Edge",
        f"A {name} in a list, with its cursor.",
        {
            "node": (name, _EdgeNode("The record.")),
            "cursor": ("str", _EdgeCursor("Opaque; goes into `after` or `before` of the same list and order.")),
        },
    )
    fields: dict[str, tuple[str, Spec]] = {
        "edges": (f"list[{name}Edge]", _Edges("The records with their cursors.")),
        "nodes": (f"list[{name}]", _Nodes("The records alone.")),
        "page_info": ("PageInfo", _PageInfo("Where this page lies.")),
        "total_count": ("int", TotalOf("How many records match, whatever the page; counted only when asked for.")),
    }
    for total, each in entity.totals.items():
        fields[total] = ("Money | None", TotalOf(f"{each.description} Null where it is hidden.", source=each.source))
    NAMES[f"{name}Edge"] = edge
    return _made(f"{name}Connection", f"A page of a list of {name}.", fields)


NAMES: dict[str, Any] = {}  # types that have no declaration, for annotations
MADE: list[Any] = []  # classes whose fields wait for their annotations


def _made(name: str, description: str, fields: dict[str, tuple[str, Spec]]) -> Any:
    cls = type(name, (), {"__module__": __name__, "__annotations__": {key: text for key, (text, _) in fields.items()}})
    for key, (_, spec) in fields.items():
        spec.name = key
        setattr(cls, key, read_field(spec))
    made = strawberry.type(cls, description=description)
    MADE.append(made)
    return made


def arguments(entity: Entity) -> list[StrawberryArgument]:
    """What every list of an entity takes."""
    made = [
        argument("first", int, f"How many from the front: 1 to {MOST}, {DEFAULT} when neither is given."),
        argument("after", str, "Continue after this cursor."),
        argument("last", int, f"How many from the back: 1 to {MOST}."),
        argument("before", str, "End before this cursor."),
        argument("filter", entity.filter_input, "Which records; all of them when left out."),
        argument("order", entity.order_enum, "In which order."),
        argument("customOrder", CustomOrder if entity.noun in CARDS else None, "In that of a custom field instead."),
    ]
    return [each for each in made if each is not None]


def argument(name: str, type_: Any, description: str) -> StrawberryArgument | None:
    """An argument that may be left out; None for want of a type."""
    if type_ is None:
        return None
    return StrawberryArgument(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(type_ | None if isinstance(type_, type) else type_),
        default=strawberry.UNSET,
        description=description,
    )
