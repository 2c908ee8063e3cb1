"""What was deleted: a record with all that stood on it, kept for a while to be put back (docs/decisions/trash.md).

A deleted record is no longer in its table, so no list, count or link can show it. Its row, and those that go with it by
their foreign keys, are kept here as one JSON document; the columns that rights look at stand beside it: whoever could
view the record finds it in the trash, and whoever could delete it may put it back. A note stays with its card: rights
to it are the card's, and when the card is deleted it goes along, to be in the trash again once the card is back.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import Enum
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, ClassVar, Final, TypeVar

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

M = TypeVar("M", bound=Model)


class RecordKind(Enum):
    """What was deleted, by its entity."""

    DEAL = "deal"
    CONTACT = "contact"
    COMPANY = "company"
    TASK = "task"
    ITEM = "item"
    NOTE = "note"
    CUSTOMER = "customer"


def _of_notes(sql: Sql, a: str, action: str) -> str:
    """Of which deleted notes the actor may do this: where they view the card, and for more than viewing where they have
    written the note or may edit the card.
    """
    cards = {column: models()[column.removesuffix("_id")] for column in STANDING}
    allowed = [sql.on_cards(cards, a, "view")]
    if action != "view":
        allowed.append(f"({a}.created_by_id = {sql.param(sql.actor.user_id)} or {sql.on_cards(cards, a, 'edit')})")
    return f"({a}.noun = 'note' and {' and '.join(allowed)})"


STANDING: Final = ("deal_id", "contact_id", "company_id")  # columns of the card that a deleted note was on


class Trashed(Model):
    """A deleted record. Its rights are those of the record as it was, under the policy of now."""

    stands_for: ClassVar[str] = "noun"  # the column with the entity whose rights hold …
    of_others: ClassVar[Any] = staticmethod(_of_notes)  # … and what holds for what is no record

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
    deal_id = fields.BigIntField(null=True)  # of a note, as STANDING says
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    deleted_by_id = fields.BigIntField()
    deleted_at = fields.DatetimeField()
    content = fields.JSONField[dict[str, Any]]()  # table → rows; "table.column" → ids of records that referred to it

    class Meta:
        table = "trash"
        unique_together = (("noun", "record_id"),)
        constraints = (
            *of_responsible("trash"),
            foreign_key("trash", "deleted_by_id", "users"),
            foreign_key("trash", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("trash", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("trash", "company_id", "company", on_delete="CASCADE"),
        )
        indexes = (
            Ordered("-deleted_at", "-id", name="ix_trash_all"),
            Ordered("group_id", "-deleted_at", "-id", name="ix_trash_group"),
            Ordered("responsible_id", "-deleted_at", "-id", name="ix_trash_own"),
            Ordered("deal_id", name="ix_trash_deal", where="deal_id IS NOT NULL"),
            Ordered("contact_id", name="ix_trash_contact", where="contact_id IS NOT NULL"),
            Ordered("company_id", name="ix_trash_company", where="company_id IS NOT NULL"),
        )


# What rights look at of deals alone, and what stands there for other records.
_COPIED: Final = {
    "pipeline_id": "null",
    "stage_id": "null",
    "budget_minor": "null",
    "source_id": "null",
    "available_to_everyone": "false",
}
# What is no name, but shows what was deleted.
_NAMES: Final = {"task": "a.text", "note": "substr(a.text, 1, 1000)"}


def visible(actor: Actor) -> Question:
    """Deleted records that `actor` could view if they were still there."""
    return Question(Trashed, actor)


async def keep(actor: Actor, record: Versioned) -> None:
    """Put a record, or a note, that is about to be deleted into the trash, with all that its deletion takes along.

    One statement, to be called while everything is still in its place, but the deletion counted in the version.
    """
    await stored.of_all(_keep, (actor, type(record)), record.id)


async def _keep(actor: Actor, model: type[Versioned], ids: Sequence[int]) -> None:
    noun, sql = model._meta.db_table, Sql(actor)
    copied = {name: f"a.{name}" if name in model._meta.db_fields else absent for name, absent in _COPIED.items()}
    copied |= dict.fromkeys(STANDING, "null")
    whose, source = ["a.responsible_id", "a.group_id"], f'"{noun}" a'
    if noun == "note":  # whose is its card
        copied |= {name: f"a.{name}" for name in STANDING}
        cards = [name.removesuffix("_id") for name in STANDING]
        source += "".join(f" left join {card} on {card}.id = a.{card}_id" for card in cards)
        whose = [
            f"coalesce({', '.join(f'{card}.{name}' for card in cards)})" for name in ("responsible_id", "group_id")
        ]
    moment = sql.param(db.now()) + ("::timestamptz" if sql.postgres else "")
    await stored.transaction().fetch(
        "insert into trash (noun, record_id, name, responsible_id, group_id, created_by_id, "
        f"{', '.join(copied)}, deleted_by_id, deleted_at, content) "
        f"select '{noun}', a.id, {_NAMES.get(noun, 'a.name')}, {', '.join(whose)}, a.created_by_id, "
        f"{', '.join(copied.values())}, {sql.param(actor.user_id)}, {moment}, {_content(noun, sql.postgres)} "
        f"from {source} where {sql.within('a.id', ids)} order by a.id",
        sql.params,
    )


async def restore(actor: Actor, trash_id: int, stage_id: int | None = None) -> tuple[str, int]:
    """Put a deleted record back where it was, with what went with it; its noun and its id, which is what it was.

    What it referred to and is gone by now is left out. A deal whose stage is gone needs another one, `stage_id`:
    Invalid STAGE_GONE. To put it there takes what moving it there takes: see `_elsewhere`. An item whose catalogue is
    gone is Invalid NOT_FOUND, and so is a customer whose company or contact is; CUSTOMER_ALREADY when that has become a
    customer anew. A note is back on its card. Raises NotFound for what the actor could not view, Forbidden for what
    they could not delete.
    """
    async with transaction() as events:
        found = await _fetch(actor, trash_id)
        departed = None
        if found.noun == "deal" and stage_id not in (None, found.stage_id):
            departed = await _elsewhere(actor, found, await pipelines.stage(stage_id or 0, "stageId"))
        elif found.noun == "deal" and ((stood := await pipelines.find(found.stage_id)) is None or stood.archived_at):
            raise Invalid("STAGE_GONE", "stageId")
        if found.noun == "item":
            await catalogues.live(found.content["item"][0]["catalogue_id"], "trashedId")
        if found.noun == "customer":
            await _require_buyer(found.content["customer"][0])
        if found.noun == "note":  # which may be another one by now, if two cards were merged
            found.content["note"][0].update({name: getattr(found, name) for name in STANDING})
        if await stored.of_all(_put_all_back, (actor, events, models()[found.noun]), (found, departed)):
            raise Invalid("STAGE_GONE", "stageId")
    return found.noun, found.record_id


async def _put_all_back(
    actor: Actor, events: Events, model: type[Versioned], those: Sequence[tuple[Trashed, Mapping[str, Any] | None]]
) -> list[int]:
    """Put deleted records of one kind back, by as many statements however many they are; the ids of those that can't
    be, which stay in the trash: what one of them needs was deleted this moment.
    """
    noun = model._meta.db_table
    await put_back(model, _counted(model, those, 1))  # the record itself counts its deletion already
    there = await _by_id(model, [found.record_id for found, _ in those])
    back = [(found, departed) for found, departed in those if found.record_id in there]
    for table in _along(noun, db.dialect()):
        if table != noun:
            await put_back(models()[table], _counted(models()[table], back, 2))
    for found, departed in back:
        if departed is not None:
            created_at = there[found.record_id].created_at
            await Departure.create(deal_id=found.record_id, deal_created_at=created_at, **departed)
    where, param = stored.among("id", 1, [found.id for found, _ in back])
    await stored.transaction().fetch(f"delete from trash where {where}", [param])
    await _tell(actor, events, model, there, [found for found, _ in back])
    return [found.record_id for found, _ in those if found.record_id not in there]


def _counted(model: type[Model], those: Sequence[tuple[Trashed, object]], more: int) -> Sequence[Mapping[str, Any]]:
    """The kept rows of a table, with so many versions `more`."""
    rows = [row for found, _ in those for row in found.content.get(model._meta.db_table) or ()]
    if not issubclass(model, Versioned):
        return rows
    return [{**row, "version": row["version"] + more, "updated_at": db.fixed(db.now())} for row in rows]


async def _by_id(model: type[M], ids: Sequence[int]) -> dict[int, M]:
    where, param = stored.among("a.id", 1, ids)
    return {row.pk: row for row in await stored.select(model, where, [param])}


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
    if (together := stored.gathered()) is not None:
        return _fetched(together, actor, trash_id, action)
    sql = Sql(actor)
    where = f"a.id = {sql.param(trash_id)} and {sql.scope(Trashed, 'a')}"
    if not (seen := await stored.select(Trashed, where, sql.params)):
        raise NotFound("trash")
    where += f" and {sql.scope(Trashed, 'a', action)}" + (" for update" if sql.postgres else "")
    if not (found := await stored.select(Trashed, where, sql.params)):
        raise Forbidden(seen[0].noun, action)
    return found[0]


async def gather(actor: Actor, ids: Sequence[int]) -> stored.Gathered:
    """Those of these that the actor may view, locked, to be put back one after the other."""
    sql = Sql(actor)
    where = f"{sql.within('a.id', ids)} and {sql.scope(Trashed, 'a')} order by a.id{stored.locked('update')}"
    return stored.Gathered(await stored.select(Trashed, where, sql.params))


def _fetched(together: stored.Gathered, actor: Actor, trash_id: int, action: str) -> Trashed:
    """`_fetch` among what was gathered."""
    found = together.records.get(trash_id)
    if not isinstance(found, Trashed):
        raise NotFound("trash")
    allowed = together.kept((found.noun, action), lambda: scope.of_entity(actor, found.noun, action))
    if not scope.holds(allowed, vars(found)):
        raise Forbidden(found.noun, action)
    return found


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
def _along(noun: str, dialect: db.Dialect) -> Mapping[str, str]:
    """The tables whose rows the deletion of a record takes along, its own first and parents before their children; for
    each what is true of these rows, as SQL over `t`, where the record is `a`.
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
            f"t.{key.columns[0]} = a.id"
            if key.table == noun
            else f"t.{key.columns[0]} = any(array(select t.id from {key.table} t where {found[key.table]}))"
            if dialect == "postgres"
            else f"t.{key.columns[0]} in (select t.id from {key.table} t where {found[key.table]})"
            for key in keys[table]
            if key.on_delete == "CASCADE" and key.table in found
        ]
        found[table] = " or ".join(ways) if table != noun else "t.id = a.id"
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


