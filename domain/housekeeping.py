"""Removing what has expired, in the background."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

import structlog

from domain import db, sessions
from domain.idempotency import IdempotencyKey

EVERY: Final = 600.0  # seconds
KEYS_KEPT: Final = timedelta(days=7)  # contract, "The graph"

log = structlog.get_logger(__name__)


async def sweep() -> dict[str, int]:
    """Delete ended sessions and old idempotency keys; how many of each."""
    return {
        "sessions": await sessions.forget_expired(),
        "idempotency_keys": await IdempotencyKey.filter(created_at__lt=db.now() - KEYS_KEPT).delete(),
    }


async def run(stop: asyncio.Event, every: float = EVERY) -> None:
    """Sweep now and every ten minutes, until `stop` is set. A database that is away is asked again next time."""
    while not stop.is_set():
        try:
            log.info("swept", **await sweep())
        except Exception:
            log.exception("sweeping failed")
        try:
            await asyncio.wait_for(stop.wait(), every)
        except TimeoutError:
            continue


@asynccontextmanager
async def beside() -> AsyncIterator[None]:
    """`run` for as long as the block lasts."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(stop))
    try:
        yield
    finally:
        stop.set()
        await task
