"""What a process holds while it runs: the database, and the work beside its requests."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from domain import db, funnel, hints, housekeeping, jobs, log, reference, sequencer
from domain.config import settings

HANDLERS = (funnel, housekeeping)  # whose jobs are known once they are imported


class Process:
    """One server process; with `jobs`, and always on SQLite, it does the worker's part as well."""

    def __init__(self, *, jobs: bool = False) -> None:
        self._jobs = jobs
        self._running = AsyncExitStack()

    async def start(self, url: str | None = None) -> None:
        """Connect to the database at `url`, by default the configured one, and begin the work beside the requests."""
        await db.start(url)
        self._running.push_async_callback(db.stop)
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
        await running.enter_async_context(following())
        if work:
            await running.enter_async_context(jobs.working())
        yield


@asynccontextmanager
async def following() -> AsyncIterator[None]:
    """Give positions to events, and tell of them to what follows the log in this process."""
    follower = log.Follower(reference.follow)
    if db.dialect() == "sqlite":
        with sequencer.poked(follower.wake):
            async with _tasks(follower.run()):
                yield
        return
    hint = hints.Hints(settings().redis_url, db.name(), follower.wake) if settings().redis_url else None

    def placed(pos: int) -> None:
        follower.wake()
        if hint:
            hint.say(pos)

    async with _tasks(follower.run(), sequencer.Sequencer(placed).run(), *([hint.run()] if hint else ())):
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
