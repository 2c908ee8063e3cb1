"""What may be asked of a table, as SQL: its scope, conditions, order and a page.

Every statement that reads records for the graph is put together here, so the scope of `permissions/scope.py` is
in each of them: there is no way to name a scoped table without its predicate.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

import orjson
from tortoise.expressions import Q
from tortoise.models import Model

from domain import db, stored
from permissions import scope
from permissions.actor import Actor
from permissions.lines import RECORDS

if TYPE_CHECKING:
    from domain.account import Account  # which asks questions itself


Kind = Literal["bigint", "text", "timestamptz"]  # of what a list holds


class Sql:
    """One statement in the making: its dialect, its parameters and whose eyes it reads with.

    `account` says how values are read: amounts in minor units of its currency, days in its time zone, phones without
    a country code in its country. Statements without such values go without.
    """

    def __init__(self, actor: Actor, account: "Account | None" = None) -> None:
        self.actor, self._account = actor, account
        self.postgres = db.dialect() == "postgres"
        self.params: list[Any] = []

    @property
    def account(self) -> "Account":
        if self._account is None:
            raise ValueError("this statement was begun without the account")
        return self._account

    def param(self, value: Any) -> str:
        """The placeholder of a value."""
        if isinstance(value, date) and not self.postgres:
            value = db.fixed(value) if isinstance(value, datetime) else value.isoformat()
        self.params.append(value)
        return f"${len(self.params)}" if self.postgres else f"?{len(self.params)}"

    def array(self, values: Sequence[Any], kind: Kind = "bigint") -> str:
        """One placeholder that stands for a list; use it in `within` or `unnest`."""
        if self.postgres:
            return f"{self.param(list(values))}::{kind}[]"
        if kind == "timestamptz":
            values = [db.fixed(value) for value in values]
        quoted = (str(value) if kind == "bigint" else orjson.dumps(value).decode() for value in values)
        return self.param(f"[{','.join(quoted)}]")

    def table(self, columns: Mapping[str, Kind], rows: Sequence[Sequence[Any]], alias: str) -> str:
        """These rows as a table, to stand after `from`."""
        text, params = stored.given(len(self.params) + 1, columns, rows, alias)
        self.params += params
        return text

    def within(self, column: str, values: Sequence[Any], kind: Literal["bigint", "text"] = "bigint") -> str:
        """`column` is one of `values`; of a single one an index goes on in its order, which it can't of a list."""
        if len(values) == 1:
            return f"{column} = {self.param(values[0])}"
        array = self.array(values, kind)
        return f"{column} = any({array})" if self.postgres else _among(column, array)

    def starts_with(self, column: str, prefix: str) -> str:
        """`column` begins with `prefix`: a range, so that an index serves it whatever plan is cached."""
        low, high = self.param(prefix), self.param(prefix + "\U0010ffff")
        if self.postgres:
            return f"({column} ~>=~ {low} and {column} ~<~ {high})"
        return f"({column} >= {low} and {column} < {high})"

    def contains(self, column: str, part: str) -> str:
        """`column` holds `part`, taken literally."""
        return f"{'strpos' if self.postgres else 'instr'}({column}, {self.param(part)}) > 0"

    def scope(self, model: type[Model], alias: str, action: str = "view") -> str:
        """What is true of the rows of `model`, named `alias`, on which the actor may perform `action`.

        "true" for tables that everyone signed in may read, and for children, whose rows are reached through a
        parent in view only: `prepare` refuses to start with any other way to them. For rows whose rights are those of
        a card (`cards`: column → its table) what is true of the card, unless the field that shows them there
        (`field_of_card`) is hidden. For rows that stand for records (`stands_for`: the column that names the entity)
        what is true of records of each, or what their `of_others` says. For rows about records of several kinds what
        their `sight` says. Of public tables that are `buried` the rows that are not deleted.
        """
        if getattr(model, "public", False) or getattr(model, "child", False):
            return f'{alias}."deleted_at" is null' if getattr(model, "buried", False) else "true"
        if sight := getattr(model, "sight", None):
            return str(sight(self, alias))
        if cards := getattr(model, "cards", None):
            field, hidden = getattr(model, "field_of_card", None), self.actor.rights.hidden
            shown = {column: card for column, card in cards.items() if field not in hidden[scope.entity(card)]}
            return self.on_cards(shown, alias, action)
        if column := getattr(model, "stands_for", None):
            parts = [self._of(alias, column, name, action) for name in RECORDS]
            if others := getattr(model, "of_others", None):
                parts.append(others(self, alias, action))
            return f"({' or '.join(parts)})"
        return self.condition(scope.predicate(model, self.actor, action), alias)

    def _of(self, alias: str, column: str, name: str, action: str) -> str:
        return f"({alias}.{column} = '{name}' and {self.condition(scope.of_entity(self.actor, name, action), alias)})"

    def on_cards(self, cards: Mapping[str, type[Model]], alias: str, action: str) -> str:
        """What is true of the rows, named `alias`, that stand on a card to which the actor may do this; `cards` are its
        tables by the columns that name it.
        """
        return f"({' or '.join(self._on_card(alias, *each, action) for each in cards.items()) or 'false'})"

    def _on_card(self, alias: str, column: str, card: type[Model], action: str) -> str:
        table = card._meta.db_table
        return (
            f'exists (select 1 from "{table}" {alias}_{table} where {alias}_{table}.id = {alias}."{column}" '
            f"and {self.scope(card, f'{alias}_{table}', action)})"
        )

    def condition(self, q: Q, alias: str) -> str:
        """A scope's Q as SQL for the columns of `alias`."""
        if q._is_negated:
            raise ValueError("a scope that is negated can't be written as SQL")
        parts = [self._leaf(alias, key, value) for key, value in q.filters.items()]
        parts += [self.condition(child, alias) for child in q.children]
        text = f" {'or' if q.join_type == Q.OR else 'and'} ".join(parts)
        return f"({text})" if len(parts) > 1 else text

    def _leaf(self, alias: str, key: str, value: Any) -> str:
        if key == "id__isnull":  # how permissions/scope.py spells "all" and "nothing"
            return "false" if value else "true"
        column, _, compared = key.partition("__")
        name = f'{alias}."{column}"'
        match compared:
            case "" if value is True:
                return name
            case "":
                return f"{name} = {self.param(value)}"
            case "in" if isinstance(value, list | tuple):
                return self.within(name, value)
            case "in":  # a list of whoever asks, not known yet
                array = self.param(value)
                return f"{name} = any({array}::bigint[])" if self.postgres else _among(name, array)
            case "not_in":
                return f"not {self.within(name, value)}"
            case "not":
                return f"{name} is {'distinct from' if self.postgres else 'not'} {self.param(value)}"
            case "isnull":
                return f"{name} is null"
        return f"{name} {_COMPARED[compared]} {self.param(value)}"


