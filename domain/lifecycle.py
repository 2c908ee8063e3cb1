"""What a process holds while it runs: the database, and the work beside its requests."""

import asyncio
import gc
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Final

from domain import (
    bulk_work,
    clearing,
    custom_indexes,
    custom_values,
    db,
    exports,
    file_store,
    files,
    funnel,
    hints,
    housekeeping,
    jobs,
    leaving,
    legal_entities,
    log,
    notifications,
    reference,
    sequencer,
    tokens,
    webhook_attempts,
    webhook_sending,
)
from domain.config import settings
from domain.streams import hub

# Whose jobs are known once they are imported.
HANDLERS = (
    bulk_work,
    clearing,
    custom_indexes,
    custom_values,
    exports,
    file_store,
    files,
    funnel,
    housekeeping,
    leaving,
    notifications,
    webhook_attempts,
)

YOUNG: Final = 10_000  # objects made since the last collection that start the next one; Python's own number is 700


def _keep() -> None:
    """Let the collector leave alone what is there by now (130,000 objects: the graph, the models), and come seldom.

    Its part of a mutation fell from 0.05 ms to 0.02, and no collection goes through all that the graph is made of.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)


class Process:
    """One server process; with `jobs`, and always on SQLite, it does the worker's part as well."""

    def __init__(self, *, jobs: bool = False) -> None:
        self._jobs = jobs
        self._running = AsyncExitStack()

    async def start(self, url: str | None = None) -> None:
        """Connect to the database at `url`, by default the configured one, and begin the work beside the requests."""
        await db.start(url)
        self._running.push_async_callback(db.stop)
        self._running.push_async_callback(legal_entities.close)
        await self._running.enter_async_context(beside(work=self._jobs or db.dialect() == "sqlite"))

    async def stop(self) -> None:
        """End what `start` began, in the opposite order."""
        await self._running.aclose()

    async def reachable(self) -> bool:
        """Whether the database answers."""
        return await db.reachable()

    async def pending(self) -> list[str]:
        """Migrations that the database has not seen."""
        return await db.pending()


@asynccontextmanager
async def beside(*, work: bool) -> AsyncIterator[None]:
    """What every process does beside its requests, with `work` the worker's part as well, over a started database."""
    async with AsyncExitStack() as running:
        handlers: list[log.Handler] = []
        if work:
            sender = await running.enter_async_context(webhook_sending.sending())
            handlers += [notifications.Teller().follow, sender.follow]
        await running.enter_async_context(following(*handlers))
        if work:
            await running.enter_async_context(jobs.working())
        _keep()
        yield


@asynccontextmanager
async def following(*others: log.Handler) -> AsyncIterator[None]:
    """Give positions to events, and tell of them to what follows the log in this process, and to `others`."""
    follower = log.Follower(reference.follow, tokens.follow, hub.follow, *others)
    if db.dialect() == "sqlite":
        with log.trusted(follower), sequencer.poked(follower.wake):
            async with _tasks(follower.run(), hub.current().sweep()):
                yield
        return
    hint = hints.Hints(settings().redis_url, db.name(), follower.wake) if settings().redis_url else None

    def placed(pos: int) -> None:
        follower.wake()
        if hint:
            hint.say(pos)

    work = [follower.run(), sequencer.Sequencer(placed).run(), hub.current().sweep(), *([hint.run()] if hint else ())]
    with log.trusted(follower):
        async with _tasks(*work):
            yield


@asynccontextmanager
async def _tasks(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that goes on while the block lasts, and is then cancelled."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
