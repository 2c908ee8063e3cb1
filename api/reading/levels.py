"""A level of a plan: rows of one type read by one statement, and the function that makes their part of the answer.

A row's own columns and those of the records that it links to come side by side and fill a display of Python; lists
below it come as JSON that the database wrote (`inline`), or by a level of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, NoReturn, Protocol

import orjson
from graphql import is_non_null_type

from api.reading import inline, leaves
from api.reading.asking import Asking, Running
from api.reading.declare import Column, Computed, Derived, Entity, Identity, Link, Many, Picked
from api.reading.drafts import Given, Text, always, both
from api.reading.fetch import column_reader
from api.reading.making import Children, Making, Unplanned
from api.reading.pages import TotalOf, cursor
from api.reading.scalars import DateTime, Money
from api.reading.selection import Chosen, Details
from domain import reads

Rows = Sequence[Any]
_PLAIN: Final = frozenset({int, str})


class Child(Protocol):
    """A relation that is read by statements of its own."""

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        """Its part of the answer for each of the rows."""


class Level:
    """Rows of one entity: which columns they need, and how they become values of the answer.

    `values` says that the rows are mappings of Python values (as derived ones are), not those of a statement.
    """

    def __init__(self, making: Making, entity: Entity, alias: str = "", *, values: bool = False) -> None:
        self.making, self.entity, self.values = making, entity, values
        self.alias = alias or making.alias()
        self.columns: list[Text] = []
        self.joins: list[Text] = []
        self.nested: list[tuple[int, ...]] = []  # the lists in columns and joins, each with those around it
        self.children: list[Child] = []
        self._places: dict[str, int] = {}
        self._known: dict[str, Any] = {"F": orjson.Fragment, "moment": leaves.moment, "missing": _missing}
        self._views: list[str] = []
        self._made: list[Callable[..., list[Any]]] = []

    def view(self, details: Details) -> int:
        """One more form of the answer for the same rows; its place in what `fill` gives."""
        self._views.append(self._record(self.entity, self.alias, details))
        return len(self._views) - 1

    @property
    def lists(self) -> list[int]:
        """The numbers of the lists in columns and joins."""
        return [each[-1] for each in self.nested]

    def weight(self, given: Given) -> int:
        """How many records one row stands for, those of its lists included, if all of them are full."""
        total = 1
        for chain in self.nested:
            size = 1
            for number in chain:
                size *= self.making.size(number, given)
            total += size
        return total

    async def fill(self, running: Running, rows: Rows) -> list[list[Any]]:
        """The rows' part of the answer, in each of its forms."""
        if not rows:
            return [[] for _ in self._views]
        if not self._made:
            self._compile()
        children = [await child.of(running, rows) for child in self.children]
        return [make(rows, running.context, *children) for make in self._made]

    def _compile(self) -> None:
        names = "".join(f", v{number}" for number in range(len(self.children)))
        loop = "for n, r in enumerate(rows)" if self.children else "for r in rows"
        self._made = [self._function(f"lambda rows, context{names}: [{view} {loop}]") for view in self._views]

    def _function(self, text: str) -> Callable[..., Any]:
        made: Callable[..., Any] = eval(text, self._known)  # noqa: S307  # response keys are names, all else is ours
        return made

    # ------------------------------------------------------------------------------- what is asked of a row

    def _record(self, entity: Entity, a: str, details: Details) -> str:
        """The display of a record, as an expression over the row `r` and its number `n`."""
        fields = [
            f"{chosen.key!r}: {self._field(entity, a, chosen)}"
            for chosen in self.making.selection.below(entity.name, details)
        ]
        return f"{{{', '.join(fields)}}}"

    def _field(self, entity: Entity, a: str, chosen: Chosen) -> str:
        match chosen.spec:
            case None:
                return repr(entity.name)
            case Identity():
                return f"'{entity.noun}_%d' % {self._value(a, 'id')}"
            case Column() as spec:
                return self._column(entity, a, spec, chosen)
            case Computed() as spec:
                assert chosen.definition  # noqa: S101  # a declared field has one
                write = leaves.converter(chosen.definition.type, self.making.selection, chosen.details)
                values = self._values(entity, a, spec.columns)
                return f"{self._name(write)}({self._name(spec.answer)}({values}, context))"
            case Link() as spec if not self.values:
                return self._link(a, spec, chosen)
            case Link() as spec:
                return self._child(_Picked(self, entity, a, chosen, _linked(spec.source), (spec.source,)))
            case Many() as spec if not self.values:
                return self._first(a, spec, chosen) if spec.first else self._many(a, spec, chosen)
            case Picked() as spec:
                return self._child(_Picked(self, entity, a, chosen, spec.pick, spec.columns))
            case Derived() as spec:
                return self._child(_Derived(self, entity, a, chosen))
            case _:
                raise Unplanned("logic", f"{entity.name}.{chosen.key}")

    def _column(self, entity: Entity, a: str, spec: Column, chosen: Chosen) -> str:
        kind = spec.annotation
        if kind is DateTime and self.making.postgres and not self.values:
            written = f'to_json({a}."{spec.source}")'
            value = f"r[{self._placed(written)}]"
            return f"(None if {value} is None else F({value}))"
        value = self._value(a, spec.source)
        if kind is Money:
            return self._money(value, chosen)
        if kind is DateTime:
            return f"moment({value})"
        if kind is bool:
            return self._python(entity, value, spec.source)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return f"{self._name(leaves.names(kind))}[{value}]"
        if kind in _PLAIN:
            return value
        raise Unplanned("logic", f"{entity.name}.{spec.name}")

    def _link(self, a: str, spec: Link, chosen: Chosen) -> str:
        b, target = self.making.alias(), spec.target
        on = both(f'{b}.id = {a}."{spec.source}"', self.making.scope(target.model, b))
        self.joins.append(always(f"left join {target.table} {b} on {on}"))
        return self._joined(target, b, chosen)

    def _first(self, a: str, spec: Many, chosen: Chosen) -> str:
        found = self.making.children(spec, chosen, f"{a}.id")
        b, number, postgres = found.listing.alias, found.listing.number, self.making.postgres
        target = spec.target

        def join(given: Given) -> str:
            ordered = f"order by {given[number].order.by(b)} limit 1"
            if postgres:
                return f"left join lateral (select {b}.* from {found.source} where {found.where} {ordered}) {b} on true"
            return (
                f"left join {target.table} {b} on {b}.id = "
                f"(select {b}.id from {found.source} where {found.where} {ordered})"
            )

        self.joins.append(join)
        self.nested.append((number,))
        return self._joined(target, b, chosen)

    def _joined(self, target: Entity, b: str, chosen: Chosen) -> str:
        """The record of a joined table, or null where there is none."""
        assert chosen.definition  # noqa: S101  # a declared field has one
        none = "missing()" if is_non_null_type(chosen.definition.type) else "None"
        return f"({none} if {self._value(b, 'id')} is None else {self._record(target, b, chosen.details)})"

    def _many(self, a: str, spec: Many, chosen: Chosen) -> str:
        mark = self.making.mark()
        try:
            text = inline.many(self.making, spec, chosen, f"{a}.id", ())
        except inline.NotInline:
            self.making.back_to(mark)
            return self._child(_Pages(self, a, spec, chosen))
        self.nested += self.making.nested_since(mark)
        self.columns.append(text)
        return f"F(r[{len(self.columns) - 1}])"

    # ------------------------------------------------------------------------------------------- expressions

    def _value(self, a: str, column: str) -> str:
        """A column as the driver gives it."""
        if self.values:
            return f"r[{column!r}]"
        return f"r[{self.place(a, column)}]"

    def _python(self, entity: Entity, value: str, column: str) -> str:
        """A column's value as Python has it."""
        read = None if self.values else column_reader(entity.model._meta.fields_map[column])
        return f"{self._name(read)}({value})" if read else value

    def _values(self, entity: Entity, a: str, columns: Sequence[str]) -> str:
        """A display of columns by name, as logic wants them."""
        pairs = [f"{column!r}: {self._python(entity, self._value(a, column), column)}" for column in columns]
        return f"{{{', '.join(pairs)}}}"

    def reading(self, entity: Entity, a: str, columns: Sequence[str]) -> Callable[[Any], Mapping[str, Any]]:
        """A function from a row to its columns by name."""
        return self._function(f"lambda r: {self._values(entity, a, columns)}")

    def _money(self, minor: str, chosen: Chosen) -> str:
        """An amount of minor units in the form of the Money type."""
        currency = self.making.account.currency
        known = {
            None: "'Money'",
            "amount": f"{self._name(leaves.amount_in(currency))}({minor})",
            "currency": repr(currency),
        }
        fields = [f"{each.key!r}: {known[each.name]}" for each in self.making.selection.below("Money", chosen.details)]
        return f"(None if {minor} is None else {{{', '.join(fields)}}})"

    def money(self, chosen: Chosen) -> Callable[[int], Any]:
        """A function from minor units to the Money type."""
        return self._function(f"lambda minor: {self._money('minor', chosen)}")

    def place(self, a: str, column: str) -> int:
        """Where in a row a column is found."""
        return self._placed(f'{a}."{column}"')

    def _placed(self, text: str) -> int:
        if text not in self._places:
            self._places[text] = len(self.columns)
            self.columns.append(always(text))
        return self._places[text]

    def _name(self, value: Any) -> str:
        """A name for something that expressions use."""
        name = f"x{len(self._known)}"
        self._known[name] = value
        return name

    def _child(self, child: Child) -> str:
        self.children.append(child)
        return f"v{len(self.children) - 1}[n]"


