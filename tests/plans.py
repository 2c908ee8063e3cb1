"""What PostgreSQL does to answer: the statements of the graph's reading, and their plans."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any

import orjson
import pytest

from domain import db

# A whole table read, or put in order, to give one page.
WHOLE = 1000  # rows: from here on a table counts as big


class Statements:
    """Within the context: every statement that goes through `db.rows`, with its parameters."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[tuple[str, list[Any]]] = []
        self._patch = monkeypatch

    def __enter__(self) -> "Statements":
        rows = db.rows
        self._rows = rows

        async def noted(sql: str, params: Sequence[Any] = ()) -> list[dict[str, Any]]:
            self.seen.append((sql, list(params)))
            return await rows(sql, params)

        self._patch.setattr(db, "rows", noted)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._patch.setattr(db, "rows", self._rows)


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


async def assert_no_full_scan(sql: str, params: Sequence[Any]) -> None:
    """No table of many rows is read from end to end for this statement, nor are many rows sorted."""
    tree = await plan(sql, params)
    for node in nodes(tree):
        read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
        kind = node["Node Type"]
        what = f"{kind} of {read:.0f} rows of {node.get('Relation Name', 'the rows below')} for\n{sql}\n{params}"
        assert not (kind == "Seq Scan" and read >= WHOLE), what
        assert not (kind in ("Sort", "Incremental Sort") and read >= WHOLE), what
        assert not ("Index" in kind and read >= WHOLE), what


async def assert_indexed(statements: Statements) -> None:
    """`assert_no_full_scan` of every statement that was seen."""
    assert statements.seen
    for sql, params in statements.seen:
        await assert_no_full_scan(sql, params)
