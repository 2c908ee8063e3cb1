"""Saved views: a filter, columns and an order of a list under a name, one's own or shared with a group (D18, L13)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

import orjson
from tortoise import fields

from domain import account, catalogues, db, reference, stored
from domain.account import Account
from domain.catalogues import Catalogue
from domain.events import farewell, snapshot, transaction
from domain.exports import listings
from domain.questions import Question, Sql
from domain.records import Versioned, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import required
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput, Forbidden, Invalid, NotFound
from permissions.fields import SECTIONS

MOST: Final = 200  # views of one user
MOST_COLUMNS: Final = 100
MOST_FILTER: Final = 20_000  # bytes as JSON


class SavedView(Versioned):
    """A view is seen by its owner and by the group that it is shared with, as far as they may use the entity at all."""

    owner: ClassVar[str] = "user_id"
    shared: ClassVar[tuple[str, str]] = ("group_id", "noun")

    user_id = fields.BigIntField()
    group_id = fields.BigIntField(null=True)  # that it is shared with
    noun = fields.CharField(max_length=20)
    catalogue_id = fields.BigIntField(null=True)  # of items: a view is of one catalogue
    name = fields.CharField(max_length=100)
    wanted = fields.JSONField[dict[str, Any]]()  # the filter as it was sent
    columns = fields.JSONField[list[str]]()  # fields of the type, in their order
    ordering = fields.CharField(max_length=80)  # empty: the usual one
    is_default = fields.BooleanField(default=False)  # its owner's for this entity

    class Meta:
        table = "saved_view"
        constraints = (
            foreign_key("saved_view", "user_id", "users"),
            foreign_key("saved_view", "group_id", "groups", on_delete="SET NULL"),
            foreign_key("saved_view", "catalogue_id", "catalogue"),
            CheckConstraint(
                check="\"noun\" IN ('deal', 'contact', 'company', 'task', 'item')", name="ck_saved_view_noun"
            ),
            CheckConstraint(check='("noun" = \'item\') = ("catalogue_id" IS NOT NULL)', name="ck_saved_view_catalogue"),
        )
        indexes = (
            Ordered("user_id", "id", name="ix_saved_view_user"),
            Ordered("group_id", "id", name="ix_saved_view_group"),
        )


def visible(actor: Actor) -> Question:
    """The actor's own views, and those shared with a group that they are of or above."""
    return Question(SavedView, actor)


async def save(
    actor: Actor, noun: str, view_id: int | None, expected_version: int | None, given: Mapping[str, Any]
) -> SavedView:
    """Make a view, or change what is `given` of: name, filter, columns, ordering, group_id, is_default; a new one of
    items is of the catalogue_id that is given, for ever.

    A default takes the place of the owner's other one of the same lists. Takes the right to view the entity, and to
    share a view that one be of the group or above it. Raises BadInput and Forbidden for what its lists would refuse,
    NotFound for a view that is not in sight, Forbidden for another's, Invalid TOO_MANY, TEXT_TOO_LONG, REQUIRED,
    NOT_FOUND.
    """
    scope.require_section(actor, SECTIONS[noun])
    scope.require(actor, noun, "view")
    async with transaction() as events:
        view = None if view_id is None else await _mine(actor, noun, view_id)
        values = {name: each for name, each in given.items() if name not in ("name", "filter", "columns")}
        if view is None or "name" in given:
            values["name"] = required(given.get("name"), "name", 100)
        if "filter" in given:
            values["wanted"] = dict(given["filter"] or {})
        if "columns" in given:
            values["columns"] = list(given["columns"] or ())
        if len(orjson.dumps(values.get("wanted"))) > MOST_FILTER:
            raise Invalid("TEXT_TOO_LONG", "filter", most=MOST_FILTER)
        group = values.get("group_id")
        if group is not None and group not in actor.groups and not actor.is_administrator:
            raise Invalid("NOT_FOUND", "groupId")
        catalogue_id = values.get("catalogue_id")
        if view is None and noun == "item" and catalogue_id is None:
            raise Invalid("REQUIRED", "catalogueId")
        if view is None and catalogue_id is not None:
            await catalogues.live(catalogue_id, "catalogueId")
        if view is not None and catalogue_id not in (None, view.catalogue_id):
            raise Invalid("NOT_FOUND", "catalogueId")
        if view is None:
            view = await _created(actor, noun, values)
            events.add("created", actor, view, snapshot(view), card=None)
        else:
            change = await write(view, expected_version, **values)
            events.add("changed", actor, view, change, card=None)
        check(actor, await account.remembered(), noun, view.wanted, view.ordering, view.columns, view.catalogue_id)
        if view.is_default:
            others = SavedView.filter(
                user_id=view.user_id, noun=noun, catalogue_id=view.catalogue_id, is_default=True
            ).exclude(id=view.id)
            for other in await others.order_by("id"):
                events.add("changed", actor, other, await write(other, None, is_default=False), card=None)
    return view


async def delete(actor: Actor, view_id: int) -> None:
    """Remove a view of one's own."""
    async with transaction() as events:
        view = await _mine(actor, None, view_id)
        events.add("deleted", actor, view, farewell(view), card=None)
        await view.delete()


def check(
    actor: Actor,
    company: Account,
    noun: str,
    filter: Mapping[str, Any],
    ordering: str,
    columns: Sequence[str],
    catalogue_id: int | None = None,
) -> None:
    """Nothing, or what a list with this filter and order would raise: a view shows no more than the list does.

    BadInput for a column, an order or a catalogue that there is not (any more).
    """
    known = reference.rows(Catalogue).get(catalogue_id) if catalogue_id else None
    if known and known["deleted_at"] is not None:
        raise BadInput("catalogueId", "the catalogue was deleted.")
    listing = listings[noun]
    sql = Sql(actor, company)
    for condition in listing.conditions(filter):
        condition(sql, "a")
    if ordering:
        try:
            listing.order(actor, ordering)
        except KeyError:
            raise BadInput("order", "expected an order of the list.") from None
    shown = listing.columns()
    if len(columns) > MOST_COLUMNS:
        raise Invalid("TOO_MANY", "columns", most=MOST_COLUMNS)
    for place, each in enumerate(columns):
        if each not in shown or each in columns[:place]:
            raise BadInput(f"columns.{place}", "expected a field of the type, each once.")


async def _created(actor: Actor, noun: str, values: Mapping[str, Any]) -> SavedView:
    if await SavedView.filter(user_id=actor.user_id).count() >= MOST:
        raise Invalid("TOO_MANY", "name", most=MOST)
    moment = db.now()
    usual: dict[str, Any] = {"wanted": {}, "columns": [], "ordering": "", "is_default": False}
    usual |= {"group_id": None, "catalogue_id": None}
    view = stored.new(
        SavedView,
        **{"version": 1, "user_id": actor.user_id, "noun": noun, **usual, **values},
        created_at=moment,
        updated_at=moment,
    )
    await stored.insert(view)
    return view


async def _mine(actor: Actor, noun: str | None, view_id: int) -> SavedView:
    """A view that the actor may change, held. Raises NotFound for one out of sight or of another kind, Forbidden."""
    sql = Sql(actor)
    lock = " for no key update" if sql.postgres else ""
    where = f"a.id = {sql.param(view_id)} and {sql.scope(SavedView, 'a')}{lock}"
    found = await stored.select(SavedView, where, sql.params)
    if not found or noun not in (None, found[0].noun):
        raise NotFound("saved_view")
    if found[0].user_id != actor.user_id and not actor.is_administrator:
        raise Forbidden("saved_view", "edit")
    return found[0]
