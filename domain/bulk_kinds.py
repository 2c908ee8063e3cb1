"""What bulk changes do to one record, by kind: the command that changes a single one, and what it takes to undo it.

What the commands write is gathered, so that a batch is a few statements (`stored.Gathered`). Contacts and companies
that are deleted or come back change other records on their way: each has a savepoint of its own.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, ClassVar, Final

from tortoise.fields import DatetimeField

from domain import (
    bulk_values,
    custom_fields,
    custom_values,
    db,
    deals,
    directories,
    events,
    pipelines,
    records,
    stored,
    tags,
    tasks,
    users,
    values,
)
from domain.bulk_batch import COMMANDS, RECORDS, Batch, BulkKind, Item, Kind, Result, row_of
from domain.bulk_trash import Delete, Restore
from domain.groups import Group
from domain.records import Change
from domain.users import User, UserKind
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, CrmError, Invalid
from permissions.fields import CARDS, CUSTOM

TAGGINGS: Final = {"deal": tags.DealTag, "contact": tags.ContactTag, "company": tags.CompanyTag}
MOST_HEIRS: Final = 200
BREATH: Final = 25  # records after which others of the process have their turn


_DIRECTORIES: Final[Mapping[str, type[directories.Directory]]] = {
    "source_id": directories.Source,
    "refusal_reason_id": directories.RefusalReason,
    "client_type_id": directories.ClientType,
}
_TYPES: Final[Mapping[str, Mapping[str, type[directories.Directory]]]] = {
    "deal": {"type_id": directories.DealType},
    "task": {"type_id": directories.TaskType},
}
_PATHS: Final = {"source_id": "sourceId", "client_type_id": "clientTypeId", "type_id": "typeId"}


class Responsible(Kind):
    """To one user, or to several in turn (L22)."""

    kind = BulkKind.RESPONSIBLE

    async def checked(self, _actor: Actor, _noun: str) -> dict[str, Any]:
        given = self.wanted
        if given.get("group_id") is not None:
            return {"responsible_ids": await _members(given["group_id"])}
        ids = list(dict.fromkeys(given["user_ids"]))
        path = "change.responsible.userIds"
        if not ids:
            raise Invalid("REQUIRED", path)
        if len(ids) > MOST_HEIRS:
            raise Invalid("TOO_MANY", path, most=MOST_HEIRS)
        for place, id in enumerate(ids):
            await users.working(id, f"{path}.{place}")
        return {"responsible_ids": ids}

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        heirs = self.wanted["responsible_ids"]
        return await self._give(batch, item, heirs[item.place % len(heirs)])

    async def back(self, batch: Batch, item: Item) -> int:
        return (await self._give(batch, item, item.before["responsible_id"]))[1]

    async def _give(self, batch: Batch, item: Item, user_id: int) -> tuple[Any, int]:
        before = {"responsible_id": row_of(batch, item).responsible_id}
        given = {"responsible_id": user_id}
        row = await COMMANDS[batch.noun].update(batch.actor, item.record_id, None, given)
        return before, row.version


async def _members(group_id: int) -> list[int]:
    """The people of a group who work here, by id."""
    path = "change.responsible.groupId"
    if await stored.get(Group, group_id) is None:
        raise Invalid("NOT_FOUND", path)
    where = f"a.group_id = {stored.placeholder(1)} and a.is_active and a.kind = '{UserKind.PERSON.value}'"
    found = await stored.select(User, f"{where} order by a.id limit {MOST_HEIRS + 1}", [group_id])
    if not found:
        raise Invalid("GROUP_EMPTY", path)
    if len(found) > MOST_HEIRS:
        raise Invalid("TOO_MANY", path, most=MOST_HEIRS)
    return [user.id for user in found]


class Stage(Kind):
    """To a stage. Taken back it is a move as well: the deal has been there (D42)."""

    kind = BulkKind.STAGE
    _REFUSAL: ClassVar = ("refusal_reason_id", "refusal_details")

    async def checked(self, _actor: Actor, _noun: str) -> dict[str, Any]:
        await pipelines.stage(self.wanted["stage_id"], "change.stage.stageId")
        reason = self.wanted.get("refusal_reason_id")
        await directories.offered(directories.RefusalReason, reason, "change.stage.refusalReasonId")
        values.text(self.wanted.get("refusal_details"), "change.stage.refusalDetails")
        return dict(self.wanted)

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        row = row_of(batch, item)
        before = {name: getattr(row, name) for name in ("stage_id", "probability", *self._REFUSAL)}
        before["closed_at"] = row.closed_at and db.fixed(row.closed_at)
        given = dict(self.wanted)
        row = await deals.move(batch.actor, item.record_id, given.pop("stage_id"), **given)
        return before, row.version

    async def back(self, batch: Batch, item: Item) -> int:
        closed = item.before["closed_at"]
        refusal = {name: item.before[name] for name in self._REFUSAL}
        was = {"closed_at": closed and db.moment(closed), "probability": item.before["probability"]}
        stage_id = item.before["stage_id"]
        row = await deals.move(batch.actor, item.record_id, stage_id, backward=True, as_before=was, **refusal)
        return int(row.version)


class Tags(Kind):
    """Some more, some less."""

    kind = BulkKind.TAGS

    async def checked(self, actor: Actor, noun: str) -> dict[str, Any]:
        scope.require_fields(actor, noun, ["tags"])
        add = await tags.named(actor, self.wanted["add"], "change.tags.add")
        found = await tags.existing(self.wanted["remove"], "change.tags.remove")
        if not add and not self.wanted["remove"]:
            raise Invalid("REQUIRED", "change.tags.add")
        return {"add": [each.id for each in add], "remove": [each.id for each in found]}

    async def prepare(self, batch: Batch) -> None:
        ids = [item.record_id for item in batch.items]
        batch.kept |= {"names": {}, "held": {}, "gone": [], "column": f"{batch.noun}_id"}
        table, held = TAGGINGS[batch.noun], batch.kept["held"]
        among, param = stored.among(f"a.{batch.kept['column']}", 1, ids)
        for link in await stored.select(table, among, [param]):
            held.setdefault(getattr(link, batch.kept["column"]), set()).add(link.tag_id)
        named = {*self.wanted.get("add", ()), *self.wanted.get("remove", ())}.union(*held.values())
        named |= {id for item in batch.items for id in (item.before or {}).get("added", ())}
        named |= {id for item in batch.items for id in (item.before or {}).get("removed", ())}
        among, param = stored.among("a.id", 1, named)
        batch.kept["names"] = {tag.id: tag.name for tag in await stored.select(tags.Tag, among, [param])}

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        return await self._put(batch, item, self.wanted["add"], self.wanted["remove"])

    async def back(self, batch: Batch, item: Item) -> int:
        return (await self._put(batch, item, item.before["removed"], item.before["added"]))[1]

    async def _put(
        self, batch: Batch, item: Item, add: Sequence[int], remove: Sequence[int]
    ) -> tuple[dict[str, list[int]], int]:
        row: Any = await records.fetch(RECORDS[batch.noun], batch.actor, "edit", item.record_id)
        scope.require_fields(batch.actor, batch.noun, ["tags"])
        names = batch.kept["names"]
        old = batch.kept["held"].get(row.id, set())
        new = (old - set(remove)) | {id for id in add if id in names}
        if len(new) > tags.MOST and len(new) > len(old):
            raise Invalid("TOO_MANY", "tags", most=tags.MOST)
        table, column = TAGGINGS[batch.noun], batch.kept["column"]
        await stored.put(*(stored.new(table, **{column: row.id, "tag_id": id}) for id in sorted(new - old)))
        batch.kept["gone"] += [(row.id, id) for id in old - new]
        also: Change = {}
        if new != old:
            also = {"tags": (sorted(names[id] for id in old), sorted(names[id] for id in new))}
        batch.happened.add("changed", batch.actor, row, await records.write(row, None, also))
        return {"added": sorted(new - old), "removed": sorted(old - new)}, row.version

    async def finish(self, batch: Batch, _results: Sequence[Result]) -> None:
        await tags.take_off(TAGGINGS[batch.noun], batch.kept["column"], batch.kept["gone"])


class Fields(Kind):
    """Plain and custom fields, to the same values."""

    kind = BulkKind.FIELDS

    async def checked(self, actor: Actor, noun: str) -> dict[str, Any]:
        given = self.wanted
        path = "change.fields"
        if not given or ("custom_fields" in given and len(given) == 1 and not given["custom_fields"]):
            raise Invalid("REQUIRED", path)
        scope.require_fields(actor, noun, given)
        if "custom_fields" in given:
            await custom_values.put(actor, noun, given["custom_fields"])
        if "probability" in given:
            values.percent(given["probability"], f"{path}.probability")
        for name, directory in {**_DIRECTORIES, **_TYPES.get(noun, {})}.items():
            if name in given:
                await directories.offered(directory, given[name], f"{path}.{_PATHS.get(name, 'refusalReasonId')}")
        return {name: bulk_values.written(value) for name, value in given.items()}

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        row = row_of(batch, item)
        was = {name: getattr(row, name) for name in row._meta.db_fields}
        given = batch.kept.get("given") or {name: bulk_values.read(value) for name, value in self.wanted.items()}
        batch.kept["given"] = given
        await COMMANDS[batch.noun].update(batch.actor, item.record_id, None, given)
        before = {
            name: events.plain(value)
            for name, value in was.items()
            if name not in ("version", "updated_at", *custom_values.COLUMNS) and value != getattr(row, name)
        }
        for column in custom_values.COLUMNS if batch.noun in CARDS else ():
            old, new = was[column] or {}, getattr(row, column) or {}
            if changed := {name: old.get(name) for name in {*old, *new} if old.get(name) != new.get(name)}:
                before[column] = changed
        return before, row.version

    async def back(self, batch: Batch, item: Item) -> int:
        """The columns as they were. What the record needs on its stage is not taken from it (F6, F7)."""
        row: Any = await records.fetch(RECORDS[batch.noun], batch.actor, "edit", item.record_id)
        columns, also = dict(item.before), dict[str, Any]()
        for column in custom_values.COLUMNS:
            if changed := columns.get(column):
                known = await custom_fields.known(batch.noun)
                document = dict(getattr(row, column) or {})
                for name, old in changed.items():
                    if name.rstrip("~") not in known:
                        raise Invalid("NOT_FOUND", "customFields")
                    if CUSTOM.fullmatch(name):
                        also[name] = document.get(name), old
                    document.pop(name, None)
                    if old is not None:
                        document[name] = old
                columns[column] = document or None
        inputs = [name for name in self.wanted if name != "custom_fields"]
        scope.require_fields(batch.actor, batch.noun, [*inputs, *also])
        if batch.noun == "deal":
            needed = await custom_values.needed_on(await stored.one(pipelines.Stage, row.stage_id))
        else:
            needed = await custom_values.always_needed(batch.noun) if batch.noun in CARDS else []
        after = {name: columns.get(name, getattr(row, name, None)) for name in custom_values.COLUMNS}
        emptied = [each for each in needed if each.key in also]
        custom_values.require_filled(batch.actor, emptied, after, "customFields")
        for name, value in columns.items():
            if value is not None and isinstance(row._meta.fields_map[name], DatetimeField):
                columns[name] = db.moment(value)
        change = await records.write(row, None, also, **columns)
        card = records.card_of(row) if batch.noun == "task" else ...
        batch.happened.add("changed", batch.actor, row, change, card=card)
        return int(row.version)


class Complete(Kind):
    """Tasks, with one result."""

    kind = BulkKind.COMPLETE

    async def checked(self, _actor: Actor, _noun: str) -> dict[str, Any]:
        values.text(self.wanted.get("result"), "change.complete.result")
        return dict(self.wanted)

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        task, _ = await tasks.complete(batch.actor, item.record_id, self.wanted.get("result"))
        return {}, task.version

    async def back(self, batch: Batch, item: Item) -> int:
        return int((await tasks.reopen(batch.actor, item.record_id)).version)


class Undo(Kind):
    """Another kind, taken back."""

    kind = BulkKind.UNDO

    def __init__(self, wanted: Mapping[str, Any]) -> None:
        super().__init__(wanted)
        self._done = kind_of(BulkKind(wanted["kind"]), wanted["wanted"])

    async def prepare(self, batch: Batch) -> None:
        await self._done.prepare(batch)

    async def gather(self, batch: Batch) -> stored.Gathered | None:
        return await self._done.gather_back(batch)

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        if self._done.changes and (row := row_of(batch, item)).version != item.version:
            raise Conflict(row.version, [], batch.noun)
        return item.before, await self._done.back(batch, item)

    async def finish(self, batch: Batch, results: Sequence[Result]) -> None:
        await self._done.finish_back(batch, results)


_KINDS: Final = {each.kind: each for each in (Responsible, Stage, Tags, Fields, Complete, Delete, Restore, Undo)}


def kind_of(kind: BulkKind, wanted: Mapping[str, Any]) -> Kind:
    """A kind as it was stored."""
    return _KINDS[kind](wanted)


async def carried_out(
    actor: Actor, noun: str, kind: Kind, those: Sequence[Item], happened: events.Events, bulk_id: int
) -> list[Result]:
    """Do it to the first of these records, as many as go together, in the caller's transaction; what has become of
    each, in their order.

    Every event tells of which bulk change it is.
    """
    batch, mark = Batch(actor, noun, those, happened), len(happened)
    together = await kind.gather(batch)
    await kind.prepare(batch)
    if together is None:
        results = [await _each(batch, kind, item, place) for place, item in enumerate(batch.items)]
    else:
        with stored.gathering(together):
            results = [await _each(batch, kind, item, place) for place, item in enumerate(batch.items)]
        await together.carry_out()
    await kind.finish(batch, results)
    for event in happened[mark:]:
        event.after = {**event.after, "bulk_change_id": bulk_id}
    return results


async def _each(batch: Batch, kind: Kind, item: Item, place: int) -> Result:
    if place % BREATH == 0:
        await asyncio.sleep(0)
    result, mark = Result(item), len(batch.happened)
    together = stored.gathered()
    waiting = len(together.later) if together else 0
    try:
        async with nullcontext() if together else db.atomic():
            with together.or_nothing() if together else nullcontext():
                before, version = await kind.one(batch, item)
    except CrmError as error:
        del batch.happened[mark:]
        result.state, result.error = "REFUSED", _told(error)
        return result
    if len(batch.happened) > mark or (together and len(together.later) > waiting):
        result.state, result.before, result.version = "CHANGED", before, version
    return result


def _told(error: CrmError) -> dict[str, Any]:
    """A refusal as its record keeps it: a code with what its message says."""
    if isinstance(error, Invalid):
        said = {name: each if isinstance(each, int | list | dict) else str(each) for name, each in error.values.items()}
        return {"code": error.reason, **({"values": said} if said else {})}
    return {"code": error.code}
