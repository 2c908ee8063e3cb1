"""The small public tables in memory: users, groups, pipelines, stages and the lists that everybody sees.

    await reference.load()  # at once when that was done before
    stages = reference.rows(Stage)  # by id
    if reference.revision(Stage) != mine: ...  # what was derived from them is out of date

A table is read anew before the answer of a command of this process that changed it, and by the follower of the log
within a second of a change by another process. So each write to these tables puts an event into the log; what is
written in bulk lets the log begin anew instead. Models say `reference = True`; what is hashed is not kept here.
"""

import asyncio
import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import orjson
import structlog
from tortoise import Tortoise, fields
from tortoise.models import Model

from domain import db

if TYPE_CHECKING:
    from domain.events import Event

Rows = Mapping[int, Mapping[str, Any]]

log = structlog.get_logger(__name__)

_revisions: Final = itertools.count(1)  # never used twice in a process, whatever database it is at


class _Memory:
    """What is known of one database."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {}
        self.revisions: dict[str, int] = {}
        self.asked: set[str] = set()  # read, or about to be
        self.is_complete = False
        self._stale: set[str] = set()
        self._reading = asyncio.Lock()

    async def read(self, tables: Collection[str]) -> None:
        """Have these tables as they are now or later. One reading at a time: an older one can't come in after it."""
        self.asked.update(tables)
        self._stale.update(tables)
        async with self._reading:
            # What has begun to be read since the caller asked is new enough, also for the caller.
            for table in sorted(self._stale.intersection(tables)):
                self._stale.discard(table)
                try:
                    read = await _read(table)
                except BaseException:
                    self._stale.add(table)
                    raise
                if read != self.rows.get(table):
                    self.rows[table], self.revisions[table] = read, next(_revisions)


_memory = _Memory()


def forget() -> None:
    """Know nothing, as when the database becomes another one."""
    global _memory  # noqa: PLW0603  # one database a process
    _memory = _Memory()


db.when_started(forget)


def tables() -> dict[str, type[Model]]:
    """The models that are kept, by table."""
    return {
        model._meta.db_table: model for model in Tortoise.apps["models"].values() if getattr(model, "reference", False)
    }


async def load() -> None:
    """Read all tables that were not read yet. Not in a transaction, which could be rolled back: raises RuntimeError."""
    if not _memory.is_complete:
        memory = _memory
        await _outside(tables().keys() - memory.rows.keys())
        memory.is_complete = True


def rows(model: type[Model]) -> Rows:
    """The rows of a table by id, as columns: moments in UTC, truth as bool, JSON as values, all else as stored.

    They are shared by all who ask and not to be changed. Raises KeyError before `load`.
    """
    return _memory.rows[model._meta.db_table]


def revision(model: type[Model]) -> int:
    """A number that grows whenever what `rows` gives has changed. Raises KeyError before `load`."""
    return _memory.revisions[model._meta.db_table]


async def refresh(models: Iterable[type[Model]]) -> None:
    """Read these tables anew. Not in a transaction: raises RuntimeError."""
    await _outside({model._meta.db_table for model in models} & tables().keys())


async def committed(events: Sequence["Event"]) -> None:
    """Read your own writes: to be called after the commit of these events, before anybody is told.

    When that fails, the command was carried out nevertheless; the follower of the log will try again.
    """
    if changed := _changed(events):
        try:
            await _outside(changed)
        except Exception as error:
            log.warning("reference tables could not be read", error=repr(error))


async def follow(events: Sequence["Event"] | None) -> None:
    """What the log tells: read what was changed, or all when events were missed."""
    await _outside(tables().keys() if events is None else _changed(events))


def _changed(events: Sequence["Event"]) -> set[str]:
    """The tables that the events are about and that somebody has asked for."""
    told = {event.entity for event in events}
    if "pipeline" in told:
        told.add("stage")  # the order of its stages
    if "custom_field" in told:
        told.add("custom_field_option")  # those that a new field comes with, or that went with one
    return told & _memory.asked


async def _outside(names: Collection[str]) -> None:
    if db.within() is not None:
        raise RuntimeError("reference tables are not read in a transaction, which could be rolled back")
    await _memory.read(names)


async def _read(table: str) -> Rows:
    model = tables()[table]
    columns = [name for name in model._meta.db_fields if not name.endswith("_hash")]
    convert = {name: made for name in columns if (made := _converter(model._meta.fields_map[name]))}
    read = await db.rows(f'select {", ".join(_quoted(columns))} from "{table}" order by id')  # names of ours
    for row in read:
        for name, made in convert.items():
            if row[name] is not None:
                row[name] = made(row[name])
    return {row["id"]: row for row in read}


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _converter(field: fields.Field[Any]) -> Callable[[Any], Any] | None:
    """From what the driver gives to what `rows` promises; SQLite has neither moments nor truth, neither knows JSON."""
    if isinstance(field, fields.BooleanField):
        return bool
    if isinstance(field, fields.DatetimeField):
        return lambda value: db.moment(value) if isinstance(value, str) else value
    if isinstance(field, fields.JSONField):
        return lambda value: orjson.loads(value) if isinstance(value, str) else value
    return None
