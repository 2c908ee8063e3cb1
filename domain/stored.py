"""Rows of the models' tables past the ORM: the same instances, by statements that are prepared once and kept.

For what every command does. A statement of the ORM costs half a millisecond and more, most of it to put its text
together and to make instances; these cost a tenth.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import orjson
from tortoise import fields
from tortoise.models import Model

from domain import db
from domain.pools import Statement
from domain.reads import read

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the statements of a model are made of, for one dialect."""

    table: str
    columns: tuple[str, ...]
    selected: str  # the columns of the alias a
    inserted: tuple[str, ...]  # those that a new row is given: all but the id
    into: str
    insert: str
    defaults: Mapping[str, Any]
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]  # of columns that the driver doesn't give as Python has them
    writers: Mapping[str, Callable[[Any], Any]]  # of columns that the driver doesn't take as Python has them


async def select(model: type[M], where: str, params: Sequence[Any], beside: str = "") -> list[M]:
    """The rows of a model, under the alias a, for which `where` holds; an order or a lock may follow in it. `beside`
    is what else it may speak of, as `given` has it.
    """
    if (together := gathered()) is not None:
        return await together.once((model, where, beside, repr(params)), lambda: _select(model, where, params, beside))
    return await _select(model, where, params, beside)


async def _select(model: type[M], where: str, params: Sequence[Any], beside: str) -> list[M]:
    shape = _shape(model, db.dialect())
    others = f", {beside}" if beside else ""
    [rows] = await read([(f'select {shape.selected} from "{shape.table}" a{others} where {where}', params)])
    return [_load(model, shape, row) for row in rows]


async def columns(
    model: type[Model], names: Collection[str], where: str, params: Sequence[Any]
) -> list[dict[str, Any]]:
    """Some columns of the rows of a model, as `select` has them; by name, the id always among them."""
    shape = _shape(model, db.dialect())
    wanted = [name for name in shape.columns if name == "id" or name in names]
    selected = ", ".join(f'a."{name}"' for name in wanted)
    [rows] = await read([(f'select {selected} from "{shape.table}" a where {where}', params)])
    readers = [(name, reader) for name, reader in shape.readers if name in names]
    return [_read(wanted, readers, row) for row in rows]


async def get(model: type[M], id: int) -> M | None:
    """The row with this id."""
    found = await select(model, f"a.id = {placeholder(1)}", [id])
    return found[0] if found else None


async def one(model: type[M], id: int) -> M:
    """The row with this id, which a key of another row says is there."""
    [found] = await select(model, f"a.id = {placeholder(1)}", [id])
    return found


def new(model: type[M], **values: Any) -> M:
    """An instance that is still to be inserted; the values are of the columns' types."""
    shape = _shape(model, db.dialect())
    made = _instance(model, {**shape.defaults, **values})
    made._saved_in_db = False
    return made


async def insert(*rows: Model) -> None:
    """Insert new rows of one model, inside a transaction. A single one is told its id."""
    if not rows:
        return
    shape = _shape(type(rows[0]), db.dialect())
    values = [_values(shape, row) for row in rows]
    if len(rows) > 1:
        await _insert_many(type(rows[0]), shape, values)
        return
    [row] = await transaction().fetch(f"{shape.insert} returning id", values[0])
    vars(rows[0]).update(id=row[0], _saved_in_db=True)


async def _insert_many(model: type[Model], shape: _Shape, values: Sequence[Sequence[Any]]) -> None:
    """Their ids follow the order of the rows."""
    if db.dialect() == "sqlite":
        await transaction().run_many(shape.insert, values)
        return
    columns = [list(each) for each in zip(*values, strict=True)]
    await transaction().fetch(f"{shape.into} select * from unnest({_arrays(model, shape.inserted)})", columns)


def _arrays(model: type[Model], names: Sequence[str]) -> str:
    """Placeholders of lists that have the values of these columns, on PostgreSQL."""
    kinds = [model._meta.fields_map[name].get_for_dialect("postgres", "SQL_TYPE") for name in names]
    return ", ".join(f"${place}::{kind}[]" for place, kind in enumerate(kinds, 1))


async def insert_if_new(row: Model) -> bool:
    """`insert`, unless a unique key refuses the row; whether it was inserted."""
    shape = _shape(type(row), db.dialect())
    found = await transaction().fetch(f"{shape.insert} on conflict do nothing returning id", _values(shape, row))
    if found:
        vars(row).update(id=found[0][0], _saved_in_db=True)
    return bool(found)


