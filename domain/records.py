"""What every scoped table has, and the one way to change a row."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from tortoise import Tortoise, fields
from tortoise.models import Model

from domain import db, events, stored
from domain.questions import Sql
from domain.reads import read
from domain.tables import ForeignKey, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, Forbidden, Invalid, NotFound


class Versioned(Model):
    """A row that people edit: each change counts `version` up."""

    goes_with_card: ClassVar[bool] = False  # stands on a deal, contact or company, and is deleted with it

    id = fields.BigIntField(primary_key=True)
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        abstract = True


class Record(Versioned):
    """A row with a responsible: the tables that the policy's scopes are about.

    `group_id` is the responsible's group. The composite key of `of_responsible` makes the database keep it
    true, so that "someone of my group is responsible" is a plain column that indexes can start with.
    """

    entity: ClassVar[str]

    responsible_id = fields.BigIntField()
    group_id = fields.BigIntField()
    created_by_id = fields.BigIntField()

    class Meta:
        abstract = True


def of_responsible(table: str) -> tuple[ForeignKey, ForeignKey]:
    """The keys that every scoped table has to the users."""
    return (
        ForeignKey(f"fk_{table}_responsible", ("responsible_id", "group_id"), "users", ("id", "group_id")),
        foreign_key(table, "created_by_id", "users"),
    )


R = TypeVar("R", bound=Versioned)
S = TypeVar("S", bound=Record)

Change = dict[str, tuple[Any, Any]]  # column: (before, after), only what differs


async def fetch(model: type[S], actor: Actor, action: str, id: int) -> S:
    """The row with this id, if `actor` may perform `action` on it.

    For anything but viewing nobody else can change it until the transaction ends, so that commands upon one record
    follow each other and each decides upon what the one before has left.

    Raises NotFound when the actor may not view the row either, so that an id reveals nothing,
    and Forbidden when the row is in view but the action is not granted on it.
    """
    sql = Sql(actor)
    where = f"a.id = {sql.param(id)} and {sql.scope(model, 'a')}"
    if action != "view":
        where += f" and {sql.scope(model, 'a', action)}"
        if sql.postgres:  # records that refer to it may still come; SQLite has one writer
            where += " for no key update"
    if found := await stored.select(model, where, sql.params):
        return found[0]
    if await _seen(model, actor, [id]):
        raise Forbidden(scope.entity(model), action)
    raise NotFound(scope.entity(model))


async def write(row: R, expected_version: int | None, also: Change | None = None, **values: Any) -> Change:
    """Set columns of `row`, in memory and in the database; what has changed. Without a change nothing is written.

    `also` is what has changed beside the columns (tags, links): it counts as a change of the record, too.
    Raises Conflict when the row is no longer at `expected_version`, or when somebody else is faster.
    """
    if expected_version is not None and expected_version != row.version:
        raise await _conflict(row, row.version, expected_version)
    change = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    if not change and not also:
        return {}
    values = {name: after for name, (_, after) in change.items()}
    values |= {"version": row.version + 1, "updated_at": db.now()}
    if not await stored.update(row, values, row.version):
        current = await type(row).get_or_none(id=row.id)
        if current is None:
            raise NotFound(_noun(row))
        raise await _conflict(row, current.version, row.version)
    for name, value in values.items():
        setattr(row, name, value)
    return change | (also or {})


async def take_along(actor: Actor, happened: events.Events, card: Record) -> None:
    """Say of all that stands on a card that it is deleted with it, whoever may view it; the keys delete the rows."""
    for model in Tortoise.apps["models"].values():
        if issubclass(model, Versioned) and model.goes_with_card:
            standing = model.filter(**{f"{card.entity}_id": card.id}).select_for_update(no_key=True)
            for row in await standing.order_by("id"):
                row.version += 1
                happened.add("deleted", actor, row, events.farewell(row), card=(card.entity, card.id))


async def in_view(model: type[Record], actor: Actor, id: int, path: str) -> int:
    """The id again, if the actor may view that record; a link to any other is refused as if it did not exist."""
    if not await _seen(model, actor, [id]):
        raise Invalid("NOT_FOUND", path)
    return id


async def all_in_view(model: type[Record], actor: Actor, ids: Sequence[int], path: str) -> list[int]:
    """`in_view` of each of a list, in one statement; the path names the place in it."""
    seen = await _seen(model, actor, ids)
    for place, id in enumerate(ids):
        if id not in seen:
            raise Invalid("NOT_FOUND", f"{path}.{place}")
    return list(ids)


async def _seen(model: type[Record], actor: Actor, ids: Sequence[int]) -> set[int]:
    """Those of these ids whose records the actor may view."""
    if not ids:
        return set()
    sql = Sql(actor)
    where = f"{sql.within('a.id', ids)} and {sql.scope(model, 'a')}"
    [rows] = await read([(f'select a.id from "{model._meta.db_table}" a where {where}', sql.params)])
    return {row[0] for row in rows}


async def _conflict(row: Versioned, current: int, expected: int) -> Conflict:
    return Conflict(current, await events.changed_fields(_noun(row), row.id, expected), _noun(row))


def _noun(row: Versioned) -> str:
    return row._meta.db_table
