"""What a server process needs around its requests: the database, and work beside them."""

from contextlib import AsyncExitStack

from redis.asyncio import Redis
from redis.exceptions import RedisError

from domain import db, housekeeping


class Process:
    """The resources of one process; with `jobs`, and always on SQLite, it does the worker's part as well."""

    def __init__(self, *, jobs: bool = False) -> None:
        self._jobs = jobs
        self._running = AsyncExitStack()

    async def start(self, url: str | None = None) -> None:
        """Connect, and begin the work beside the requests."""
        await db.start(url)
        self._running.push_async_callback(db.stop)
        if self._jobs or db.dialect() == "sqlite":
            await self._running.enter_async_context(housekeeping.beside())

    async def stop(self) -> None:
        """End what `start` began, in the opposite order."""
        await self._running.aclose()

    async def reachable(self) -> bool:
        """Whether the database answers."""
        return await db.reachable()

    async def pending(self) -> list[str]:
        """Migrations that the database has not seen."""
        return await db.pending()


async def redis_state(url: str) -> bool | str:
    """True when Redis answers within a second, "off" when there is none to ask, else what is wrong."""
    if not url:
        return "off"
    redis = Redis.from_url(url, socket_connect_timeout=1.0, socket_timeout=1.0)
    try:
        await redis.time()
    except (RedisError, OSError) as error:
        return f"does not answer ({type(error).__name__})"
    finally:
        await redis.aclose()
    return True
