"""Two contacts, or two companies, become one, and two again (X9; docs/decisions/merge.md).

The one that is merged leaves its table, as what is deleted does. What stood on it goes over to the survivor; what would
stand there twice is kept with its row in `merged`, for who undoes it. The row stays when that can't be done any more:
it leads from the survivor to the history of what it was made of.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final

import orjson
from tortoise import fields
from tortoise.models import Model

from domain import companies, contacts, db, feed, linking, merging, purchases, reach, records, stored, trash
from domain.account import current
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.events import Events, farewell, snapshot, transaction
from domain.items import Item
from domain.merging import Outcome, Way, outcome, ways
from domain.pools import Statement
from domain.questions import Sql
from domain.reads import read
from domain.records import Card, Change, write
from domain.tables import ForeignKey, Ordered, foreign_key
from domain.tasks import Task
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, Forbidden, Invalid, NotFound
from permissions.fields import get


class Merged(Model):
    """What a contact or company was before it became a part of another one. Read through the survivor only."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    noun = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    survivor_id = fields.BigIntField()
    root_id = fields.BigIntField()  # where the survivor itself was merged, who is left in the end
    name = fields.CharField(max_length=255)
    version = fields.IntField()
    responsible_id = fields.BigIntField()
    group_id = fields.BigIntField()
    merged_by_id = fields.BigIntField()
    merged_at = fields.DatetimeField()
    content = fields.JSONField[dict[str, Any]](null=True)  # what undoing it takes; null when its time is over

    class Meta:
        table = "merged"
        unique_together = (("noun", "record_id"),)
        constraints = (
            ForeignKey("fk_merged_responsible", ("responsible_id", "group_id"), "users", ("id", "group_id")),
            foreign_key("merged", "merged_by_id", "users"),
        )
        indexes = (Ordered("noun", "root_id", "-id", name="ix_merged_root"),)


