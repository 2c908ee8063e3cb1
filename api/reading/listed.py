"""Lists of a plan: the rows of a page as SQL, and a connection's answer from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.reading.asking import Asking, Running
from api.reading.drafts import Given, both
from api.reading.levels import Level, Rows
from api.reading.making import Children, Making
from api.reading.pages import TotalOf, cursor
from api.reading.selection import Chosen
from domain import reads


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
        if chosen.is_hidden:
            return lambda _: None
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


class Listed:
    """The rows of a list, of a whole table or of each parent, and their totals."""

    def __init__(self, making: Making, found: Children, chosen: Chosen) -> None:
        self.making, self.found, self.number = making, found, found.listing.number
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
        where, begin = both(self.found.where, bound.where), ""
        limit = bound.page.limit + (self.form is not None and self.form.looks_ahead)
        if search := self.found.search:
            begin = search.begin(a, bound.where, bound.order, bound.page, limit)
            where = both(where, search.found(a, postgres=self.making.postgres))
        keys = ", ".join(f'{key.sql.format(a=a)} as "@{index}"' for index, key in enumerate(bound.order.keys))
        columns = f"{a}.{'*' if self.making.postgres else 'id'}, {keys}"
        text = f"{begin}select {columns} from {self.found.source} where {where}"
        if self.making.postgres:
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

    def most(self, given: Given) -> int:
        """How many records it holds with theirs, if it is full."""
        return self.making.size(self.number, given) * self.level.most(given)

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
        self._listed = listed = Listed(making, found, chosen)
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

    def most(self, given: Given) -> int:
        """How many records it holds with theirs, if it is full."""
        return self._listed.most(given)

    async def answer(self, running: Running) -> Any:
        listed = self._listed
        running.reader.reserve(running.given[listed.number].page.limit * listed.level.weight(running.given))
        statements = [self._rows.of(running)] if listed.has_rows else []
        statements += [self._totals.of(running)] if listed.totals else []
        found = await reads.read(statements) if statements else []
        totals = listed.read_totals(found[-1][0]) if listed.totals else {}
        return (await listed.answers(running, [found[0] if listed.has_rows else []], [totals]))[0]
