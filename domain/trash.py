"""What was deleted: a record with all that stood on it, kept for a while to be put back (docs/decisions/trash.md).

A deleted record is no longer in its table, so no list, count or link can show it. Its row, and those that go with it by
their foreign keys, are kept here as one JSON document; the columns that rights look at stand beside it: whoever could
view the record finds it in the trash, and whoever could delete it may put it back.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import Enum
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, ClassVar, Final

import orjson
from tortoise import Tortoise, fields
from tortoise.models import Model

from domain import catalogues, custom_values, db, file_store, linking, pipelines, records, stored
from domain.account import current
from domain.events import Events, snapshot, transaction
from domain.pipelines import Departure, Pipeline, Stage, StageKind
from domain.questions import Question, Sql
from domain.records import Change, Record, Versioned, of_responsible
from domain.tables import ForeignKey, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid, NotFound
from permissions.scope import require_administrator


class RecordKind(Enum):
    """What was deleted, by its entity."""

    DEAL = "deal"
    CONTACT = "contact"
    COMPANY = "company"
    TASK = "task"
    ITEM = "item"
    CUSTOMER = "customer"


class Trashed(Model):
    """A deleted record. Its rights are those of the record as it was, under the policy of now."""

    stands_for: ClassVar[str] = "noun"  # the column with the entity whose rights hold

    id = fields.BigIntField(primary_key=True)
    noun = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    name = fields.CharField(max_length=1000)
    responsible_id = fields.BigIntField()
    group_id = fields.BigIntField()
    created_by_id = fields.BigIntField()
    pipeline_id = fields.BigIntField(null=True)
    stage_id = fields.BigIntField(null=True)
    budget_minor = fields.BigIntField(null=True)
    source_id = fields.BigIntField(null=True)
    available_to_everyone = fields.BooleanField(default=False)
    deleted_by_id = fields.BigIntField()
    deleted_at = fields.DatetimeField()
    content = fields.JSONField[dict[str, Any]]()  # table → rows; "table.column" → ids of records that referred to it

    class Meta:
        table = "trash"
        unique_together = (("noun", "record_id"),)
        constraints = (*of_responsible("trash"), foreign_key("trash", "deleted_by_id", "users"))
        indexes = (
            Ordered("-deleted_at", "-id", name="ix_trash_all"),
            Ordered("group_id", "-deleted_at", "-id", name="ix_trash_group"),
            Ordered("responsible_id", "-deleted_at", "-id", name="ix_trash_own"),
        )


# What rights look at of deals alone, and what stands there for other records.
_COPIED: Final = {
    "pipeline_id": "null",
    "stage_id": "null",
    "budget_minor": "null",
    "source_id": "null",
    "available_to_everyone": "false",
}


def visible(actor: Actor) -> Question:
    """Deleted records that `actor` could view if they were still there."""
    return Question(Trashed, actor)


async def keep(actor: Actor, record: Record) -> None:
    """Put a record that is about to be deleted into the trash, with all that its deletion takes along.

    One statement, to be called while everything is still in its place, but the deletion counted in the version.
    """
    noun, sql = record.entity, Sql(actor)
    columns = type(record)._meta.db_fields
    mine = sql.param(record.id)
    name = "a.text" if noun == "task" else "a.name"
    copied = ", ".join(f"a.{each}" if each in columns else absent for each, absent in _COPIED.items())
    moment = sql.param(db.now()) + ("::timestamptz" if sql.postgres else "")
    await stored.transaction().fetch(
        "insert into trash (noun, record_id, name, responsible_id, group_id, created_by_id, "
        f"{', '.join(_COPIED)}, deleted_by_id, deleted_at, content) "
        f"select '{noun}', a.id, {name}, a.responsible_id, a.group_id, a.created_by_id, "
        f"{copied}, {sql.param(actor.user_id)}, {moment}, {_content(noun, mine, sql.postgres)} "
        f'from "{noun}" a where a.id = {mine}',
        sql.params,
    )


async def restore(actor: Actor, trash_id: int, stage_id: int | None = None) -> tuple[str, int]:
    """Put a deleted record back where it was, with what went with it; its noun and its id, which is what it was.

    What it referred to and is gone by now is left out. A deal whose stage is gone needs another one, `stage_id`:
    Invalid STAGE_GONE. To put it there takes what moving it there takes: see `_elsewhere`. An item whose catalogue is
    gone is Invalid NOT_FOUND, and so is a customer whose company or contact is; CUSTOMER_ALREADY when that has become a
    customer anew. Raises NotFound for what the actor could not view, Forbidden for what they could not delete.
    """
    async with transaction() as events:
        found = await _fetch(actor, trash_id)
        content, departed = found.content, None
        if found.noun == "deal" and stage_id not in (None, found.stage_id):
            departed = await _elsewhere(actor, found, await pipelines.stage(stage_id or 0, "stageId"))
        elif found.noun == "deal" and (stood := await pipelines.find(found.stage_id)) and stood.archived_at:
            raise Invalid("STAGE_GONE", "stageId")
        if found.noun == "item":
            await catalogues.live(content["item"][0]["catalogue_id"], "trashedId")
        if found.noun == "customer":
            await _require_buyer(content["customer"][0])
        for table in _along(found.noun):
            await put_back(models()[table], content.get(table, ()))
        record = await stored.get(models()[found.noun], found.record_id)
        if not isinstance(record, Record):
            raise Invalid("STAGE_GONE", "stageId")
        if departed is not None:
            await Departure.create(deal_id=record.id, deal_created_at=record.created_at, **departed)
        await Trashed.filter(id=found.id).delete()
        await _tell(actor, events, record, content)
    return found.noun, found.record_id


async def forget(actor: Actor, trash_ids: Sequence[int]) -> list[int]:
    """Delete these for good, all or none. Administrators only; raises NotFound for what is not in the trash."""
    async with transaction() as events:
        require_administrator(actor)
        found = await Trashed.filter(id__in=trash_ids).select_for_update().order_by("id")
        if {each.id for each in found} != set(trash_ids):
            raise NotFound("trash")
        for each in found:
            what = {"noun": (each.noun, None), "record_id": (each.record_id, None)}
            events.add("forgotten", actor, each, what, card=None)
        where, param = stored.among("t.id", 1, trash_ids)
        await file_store.let_go_with_trash(where, [param])
        await Trashed.filter(id__in=trash_ids).delete()
    return [each.id for each in found]


async def sweep() -> int:
    """Delete for good what has been in the trash for as long as the account keeps it; how many records."""
    until = db.now() - timedelta(days=(await current()).trash_kept_days)
    async with db.atomic():
        moment = until if db.dialect() == "postgres" else db.fixed(until)
        await file_store.let_go_with_trash(f"t.deleted_at <= {stored.placeholder(1)}", [moment])
        return await Trashed.filter(deleted_at__lte=until).delete()


async def _fetch(actor: Actor, trash_id: int, action: str = "delete") -> Trashed:
    """What `actor` could do this to, locked: to delete it is what putting it back takes."""
    sql = Sql(actor)
    where = f"a.id = {sql.param(trash_id)} and {sql.scope(Trashed, 'a')}"
    if not (seen := await stored.select(Trashed, where, sql.params)):
        raise NotFound("trash")
    where += f" and {sql.scope(Trashed, 'a', action)}" + (" for update" if sql.postgres else "")
    if not (found := await stored.select(Trashed, where, sql.params)):
        raise Forbidden(seen[0].noun, action)
    return found[0]


async def _elsewhere(actor: Actor, found: Trashed, stage: Stage) -> dict[str, Any] | None:
    """Have a deal in the trash stand on another stage, as if it had been moved there (D22, D28). What the funnel of the
    pipeline that it leaves by that goes on counting, if that is still there.

    Raises Forbidden for who could not edit or move it so, Invalid FIELDS_REQUIRED (F6, F7) and REASON_REQUIRED (D30).
    """
    await _fetch(actor, found.id, "edit")
    scope.require_move(actor, found, stage.pipeline_id, stage.id)
    [root] = found.content["deal"]
    custom = {name: _document(root.get(name)) for name in custom_values.COLUMNS}
    custom_values.require_filled(actor, await custom_values.needed_on(stage), custom, "stageId")
    if stage.kind is not StageKind.LOST:
        root |= {"refusal_reason_id": None, "refusal_details": None}
    elif root["refusal_reason_id"] is None and (await stored.one(Pipeline, stage.pipeline_id)).refusal_reason_required:
        raise Invalid("REASON_REQUIRED", "stageId")
    departed, reached = None, root["furthest_stage_id"]
    if stage.pipeline_id != found.pipeline_id:
        before = {row["pipeline_id"]: row for row in found.content.get("departure") or ()}
        if await stored.get(Pipeline, root["pipeline_id"]) is not None:
            names = ("pipeline_id", "responsible_id", "first_stage_id", "furthest_stage_id")
            departed = {name: root[name] for name in names}
        reached = before.pop(stage.pipeline_id, {"furthest_stage_id": None})["furthest_stage_id"]
        found.content["departure"] = list(before.values())
    if reached is not None and await stored.get(Stage, reached) is None:
        reached = None
    moment = db.fixed(db.now())
    root |= {
        "stage_id": stage.id,
        "pipeline_id": stage.pipeline_id,
        "stage_entered_at": moment,
        "furthest_stage_id": await pipelines.further(reached, stage, stage),
        "closed_at": moment if stage.kind in (StageKind.WON, StageKind.LOST) else None,
    }
    return departed


async def _require_buyer(root: Mapping[str, Any]) -> None:
    """Nothing, or Invalid when a deleted customer can't be back."""
    column = "company_id" if root["contact_id"] is None else "contact_id"
    id, noun = int(root[column]), column.removesuffix("_id")
    there = f"select id from {noun} where id = {id}" + (" for key share" if db.dialect() == "postgres" else "")
    if not await stored.transaction().fetch(there, []):
        raise Invalid("NOT_FOUND", "trashedId")
    if await stored.transaction().fetch(f"select 1 from customer where {column} = {id}", []):
        raise Invalid("CUSTOMER_ALREADY", "trashedId")


