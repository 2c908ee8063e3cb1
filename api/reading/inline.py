"""Lists below a row as JSON that the database writes: what is spliced into an answer unparsed.

Every function gives SQL for one value of the answer. What the database can't write in the form that the graph has
raises NotInline; the list is then read by a statement of its own.
"""

from enum import Enum
from typing import Any, Final

from api.reading.declare import Column, Entity, Hidden, Identity, Link, Many
from api.reading.drafts import Given, Text, always, both
from api.reading.making import Children, Making
from api.reading.pages import TotalOf
from api.reading.scalars import DateTime, Day, Money
from api.reading.selection import Chosen, Details
from domain import values

MOST_FIELDS: Final = 49  # of an object: functions of databases take at most 100 arguments, two for each
DEEPEST: Final = {True: 6, False: 2}  # lists inside lists, on PostgreSQL or not: SQLite's parser overflows soon


class NotInline(Exception):
    """The database can't write this value."""


def many(making: Making, spec: Many, chosen: Chosen, parent: str, around: tuple[int, ...]) -> Text:
    """A connection or a list of the rows that belong to `parent`, an SQL expression of its id.

    `around` are the numbers of the lists that it stands in.
    """
    if len(around) >= DEEPEST[making.postgres] or not making.inlined:
        raise NotInline
    if spec.annotation == "connection":
        return _connection(making, spec, chosen, parent, around)
    found = making.children(spec, chosen, parent)
    inside = _inside(making, found, around)
    element = _record(making, spec.target, found.listing.alias, chosen.details, inside)
    if spec.first:
        return lambda given: f"(select {element(given)} from {_page(found, given)})"
    return _array(making, found, element)


def _inside(making: Making, found: Children, around: tuple[int, ...]) -> tuple[int, ...]:
    """The lists around what is in this list."""
    chain = (*around, found.listing.number)
    making.nested.append(chain)
    return chain


def _connection(making: Making, spec: Many, chosen: Chosen, parent: str, around: tuple[int, ...]) -> Text:
    target, pairs = spec.target, []
    for each in making.selection.below(f"{target.name}Connection", chosen.details):
        if each.spec is None:
            pairs.append((each.key, always(f"'{target.name}Connection'")))
            continue
        if each.is_hidden:
            pairs.append((each.key, always("null")))
            continue
        found = making.children(spec, chosen, parent)
        inside = _inside(making, found, around)
        if isinstance(each.spec, TotalOf):
            pairs.append((each.key, _total(making, found, each)))
        elif each.spec.name == "nodes":
            element = _record(making, target, found.listing.alias, each.details, inside)
            pairs.append((each.key, _array(making, found, element)))
        elif each.spec.name == "edges":
            element = _edge(making, target, found.listing.alias, each.details, inside)
            pairs.append((each.key, _array(making, found, element)))
        else:
            raise NotInline  # cursors have one form, and it is written in pages.py
    return _object(making, pairs)


def _edge(making: Making, target: Entity, a: str, details: Details, around: tuple[int, ...]) -> Text:
    pairs = []
    for each in making.selection.below(f"{target.name}Edge", details):
        if each.spec is None:
            pairs.append((each.key, always(f"'{target.name}Edge'")))
        elif each.spec.name == "node":
            pairs.append((each.key, _record(making, target, a, each.details, around)))
        else:
            raise NotInline
    return _object(making, pairs)


def _total(making: Making, found: Children, chosen: Chosen) -> Text:
    source, where = found.counted
    column = chosen.spec.source
    a = found.listing.alias
    value = f'coalesce(sum({a}."{column}"), 0)' if column else "count(*)"

    def text(given: Given) -> str:
        return f"(select {value} from {source} where {both(where, given[found.listing.number].matching)})"

    return _money(making, text, chosen.details) if column else text


def _page(found: Children, given: Given) -> str:
    """The rows of a page as a table under the alias of the list, in their order."""
    a, bound = found.listing.alias, given[found.listing.number]
    order, page = bound.order, bound.page
    rows = f"from {found.source} where {both(found.where, bound.where)}"
    limited = f"order by {order.by(a, reverse=page.reverse)} limit {page.limit}"
    if not page.reverse:
        return f"(select {a}.* {rows} {limited}) {a}"
    keys = ", ".join(f'{key.sql.format(a=a)} as "@{index}"' for index, key in enumerate(order.keys))
    back = ", ".join(f'{a}."@{index}"{" desc" if order.descending else ""}' for index in range(len(order.keys)))
    return f"(select * from (select {a}.*, {keys} {rows} {limited}) {a} order by {back}) {a}"


