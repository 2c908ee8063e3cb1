"""Hints between processes over Redis: there is something in the log. They carry no data, and each may be lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

PAUSE: Final = 1.0  # seconds without asking a Redis that did not answer

log = structlog.get_logger(__name__)


class Hints:
    """Gives and takes hints about a database while `run` runs; `wake` is called for each that comes.

    While Redis is away nothing is said and nothing is heard; who waits for hints has to look by itself as well.
    """

    def __init__(self, redis_url: str, database: str, wake: Callable[[], None]) -> None:
        self._url, self._channel, self._wake = redis_url, f"voronka:log:{database}", wake
        self._pos = 0
        self._said = asyncio.Event()

    def say(self, pos: int) -> None:
        """There is something up to this position. Returns at once."""
        self._pos = pos
        self._said.set()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._again(self._speak))
            both.create_task(self._again(self._listen))

    async def _again(self, work: Callable[["Redis"], object]) -> None:
        """Begin anew whenever Redis goes."""
        while True:
            redis = Redis.from_url(self._url, socket_connect_timeout=1.0, health_check_interval=15)
            try:
                await work(redis)  # type: ignore[misc]  # one of the two below
            except (RedisError, OSError) as error:
                log.warning("redis is away, the log is polled", error=type(error).__name__)
            finally:
                with suppress(RedisError, OSError):
                    await redis.aclose()
            await asyncio.sleep(PAUSE)

    async def _speak(self, redis: "Redis") -> None:
        while True:
            await self._said.wait()
            self._said.clear()
            await redis.publish(self._channel, self._pos)

    async def _listen(self, redis: "Redis") -> None:
        async with redis.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(self._channel)
            self._wake()  # hints may have been lost before
            async for _ in pubsub.listen():
                self._wake()