MODELS: Final[Mapping[str, type[Contact] | type[Company]]] = {"contact": Contact, "company": Company}
_REACHES: Final = {"contact": contacts.REACH, "company": companies.REACH}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which record is to take in which other one, at which versions, and the fields that are to be the other's."""

    noun: str
    survivor_id: int
    source_id: int
    survivor_version: int | None = None
    source_version: int | None = None
    take: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would come to: what an event would tell of it, what there is to choose, and how many records in the
    actor's view would go over, by the name of their table.
    """

    change: Change
    choices: Change
    moving: Mapping[str, int]


async def preview(actor: Actor, wanted: Wanted) -> Preview:
    """What `merge` would do if it came now. Raises what it raises."""
    survivor, source = await _pair(actor, wanted, locked=False)
    for record, expected in ((survivor, wanted.survivor_version), (source, wanted.source_version)):
        await records.require_version(record, expected)
    made = await outcome(actor, survivor, source, wanted.take)
    change = _columns(made, survivor) | made.change | {"formerly": (None, source.name)}
    for name, model in (("company_ids", Company), ("knowledge", Item)):
        if name in change:  # those out of the actor's view go along untold
            ids = change[name][1]
            seen = await records.seen(model, actor, ids)
            change[name] = (None, [id for id in ids if id in seen] or None)
    if change.get("main_company_id", (None, None))[1] not in (change.get("company_ids", (None, None))[1] or ()):
        change.pop("main_company_id", None)
    return Preview(change, made.choices, await _moving(actor, wanted.noun, source.id))


async def merge(actor: Actor, wanted: Wanted) -> None:
    """Let one record take in another one, with all that stands on it and is linked with it (X9).

    It takes the right to edit both, and to delete the other. Fields that the actor may not change are filled where the
    survivor has nothing in them, and stay otherwise. Raises Invalid REPEATED for a record and itself and what
    `merging.outcome` raises; Conflict when a version is stale, or when somebody has merged one of the two before.
    """
    async with transaction() as events:
        survivor, source = await _pair(actor, wanted, locked=True)
        made = await outcome(actor, survivor, source, wanted.take)
        also = made.change | {"formerly": (None, source.name), "merged_id": (None, source.id)}
        change = await write(survivor, wanted.survivor_version, also, **made.values)
        await write(source, wanted.source_version, {"merged_into_id": (None, survivor.id)})
        events.add("merged", actor, survivor, change)
        held = await reach.held(_REACHES[wanted.noun], source.id)
        gone: Change = farewell(source) | {"phones": (held[0], None), "emails": (held[1], None)}
        events.add("deleted", actor, source, gone | {"merged_into_id": (None, survivor.id)})
        if isinstance(survivor, Contact) and isinstance(source, Contact):
            links = await contacts.ContactCompany.filter(contact_id=source.id).order_by("id")
            contacts.tell_companies(actor, events, survivor, change)
            contacts.tell_companies(actor, events, source, {"company_ids": ([each.company_id for each in links], None)})
        await _keep(actor, survivor, source, made, wanted.take)
        for way in ways(wanted.noun):
            if not way.is_own:
                await _move(actor, events, way, source.id, survivor.id)
        await source.delete()
        for model in dict.fromkeys(type(row) for row in made.rows):
            await stored.insert(*(row for row in made.rows if type(row) is model))


async def undo(actor: Actor, merged_id: int, expected_version: int | None = None) -> tuple[str, int, int]:
    """Part two records again: the noun, the survivor and the one that is back, which has its old id.

    What came to the survivor since stays there. It takes the right to edit the survivor, to change the fields that were
    chosen, and to delete the other one as it was. Raises NotFound, Forbidden, Conflict; Invalid MERGE_OVER when its
    time is over, MERGE_FOLLOWED when another merge came later, MERGE_OVERTAKEN when a field has been changed since.
    """
    async with transaction() as events:
        merged, survivor = await _merged(actor, merged_id)
        content = merged.content or {}
        noun, hidden = merged.noun, actor.rights.hidden[merged.noun]
        scope.require_fields(actor, noun, [each for name in content["taken"] for each in get(noun, name).inputs])
        values, change = await merging.back(survivor, content, hidden)
        also = change | {"formerly": (merged.name, None), "merged_id": (merged.record_id, None)}
        events.add("unmerged", actor, survivor, await write(survivor, expected_version, also, **values))
        for table in (noun, *(way.table for way in ways(noun) if way.is_own)):
            await trash.put_back(trash.models()[table], content["rows"].get(table))
        source = await stored.one(MODELS[noun], merged.record_id)
        source.version += 1
        await stored.update(source, {"version": source.version, "updated_at": db.now()})
        events.add("restored", actor, source, snapshot(source) | trash.reached(noun, content["rows"]))
        for way in ways(noun):
            if not way.is_own:
                await _move_back(actor, events, way, merged)
        if isinstance(survivor, Contact) and isinstance(source, Contact):
            links = await contacts.ContactCompany.filter(contact_id=source.id).order_by("id")
            contacts.tell_companies(actor, events, survivor, change)
            contacts.tell_companies(actor, events, source, {"company_ids": (None, [each.company_id for each in links])})
            for contact in (survivor, source):
                await linking.keep_main(contact.id)
        else:
            await linking.keep_one_main(source.id)
        await stored.transaction().fetch(
            f"update merged set root_id = {merged.record_id} where id in ({_moved(merged.id, 'merged')})", []
        )
        await Merged.filter(id=merged.id).delete()
    return noun, survivor.id, source.id


async def sweep() -> int:
    """Forget what undoing a merge takes once its time is over, and all of it where the survivor is gone for good; how
    many rows.
    """
    kept = timedelta(days=(await current()).trash_kept_days)
    swept = await Merged.filter(merged_at__lte=db.now() - kept, content__isnull=False).update(content=None)
    for noun in MODELS:
        there = (
            f'select 1 from "{noun}" a where a.id = m.root_id union all '
            f"select 1 from trash t where t.noun = '{noun}' and t.record_id = m.root_id"
        )
        gone = await db.rows(f"select m.id from merged m where m.noun = '{noun}' and not exists ({there})")
        swept += await Merged.filter(id__in=[row["id"] for row in gone]).delete() if gone else 0
    return swept


# ------------------------------------------------------------------------------------------------------ who and what


async def _pair(actor: Actor, wanted: Wanted, *, locked: bool) -> tuple[Contact | Company, Contact | Company]:
    """The survivor and the other one; `locked`, nobody can change them or link anything with them until the transaction
    ends: what came to the other one meanwhile would be deleted with it.

    Both at once and in the order of ids, so that two merges of the same records wait for each other in turn.
    """
    model, ids = MODELS[wanted.noun], (wanted.survivor_id, wanted.source_id)
    if wanted.survivor_id == wanted.source_id:
        raise Invalid("REPEATED", "sourceId")
    sql = Sql(actor)
    where = (
        f"{sql.within('a.id', ids)} and {sql.scope(model, 'a')} and {sql.scope(model, 'a', 'edit')} "
        f"and (a.id = {sql.param(wanted.survivor_id)} or {sql.scope(model, 'a', 'delete')}) order by a.id"
    )
    lock = stored.locked("update") if locked else ""
    found = {row.id: row for row in await stored.select(model, where + lock, sql.params)}
    if len(found) < len(ids):
        raise await _refusal(actor, model, wanted, found.keys())
    return found[wanted.survivor_id], found[wanted.source_id]


async def _refusal(actor: Actor, model: type[Contact] | type[Company], wanted: Wanted, found: Set[int]) -> Exception:
    """Why one of the two may not be merged."""
    ids = (wanted.survivor_id, wanted.source_id)
    seen = await records.seen(model, actor, ids)
    for id in ids:
        if id not in seen:
            return await _gone(actor, wanted.noun, id) or NotFound(wanted.noun)
    first = next(id for id in ids if id not in found)
    may_edit = await scope.scoped(model, actor, "edit").filter(id=first).exists()
    return Forbidden(wanted.noun, "delete" if may_edit else "edit")


async def _gone(actor: Actor, noun: str, id: int) -> Conflict | None:
    """That a record was merged before, for those who may view the survivor and could view the record."""
    sql = Sql(actor)
    seen = f'exists (select 1 from "{noun}" r where r.id = a.root_id and {sql.scope(MODELS[noun], "r")})'
    where = f"a.noun = '{noun}' and a.record_id = {sql.param(id)} and {_could(sql, noun, 'view')} and {seen}"
    found = await stored.select(Merged, where, sql.params)
    return Conflict(found[0].version, [], noun) if found else None


def _could(sql: Sql, noun: str, action: str) -> str:
    """What is true of rows `a` whose records the actor could do this to, if they were still there."""
    return sql.condition(scope.of_entity(sql.actor, noun, action), "a")


async def _merged(actor: Actor, merged_id: int) -> tuple[Merged, Contact | Company]:
    """A merge that may be undone by the actor, and the survivor, locked."""
    if (merged := await stored.get(Merged, merged_id)) is None:
        raise NotFound("merge")
    root = await records.fetch(MODELS[merged.noun], actor, "edit", merged.root_id)
    sql = Sql(actor)
    could = " and ".join(_could(sql, merged.noun, action) for action in ("view", "delete"))
    if not await stored.select(Merged, f"a.id = {sql.param(merged_id)} and {could}", sql.params):
        if await stored.get(Merged, merged_id) is None:  # undone a moment ago
            raise NotFound("merge")
        raise Forbidden(merged.noun, "delete")
    if merged.content is None or merged.merged_at + timedelta(days=(await current()).trash_kept_days) <= db.now():
        raise Invalid("MERGE_OVER", "mergedId")
    later = Merged.filter(noun=merged.noun, survivor_id=merged.survivor_id, id__gt=merged.id)
    if merged.root_id != merged.survivor_id or await later.exists():
        raise Invalid("MERGE_FOLLOWED", "mergedId")
    return merged, root


def _columns(made: Outcome, survivor: Card) -> Change:
    """What is set of the survivor's columns, as its event tells of it."""
    told = survivor._meta.db_fields
    return {name: (sides[0], sides[1]) for name, sides in made.set.items() if name in told and "_folded" not in name}


