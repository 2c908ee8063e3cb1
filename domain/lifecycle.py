"""What a server process needs around its requests: the database, and work beside them."""

from collections.abc import Mapping
from contextlib import AsyncExitStack

from redis.asyncio import Redis
from redis.exceptions import RedisError

from domain import db, housekeeping
from domain.config import Settings, settings


class Process:
    """The resources of one process; with `jobs`, and always on SQLite, it does the worker's part as well."""

    def __init__(self, *, jobs: bool = False) -> None:
        self._jobs = jobs
        self._running = AsyncExitStack()

    async def start(self, settings: Settings) -> None:
        """Connect, and begin the work beside the requests."""
        await db.start(settings.database_url)
        self._running.push_async_callback(db.stop)
        if self._jobs or settings.on_sqlite:
            await self._running.enter_async_context(housekeeping.beside())

    async def stop(self) -> None:
        """End what `start` began, in the opposite order."""
        await self._running.aclose()

    async def ready(self) -> Mapping[str, bool | str]:
        """State of `database`, `migrations` and `redis`: True, or what is wrong."""
        database = await db.reachable()
        behind = await db.pending() if database else []
        return {
            "database": database or "does not answer",
            "migrations": (not behind or f"{len(behind)} pending") if database else "unknown",
            "redis": await redis_state(settings().redis_url),
        }


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
