"""Reading for the graph, breadth first: one statement a relation and level, whatever the number of rows.

A root field hands in a question; what the client selected below it says which columns and relations are read.
graphql-core then completes the answer from the rows that wait, so errors, nulls and types keep their form.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from graphql import GraphQLResolveInfo
from tortoise import fields as columns
from tortoise.models import Model

from api.context import Context
from api.reading import custom
from api.reading.custom import Custom
from api.reading.declare import Derived, Entity, Link, Many, Picked, Relation, Row
from api.reading.pages import Found, TotalOf, cursor, is_ordered, order_of, page_of
from api.reading.selection import Details, Selection
from domain import db
from domain.questions import LOOKED, Condition, Order, Page, Question, Search, SortKey, Sql, one_of
from permissions.errors import CrmError, TooMuch

MOST_ROWS = 100_000  # of one root field, pages of connections counted as if full


@dataclass
class Asked:
    """One relation of a selection: under which key, with which arguments, and what of it."""

    key: str
    spec: Relation
    arguments: Mapping[str, Any]
    details: Details


@dataclass
class Selected:
    """What is asked of the rows of one entity."""

    columns: set[str] = field(default_factory=lambda: {"id"})
    relations: list[Asked] = field(default_factory=list)


@dataclass
class SelectedPage:
    """What is asked of a connection: the views of its rows, and its totals."""

    views: dict[tuple[str, ...], Details] = field(default_factory=dict)
    totals: set[str] = field(default_factory=set)
    rows: bool = False  # anything but totals


def too_many() -> TooMuch:
    """What fails that may read more than MOST_ROWS (T45)."""
    return TooMuch("records", MOST_ROWS, f"at most {MOST_ROWS} records can be read; ask for smaller pages.")


class Reader:
    """Reads what one root field asks for."""

    def __init__(self, context: Context, selection: Selection) -> None:
        self.context, self.selection = context, selection
        self.actor = context.require()
        self.left = MOST_ROWS

    @classmethod
    def of(cls, info: GraphQLResolveInfo[Context]) -> "Reader":
        """For the field that a resolver is called for."""
        return cls(info.context, Selection.of(info))

    def reserve(self, rows: int) -> None:
        """Count records that may be read. Raises TooMuch before more than MOST_ROWS are (T45)."""
        self.left -= rows
        if self.left < 0:
            raise too_many()

    def sql(self) -> Sql:
        return Sql(self.actor, self.context.account)

    # ----------------------------------------------------------------------------------------- what is asked

    def selected(self, entity: Entity, details: Details) -> Selected:
        made = Selected()
        for chosen in self.selection.below(entity.name, details):
            if (spec := chosen.spec) is not None:
                made.columns.update(spec.needs())
                if isinstance(spec, Relation):
                    made.relations.append(Asked(chosen.key, spec, self.selection.arguments(chosen), chosen.details))
        return made

    def selected_page(self, entity: Entity, details: Details) -> SelectedPage:
        made = SelectedPage()
        for chosen in self.selection.below(f"{entity.name}Connection", details):
            spec = chosen.spec
            if spec is None or chosen.is_hidden:
                continue
            if isinstance(spec, TotalOf):
                made.totals.add(spec.source)
                continue
            made.rows = True
            if spec.name == "nodes":
                made.views[(chosen.key,)] = chosen.details
            elif spec.name == "edges":
                for inner in self.selection.below(f"{entity.name}Edge", chosen.details):
                    if inner.spec is not None and inner.spec.name == "node":
                        made.views[(chosen.key, inner.key)] = inner.details
        return made

    # ------------------------------------------------------------------------------------------------- rows

    async def one(self, entity: Entity, id: int, details: Details) -> Row | None:
        """The record with this id, if it is in view."""
        rows = await self.by_ids(entity, [id], self.selected(entity, details))
        return rows.get(id)

    async def by_ids(self, entity: Entity, ids: Sequence[int], selected: Selected) -> dict[int, Row]:
        """The records in view among these ids, with their relations."""
        self.reserve(len(ids))
        sql = self.sql()
        text = (
            f"select {_columns(selected.columns)} from {entity.table} a "
            f"where {sql.within('a.id', ids)} and {sql.scope(entity.model, 'a')}"
        )
        rows = _rows(entity, await db.rows(text, sql.params), selected.columns)
        await self.fill(rows, selected)
        return {row.values["id"]: row for row in rows}

    async def page(self, entity: Entity, question: Question, arguments: Mapping[str, Any], details: Details) -> Found:
        """A page of a root list."""
        order = order_of(entity, self.actor, arguments)
        page = page_of(arguments, order)
        asked = self.selected_page(entity, details)
        conditions = [*question.conditions, *entity.narrowed(arguments.get("filter"))]
        found = Found(order)
        if asked.rows:
            views = {path: self.selected(entity, nodes) for path, nodes in asked.views.items()}
            names = {"id"}.union(*(each.columns for each in views.values()))
            sql, begin = self.sql(), ""
            where = _where(sql, entity.model, "a", conditions, order, page)
            if question.far:
                search = Search(entity.table, sql.scope(entity.model, "a"), question.far(sql, LOOKED))
                begin = search.begin("a", _asked(sql, "a", conditions, order, page), order, page, page.limit + 1)
                where += f" and {search.found('a', postgres=sql.postgres)}"
            text = (
                f"{begin}select {_columns(names)}, {_keys(order, 'a')} from {entity.table} a where {where} "
                f"order by {order.by('a', reverse=page.reverse)} limit {page.limit + 1}"
            )
            self._lay_out(found, entity, await db.rows(text, sql.params), names, views, page)
            for path, selected in views.items():
                await self.fill(found.views[path], selected)
        if asked.totals:
            sql = self.sql()
            where = _where(sql, entity.model, "a", conditions)
            if question.far:
                where += f" and {one_of('a', question.far(sql, 'true'), postgres=sql.postgres)}"
            text = f"select {_totals(asked.totals)} from {entity.table} a where {where}"
            found.totals = _read_totals(asked.totals, (await db.rows(text, sql.params))[0])
        return found

    def _lay_out(
        self,
        found: Found,
        entity: Entity,
        raw: list[dict[str, Any]],
        names: set[str],
        views: Mapping[tuple[str, ...], Selected],
        page: Page,
    ) -> None:
        """Cut the extra row off, bring the page into its order, make cursors and a list of rows for each view."""
        more = len(raw) > page.limit
        raw = raw[: page.limit]
        if page.reverse:
            raw.reverse()
        found.has_next, found.has_previous = more and not page.reverse, more and page.reverse
        converted = _rows(entity, raw, names)
        keys = [f"@{index}" for index in range(len(found.order.keys))]
        found.cursors = [cursor(found.order, [each[key] for key in keys]) for each in raw]
        found.views = {path: [Row(entity, row.values) for row in converted] for path in views}

    # -------------------------------------------------------------------------------------------- relations

    async def fill(self, rows: list[Row], selected: Selected) -> None:
        """Read the relations of these rows, all rows at once; an error waits in the rows for its own path."""
        if not rows:
            return
        for asked in selected.relations:
            try:
                asked.spec.admit(self.actor)
                if isinstance(asked.spec, Link):
                    await self._fill_link(rows, asked, asked.spec)
                elif isinstance(asked.spec, Many):
                    await self._fill_many(rows, asked, asked.spec)
                elif isinstance(asked.spec, Picked):
                    await self._fill_picked(rows, asked, asked.spec)
                elif isinstance(asked.spec, Custom):
                    await custom.fill(self, rows, asked)
                elif isinstance(asked.spec, Derived):
                    await self._fill_derived(rows, asked, asked.spec)
            except CrmError as error:
                for row in rows:
                    row.links[asked.key] = error

    async def _fill_link(self, rows: list[Row], asked: Asked, spec: Link) -> None:
        ids = sorted({row.values[spec.source] for row in rows} - {None})
        found = await self.by_ids(spec.target, ids, self.selected(spec.target, asked.details)) if ids else {}
        for row in rows:
            row.links[asked.key] = found.get(row.values[spec.source])

    async def _fill_picked(self, rows: list[Row], asked: Asked, spec: Picked) -> None:
        picked = [spec.pick(row.values) for row in rows]
        ids = sorted({id for each in picked for id in each})
        found = await self.by_ids(spec.target, ids, self.selected(spec.target, asked.details)) if ids else {}
        for row, each in zip(rows, picked, strict=True):
            mine = [found[id] for id in each if id in found]
            row.links[asked.key] = mine if spec.annotation == "list" else next(iter(mine), None)

    async def _fill_derived(self, rows: list[Row], asked: Asked, spec: Derived) -> None:
        lists = await spec.derive(self, [row.values for row in rows])
        if not spec.plain:
            lists = [[Row(spec.target, values) for values in each] for each in lists]
            await self.fill([row for each in lists for row in each], self.selected(spec.target, asked.details))
        for row, each in zip(rows, lists, strict=True):
            row.links[asked.key] = each if spec.plain or spec.annotation == "list" else next(iter(each), None)

    async def _fill_many(self, rows: list[Row], asked: Asked, spec: Many) -> None:
        if spec.annotation == "connection":
            await self._fill_pages(rows, asked, spec)
        else:
            await self._fill_lists(rows, asked, spec)

    async def _fill_lists(self, rows: list[Row], asked: Asked, spec: Many) -> None:
        """A short list, or the first of it, for each row."""
        ids = sorted({row.values["id"] for row in rows})
        selected = self.selected(spec.target, asked.details)
        order = order_of(spec.target, self.actor, asked.arguments, spec.order)
        page = Page(1 if spec.first else spec.most)
        raw = await self._children(spec, ids, order, page, selected.columns, (), extra=0)
        self.reserve(len(raw))
        children = _rows(spec.target, raw, selected.columns)
        await self.fill(children, selected)
        by_parent: dict[int, list[Row]] = {id: [] for id in ids}
        for each, child in zip(raw, children, strict=True):
            by_parent[each["@p"]].append(child)
        for row in rows:
            mine = by_parent[row.values["id"]]
            row.links[asked.key] = (mine[0] if mine else None) if spec.first else mine

    async def _fill_pages(self, rows: list[Row], asked: Asked, spec: Many) -> None:
        """A page of a connection for each row, with its totals."""
        ids = sorted({row.values["id"] for row in rows})
        target = spec.target
        order = order_of(target, self.actor, asked.arguments, spec.order)
        if spec.position and not is_ordered(asked.arguments):
            order = _by_position(spec)
        page = page_of(asked.arguments, order)
        conditions = target.narrowed(asked.arguments.get("filter"))
        wanted = self.selected_page(target, asked.details)
        pages = {id: Found(order) for id in ids}
        views = {path: self.selected(target, nodes) for path, nodes in wanted.views.items()}
        if wanted.rows:
            names = {"id"}.union(*(each.columns for each in views.values()))
            grouped: dict[int, list[dict[str, Any]]] = {id: [] for id in ids}
            self.reserve(len(ids) * page.limit)
            for each in await self._children(spec, ids, order, page, names, conditions, extra=1):
                grouped[each["@p"]].append(each)
            for id, found in pages.items():
                self._lay_out(found, target, grouped[id], names, views, page)
            for path, selected in views.items():
                await self.fill([row for found in pages.values() for row in found.views[path]], selected)
        if wanted.totals:
            for each in await self._children_totals(spec, ids, wanted.totals, conditions):
                pages[each["@p"]].totals = _read_totals(wanted.totals, each)
        for row in rows:
            row.links[asked.key] = pages[row.values["id"]]

    async def _children(
        self,
        spec: Many,
        ids: Sequence[int],
        order: Order,
        page: Page,
        names: set[str],
        conditions: Sequence[Condition],
        *,
        extra: int,
    ) -> list[dict[str, Any]]:
        """The first rows of each parent's list, parent by parent, in their order; "@p" is the parent's id."""
        sql = self.sql()
        p = "p.id" if sql.postgres else "p.value"
        limit = f"limit {page.limit + extra}"
        order = _for_parent(order, p)
        inner = _where(sql, spec.target.model, "a", [_belonging(spec, p), *conditions], order, page)
        by = order.by("a", reverse=page.reverse)
        keys = _keys(order, "a")
        picked = f"{_columns(names)}, {keys}"
        if sql.postgres:
            text = (
                f'select p.id as "@p", c.* from unnest({sql.array(ids)}) p(id) cross join lateral '
                f"(select {picked} from {spec.target.table} a where {inner} order by {by} {limit}) c"
            )
        else:
            # Below `order by` SQLite doesn't find the parent, so the keys are selected first.
            aliases = _aliases(order, reverse=page.reverse)
            text = (
                f'select p.value as "@p", {picked} from json_each({sql.array(ids)}) p join {spec.target.table} a '
                f"on a.id in (select k.id from (select a.id, {keys} from {spec.target.table} a where {inner} "
                f"order by {aliases} {limit}) k) order by p.key, {aliases}"
            )
        return await db.rows(text, sql.params)

    async def _children_totals(
        self, spec: Many, ids: Sequence[int], totals: set[str], conditions: Sequence[Condition]
    ) -> list[dict[str, Any]]:
        sql = self.sql()
        p = "p.id" if sql.postgres else "p.value"
        where = _where(sql, spec.target.model, "a", [_belonging(spec, p), *conditions])
        if sql.postgres:
            text = (
                f'select p.id as "@p", c.* from unnest({sql.array(ids)}) p(id) cross join lateral '
                f"(select {_totals(totals)} from {spec.target.table} a where {where}) c"
            )
        else:
            each = ", ".join(
                f'(select {_total(name)} from {spec.target.table} a where {where}) as "@{name}"'
                for name in sorted(totals)
            )
            text = f'select p.value as "@p", {each} from json_each({sql.array(ids)}) p'
        return await db.rows(text, sql.params)


def _where(
    sql: Sql,
    model: type[Model],
    a: str,
    conditions: Sequence[Condition],
    order: Order | None = None,
    page: Page | None = None,
) -> str:
    """Scope, conditions and cursors: every list and every total starts here."""
    return " and ".join([sql.scope(model, a), _asked(sql, a, conditions, order, page)])


def _asked(
    sql: Sql, a: str, conditions: Sequence[Condition], order: Order | None = None, page: Page | None = None
) -> str:
    """Conditions and cursors, whatever may be in view."""
    parts = ["true", *(condition(sql, a) for condition in conditions)]
    if order and page and page.after:
        parts.append(order.beyond(sql, a, page.after))
    if order and page and page.before:
        parts.append(order.beyond(sql, a, page.before, reverse=True))
    return " and ".join(parts)


def _belonging(spec: Many, p: str) -> Condition:
    def condition(sql: Sql, a: str) -> str:
        where = f" and {spec.where.format(a=a)}" if spec.where else ""
        return f"{spec.belongs(sql, a, p)}{where}"

    return condition


def _by_position(spec: Many) -> Order:
    return Order("POSITION", (SortKey(spec.position, int),), descending=False)


def _for_parent(order: Order, p: str) -> Order:
    """An order whose keys may speak of the parent."""
    if not any("{p}" in key.sql for key in order.keys):
        return order
    keys = tuple(type(key)(key.sql.replace("{p}", p), key.kind) for key in order.keys)
    return Order(order.name, keys, order.descending)


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f'a."{name}"' for name in sorted(names))


def _keys(order: Order, a: str) -> str:
    return ", ".join(f'{key.sql.format(a=a)} as "@{index}"' for index, key in enumerate(order.keys))


def _aliases(order: Order, *, reverse: bool) -> str:
    direction = " desc" if order.descending != reverse else ""
    return ", ".join(f'"@{index}"{direction}' for index in range(len(order.keys)))


def _total(name: str) -> str:
    return f'coalesce(sum(a."{name}"), 0)' if name else "count(*)"


def _totals(names: set[str]) -> str:
    return ", ".join(f'{_total(name)} as "@{name}"' for name in sorted(names))


def _read_totals(names: set[str], row: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(row[f"@{name}"]) for name in names}


def _rows(entity: Entity, raw: Sequence[Mapping[str, Any]], names: set[str]) -> list[Row]:
    """Rows with their columns as Python values: drivers differ in times, flags and JSON."""
    readers = [(name, column_reader(entity.model._meta.fields_map[name])) for name in names]
    return [Row(entity, {name: read(each[name]) if read else each[name] for name, read in readers}) for each in raw]


def column_reader(column: columns.Field[Any]) -> Callable[[Any], Any] | None:
    """What turns a driver's value of this column into Python's; None where they are the same."""
    if isinstance(column, columns.JSONField):
        return lambda value: orjson.loads(value) if isinstance(value, str | bytes) else value
    if isinstance(column, columns.BooleanField):
        return lambda value: value if value is None else bool(value)
    if isinstance(column, columns.DatetimeField):
        return _moment
    if isinstance(column, columns.DateField):
        return lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    return None


def _moment(value: Any) -> Any:
    return db.moment(value) if isinstance(value, str) else value
