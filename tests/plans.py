"""What PostgreSQL does to answer: the statements of the graph's reading, and their plans."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any
from unittest.mock import patch

import orjson

from domain import db, pools
from tests.crm import asked_once

MANY = 1000  # rows that one step of a plan may sort, or read of a table without an index, for a page of 50
WALKED = 5000  # rows that it may read along an index while a condition picks the page, of tables that hold 20,000


class Statements:
    """Within the context: every statement that reads for the graph, with its parameters; who asks is left out."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, list[Any]]] = []
        self._patches = ExitStack()

    def __enter__(self) -> "Statements":
        rows, read = db.rows, pools.Postgres.read

        async def noted(sql: str, params: Sequence[Any] = ()) -> list[dict[str, Any]]:
            self._note(sql, params)
            return await rows(sql, params)

        async def all_noted(pool: pools.Postgres, statements: Sequence[pools.Statement]) -> list[pools.Rows]:
            for each in statements:
                self._note(*each)
            return await read(pool, statements)

        self._patches.enter_context(patch.object(db, "rows", noted))
        self._patches.enter_context(patch.object(pools.Postgres, "read", all_noted))
        self._patches.enter_context(asked_once())
        return self

    def _note(self, sql: str, params: Sequence[Any]) -> None:
        if "from session s" not in sql:
            self.seen.append((sql, list(params)))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._patches.close()


async def plan(sql: str, params: Sequence[Any]) -> dict[str, Any]:
    """How PostgreSQL has carried out this statement, with the numbers of rows."""
    answer = await db.rows(f"explain (analyze, timing off, format json) {sql}", params)
    found = answer[0]["QUERY PLAN"]
    tree: dict[str, Any] = (orjson.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return tree


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's node and all below it."""
    yield tree
    for each in tree.get("Plans", ()):
        yield from nodes(each)


async def assert_no_full_scan(sql: str, params: Sequence[Any], asked: str = "") -> None:
    """No table of many rows is read from end to end for this statement, nor are many rows sorted.

    For databases of about 20,000 rows a table, with statistics: smaller ones are best read whole.
    """
    tree = await plan(sql, params)
    for node in nodes(tree):
        read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
        kind = node["Node Type"]
        what = f"{asked}: {kind} of {read:.0f} rows of {node.get('Relation Name', 'what is below')}\n{sql}\n{params}"
        assert not (kind == "Seq Scan" and read >= MANY), what
        assert not (kind in ("Sort", "Incremental Sort") and read >= MANY), what
        assert not ("Index" in kind and read >= WALKED), what


async def assert_indexed(statements: Statements, what: str) -> None:
    """`assert_no_full_scan` of every statement that was seen; `what` was asked goes into the message."""
    assert statements.seen
    for sql, params in statements.seen:
        await assert_no_full_scan(sql, params, what)
