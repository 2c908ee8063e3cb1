"""A level of a plan: rows of one type read by one statement, and the function that makes their part of the answer.

A row's own columns and those of the records that it links to come side by side and fill a display of Python; lists
below it come as JSON that the database wrote (`inline`), or by a level of their own.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NoReturn, Protocol

import orjson
from graphql import is_non_null_type
from tortoise.models import Model

from api.reading import custom, inline, leaves
from api.reading.asking import Running
from api.reading.custom import Custom
from api.reading.declare import Column, Computed, Entity, Hidden, Identity, Link, Many
from api.reading.drafts import Given, Text, always, both
from api.reading.fetch import column_reader
from api.reading.making import Making, Unplanned
from api.reading.remembered import Remembered
from api.reading.scalars import DateTime, Day, Money
from api.reading.selection import Chosen, Details

Rows = Sequence[Any]
_PLAIN: Final = frozenset({int, str})


class Child(Protocol):
    """A relation that is read by statements of its own."""

    async def of(self, running: Running, rows: Rows) -> list[Any]:
        """Its part of the answer for each of the rows."""

    def most(self, given: Given) -> int:
        """How many records of it one row may have, with theirs."""


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
        self.memories: list[Remembered] = []
        self.more = 0  # what a row counts for beside the record itself
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

    def most(self, given: Given) -> int:
        """How many records one row stands for, itself and those of its relations, if all lists are full."""
        return self.weight(given) + sum(child.most(given) for child in self.children)

    def weight(self, given: Given) -> int:
        """How many records one row of the statement holds, itself and those of the lists in its columns."""
        total = 1 + self.more
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
        memories = [each.current() for each in self.memories]
        return [make(rows, running.context, *children, *memories) for make in self._made]

    def one(self, row: Mapping[str, Any]) -> Any:
        """A row whose answer takes nothing but itself and what is in memory, in its first form."""
        if not self._made:
            self._compile()
        return self._made[0]([row], None, *[each.current() for each in self.memories])[0]

    def _compile(self) -> None:
        names = "".join(f", v{number}" for number in range(len(self.children)))
        names += "".join(f", m{number}" for number in range(len(self.memories)))
        loop = "for n, r in enumerate(rows)" if self.children else "for r in rows"
        self._made = [self.function(f"lambda rows, context{names}: [{view} {loop}]") for view in self._views]

    def function(self, text: str) -> Callable[..., Any]:
        """The function that a text of ours says."""
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
            case Hidden():
                return "None"
            case Identity() as spec:
                return f"'{spec.written(entity)}' % {self._value(a, 'id')}"
            case Column() as spec:
                return self._column(entity, a, spec, chosen)
            case Computed() as spec:
                assert chosen.definition  # noqa: S101  # a declared field has one
                write = leaves.converter(chosen.definition.type, self.making, chosen.details)
                values = "r" if self.values else self._values(entity, a, spec.columns)
                return f"{self.name(write)}({self.name(spec.answer)}({values}, context))"
            case Link() as spec if models := self._in_memory(spec.target, chosen.details):
                remembered = self._remembered(spec.target, chosen.details, models)
                return f"{remembered}[{self._value(a, spec.source)}]"
            case Custom() as spec if not self.values:
                return custom.written(self, entity, a, spec, chosen)
            case Link() as spec if not self.values:
                return self._link(a, spec, chosen)
            case Many() as spec if not self.values:
                return self._first(a, spec, chosen) if spec.first else self._many(entity, a, spec, chosen)
            case _:
                return self._apart(entity, a, chosen)

    def _column(self, entity: Entity, a: str, spec: Column, chosen: Chosen) -> str:
        kind = spec.annotation
        source = spec.column(self.making.locale)
        if kind is DateTime and self.making.postgres and not self.values:
            written = f'to_json({a}."{source}")'
            value = f"r[{self.placed(written)}]"
            return f"(None if {value} is None else F({value}))"
        value = self._value(a, source)
        if kind is Money:
            return self._money(value, chosen)
        if kind is DateTime:
            return f"moment({value})"
        if kind is Day:
            return f"(None if {value} is None else str({value}))"  # an object, or SQLite's text
        if kind is bool:
            return self._python(entity, value, source)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return f"{self.name(leaves.names(kind))}[{value}]"
        if spec.instead:
            return f"({value} or {spec.instead[self.making.locale]!r})"
        if kind in _PLAIN:
            return value
        raise Unplanned("logic", f"{entity.name}.{spec.name}")

    def _in_memory(self, entity: Entity, details: Details) -> list[type[Model]]:
        """The tables that hold all that is selected of a record, its own first, if they are in memory for everybody."""
        if not (getattr(entity.model, "reference", False) and getattr(entity.model, "public", False)):
            return []
        models = [entity.model]
        for chosen in self.making.selection.below(entity.name, details):
            match chosen.spec:
                case None | Identity() | Column():
                    pass
                case Link() as spec if more := self._in_memory(spec.target, chosen.details):
                    models += more
                case _:
                    return []
        return models

    def _remembered(self, target: Entity, details: Details, models: list[type[Model]]) -> str:
        """The name for the records of a table that is in memory, by id."""
        level = Level(self.making, target, values=True)
        level.view(details)
        self.memories.append(Remembered(models, level.one))
        return f"m{len(self.memories) - 1}"

    def of_small(self, entity: Entity, a: str, chosen: Chosen, target: Entity) -> str:
        """The name for the records of a small public table by id, as `chosen` wants them."""
        if models := self._in_memory(target, chosen.details):
            return self._remembered(target, chosen.details, models)
        return self._apart(entity, a, chosen)

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

    def _many(self, entity: Entity, a: str, spec: Many, chosen: Chosen) -> str:
        mark = self.making.mark()
        try:
            text = inline.many(self.making, spec, chosen, f"{a}.id", ())
        except inline.NotInline:
            self.making.back_to(mark)
            return self._apart(entity, a, chosen)
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
        return f"{self.name(read)}({value})" if read else value

    def _values(self, entity: Entity, a: str, columns: Sequence[str]) -> str:
        """A display of columns by name, as logic wants them."""
        pairs = [f"{column!r}: {self._python(entity, self._value(a, column), column)}" for column in columns]
        return f"{{{', '.join(pairs)}}}"

    def reading(self, entity: Entity, a: str, columns: Sequence[str]) -> Callable[[Any], Mapping[str, Any]]:
        """A function from a row to its columns by name."""
        if self.values:
            return lambda row: row
        return self.function(f"lambda r: {self._values(entity, a, columns)}")

    def _money(self, minor: str, chosen: Chosen) -> str:
        """An amount of minor units in the form of the Money type."""
        currency = self.making.account.currency
        known = {
            None: "'Money'",
            "amount": f"{self.name(leaves.amount_in(currency))}({minor})",
            "currency": repr(currency),
        }
        fields = [f"{each.key!r}: {known[each.name]}" for each in self.making.selection.below("Money", chosen.details)]
        return f"(None if {minor} is None else {{{', '.join(fields)}}})"

    def money(self, chosen: Chosen) -> Callable[[int], Any]:
        """A function from minor units to the Money type."""
        return self.function(f"lambda minor: {self._money('minor', chosen)}")

    def place(self, a: str, column: str) -> int:
        """Where in a row a column is found."""
        return self.placed(f'{a}."{column}"')

    def placed(self, text: str) -> int:
        """Where in a row an expression is found."""
        if text not in self._places:
            self._places[text] = len(self.columns)
            self.columns.append(always(text))
        return self._places[text]

    def name(self, value: Any) -> str:
        """A name for something that expressions use."""
        name = f"x{len(self._known)}"
        self._known[name] = value
        return name

    def _apart(self, entity: Entity, a: str, chosen: Chosen) -> str:
        """A relation that is read by a statement of its own."""
        self.children.append(self.making.apart(self, entity, a, chosen))
        return f"v{len(self.children) - 1}[n]"


def _missing() -> NoReturn:
    raise leaves.Unexpected