def _missing() -> NoReturn:
    raise leaves.Unexpected


def _linked(column: str) -> Callable[[Mapping[str, Any]], Sequence[int]]:
    return lambda values: [] if values[column] is None else [values[column]]


class ByIds:
    """Rows by their ids, those that are in view."""

    def __init__(self, making: Making, entity: Entity, details: Details) -> None:
        self.level = level = Level(making, entity)
        level.view(details)
        self._id = level.place(level.alias, "id")
        draft, a = making.draft(), level.alias
        self._number = draft.number
        ids = draft.array([])
        wanted = f"{a}.id = any({ids})" if making.postgres else f"{a}.id in (select value from json_each({ids}))"
        where = both(wanted, making.scope(entity.model, a))

        def text(given: Given) -> str:
            columns = ", ".join([each(given) for each in level.columns])
            joins = " ".join([each(given) for each in level.joins])
            return f"select {columns} from {entity.table} {a} {joins} where {where}"

        self._asking = Asking(making, text, level.lists)
        self._array = making.array

    async def of(self, running: Running, ids: Sequence[int]) -> dict[int, Any]:
        """The answers by id."""
        if not ids:
            return {}
        running.reader.reserve(len(ids) * self.level.weight(running.given))
        [rows] = await reads.read([self._asking.of(running, self._number, [self._array(ids)])])
        [made] = await self.level.fill(running, rows)
        return {row[self._id]: each for row, each in zip(rows, made, strict=True)}