def _document(value: Any) -> Any:
    """A column of JSON as a kept row has it, which is a text on SQLite."""
    return orjson.loads(value) if isinstance(value, str) else value


# ------------------------------------------------------------------------------------------------- what goes along


def models() -> Mapping[str, type[Model]]:
    """All tables by name."""
    return {model._meta.db_table: model for model in Tortoise.apps["models"].values()}


def keys_of(model: type[Model]) -> list[ForeignKey]:
    """The foreign keys of a table."""
    return [each for each in getattr(model._meta, "constraints", ()) if isinstance(each, ForeignKey)]


@cache
def _along(noun: str) -> Mapping[str, str]:
    """The tables whose rows the deletion of a record takes along, its own first and parents before their children; for
    each what is true of these rows, as SQL over `t`, where `{id}` is the record's.
    """
    keys = {table: keys_of(model) for table, model in models().items()}
    taken, new = {noun}, {noun}
    while new:
        new = {
            table for table, ways in keys.items() for key in ways if key.on_delete == "CASCADE" and key.table in new
        } - taken
        taken |= new
    order = TopologicalSorter({table: {key.table for key in keys[table]} & taken - {table} for table in sorted(taken)})
    found: dict[str, str] = {}
    for table in order.static_order():
        ways = [
            f"t.{key.columns[0]} in (select t.id from {key.table} t where {found[key.table]})"
            for key in keys[table]
            if key.on_delete == "CASCADE" and key.table in found
        ]
        found[table] = " or ".join(ways) if table != noun else "t.id = {id}"
    return found


