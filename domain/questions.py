"""What may be asked of a table, as SQL: its scope, conditions, order and a page.

Every statement that reads records for the graph is put together here, so the scope of `permissions/scope.py` is
in each of them: there is no way to name a scoped table without its predicate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import orjson
from tortoise.expressions import Q
from tortoise.models import Model

from domain import db
from permissions import scope
from permissions.actor import Actor

if TYPE_CHECKING:
    from domain.account import Account  # which asks questions itself


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
        if isinstance(value, datetime) and not self.postgres:
            value = db.fixed(value)
        self.params.append(value)
        return f"${len(self.params)}" if self.postgres else f"?{len(self.params)}"

    def array(self, values: Sequence[Any], kind: Literal["bigint", "text", "timestamptz"] = "bigint") -> str:
        """One placeholder that stands for a list; use it in `within` or `unnest`."""
        if self.postgres:
            return f"{self.param(list(values))}::{kind}[]"
        if kind == "timestamptz":
            values = [db.fixed(value) for value in values]
        quoted = (str(value) if kind == "bigint" else orjson.dumps(value).decode() for value in values)
        return self.param(f"[{','.join(quoted)}]")

    def within(self, column: str, values: Sequence[Any], kind: Literal["bigint", "text"] = "bigint") -> str:
        """`column` is one of `values`; of a single one an index goes on in its order, which it can't of a list."""
        if len(values) == 1:
            return f"{column} = {self.param(values[0])}"
        array = self.array(values, kind)
        return f"{column} = any({array})" if self.postgres else f"{column} in (select value from json_each({array}))"

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
        a card (`cards`: column → its table) what is true of the card.
        """
        if getattr(model, "public", False) or getattr(model, "child", False):
            return "true"
        if cards := getattr(model, "cards", None):
            return f"({' or '.join(self._on_card(alias, column, card, action) for column, card in cards.items())})"
        return self.condition(scope.predicate(model, self.actor, action), alias)

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
        if "__" in key:
            raise ValueError(f"a scope can't be written as SQL: {key}")
        return f'{alias}."{key}" = {self.param(value)}'


Condition = Callable[[Sql, str], str]  # the statement and the table's alias → SQL


@dataclass(frozen=True, slots=True)
class SortKey:
    """One expression of an order, over the alias `{a}`; never null. `kind` is what a cursor holds of it."""

    sql: str
    kind: type[datetime] | type[int] | type[str]


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
