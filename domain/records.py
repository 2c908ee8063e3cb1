"""What every scoped table has, and the one way to change a row."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, TypeVar

import orjson
from tortoise import Tortoise, fields
from tortoise.models import Model

from domain import db, events, search, sequencer, stored
from domain.questions import Kind, Sql
from domain.reads import read
from domain.tables import ForeignKey, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, Forbidden, Invalid, NotFound


class Versioned(Model):
    """A row that people edit: each change counts `version` up."""

    goes_with_card: ClassVar[bool] = False  # stands on a deal, contact, company, task or item, and is deleted with it

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


class Card(Record):
    """A record with custom fields: `domain/custom_values.py` says how they are kept. Null while there are none."""

    untold: ClassVar[tuple[str, ...]] = ("custom", "custom_long")  # events tell of each field by its key

    custom: Any = fields.JSONField(null=True)
    custom_long: Any = fields.JSONField(null=True)

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

    For anything but viewing nobody else can change it until the transaction ends, or a transaction that is held back is
    begun if somebody does; so commands upon one record follow each other, and each decides upon what the one before has
    left.

    Raises NotFound when the actor may not view the row either, so that an id reveals nothing,
    and Forbidden when the row is in view but the action is not granted on it, or nothing of its section is in view.
    """
    if (together := stored.gathered()) is not None:
        return _fetched(together, model, actor, action, id)
    sql, held = Sql(actor), None if action == "view" else stored.held_back()
    where, lock = f"a.id = {sql.param(id)} and {sql.scope(model, 'a')}", ""
    if action != "view":
        where += f" and {sql.scope(model, 'a', action)}"
        lock = "" if held else stored.locked("no key update")  # records that refer to it may still come
    if found := await stored.select(model, where + lock, sql.params):
        if held:  # a user who changes groups takes records along at the version they have
            held.decides_upon(found[0], f'{where} and a."group_id" = {sql.param(found[0].group_id)}', sql.params)
        return found[0]
    if await seen(model, actor, [id]):
        raise Forbidden(scope.entity(model), action)
    if actor.rights.shut(scope.entity(model)):
        raise Forbidden("section", "view")
    raise NotFound(scope.entity(model))


async def gather(model: type[S], actor: Actor, ids: Sequence[int], how: str = "no key update") -> stored.Gathered:
    """Those of these records that the actor may view, `locked`, for commands upon one after the other."""
    sql = Sql(actor)
    where = f"{sql.within('a.id', ids)} and {sql.scope(model, 'a')} order by a.id{stored.locked(how)}"
    return stored.Gathered(await stored.select(model, where, sql.params) if ids else [])


def _fetched(together: stored.Gathered, model: type[S], actor: Actor, action: str, id: int) -> S:
    """`fetch` among records that were gathered."""
    row = together.records.get(id)
    if not isinstance(row, model):
        if actor.rights.shut(scope.entity(model)):
            raise Forbidden("section", "view")
        raise NotFound(scope.entity(model))
    allowed = together.kept((model, actor, action), lambda: scope.predicate(model, actor, action))
    if not scope.holds(allowed, vars(row)):
        raise Forbidden(scope.entity(model), action)
    return row


async def write(row: R, expected_version: int | None, also: Change | None = None, **values: Any) -> Change:
    """Set columns of `row`, in memory and in the database; what has changed. Without a change nothing is written.

    `also` is what has changed beside the columns (tags, links): it counts as a change of the record, too.
    Raises Conflict when the row is no longer at `expected_version`, or when somebody else is faster.
    """
    await require_version(row, expected_version)
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


async def require_version(row: Versioned, expected: int | None) -> None:
    """Nothing, or Conflict when the row is no longer at this version."""
    if expected is not None and expected != row.version:
        raise await _conflict(row, row.version, expected)


async def hand_over(
    actor: Actor,
    model: type[Record],
    giver: tuple[int, int],
    groups: Mapping[int, int],
    heirs: Sequence[tuple[int, int]],
    card: str | None = None,
) -> None:
    """Make each record its heir's, with an event for each, by three statements however many they are (P23).

    `heirs` are ids of records, which the caller has locked, and of users, whose groups are `groups`; the records were
    those of `giver`, a user of a group. `card` is SQL for noun and id of the card in whose feed that stands: by default
    the record's own.
    """
    noun, moment = _noun(model), db.now()
    told = []
    for user_id, group_id in groups.items():
        sides = [{"responsible_id": giver[0]}, {"responsible_id": user_id}]
        if group_id != giver[1]:
            sides = [side | {"group_id": group} for side, group in zip(sides, (giver[1], group_id), strict=True)]
        told.append((user_id, group_id, *(orjson.dumps(side).decode() for side in sides)))

    def source(sql: Sql) -> str:
        given = sql.table({"id": "bigint", "user_id": "bigint"}, heirs, "m")
        to: dict[str, Kind] = {"user_id": "bigint", "group_id": "bigint", "before": "text", "after": "text"}
        return f"{given} join {sql.table(to, told, 'h')} on h.user_id = m.user_id"

    sql = Sql(actor)
    await stored.transaction().fetch(
        f'update "{noun}" as a set responsible_id = m.user_id, group_id = h.group_id, version = a.version + 1, '
        f"updated_at = {sql.param(moment)} from {source(sql)} where a.id = m.id",
        sql.params,
    )
    sql = Sql(actor)
    changed = f'{source(sql)} join "{noun}" a on a.id = m.id'
    await tell_of_all(sql, f"{noun}.reassigned", changed, len(heirs), moment, "h.before", "h.after", card)
    await search.hand_over(noun, giver[0], heirs, groups)