@cache
def _referring(noun: str) -> Sequence[tuple[str, str]]:
    """The records, by table and column, that refer to one of `noun` and stay without it."""
    return [
        (table, key.columns[0])
        for table, model in sorted(models().items())
        for key in keys_of(model)
        if key.table == noun and key.on_delete != "CASCADE" and issubclass(model, Record)
    ]


def _content(noun: str, id: str, postgres: bool) -> str:
    """The document of a record, as SQL; `id` is its placeholder."""
    parts = []
    for table, where in _along(noun).items():
        parts.append(f"'{table}', {rows_of(table, where.format(id=id), postgres=postgres)}")
    for table, column in _referring(noun):
        parts.append(f"'{table}.{column}', {ids_of(table, f't.{column} = {id}', postgres=postgres)}")
    return f"{'jsonb_build_object' if postgres else 'json_object'}({', '.join(parts)})"


def rows_of(table: str, where: str, *, postgres: bool) -> str:
    """The rows `t` of a table for which this holds, as SQL for a JSON document."""
    columns = sorted(models()[table]._meta.db_fields)
    pairs = ", ".join(f"'{column}', t.\"{column}\"" for column in columns)
    rows = "jsonb_agg(to_jsonb(t))" if postgres else f"json_group_array(json_object({pairs}))"
    return f"(select {rows} from {table} t where {where})"