async def _moving(actor: Actor, noun: str, id: int) -> dict[str, int]:
    """How many of what would go over the actor may view."""
    linked = {"contact": f"d.id in (select x.deal_id from deal_contact x where x.contact_id = {id})"}
    if feed.tells_company(Sql(actor)):
        linked["company"] = f"d.company_id = {id}"
    asked: dict[str, Statement] = {}
    sql = Sql(actor)
    asked["deal"] = (
        f"select count(*) from deal d where {linked.get(noun, 'false')} and {sql.scope(Deal, 'd')}",
        sql.params,
    )
    sql = Sql(actor)
    asked["task"] = f"select count(*) from task t where t.{noun}_id = {id} and {sql.scope(Task, 't')}", sql.params
    asked["note"] = f"select count(*) from note n where n.{noun}_id = {id}", []
    if noun == "company":
        sql = Sql(actor)
        theirs = f"k.id in (select x.contact_id from contact_company x where x.company_id = {id})"
        asked["contact"] = f"select count(*) from contact k where {theirs} and {sql.scope(Contact, 'k')}", sql.params
    found = await read(list(asked.values()))
    return {table: rows[0][0] for table, rows in zip(asked, found, strict=True)}


# ------------------------------------------------------------------------------------------------------- going over


def _twice(way: Way, survivor_id: int, alias: str) -> str:
    """What is true of the rows of which the survivor has one already: it is linked with the same deal, or is a customer
    as well.
    """
    if way.is_single:
        return f"exists (select 1 from {way.table} o where o.{way.column} = {survivor_id})"
    same = " and ".join(f"o.{column} = {alias}.{column}" for column in way.others)
    return f"exists (select 1 from {way.table} o where o.{way.column} = {survivor_id} and {same})" if same else "false"


