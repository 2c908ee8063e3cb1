"""Relations that are read by statements of their own: one for all rows of a level, whatever their number."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphql import is_non_null_type

from api.reading import leaves
from api.reading.asking import Asking, Running
from api.reading.custom import Part
from api.reading.declare import Derived, Entity, Link, Many, Picked
from api.reading.drafts import Given, both
from api.reading.levels import Child, Level, Rows
from api.reading.listed import Listed
from api.reading.making import IN_A_LIST, Making, Unplanned
from api.reading.selection import Chosen, Details
from domain import reads, reference


def relation(level: Level, entity: Entity, a: str, chosen: Chosen) -> Child:
    """What reads a relation of the rows named `a` in the statement of `level`."""
    match chosen.spec:
        case Link() as spec:
            return _Picked(level, entity, a, chosen, _linked(spec.source), (spec.source,))
        case Many() as spec if not level.values:
            return _Pages(level, a, spec, chosen)
        case Picked() as spec:
            return _Picked(level, entity, a, chosen, spec.pick, spec.columns)
        case Derived():
            return _Derived(level, entity, a, chosen)
        case Part() as spec:
            return _All(level, spec, chosen)
    raise Unplanned("logic", f"{entity.name}.{chosen.key}")


def _of_records(
    level: Level, a: str, read: Callable[[Any], Mapping[str, Any]]
) -> Callable[[Any], Mapping[str, Any] | None]:
    """The columns of the record named `a`; None in rows that link to none."""
    if level.values:
        return read
    id = level.place(a, "id")
    return lambda row: None if row[id] is None else read(row)


def _linked(column: str) -> Callable[[Mapping[str, Any]], Sequence[int]]:
    return lambda values: [] if values[column] is None else [values[column]]


class ByIds:
    """Rows by their ids, those that are in view; with `judged_by`, columns, all, for `judged` alone."""

    def __init__(
        self, making: Making, entity: Entity, details: Details, judged_by: Sequence[str] | None = None
    ) -> None:
        self.level = level = Level(making, entity)
        level.view(details)
        self._id = level.place(level.alias, "id")
        draft, a = making.draft(), level.alias
        self._number = draft.number
        ids = draft.array([])
        wanted = f"{a}.id = any({ids})" if making.postgres else f"{a}.id in (select value from json_each({ids}))"
        where = wanted if judged_by is not None else both(wanted, making.scope(entity.model, a))
        self._state = None if judged_by is None else level.reading(entity, a, judged_by)

        def text(given: Given) -> str:
            columns = ", ".join([each(given) for each in level.columns])
            joins = " ".join([each(given) for each in level.joins])
            return f"select {columns} from {entity.table} {a} {joins} where {where}"

        self._asking = Asking(making, text, level.lists)
        self._array = making.array

    async def of(self, running: Running, ids: Sequence[int]) -> dict[int, Any]:
        """The answers by id."""
        if self._state is not None:
            raise ValueError("rows that are still to be judged")
        return {row[self._id]: each for row, each in await self._found(running, ids)}

    async def judged(self, running: Running, ids: Sequence[int]) -> dict[int, tuple[Any, Mapping[str, Any]]]:
        """The answers by id, each with the columns that say who may have it."""
        if self._state is None:
            raise ValueError("rows without what they are judged by")
        return {row[self._id]: (each, self._state(row)) for row, each in await self._found(running, ids)}

    async def _found(self, running: Running, ids: Sequence[int]) -> list[tuple[Any, Any]]:
        if not ids:
            return []
        running.reader.reserve(len(ids) * self.level.weight(running.given))
        [rows] = await reads.read([self._asking.of(running, self._number, [self._array(ids)])])
        [made] = await self.level.fill(running, rows)
        return list(zip(rows, made, strict=True))


class _Picked:
    """Records whose ids `pick` finds in columns of the row."""

    def __init__(self, level: Level, entity: Entity, a: str, chosen: Chosen, pick: Any, columns: Sequence[str]) -> None:
        self._pick, self._read = pick, _of_records(level, a, level.reading(entity, a, columns))
        self._many = chosen.spec.annotation == "list"
        self._required = is_non_null_type(chosen.definition.type) if chosen.definition else False
        self._target = ByIds(level.making, chosen.spec.target, chosen.details)

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        read = [self._read(row) for row in rows]
        picked = [[] if values is None else self._pick(values) for values in read]
        found = await self._target.of(running, sorted({id for each in picked for id in each}))
        if self._many:
            return [[found[id] for id in each if id in found] for each in picked]
        first = [next((found[id] for id in each if id in found), None) for each in picked]
        if self._required and any(one is None and values is not None for one, values in zip(first, read, strict=True)):
            raise leaves.Unexpected
        return first

    def most(self, given: Given) -> int:
        return (IN_A_LIST if self._many else 1) * self._target.level.most(given)


class _Derived:
    """A list, or a value, that is worked out for all rows at once."""

    def __init__(self, level: Level, entity: Entity, a: str, chosen: Chosen) -> None:
        self._spec: Derived = chosen.spec
        self._many = self._spec.plain or self._spec.annotation == "list"
        self._read = _of_records(level, a, level.reading(entity, a, self._spec.columns))
        self._level: Level | None = None
        self._write: Callable[[Any], Any] | None = None
        if self._spec.plain:
            assert chosen.definition  # noqa: S101  # a declared field has one
            self._write = leaves.converter(chosen.definition.type, level.making, chosen.details)
        else:
            self._level = Level(level.making, self._spec.target, values=True)
            self._level.view(chosen.details)

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        read = [self._read(row) for row in rows]
        derived = iter(await self._spec.derive(running.reader, [values for values in read if values is not None]))
        if self._level is None:
            write = self._write or (lambda value: value)
            return [None if values is None else write(next(derived)) for values in read]
        lists = [[] if values is None else next(derived) for values in read]
        [made] = await self._level.fill(running, [row for each in lists for row in each])
        left = iter(made)
        told = [[next(left) for _ in each] for each in lists]
        return told if self._many else [next(iter(each), None) for each in told]

    def most(self, given: Given) -> int:
        return (IN_A_LIST if self._many else 1) * (self._level.most(given) if self._level else 1)


class _All:
    """The records of a small public table, the same for each row: by id."""

    def __init__(self, level: Level, spec: Part, chosen: Chosen) -> None:
        self._target = ByIds(level.making, spec.target, chosen.details)

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        found = await self._target.of(running, sorted(reference.rows(self._target.level.entity.model)))
        return [found] * len(rows)

    def most(self, given: Given) -> int:
        return 0  # however many rows


class _Pages:
    """A list of each row, by one statement for all of them."""

    def __init__(self, level: Level, a: str, spec: Many, chosen: Chosen) -> None:
        self._making = making = level.making
        self._parent = level.place(a, "id")
        p = "p.id" if making.postgres else "p.value"
        found = making.children(spec, chosen, p)
        self._listed = listed = Listed(making, found, chosen)
        draft = making.draft()
        self._number = draft.number
        ids = draft.array([])
        # A subselect hides their number: known, it makes PostgreSQL plan anew each time, at eight times the price.
        parents = f"unnest((select {ids})) p(id)" if making.postgres else f"json_each({ids}) p"
        b, table = listed.level.alias, listed.level.entity.table

        def rows(given: Given) -> str:
            page = listed.page(given)
            if making.postgres:
                keys = listed.keys(given, b)
                select, source = listed.select(given, p, *keys), f"{parents} cross join lateral ({page}) {b}"
            else:
                keys = [f'"@{index}"' for index in range(len(given[listed.number].order.keys))]
                order = given[listed.number].order.keys
                named = [f"{key.sql.format(a=b)} as {name}" for key, name in zip(order, keys, strict=True)]
                select = listed.select(given, p, *named)
                source = f"{parents} join {table} {b} on {b}.id in (select k.id from ({page}) k)"
                if spec.through:
                    links, mine, theirs = spec.through
                    source += f" join {links} {b}x on {b}x.{mine} = {p} and {b}x.{theirs} = {b}.id"
            return f"select {select} from {source} {listed.joins(given)} order by {p}, {listed.in_order(given, keys)}"

        def totals(given: Given) -> str:
            source, where = found.counted
            counted = f"from {source} where {both(where, given[listed.number].matching)}"
            if making.postgres:
                summed = ", ".join(listed.summed())
                return f"select {p}, c.* from {parents} cross join lateral (select {summed} {counted}) c"
            each = ", ".join(f"(select {one} {counted})" for one in listed.summed())
            return f"select {p}, {each} from {parents}"

        self._rows = Asking(making, rows, listed.lists)
        self._totals = Asking(making, totals, [listed.number])

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        listed, given = self._listed, running.given
        ids = sorted({row[self._parent] for row in rows} - {None})
        running.reader.reserve(len(ids) * self._making.size(listed.number, given) * listed.level.weight(given))
        params = [self._making.array(ids)]
        statements = [self._rows.of(running, self._number, params)] if listed.has_rows else []
        statements += [self._totals.of(running, self._number, params)] if listed.totals else []
        found = await reads.read(statements) if statements and ids else []
        groups: dict[int, list[Any]] = {id: [] for id in ids}
        totals: dict[int, Mapping[str, int]] = {id: {} for id in ids}
        if found and listed.has_rows:
            place = len(listed.level.columns)
            for row in found[0]:
                groups[row[place]].append(row)
        if found and listed.totals:
            totals = {row[0]: listed.read_totals(list(row)[1:]) for row in found[-1]}
        answers = await listed.answers(running, list(groups.values()), [totals[id] for id in groups])
        known = dict(zip(groups, answers, strict=True))
        return [known.get(row[self._parent]) for row in rows]

    def most(self, given: Given) -> int:
        return self._listed.most(given)