def ids_of(table: str, where: str, *, postgres: bool) -> str:
    """The ids of these rows, likewise."""
    return f"(select {'jsonb_agg' if postgres else 'json_group_array'}(t.id) from {table} t where {where})"


# ---------------------------------------------------------------------------------------------------- putting back


async def put_back(model: type[Model], rows: Sequence[Mapping[str, Any]] | None) -> None:
    """Insert rows again, but for those whose parents are gone; what may be empty and refers to something gone is."""
    if not rows:
        return
    table, postgres = model._meta.db_table, db.dialect() == "postgres"
    columns = sorted(model._meta.db_fields.intersection(rows[0]))
    source = f'jsonb_populate_recordset(null::"{table}", $1::jsonb) r'
    values = {column: f'r."{column}"' for column in columns}
    if not postgres:
        picked = ", ".join(f"json_extract(value, '$.{column}') as \"{column}\"" for column in columns)
        source = f"(select {picked} from json_each(?1)) r"
    where = ["true"]
    for key in keys_of(model):
        mine, theirs = key.columns, key.target
        same = " and ".join(f'p."{their}" = r."{my}"' for my, their in zip(mine, theirs, strict=True))
        if mine == ("responsible_id", "group_id"):  # who may belong to another group by now
            values["group_id"] = '(select p.group_id from users p where p.id = r."responsible_id")'
        elif len(mine) == 1 and model._meta.fields_map[mine[0]].null:
            values[mine[0]] = f'(select p.id from "{key.table}" p where {same})'
        else:
            where.append(f'exists (select 1 from "{key.table}" p where {same})')
    names = ", ".join(f'"{column}"' for column in columns)
    await stored.transaction().fetch(
        f'insert into "{table}" ({names}) select {", ".join(values[column] for column in columns)} from {source} '
        f"where {' and '.join(where)} on conflict do nothing",
        [orjson.dumps(rows).decode()],
    )


def reached(table: str, content: Mapping[str, Any]) -> Change:
    """The phones and e-mail addresses of a contact or company, as the event of its end had them."""
    found = {
        "phones": [row["number"] for row in content.get(f"{table}_phone") or ()],
        "emails": [row["address"] for row in content.get(f"{table}_email") or ()],
    }
    return {name: (None, values) for name, values in found.items() if values}


async def _tell(actor: Actor, events: Events, record: Record, content: Mapping[str, Any]) -> None:
    """Count the versions of what is back, with an event for each, and link it with what had to do without it."""
    moment = db.now()
    for table in _along(record.entity):
        model = models()[table]
        if not issubclass(model, Versioned) or not content.get(table):
            continue
        where, param = stored.among("a.id", 1, [row["id"] for row in content[table]])
        for row in await stored.select(model, f"{where} order by a.id", [param]):
            # The record itself counts its deletion already; what went along was kept as it was before.
            version = row.version + (1 if table == record.entity else 2)
            await stored.update(row, {"version": version, "updated_at": moment})
            row.version = version
            card = records.card_of(row) if model.goes_with_card else ...
            events.add("restored", actor, row, snapshot(row) | reached(table, content), card=card)
    if record.entity == "deal":
        await pipelines.forget_passages(record.id)
    elif record.entity == "contact":
        await linking.to_deals(actor, "contact", record.id)
        await linking.keep_main(record.id)
        for link in content.get("contact_company") or ():
            company_id = link["company_id"]
            events.add("linked", actor, record, {"company_id": (None, company_id)}, card=("company", company_id))
    elif record.entity == "company":
        await linking.to_contacts(actor, record.id)  # in the order of deletions
        await linking.to_deals(actor, "company", record.id, content.get("deal.company_id") or ())