async def put(*rows: Model) -> None:
    """`insert` of rows whose ids nobody asks for: they may be held back, or gathered."""
    if (held := held_back()) is not None:
        held.rows += rows
    elif (together := gathered()) is not None:
        together.new += rows
    else:
        await insert(*rows)


async def update(row: Model, values: Mapping[str, Any], version: int | None = None) -> bool:
    """Set columns of a row, at this version if one is given, in the database alone; whether it was there.

    Held back, it is there: `HeldBack.carry_out` will tell. What is gathered is locked, so it is there, too.
    """
    if (held := held_back()) is not None:
        held.change(row, values, version)
        return True
    if (together := gathered()) is not None:
        together.changes.append((row, values))
        return True
    shape = _shape(type(row), db.dialect())
    params = [_plain(shape, name, value) for name, value in values.items()]
    sets = ", ".join(f'"{name}" = {placeholder(place)}' for place, name in enumerate(values, 1))
    params.append(row.pk)
    where = f"id = {placeholder(len(params))}"
    if version is not None:
        params.append(version)
        where += f" and version = {placeholder(len(params))}"
    return bool(await transaction().fetch(f'update "{shape.table}" set {sets} where {where} returning id', params))


async def remove(row: Model) -> None:
    """Delete a row inside a transaction; of gathered ones all at once."""
    await of_all(_remove, (type(row),), row.pk)


async def _remove(model: type[Model], ids: Sequence[int]) -> None:
    where, param = among("id", 1, ids)
    await transaction().fetch(f'delete from "{model._meta.db_table}" where {where}', [param])


async def of_all(work: Callable[..., Awaitable[T]], given: tuple[Any, ...], one: Any) -> T | None:
    """What `work`, with what it is given, makes of a list of this one. While commands are gathered it waits behind all
    that they write, to be done once with each one that they have come to; then None.
    """
    if (together := gathered()) is not None:
        together.later.append((work, given, one))
        return None
    return await work(*given, [one])


def transaction() -> db.Transaction:
    """The transaction that this task is in. Raises RuntimeError when it is in none."""
    if (found := db.within()) is None:
        raise RuntimeError("rows are written inside a transaction")
    return found


def locked(how: str) -> str:
    """That rows which are read stay as they are until the transaction ends, to stand behind all of `where`: "share",
    "no key update", "update". SQLite has one writer, and outside of a transaction nothing is kept.
    """
    if held_back() is not None:
        raise db.NotBegun
    return f" for {how}" if db.dialect() == "postgres" and db.within() else ""


# ------------------------------------------------------------------------------------------- one statement for all


class HeldBack(db.HeldBack):
    """The change of one record and the new rows that go with it, to be written by one statement.

    One statement is a transaction by itself, which saves its beginning, its lock and its end: of a move's seven round
    trips three are left. Nothing is locked while the command decides. So the record is changed only as it was read, and
    the rest is inserted from what that change returns: if somebody was faster, nothing is written at all.
    """

    def __init__(self) -> None:
        self.rows: list[Model] = []
        self._read: Model | None = None
        self._where, self._params = "", list[Any]()
        self._change: tuple[Mapping[str, Any], int] | None = None

    def decides_upon(self, row: Model, where: str, params: Sequence[Any]) -> None:
        """The record that the command is about, and what was true of it, named a. Raises NotBegun for a second one."""
        if self._read is not None:
            raise db.NotBegun
        self._read, self._where, self._params = row, where, list(params)

    def change(self, row: Model, values: Mapping[str, Any], version: int | None) -> None:
        """`update`. Raises NotBegun for another row, and for a second change."""
        if row is not self._read or version is None or self._change is not None:
            raise db.NotBegun
        self._change = values, version

    async def carry_out(self) -> None:
        """Write all of it. Raises NotBegun, and has written nothing, when the record is no longer as it was read."""
        if self._read is None or self._change is None:
            if self.rows:
                raise db.NotBegun
            return
        sql, params = self._statement(self._read, *self._change)
        if not await db.alone(sql, params):
            raise db.NotBegun

    def _statement(self, row: Model, values: Mapping[str, Any], version: int) -> Statement:
        """An event has to be stored after its record is locked (docs/decisions/log.md): each row is inserted from what
        the update returns.
        """
        params = self._params

        def param(shape: _Shape, name: str, value: Any) -> str:
            params.append(_plain(shape, name, value))
            return f"${len(params)}"

        shape = _shape(type(row), "postgres")
        sets = ", ".join(f'"{name}" = {param(shape, name, value)}' for name, value in values.items())
        at = f'a."version" = {param(shape, "version", version)}'
        steps = [f'changed as (update "{shape.table}" a set {sets} where {self._where} and {at} returning a.id)']
        for place, new_row in enumerate(self.rows):
            shape, given = _shape(type(new_row), "postgres"), vars(new_row)
            selected = ", ".join(param(shape, name, given[name]) for name in shape.inserted)
            steps.append(f"row{place} as ({shape.into} select {selected} from changed)")
        return f"with {', '.join(steps)} select id from changed", params