class _Picked:
    """Records whose ids `pick` finds in columns of the row."""

    def __init__(self, level: Level, entity: Entity, a: str, chosen: Chosen, pick: Any, columns: Sequence[str]) -> None:
        self._pick, self._read = pick, level.reading(entity, a, columns)
        self._many = chosen.spec.annotation == "list"
        self._required = is_non_null_type(chosen.definition.type) if chosen.definition else False
        self._target = ByIds(level.making, chosen.spec.target, chosen.details)

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        picked = [self._pick(self._read(row)) for row in rows]
        found = await self._target.of(running, sorted({id for each in picked for id in each}))
        if self._many:
            return [[found[id] for id in each if id in found] for each in picked]
        first = [next((found[id] for id in each if id in found), None) for each in picked]
        if self._required and None in first:
            raise leaves.Unexpected
        return first


class _Derived:
    """A list that is worked out for all rows at once."""

    def __init__(self, level: Level, entity: Entity, a: str, chosen: Chosen) -> None:
        self._spec: Derived = chosen.spec
        self._read = level.reading(entity, a, self._spec.columns)
        self._level: Level | None = None
        self._write: Callable[[Any], Any] | None = None
        if self._spec.plain:
            assert chosen.definition  # noqa: S101  # a declared field has one
            self._write = leaves.converter(chosen.definition.type, level.making.selection, chosen.details)
        else:
            self._level = Level(level.making, self._spec.target, values=True)
            self._level.view(chosen.details)

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        lists = await self._spec.derive(running.reader, [self._read(row) for row in rows])
        if self._level is None:
            return [self._write(each) for each in lists] if self._write else list(lists)
        [made] = await self._level.fill(running, [row for each in lists for row in each])
        left = iter(made)
        return [[next(left) for _ in each] for each in lists]


# ------------------------------------------------------------------------------------------------------------ pages


