"""What a table may say of itself beyond columns: checks, composite keys, indexes that start like the orders.

Tortoise writes neither of the first two into a schema, so `ddl` completes its statements; the migrations
carry the result, and a test compares a migrated database with this. Foreign keys are all declared here, under
names, because those that matter most span two columns.
"""

import re
from dataclasses import dataclass
from typing import Any

from tortoise import Tortoise
from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model
from tortoise.utils import get_schema_sql

__all__ = ["CheckConstraint", "ForeignKey", "Ordered", "ddl", "foreign_key"]


# Tortoise turns docstrings into comments, semicolons included.
_COMMENTS = re.compile(r"/\*.*?\*/|^COMMENT ON .*?';$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class ForeignKey:
    """Columns that name a row of `table`; a key of several follows when the parent's columns change."""

    name: str
    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...] = ("id",)
    on_delete: str = "RESTRICT"

    def sql(self) -> str:
        return (
            f'CONSTRAINT "{self.name}" FOREIGN KEY ({_quoted(self.columns)}) REFERENCES "{self.table}" '
            f"({_quoted(self.target)}) ON DELETE {self.on_delete} ON UPDATE CASCADE"
        )

    def statistics(self, table: str) -> str:
        """Tells PostgreSQL's planner that the first column of several settles the others.

        It takes columns for independent, would expect a fraction of a user's rows among their group's, and would choose
        plans that suit few rows.
        """
        name = self.name.replace("fk_", "st_", 1)
        return f'CREATE STATISTICS "{name}" (dependencies) ON {_quoted(self.columns)} FROM "{table}"'


def foreign_key(table: str, column: str, parent: str, on_delete: str = "RESTRICT") -> ForeignKey:
    """The usual key: one column to an id."""
    return ForeignKey(f"fk_{table}_{column.removesuffix('_id')}", (column,), parent, on_delete=on_delete)


class Ordered(Index):
    """A B-tree in the order of a list: "-column" descends; `include` rides along for index-only reads.

    `prefix` columns serve "starts with" whatever the database's collation is.
    """

    def __init__(
        self,
        *columns: str,
        name: str,
        include: tuple[str, ...] = (),
        where: str = "",
        prefix: tuple[str, ...] = (),
        unique: bool = False,
    ) -> None:
        super().__init__(fields=[column.lstrip("-") for column in columns], name=name)
        self.columns, self.include, self.where, self.prefix, self.unique = columns, include, where, prefix, unique

    def get_sql(self, schema_generator: BaseSchemaGenerator, model: type[Model], safe: bool) -> str:
        postgres = schema_generator.DIALECT == "postgres"
        keys = [
            f'"{column.lstrip("-")}"'
            + (" text_pattern_ops" if postgres and column in self.prefix else "")
            + (" DESC" if column.startswith("-") else "")
            for column in self.columns
        ]
        include = f" INCLUDE ({_quoted(self.include)})" if postgres and self.include else ""
        if not postgres:
            keys += [f'"{column}"' for column in self.include]  # SQLite's way of reading the index alone
        where = f" WHERE {self.where}" if self.where else ""
        exists = "IF NOT EXISTS " if safe else ""
        create = "CREATE UNIQUE INDEX" if self.unique else "CREATE INDEX"
        return f'{create} {exists}"{self.name}" ON "{model._meta.db_table}" ({", ".join(keys)}){include}{where};'


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def ddl() -> list[str]:
    """The statements that make an empty database equal to the models, for the dialect of the connection.

    Foreign keys come last on PostgreSQL, where the parent must exist, and inside the table on SQLite, which
    can't add any later.
    """
    client = Tortoise.get_connection("default")
    postgres = client.capabilities.dialect == "postgres"
    models = {model._meta.db_table: model for model in Tortoise.apps["models"].values()}
    statements: list[str] = []
    for raw in _COMMENTS.sub("", get_schema_sql(client, safe=False)).split(";"):
        statement = raw.strip()
        if statement.startswith("CREATE TABLE"):
            table = statement.split('"')[1]
            keys, checks = _constraints(models[table])
            body = statement[: statement.rindex(")")].rstrip()
            statement = ",\n    ".join([body, *checks, *(() if postgres else keys)]) + "\n)"
        if statement:
            statements.append(statement)
    if postgres:
        statements += [f'ALTER TABLE "{name}" ADD {key}' for name, m in models.items() for key in _constraints(m)[0]]
        statements += [statement for name, m in models.items() for statement in _statistics(name, m)]
    return statements


def _statistics(table: str, model: type[Model]) -> list[str]:
    """What the planner can't know of a table's composite keys, as SQL."""
    found: tuple[Any, ...] = tuple(getattr(model._meta, "constraints", ()))
    return [c.statistics(table) for c in found if isinstance(c, ForeignKey) and len(c.columns) > 1]


def _constraints(model: type[Model]) -> tuple[list[str], list[str]]:
    """The foreign keys and the checks of a table, as SQL."""
    found: tuple[Any, ...] = tuple(getattr(model._meta, "constraints", ()))
    return (
        [c.sql() for c in found if isinstance(c, ForeignKey)],
        [f'CONSTRAINT "{c.name}" CHECK ({c.check})' for c in found if isinstance(c, CheckConstraint)],
    )
