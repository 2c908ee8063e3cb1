"""Lists as exports ask for them: filters kept as they were sent, and read again when the file is made."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import strawberry
from graphql import GraphQLInputType, GraphQLSchema, Undefined
from graphql.utilities import coerce_input_value

from api.reading import inputs
from api.reading.custom_orders import CustomOrder, arguments_of
from api.reading.declare import NOUNS, Entity, camel
from api.reading.pages import order_of
from api.reading.scalars import write_moment
from domain import exports
from domain.questions import Condition, Order
from permissions.actor import Actor
from permissions.errors import BadInput
from permissions.fields import CARDS, SECTIONS


@dataclass(frozen=True, slots=True)
class Listing:
    """How lists of an entity are asked for: what `domain.exports` wants to know of it."""

    entity: Entity
    filter: GraphQLInputType

    def conditions(self, filter: Mapping[str, Any]) -> Sequence[Condition]:
        if (coerced := coerce_input_value(filter, self.filter)) is Undefined:  # another version's
            raise BadInput("filter", "expected a filter of the list.")
        return self.entity.narrowed(coerced)

    def order(self, actor: Actor, name: str) -> Order:
        return order_of(self.entity, actor, arguments_of(name))

    def columns(self) -> Collection[str]:
        return {camel(name) for name in self.entity.specs} | {"id"}


_CUSTOM_ORDER: Final = "In that of a custom field instead."


def attach(schema: strawberry.Schema) -> None:
    """Tell exports of the lists of this schema."""
    graph: GraphQLSchema = schema._schema
    for noun in (*SECTIONS, "trash"):
        filter: Any = graph.type_map[f"{NOUNS[noun].name}Filter"]
        exports.listings[noun] = Listing(NOUNS[noun], filter)


def export_input(name: str) -> Any:
    """The input of an export of this type: the filter and the order of its lists."""
    custom = name.lower() in CARDS
    cls: Any = type(
        f"{name}ExportInput",
        (),
        {
            "__module__": inputs.MODULE,  # where filters and orders are found by name, once they are made
            "__annotations__": {
                "filter": f"{name}Filter | None",
                "order": f"{name}Order | None",
                **({"custom_order": CustomOrder | None} if custom else {}),
            },
            "filter": strawberry.field(default=None, description="Which records; all of them when left out."),
            "order": strawberry.field(default=None, description="In which order; that of the list when left out."),
            **({"custom_order": strawberry.field(default=None, description=_CUSTOM_ORDER)} if custom else {}),
        },
    )
    return strawberry.input(cls, description=f"Which records of the type {name} to take along.")


def bulk_input(name: str, action: Any) -> Any:
    """The input of a bulk change of records of this type; `action` is the input that says what to do to each."""
    texts = {
        "ids": "These, at most 10,000.",
        "filter": "All in view that match, at most 200,000; an empty filter selects all.",
        "change": "What to do to each.",
        "dry_run": "Change nothing, and tell what would become of the first 1,000.",
    }
    cls: Any = type(
        f"{name}BulkInput",
        (),
        {
            "__module__": inputs.MODULE,
            "__annotations__": {
                "ids": list[strawberry.ID] | None,
                "filter": f"{name}Filter | None",
                **({"change": action} if action else {}),
                "dry_run": bool,
            },
            **{each: strawberry.field(default=None, description=texts[each]) for each in ("ids", "filter")},
            **({"change": strawberry.field(description=texts["change"])} if action else {}),
            "dry_run": strawberry.field(default=False, description=texts["dry_run"]),
        },
    )
    called = f"{name}BulkChangeInput" if action else "TrashBulkRestoreInput"
    return strawberry.input(
        cls,
        name=called,
        description=f"Which records of the type {name}, by ids or by a filter, and what to do to each.",
    )


def view_input(name: str) -> Any:
    """The input that saves a view of lists of this type."""
    maybe, custom, of_catalogue = strawberry.Maybe, name.lower() in CARDS, name == "Item"
    texts = {
        "view_id": "Which view to change; a new one when left out.",
        "expected_version": "Fail with CONFLICT when the view is no longer at this version.",
        **({"catalogue_id": "The catalogue of a new view, for ever."} if of_catalogue else {}),
        "name": "What it is called, at most 100 characters.",
        "filter": "Which records; all of them when null.",
        "order": "In which order; that of the list when null.",
        **({"custom_order": _CUSTOM_ORDER} if custom else {}),
        "columns": "Fields of the type in their order, at most 100.",
        "group_id": "Share it with this group, of one's own or below; with nobody when null.",
        "is_default": "Show it first, in place of another default of one's own.",
    }
    cls: Any = type(
        f"{name}ViewSaveInput",
        (),
        {
            "__module__": inputs.MODULE,
            "__annotations__": {
                "view_id": strawberry.ID | None,
                "expected_version": int | None,
                **({"catalogue_id": strawberry.ID | None} if of_catalogue else {}),
                "name": maybe[str],
                "filter": f"strawberry.Maybe[{name}Filter | None]",
                "order": f"strawberry.Maybe[{name}Order | None]",
                **({"custom_order": maybe[CustomOrder | None]} if custom else {}),
                "columns": maybe[list[str]],
                "group_id": maybe[strawberry.ID | None],
                "is_default": maybe[bool],
            },
            **{each: strawberry.field(default=None, description=text) for each, text in texts.items()},
        },
    )
    return strawberry.input(cls, description=f"A view of lists of the type {name}; what is left out stays (D18, L13).")


def sent(value: Any) -> Any:
    """A value of an input as JSON, members by their names in the graph."""
    if (definition := getattr(type(value), "__strawberry_definition__", None)) and not isinstance(value, Enum):
        members = ((each.graphql_name or camel(each.python_name), each.python_name) for each in definition.fields)
        found = {name: getattr(value, python_name) for name, python_name in members}
        return {name: sent(each) for name, each in found.items() if each is not strawberry.UNSET}
    if isinstance(value, list):
        return [sent(each) for each in value]
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, datetime):
        return write_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