def _content(noun: str, postgres: bool) -> str:
    """The document of a record, which is named `a`, as SQL."""
    parts = [
        f"'{table}', {rows_of(table, where, postgres=postgres)}" for table, where in _along(noun, db.dialect()).items()
    ]
    for table, column in _referring(noun):
        parts.append(f"'{table}.{column}', {ids_of(table, f't.{column} = a.id', postgres=postgres)}")
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
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}  # some may be kept since before a column was there
    for row in rows or ():
        alike.setdefault(tuple(sorted(model._meta.db_fields.intersection(row))), []).append(row)
    for columns, those in alike.items():
        await _put_back(model, columns, those)


async def _put_back(model: type[Model], columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    table, postgres = model._meta.db_table, db.dialect() == "postgres"
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


async def _tell(
    actor: Actor, events: Events, model: type[Versioned], there: Mapping[int, Versioned], back: Sequence[Trashed]
) -> None:
    """Say of each row that it is back, and link it with what had to do without it; `there` are the records."""
    noun = model._meta.db_table
    told = {noun: there}
    for table in _along(noun, db.dialect()):
        each = models()[table]
        ids = [kept["id"] for found in back for kept in found.content.get(table) or ()]
        if issubclass(each, Versioned) and ids and table != noun:
            told[table] = await _by_id(each, ids)
    if noun == "deal":
        await pipelines.forget_passages([found.record_id for found in back])
    for found in back:
        for table, rows in told.items():
            for id in sorted(kept["id"] for kept in found.content.get(table) or ()):
                if id in rows:
                    card = records.card_of(rows[id]) if rows[id].goes_with_card else ...
                    change = snapshot(rows[id]) | reached(table, found.content)
                    events.add("restored", actor, rows[id], change, card=card)
        if noun == "contact":
            await _link_contact(actor, events, told[noun][found.record_id], found.content)
        elif noun == "company":
            await linking.to_contacts(actor, found.record_id)  # in the order of deletions
            await linking.to_deals(actor, "company", found.record_id, found.content.get("deal.company_id") or ())


async def _link_contact(actor: Actor, events: Events, contact: Versioned, content: Mapping[str, Any]) -> None:
    await linking.to_deals(actor, "contact", contact.id)
    await linking.keep_main(contact.id)
    for link in content.get("contact_company") or ():
        company_id = link["company_id"]
        events.add("linked", actor, contact, {"company_id": (None, company_id)}, card=("company", company_id))
