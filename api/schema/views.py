"""Saved views and ready-made ones in the graph (D18, L13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from api.context import Context
from api.reading.custom_orders import CustomOrdering, OrderDirection, arguments_of
from api.reading.declare import Node, column, computed, entity, link
from api.reading.exporting import view_input
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from domain import views
from permissions.errors import CrmError

if TYPE_CHECKING:
    from api.schema.catalogues import Catalogue
    from api.schema.groups import Group
    from api.schema.users import User

    class DealViewSaveInput: ...

    class ContactViewSaveInput: ...

    class CompanyViewSaveInput: ...

    class TaskViewSaveInput: ...

    class ItemViewSaveInput: ...
else:
    DealViewSaveInput = view_input("Deal")
    ContactViewSaveInput = view_input("Contact")
    CompanyViewSaveInput = view_input("Company")
    TaskViewSaveInput = view_input("Task")
    ItemViewSaveInput = view_input("Item")


def _problem(values: Mapping[str, Any], context: Context) -> str | None:
    """Why the list would refuse the view, if it would."""
    try:
        views.check(
            context.require(),
            context.account,
            *(values[name] for name in _PARTS),
        )
    except (CrmError, GraphQLError) as error:
        return str(error)
    return None


def _unless_refused(name: str) -> Any:
    """A part of the view, null while its list would refuse it."""
    return lambda values, context: None if _problem(values, context) else (values[name] or None)


def _order(values: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """The order of the view as arguments of its list, without any for the list's own and while there is a problem."""
    name = _unless_refused("ordering")(values, context)
    return arguments_of(name) if name else {}


def _custom_order(values: Mapping[str, Any], context: Context) -> CustomOrdering | None:
    given = _order(values, context).get("customOrder")
    return CustomOrdering(key=given["key"], direction=OrderDirection(given["direction"])) if given else None


_PARTS = ("noun", "wanted", "ordering", "columns", "catalogue_id")


@entity(views.SavedView, sort="id")
class SavedView(Node):
    """A filter, columns and an order of a list under a name (D18, L8, L13). It shows no more than the list does."""

    entity: str = column("What it is a list of: deal, contact, company, task, item.", "noun", filter=True)
    catalogue: Catalogue | None = link(
        "Of items: the catalogue that they are in; null once it is deleted.", "catalogue_id", filter=True
    )
    name: str = column("What it is called.")
    filter: JSON | None = computed(
        "The filter as a value of the list's argument; null for none, and while there is a problem.",
        *_PARTS,
        answer=_unless_refused("wanted"),
    )
    order: str | None = computed(
        "The order by its name; null for the list's own or a custom field's, and while there is a problem.",
        *_PARTS,
        answer=lambda values, context: _order(values, context).get("order"),
    )
    custom_order: CustomOrdering | None = computed(
        "The order by a custom field; null for another one, and while there is a problem.",
        *_PARTS,
        answer=_custom_order,
    )
    columns: list[str] | None = computed(
        "Fields of the type in their order; null for those of the program, and while there is a problem.",
        *_PARTS,
        answer=_unless_refused("columns"),
    )
    problem: str | None = computed(
        "Why the list would refuse it: it names what there is no more, or what is hidden from the caller.",
        *_PARTS,
        answer=_problem,
    )
    owner: User = link("Whose it is.", "user_id", filter=True)
    group: Group | None = link("The group that it is shared with.", "group_id", filter=True)
    is_default: bool = column("Its owner's first one for the entity, or for the catalogue.", filter=True)
    created_at: DateTime = column("When it was first saved.")
    updated_at: DateTime = column("When it was last changed.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.type(description="A ready-made view that everybody has (D18).")
class ViewPreset:
    code: str = strawberry.field(description="Its name for programs.")
    entity: str = strawberry.field(description="What it is a list of: deal, contact, company, task.")
    name: str = strawberry.field(description="What it is called, in the caller's language.")
    filter: JSON = strawberry.field(description="The filter as a value of the list's argument.")


@strawberry.input(description="Which view to delete.")
class SavedViewDeleteInput:
    view_id: strawberry.ID = strawberry.field(description="Which view.")


@payload
class DealViewSavePayload:
    """What dealViewSave answers."""

    view: SavedView | None = returned("The view as it is now.")


@payload
class ContactViewSavePayload:
    """What contactViewSave answers."""

    view: SavedView | None = returned("The view as it is now.")


@payload
class CompanyViewSavePayload:
    """What companyViewSave answers."""

    view: SavedView | None = returned("The view as it is now.")


@payload
class TaskViewSavePayload:
    """What taskViewSave answers."""

    view: SavedView | None = returned("The view as it is now.")


@payload
class ItemViewSavePayload:
    """What itemViewSave answers."""

    view: SavedView | None = returned("The view as it is now.")


@payload
class SavedViewDeletePayload:
    """What savedViewDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the view that is gone.")