class _Form:
    """How a connection is answered from the rows of its page."""

    def __init__(self, level: Level, chosen: Chosen) -> None:
        self._level = level
        self._fields: list[tuple[str, Callable[[_Page], Any]]] = []
        self.totals: set[str] = set()
        self.has_rows = self.looks_ahead = False
        name = level.entity.name
        for each in level.making.selection.below(f"{name}Connection", chosen.details):
            self._fields.append((each.key, self._field(each, name)))

    def value(self, page: "_Page") -> dict[str, Any]:
        return {key: field(page) for key, field in self._fields}

    def _field(self, chosen: Chosen, name: str) -> Callable[["_Page"], Any]:
        spec = chosen.spec
        if spec is None:
            return lambda _: f"{name}Connection"
        if isinstance(spec, TotalOf):
            return self._total(spec.source, chosen)
        self.has_rows = True
        if spec.name == "nodes":
            view = self._level.view(chosen.details)
            return lambda page: page.views[view][page.first : page.end]
        return self._page_info(chosen) if spec.name == "page_info" else self._edges(chosen, name)

    def _total(self, source: str, chosen: Chosen) -> Callable[["_Page"], Any]:
        self.totals.add(source)
        if not source:
            return lambda page: page.totals[source]
        write = self._level.money(chosen)
        return lambda page: write(page.totals[source])

    def _edges(self, chosen: Chosen, name: str) -> Callable[["_Page"], Any]:
        parts: list[tuple[str, Callable[[_Page, int], Any]]] = []
        for each in self._level.making.selection.below(f"{name}Edge", chosen.details):
            parts.append((each.key, self._edge(each, name)))
        return lambda page: [{key: part(page, row) for key, part in parts} for row in range(page.first, page.end)]

    def _edge(self, chosen: Chosen, name: str) -> Callable[["_Page", int], Any]:
        if chosen.spec is None:
            return lambda _, __: f"{name}Edge"
        if chosen.spec.name == "node":
            view = self._level.view(chosen.details)
            return lambda page, row: page.views[view][row]
        return lambda page, row: page.cursor(row)

    def _page_info(self, chosen: Chosen) -> Callable[["_Page"], Any]:
        known: dict[str | None, Callable[[_Page], Any]] = {
            None: lambda _: "PageInfo",
            "hasNextPage": lambda page: page.more and not page.reverse,
            "hasPreviousPage": lambda page: page.more and page.reverse,
            "startCursor": lambda page: page.cursor(page.first) if page.end > page.first else None,
            "endCursor": lambda page: page.cursor(page.end - 1) if page.end > page.first else None,
        }
        parts = []
        for each in self._level.making.selection.below("PageInfo", chosen.details):
            name = each.name
            self.looks_ahead |= name in ("hasNextPage", "hasPreviousPage")
            parts.append((each.key, known[name]))
        return lambda page: {key: part(page) for key, part in parts}


@dataclass(slots=True)
class _Page:
    """One parent's rows among those of a level: from `first` up to `end`, in the order of the answer."""

    first: int
    end: int
    more: bool
    reverse: bool
    views: list[list[Any]]
    cursor: Callable[[int], str]  # of a row
    totals: Mapping[str, Any]