def held_back() -> HeldBack | None:
    """What this task's transaction holds back, if it does."""
    return found if isinstance(found := db.within(), HeldBack) else None


# ---------------------------------------------------------------------------------------- one statement for many


class Gathered:
    """What one command after the other writes, each about one of these records, to be written together.

    The records are locked in the transaction that all of it is in, so nothing is asked again. What is read beside them
    (users, stages, choices of short lists) is read once: whatever is `new` or changed here must not be looked for.
    """

    def __init__(self, records: Sequence[Model]) -> None:
        self.records = {each.pk: each for each in records}
        self.changes: list[tuple[Model, Mapping[str, Any]]] = []
        self.new: list[Model] = []
        self.later: list[tuple[Callable[..., Awaitable[Any]], tuple[Any, ...], Any]] = []  # see `of_all`
        self._known: dict[Any, Any] = {}

    @contextmanager
    def or_nothing(self) -> Iterator[None]:
        """One command: when it fails, what it has written is forgotten."""
        written = [(each, len(each)) for each in (self.changes, self.new, self.later)]
        try:
            yield
        except BaseException:
            for each, length in written:
                del each[length:]
            raise

    async def once(self, key: Any, read: Callable[[], Awaitable[T]]) -> T:
        """What is read, the first time; from then on the same."""
        if key not in self._known:
            self._known[key] = await read()
        found: T = self._known[key]
        return found

    def kept(self, key: Any, make: Callable[[], T]) -> T:
        """What is made, the first time; from then on the same."""
        if key not in self._known:
            self._known[key] = make()
        found: T = self._known[key]
        return found

    async def carry_out(self) -> None:
        """Write all of it: a statement for the rows of a table that change in the same columns, one for new ones; then
        do what waits for that.
        """
        changed: dict[tuple[type[Model], int], dict[str, Any]] = {}
        for row, values in self.changes:
            changed.setdefault((type(row), row.pk), {}).update(values)
        alike: dict[tuple[type[Model], tuple[str, ...]], list[tuple[int, dict[str, Any]]]] = {}
        for (model, key), each in changed.items():
            alike.setdefault((model, tuple(sorted(each))), []).append((key, each))
        for (model, names), rows in alike.items():
            await _update_many(model, names, rows)
        for model in dict.fromkeys(type(each) for each in self.new):
            await insert(*(each for each in self.new if type(each) is model))
        waiting: dict[Any, tuple[Callable[..., Awaitable[Any]], tuple[Any, ...], list[Any]]] = {}
        for work, given, one in self.later:
            waiting.setdefault((work, *map(id, given)), (work, given, []))[2].append(one)
        self.changes, self.new, self.later = [], [], []
        for work, given, several in waiting.values():
            await work(*given, several)