async def _keep(actor: Actor, survivor: Card, source: Card, made: Outcome, take: Sequence[str]) -> None:
    """Note that `source` is a part of `survivor`, with what undoing that takes: by two statements, while everything is
    still in its place. What `source` has taken in itself goes along.
    """
    noun, sql = source.entity, Sql(actor)
    postgres, build = sql.postgres, "jsonb_build_object" if sql.postgres else "json_object"
    rows, moved = {noun: f"t.id = {source.id}"}, {"merged": f"t.noun = '{noun}' and t.root_id = {source.id}"}
    for way in ways(noun):
        here, twice = f"t.{way.column} = {source.id}", _twice(way, survivor.id, "t")
        if way.is_own:
            rows[way.table] = here
        else:
            moved[way.table] = f"{here} and not {twice}"
            if way.linked or way.is_single:
                rows[way.table] = f"{here} and {twice}"
            if way.model is purchases.Customer:
                theirs = f"select c.id from customer c where c.{way.column} = {source.id}"
                moved["purchase"] = f"t.customer_id in ({theirs}) and {twice}"
    kept = ", ".join(f"'{table}', {trash.rows_of(table, where, postgres=postgres)}" for table, where in rows.items())
    nothing = "'[]'::jsonb" if postgres else "'[]'"
    over = ", ".join(
        f"'{table}', coalesce({trash.ids_of(table, where, postgres=postgres)}, {nothing})"
        for table, where in moved.items()
    )
    given = sql.param(orjson.dumps({"set": made.set, "given": made.given, "taken": list(take)}).decode())
    named = "'{0}', {1}::jsonb -> '{0}'" if postgres else "'{0}', json_extract({1}, '$.{0}')"
    parts = ", ".join(named.format(name, given) for name in ("set", "given", "taken"))
    moment = sql.param(db.now()) + ("::timestamptz" if postgres else "")
    await stored.transaction().fetch(
        "insert into merged (noun, record_id, survivor_id, root_id, name, version, responsible_id, group_id, "
        f"merged_by_id, merged_at, content) select '{noun}', a.id, {survivor.id}, {survivor.id}, a.name, a.version, "
        f"a.responsible_id, a.group_id, {sql.param(actor.user_id)}, {moment}, "
        f"{build}('rows', {build}({kept}), 'moved', {build}({over}), {parts}) "
        f'from "{noun}" a where a.id = {source.id}',
        sql.params,
    )
    await stored.transaction().fetch(
        f"update merged set root_id = {survivor.id} where noun = '{noun}' and root_id = {source.id}", []
    )


