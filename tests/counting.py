"""Counting what reaches the database."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper

from domain import db, pools, sessions
from tests.crm import asked_once

CLIENTS = (AsyncpgDBClient, TransactionWrapper, SqliteClient, SqliteTransactionWrapper)
METHODS = ("execute_query", "execute_query_dict", "execute_insert", "execute_many", "execute_script")
POOLS = (pools.Postgres, pools.Sqlite)
TRANSACTIONS = (db.OnPostgres, db.OnSqlite)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The texts of all statements that run inside, in their order; that a session was seen, which is written down once
    in five minutes, is not inside.
    """
    seen: list[str] = []
    with ExitStack() as patches:
        for client in CLIENTS:
            for name in METHODS:
                if method := vars(client).get(name):
                    patches.enter_context(patch.object(client, name, _noting(method, seen)))
        for transaction in TRANSACTIONS:
            patches.enter_context(patch.object(transaction, "fetch", _noting(transaction.fetch, seen)))
            patches.enter_context(patch.object(transaction, "run_many", _noting(transaction.run_many, seen)))
        for pool in POOLS:
            patches.enter_context(patch.object(pool, "read", _noting_all(pool.read, seen)))
        patches.enter_context(asked_once())
        patches.enter_context(patch.object(sessions, "SEEN_EVERY", timedelta.max))
        yield seen


def _noting(method: Callable[..., Awaitable[Any]], seen: list[str]) -> Callable[..., Awaitable[Any]]:
    async def noting(client: Any, query: str, *arguments: Any, **named: Any) -> Any:
        seen.append(query)
        return await method(client, query, *arguments, **named)

    return noting


def _noting_all(method: Callable[..., Awaitable[Any]], seen: list[str]) -> Callable[..., Awaitable[Any]]:
    async def noting(pool: Any, statements: Sequence[pools.Statement]) -> Any:
        seen.extend(sql for sql, _ in statements)
        return await method(pool, statements)

    return noting
