"""Reading past the ORM: statements of our own making, for compiled plans and for what every request asks."""

from collections.abc import Sequence
from typing import Any

from domain import db
from domain.pools import Rows, Statement


async def read(statements: Sequence[Statement]) -> list[Rows]:
    """The rows of each statement, in their order, all on one connection: that of the transaction which this task is in,
    else one that only reads.

    A row is told by place. JSON comes as text, and so do times on SQLite (`db.moment`). When the task is cancelled, the
    statement under way ends in the database, too. Raises the driver's own exceptions.
    """
    if (transaction := db.within()) is not None:
        return await transaction.read(statements)
    if (readers := db.readers()) is not None:
        return await readers.read(statements)
    return [await _ordinary(sql, params) for sql, params in statements]  # a database in memory


async def _ordinary(sql: str, params: Sequence[Any]) -> Rows:
    _, rows = await db.connection().execute_query(sql, list(params))
    return list(rows)