async def tell_of_all(
    sql: Sql,
    kind: str,
    changed: str,
    count: int,
    moment: datetime,
    before: str,
    after: str,
    card: str | None = None,
) -> None:
    """An event for each of `count` records that the transaction has changed, by one statement.

    `changed` is SQL for them as rows `a`, `before` and `after` for JSON as text, `card` for noun and id of the card in
    whose feed an event stands: by default the record's own.
    """
    noun, json = kind.split(".", maxsplit=1)[0], "::jsonb" if sql.postgres else ""
    last = await sequencer.reserve(count)
    place = "null" if last is None else f"{last} + row_number() over (order by a.id)"
    at = sql.param(moment) + ("::timestamptz" if sql.postgres else "")
    await stored.transaction().fetch(
        "insert into event (at, kind, actor_id, entity, record_id, version, card, card_id, responsible_id, group_id, "
        f"before, after, pos) select {at}, '{kind}', {sql.param(sql.actor.user_id)}, '{noun}', a.id, a.version, "
        + (card or f"'{noun}', a.id")
        + f", a.responsible_id, a.group_id, {before}{json}, {after}{json}, {place} from {changed} order by a.id",
        sql.params,
    )


async def take_along(actor: Actor, happened: events.Events, card: Record) -> None:
    """Say of all that stands on a card, or on a task, that it is deleted with it, whoever may view it; the keys delete
    the rows.
    """
    noun = card.entity
    if (together := stored.gathered()) is None:
        standing = await _standing(noun, [card.id])
    else:
        ids = list(together.records)
        standing = await together.once(("standing", noun), lambda: _standing(noun, ids))
    for row, below in standing.get(card.id, ()):
        row.version += 1
        happened.add("deleted", actor, row, events.farewell(row), card=below)


async def _standing(noun: str, ids: Sequence[int]) -> dict[int, list[tuple[Versioned, tuple[str, int]]]]:
    """What stands on each of these records, and on its tasks, locked, with noun and id of what it stands on."""
    column, found = f"{noun}_id", dict[int, list[tuple[Versioned, tuple[str, int]]]]()
    for model in Tortoise.apps["models"].values():
        if issubclass(model, Versioned) and model.goes_with_card and column in model._meta.db_fields:
            among, param = stored.among(f"a.{column}", 1, ids)
            rows = await stored.select(model, f"{among} order by a.id{stored.locked('no key update')}", [param])
            deeper = (
                await _standing(model.entity, [row.id for row in rows]) if rows and issubclass(model, Record) else {}
            )
            for row in rows:
                id = getattr(row, column)
                found.setdefault(id, []).extend([(row, (noun, id)), *deeper.get(row.id, ())])
    return found


def card_of(row: Versioned) -> tuple[str, int] | None:
    """What the events of a task, a note or a file stand on: the card in whose feed they are, or the task or item
    that a file is on; None for a task about nothing in particular.
    """
    linked = ((noun, getattr(row, f"{noun}_id", None)) for noun in (*events.CARDS, "task", "item"))
    return next(((noun, id) for noun, id in linked if id is not None), None)


def filled(new: Any) -> list[str]:
    """The inputs of a new record, a dataclass, that were given."""
    return [each.name for each in dataclasses.fields(new) if getattr(new, each.name) not in (None, (), [], False)]


async def in_view(model: type[Record], actor: Actor, id: int, path: str) -> int:
    """The id again, if the actor may view that record; a link to any other is refused as if it did not exist."""
    if not await seen(model, actor, [id]):
        raise Invalid("NOT_FOUND", path)
    return id


async def all_in_view(model: type[Record], actor: Actor, ids: Sequence[int], path: str) -> list[int]:
    """`in_view` of each of a list, in one statement; the path names the place in it."""
    found = await seen(model, actor, ids)
    for place, id in enumerate(ids):
        if id not in found:
            raise Invalid("NOT_FOUND", f"{path}.{place}")
    return list(ids)


async def seen(model: type[Record], actor: Actor, ids: Sequence[int]) -> set[int]:
    """Those of these ids whose records the actor may view."""
    if not ids:
        return set()
    sql = Sql(actor)
    where = f"{sql.within('a.id', ids)} and {sql.scope(model, 'a')}"
    [rows] = await read([(f'select a.id from "{model._meta.db_table}" a where {where}', sql.params)])
    return {row[0] for row in rows}


async def _conflict(row: Versioned, current: int, expected: int) -> Conflict:
    return Conflict(current, await events.changed_fields(_noun(row), row.id, expected), _noun(row))


def _noun(row: Versioned | type[Versioned]) -> str:
    return row._meta.db_table