_COMPARED: Final = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


def _among(column: str, array: str) -> str:
    return f"{column} in (select value from json_each({array}))"


Condition = Callable[[Sql, str], str]  # the statement and the table's alias → SQL


@dataclass(frozen=True, slots=True)
class SortKey:
    """One expression of an order, over the alias `{a}`; never null. `kind` is what a cursor holds of it."""

    sql: str
    kind: type[datetime] | type[date] | type[int] | type[str]


@dataclass(frozen=True, slots=True)
class Order:
    """An order of a table, ending in the id, all keys in one direction: so a page is one row comparison."""

    name: str
    keys: tuple[SortKey, ...]
    descending: bool

    def by(self, alias: str, *, reverse: bool = False) -> str:
        direction = " desc" if self.descending != reverse else ""
        return ", ".join(key.sql.format(a=alias) + direction for key in self.keys)

    def beyond(self, sql: Sql, alias: str, cursor: Sequence[Any], *, reverse: bool = False) -> str:
        """Rows after the one with these sort keys, or before it when `reverse`."""
        left = ", ".join(key.sql.format(a=alias) for key in self.keys)
        right = ", ".join(sql.param(value) for value in cursor)
        return f"({left}) {'<' if self.descending != reverse else '>'} ({right})"


@dataclass(frozen=True, slots=True)
class Page:
    """How much of a list: `limit` rows from the front, or from the back when `reverse`, beyond a cursor."""

    limit: int
    after: tuple[Any, ...] | None = None
    before: tuple[Any, ...] | None = None
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Rows of a table that the actor may view, narrowed by conditions."""

    model: type[Model]
    actor: Actor
    conditions: tuple[Condition, ...] = ()
    far: "Far | None" = None


# Another way to the rows in view, for when few are among those that come first: the statement and a condition that
# turns it on → SQL of ids. They may be too many, since the scope is asked of them as well, but never too few.
Far = Callable[[Sql, str], str]

NEAR: Final = 5000  # rows of a list that are looked through before the other way is taken

LOOKED: Final = "exists (select 1 from far_off)"  # the condition that turns it on


@dataclass(frozen=True, slots=True)
class Search:
    """How a page is found of a list whose scope no index can follow: `scoped` holds of its rows, `far` are ids of those
    that it holds of, once LOOKED.

    The first rows in their order are looked through. Unless these fill the page, all rows are found the other way. So
    neither a list of which much is in view is put together as a whole, nor one of which little is gone through.
    """

    table: str
    scoped: str
    far: str

    def begin(self, a: str, where: str, order: Order, page: Page, limit: int) -> str:
        """What stands before the select: the rows that come first, those of them in view, and whether to go on."""
        keys = ", ".join(f'{key.sql.format(a=a)} as "@{index}"' for index, key in enumerate(order.keys))
        way = " desc" if order.descending != page.reverse else ""
        by = ", ".join(f'"@{index}"{way}' for index in range(len(order.keys)))
        return (
            f"with near as materialized (select {a}.id, {keys} from {self.table} {a} where {where or 'true'} "
            f"order by {order.by(a, reverse=page.reverse)} limit {NEAR}), "
            f"seen as materialized (select {a}.id from near cross join {self.table} {a} where {a}.id = near.id "
            f"and {self.scoped} order by {by} limit {limit}), "
            f"far_off as materialized (select 1 where (select count(*) from seen) < {limit} "
            f"and (select count(*) from near) = {NEAR}) "
        )

    def found(self, a: str, *, postgres: bool) -> str:
        """What is true of the rows that may stand on the page."""
        return one_of(a, f"select id from seen union all {self.far}", postgres=postgres)


def one_of(a: str, ids: str, *, postgres: bool) -> str:
    """What is true of the rows, named `a`, whose ids this statement gives: they are found first, and put in order."""
    # PostgreSQL would rather walk an index in the order of the page, and look for each row among the ids.
    return f"{a}.id = any(array({ids}))" if postgres else f"{a}.id in ({ids})"