async def _move(actor: Actor, events: Events, way: Way, source_id: int, survivor_id: int) -> None:
    """Let what refers to the one refer to the other, and say so of records, whoever may view them."""
    if way.model is purchases.Customer and not await purchases.join(events, actor, way.column, source_id, survivor_id):
        return
    twice, mine = _twice(way, survivor_id, "x"), f"{way.column} = {source_id}"
    if way.linked:
        name, linked = f"{way.column}s", f"select x.{way.others[0]} from {way.table} x where x.{mine}"
        before, after = {name: [source_id]}, {name: [survivor_id]}
        await linking.change(actor, way.linked, f"a.id in ({linked} and not {twice})", before, after)
        await linking.change(actor, way.linked, f"a.id in ({linked} and {twice})", before, {})
        if way.table == "contact_company":
            await db.execute(
                f"update contact_company set is_main = true where company_id = {survivor_id} and contact_id in "
                f"(select x.contact_id from contact_company x where x.{mine} and x.is_main)"
            )
    if way.is_record:
        sides, moves = ({way.column: source_id}, {way.column: survivor_id}), f"{way.column} = {survivor_id}"
        await linking.change(actor, way.table, f"a.{mine}", *sides, also=moves, card=_card(way, survivor_id))
    else:
        await db.execute(f"update {way.table} as x set {way.column} = {survivor_id} where x.{mine} and not {twice}")


def _card(way: Way, id: int) -> str | None:
    """The card in whose feed an event of a row stands, as SQL; None for the record's own."""
    return f"'{way.column.removesuffix('_id')}', {id}" if getattr(way.model, "goes_with_card", False) else None


def _moved(merged_id: int, table: str) -> str:
    """The ids of what a merge has moved, as SQL."""
    if db.dialect() == "postgres":
        ids = f"jsonb_array_elements_text(m.content -> 'moved' -> '{table}') e(id)"
        return f"select e.id::bigint from merged m, {ids} where m.id = {merged_id}"
    return f"select e.value from merged m, json_each(m.content, '$.moved.{table}') e where m.id = {merged_id}"


async def _move_back(actor: Actor, events: Events, way: Way, merged: Merged) -> None:
    """Let what went over to the survivor, and is still there, refer to the other one again."""
    source_id, survivor_id = merged.record_id, merged.survivor_id
    moved, theirs = _moved(merged.id, way.table), f"{way.column} = {survivor_id}"
    if way.model is purchases.Customer and (rows := (merged.content or {})["rows"].get(way.table)):
        await trash.put_back(way.model, rows)
        await purchases.part(events, actor, way.column, survivor_id, source_id, _moved(merged.id, "purchase"))
    if way.linked:
        name = f"{way.column}s"
        linked = f"select x.{way.others[0]} from {way.table} x where x.{way.column}"
        await trash.put_back(way.model, (merged.content or {})["rows"].get(way.table))
        await linking.change(actor, way.linked, f"a.id in ({linked} = {source_id})", {}, {name: [source_id]})
        over = f"a.id in ({linked} = {survivor_id} and x.id in ({moved}))"
        await linking.change(actor, way.linked, over, {name: [survivor_id]}, {name: [source_id]})
    if not (merged.content or {})["moved"].get(way.table):
        return
    if way.is_record:
        sides, moves = ({way.column: survivor_id}, {way.column: source_id}), f"{way.column} = {source_id}"
        where = f"a.{theirs} and a.id in ({moved})"
        await linking.change(actor, way.table, where, *sides, also=moves, card=_card(way, source_id))
    else:
        await db.execute(
            f"update {way.table} as x set {way.column} = {source_id} where x.{theirs} and x.id in ({moved})"
        )