def _array(making: Making, found: Children, element: Text) -> Text:
    if making.postgres:
        return lambda given: f"(select coalesce(json_agg({element(given)}), '[]'::json) from {_page(found, given)})"
    return lambda given: f"(select json_group_array({element(given)}) from {_page(found, given)})"


def _record(making: Making, entity: Entity, a: str, details: Details, around: tuple[int, ...]) -> Text:
    chosen = making.selection.below(entity.name, details)
    return _object(making, [(each.key, _field(making, entity, a, each, around)) for each in chosen])


def _field(making: Making, entity: Entity, a: str, chosen: Chosen, around: tuple[int, ...]) -> Text:
    match chosen.spec:
        case None:
            return always(f"'{entity.name}'")
        case Hidden():
            return always("null")
        case Identity() as spec:
            return always(f"""'{spec.written(entity).removesuffix("%d")}' || {a}."id\"""")
        case Column() as spec:
            return _column(making, spec, f'{a}."{spec.column(making.locale)}"', chosen.details)
        case Link() as spec:
            return _json(making, _link(making, spec, a, chosen.details, around))
        case Many() as spec:
            return _json(making, many(making, spec, chosen, f"{a}.id", around))
        case _:
            raise NotInline


def _link(making: Making, spec: Link, a: str, details: Details, around: tuple[int, ...]) -> Text:
    b = making.alias()
    where = both(f'{b}.id = {a}."{spec.source}"', making.scope(spec.target.model, b))
    element = _record(making, spec.target, b, details, around)
    return lambda given: f"(select {element(given)} from {spec.target.table} {b} where {where})"


def _column(making: Making, spec: Column, value: str, details: Details) -> Text:
    kind: Any = spec.annotation
    if kind is Money:
        amount = _money(making, always(value), details)
        return lambda given: f"case when {value} is not null then {amount(given)} end"
    if kind is DateTime:
        # SQLite keeps a fixed form: 2026-11-21 09:30:00.500000+00:00.
        trimmed = f"replace(rtrim(rtrim(substr({value}, 1, 26), '0'), '.'), ' ', 'T') || '+00:00'"
        return always(value if making.postgres else trimmed)
    if kind is bool:
        return always(value if making.postgres else f"json(case {value} when 1 then 'true' when 0 then 'false' end)")
    if isinstance(kind, type) and issubclass(kind, Enum):
        if all(member.value == member.name for member in kind):
            return always(value)
        names = " ".join(f"when '{member.value}' then '{member.name}'" for member in kind)
        return always(f"case {value} {names} end")
    if spec.instead:
        return always(f"coalesce(nullif({value}, ''), '{spec.instead[making.locale]}')")
    if kind in (int, str, Day):  # JSON has a day as the text that it is
        return always(value)
    raise NotInline


def _money(making: Making, minor: Text, details: Details) -> Text:
    """An amount of minor units that is not null, in the form of the Money type."""
    currency = making.account.currency
    places = values.decimals(currency)

    def amount(given: Given) -> str:
        value = minor(given)
        if making.postgres:
            return f"({value} * {10**-places:.{places}f})::text"
        if not places:
            return f"cast({value} as text)"
        parts = f"iif(m < 0, '-', ''), abs(m) / {10**places}, abs(m) % {10**places}"
        return f"(select printf('%s%d.%0{places}d', {parts}) from (select {value} as m))"

    forms = {None: always("'Money'"), "amount": amount, "currency": always(f"'{currency}'")}
    return _object(
        making,
        [(each.key, forms[each.name]) for each in making.selection.below("Money", details)],
    )


def _object(making: Making, pairs: list[tuple[str, Text]]) -> Text:
    if len(pairs) > MOST_FIELDS:
        raise NotInline
    function = "json_build_object" if making.postgres else "json_object"

    def text(given: Given) -> str:
        inner = ", ".join([f"'{key}', {value(given)}" for key, value in pairs])
        return f"{function}({inner})"

    return text


def _json(making: Making, value: Text) -> Text:
    """SQLite forgets on the way out of a subselect that a text is JSON."""
    return value if making.postgres else lambda given: f"json({value(given)})"