async def _update_many(model: type[Model], names: Sequence[str], rows: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """Set these columns of rows, by id, by one statement inside a transaction."""
    shape = _shape(model, db.dialect())
    values = [[*(_plain(shape, name, each[name]) for name in names), id] for id, each in rows]
    if db.dialect() == "sqlite":
        sets = ", ".join(f'"{name}" = ?{place}' for place, name in enumerate(names, 1))
        await transaction().run_many(f'update "{shape.table}" set {sets} where id = ?{len(names) + 1}', values)
        return
    columns = ", ".join(f'"{name}"' for name in (*names, "id"))
    sets = ", ".join(f'"{name}" = r."{name}"' for name in names)
    given = _arrays(model, (*names, "id"))
    await transaction().fetch(
        f'update "{shape.table}" as a set {sets} from unnest({given}) r({columns}) where a.id = r.id',
        [list(each) for each in zip(*values, strict=True)],
    )


_gathered: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


def gathered() -> Gathered | None:
    """What the commands of this task write together, if they do."""
    return _gathered.get()


@contextmanager
def gathering(together: Gathered) -> Iterator[None]:
    """Within: `select` reads once, `update` and `put` wait for `carry_out`."""
    token = _gathered.set(together)
    try:
        yield
    finally:
        _gathered.reset(token)


def placeholder(place: int) -> str:
    """What stands for the parameter at this place, counted from 1."""
    return f"${place}" if db.dialect() == "postgres" else f"?{place}"


def among(column: str, place: int, ids: Iterable[int]) -> tuple[str, Any]:
    """That `column` is one of these ids, all of them one parameter at this place; and that parameter."""
    wanted = sorted(ids)
    if db.dialect() == "postgres":
        return f"{column} = any(${place}::bigint[])", wanted
    return f"{column} in (select value from json_each(?{place}))", _json(wanted)


def given(
    place: int, kinds: Mapping[str, str], rows: Sequence[Sequence[Any]], alias: str = "given"
) -> tuple[str, list[Any]]:
    """These rows as a table, for a statement to read from: its columns are named with their types on PostgreSQL. And
    its parameters, from this place on: as many, however many rows there are.
    """
    if db.dialect() == "postgres":
        arrays = ", ".join(f"${number}::{kind}[]" for number, kind in enumerate(kinds.values(), place))
        columns = [[row[number] for row in rows] for number in range(len(kinds))]
        return f"unnest({arrays}) as {alias}({', '.join(kinds)})", columns
    selected = ", ".join(f"json_extract(value, '$[{number}]') as {name}" for number, name in enumerate(kinds))
    json = orjson.dumps(rows, option=orjson.OPT_PASSTHROUGH_DATETIME, default=db.fixed).decode()
    return f"(select {selected} from json_each(?{place})) as {alias}", [json]


def _load(model: type[M], shape: _Shape, row: Sequence[Any]) -> M:
    return _instance(model, _read(shape.columns, shape.readers, row))


def _read(
    names: Sequence[str], readers: Iterable[tuple[str, Callable[[Any], Any]]], row: Sequence[Any]
) -> dict[str, Any]:
    """A row as Python has it, by name."""
    values = dict(zip(names, row, strict=True))
    for name, reader in readers:
        if (value := values[name]) is not None:
            values[name] = reader(value)
    return values


def _instance(model: type[M], values: Mapping[str, Any]) -> M:
    """What the ORM makes of a row, without its checks column by column."""
    made = model.__new__(model)
    vars(made).update(values, _partial=False, _saved_in_db=True, _custom_generated_pk=False, _await_when_save={})
    return made


def _values(shape: _Shape, row: Model) -> list[Any]:
    """What a new row is given."""
    given = vars(row)
    return [_plain(shape, name, given[name]) for name in shape.inserted]


def _plain(shape: _Shape, name: str, value: Any) -> Any:
    """A value as the drivers take it."""
    return value if value is None or name not in shape.writers else shape.writers[name](value)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _value(member: Any) -> Any:
    """The value of an enum's member, or what is a value already."""
    return member.value if isinstance(member, Enum) else member


@cache
def _shape(model: type[Model], dialect: db.Dialect) -> _Shape:
    meta = model._meta
    columns = tuple(meta.db_fields)
    kinds = {name: meta.fields_map[name] for name in columns}
    inserted = tuple(name for name in columns if name != "id")
    names = ", ".join(f'"{name}"' for name in inserted)
    into = f'insert into "{meta.db_table}" ({names})'
    sign = "$" if dialect == "postgres" else "?"
    values = ", ".join(f"{sign}{place}" for place in range(1, len(inserted) + 1))
    return _Shape(
        table=meta.db_table,
        columns=columns,
        selected=", ".join(f'a."{name}"' for name in columns),
        inserted=inserted,
        into=into,
        insert=f"{into} values ({values})",
        defaults={name: None if callable(kind.default) else kind.default for name, kind in kinds.items()},
        readers=tuple((name, made) for name, kind in kinds.items() if (made := _reader(kind, dialect))),
        writers={name: made for name, kind in kinds.items() if (made := _writer(kind))},
    )


def _writer(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, fields.JSONField):
        return _json
    return _value if getattr(kind, "enum_type", None) else None


def _reader(kind: Any, dialect: db.Dialect) -> Callable[[Any], Any] | None:
    if isinstance(kind, fields.JSONField):
        return orjson.loads
    if enum := getattr(kind, "enum_type", None):
        made: Callable[[Any], Any] = enum
        return made
    if dialect == "sqlite" and isinstance(kind, fields.BooleanField):
        return bool
    if dialect == "sqlite" and isinstance(kind, fields.DatetimeField):
        return db.moment
    if dialect == "sqlite" and isinstance(kind, fields.DateField):
        return date.fromisoformat
    return None