class _Listed:
    """The rows of a list, of a whole table or of each parent, and their totals."""

    def __init__(self, making: Making, found: Children, chosen: Chosen) -> None:
        self.found, self.number, self.postgres = found, found.listing.number, making.postgres
        self.level = Level(making, found.listing.target, found.listing.alias)
        self.form = _Form(self.level, chosen) if found.listing.page is None else None
        if self.form is None:
            self.level.view(chosen.details)
        self.totals = sorted(self.form.totals) if self.form else []
        self.has_rows = self.form is None or self.form.has_rows

    @property
    def lists(self) -> list[int]:
        """The numbers of all lists that its statement names."""
        return [self.number, *self.level.lists]

    def page(self, given: Given) -> str:
        """The rows of a page, their ids as "id", their sort keys as "@0" and so on; what stands between brackets."""
        a, bound = self.level.alias, given[self.number]
        where = both(self.found.where, bound.where)
        limit = bound.page.limit + (self.form is not None and self.form.looks_ahead)
        keys = ", ".join(f'{key.sql.format(a=a)} as "@{index}"' for index, key in enumerate(bound.order.keys))
        text = f"select {a}.{'*' if self.postgres else 'id'}, {keys} from {self.found.source} where {where}"
        if self.postgres:
            return f"{text} order by {bound.order.by(a, reverse=bound.page.reverse)} limit {limit}"
        # Below `order by` SQLite doesn't find what is outside of the statement, so the keys are selected first.
        way = " desc" if bound.order.descending != bound.page.reverse else ""
        by = ", ".join(f'"@{index}"{way}' for index in range(len(bound.order.keys)))
        return f"{text} order by {by} limit {limit}"

    def keys(self, given: Given, alias: str) -> list[str]:
        return [f'{alias}."@{index}"' for index in range(len(given[self.number].order.keys))]

    def in_order(self, given: Given, keys: Sequence[str]) -> str:
        """The order of the answer, whichever way the page was read."""
        way = " desc" if given[self.number].order.descending else ""
        return ", ".join(f"{key}{way}" for key in keys)

    def select(self, given: Given, *more: str) -> str:
        return ", ".join([*(each(given) for each in self.level.columns), *more])

    def joins(self, given: Given) -> str:
        return " ".join([each(given) for each in self.level.joins])

    def summed(self) -> list[str]:
        a = self.level.alias
        return [f'coalesce(sum({a}."{name}"), 0)' if name else "count(*)" for name in self.totals]

    def read_totals(self, row: Sequence[Any]) -> dict[str, int]:
        return {name: int(value) for name, value in zip(self.totals, row, strict=True)}

    async def answers(self, running: Running, groups: Sequence[Rows], totals: Sequence[Mapping[str, int]]) -> list[Any]:
        """The answer for each parent, given its rows in the order of the answer, with one more than the page if so."""
        bound = running.given[self.number]
        limit, reverse = bound.page.limit, bound.page.reverse
        rows: list[Any] = []
        spans: list[tuple[int, bool]] = []
        for group in groups:
            more = len(group) > limit
            rows.extend((group[1:] if reverse else group[:limit]) if more else group)
            spans.append((len(rows), more))
        views = await self.level.fill(running, rows)
        keys = -len(bound.order.keys)
        made, first = [], 0
        for (end, more), total in zip(spans, totals, strict=True):
            page = _Page(
                first, end, more, reverse, views, lambda row: cursor(bound.order, list(rows[row])[keys:]), total
            )
            made.append(self.form.value(page) if self.form else views[0][first:end])
            first = end
        return made


class Root:
    """A list of the whole table, as far as it is in view."""

    def __init__(self, making: Making, found: Children, chosen: Chosen) -> None:
        self._listed = listed = _Listed(making, found, chosen)
        a = listed.level.alias

        def rows(given: Given) -> str:
            outer = a if making.postgres else "k"
            keys = listed.keys(given, outer)
            page = f"({listed.page(given)}) {outer}"
            if not making.postgres:
                page += f" join {listed.level.entity.table} {a} on {a}.id = k.id"
            select, joins = listed.select(given, *keys), listed.joins(given)
            return f"select {select} from {page} {joins} order by {listed.in_order(given, keys)}"

        def totals(given: Given) -> str:
            source, where = found.counted
            summed = ", ".join(listed.summed())
            return f"select {summed} from {source} where {both(where, given[listed.number].matching)}"

        self._rows = Asking(making, rows, listed.lists)
        self._totals = Asking(making, totals, [listed.number])

    async def answer(self, running: Running) -> Any:
        listed = self._listed
        running.reader.reserve(running.given[listed.number].page.limit * listed.level.weight(running.given))
        statements = [self._rows.of(running)] if listed.has_rows else []
        statements += [self._totals.of(running)] if listed.totals else []
        found = await reads.read(statements) if statements else []
        totals = listed.read_totals(found[-1][0]) if listed.totals else {}
        return (await listed.answers(running, [found[0] if listed.has_rows else []], [totals]))[0]


class _Pages:
    """A list of each row, by one statement for all of them."""

    def __init__(self, level: Level, a: str, spec: Many, chosen: Chosen) -> None:
        self._making = making = level.making
        self._parent = level.place(a, "id")
        p = "p.id" if making.postgres else "p.value"
        found = making.children(spec, chosen, p)
        self._listed = listed = _Listed(making, found, chosen)
        draft = making.draft()
        self._number = draft.number
        ids = draft.array([])
        parents = f"unnest({ids}) p(id)" if making.postgres else f"json_each({ids}) p"
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
