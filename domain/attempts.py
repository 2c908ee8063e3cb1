"""How often one may try to sign in (T2, T5), and have a service outside asked.

Counted before anything is hashed, and always together with the address that the attempt came from: somebody
elsewhere can use up their own attempts, but not a colleague's.
"""

import asyncio
import hashlib
import ipaddress
import math
import time
from typing import Final

import structlog
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.exceptions import RedisError

from domain.config import settings
from permissions.errors import RateLimited

PER_PERSON: Final = RateLimitItemPerMinute(10, 15, namespace="sign-in-person")  # one e-mail from one address
PER_ADDRESS: Final = RateLimitItemPerMinute(100, 15, namespace="sign-in-address")
CODES: Final = RateLimitItemPerMinute(20, 15, namespace="sign-in-code")  # of one user, who knew the password each time
LOOK_UPS: Final = RateLimitItemPerMinute(60, 1, namespace="look-up")  # of one user, at a service outside
TOLD: Final = RateLimitItemPerMinute(1, 15, namespace="sign-in-told")
_PAUSE: Final = 3.0  # seconds without asking a Redis that did not answer

log = structlog.get_logger(__name__)


class Attempts:
    """The attempts of the last 15 minutes: in Redis when there is one, else, or while it is away, in this process."""

    def __init__(self, redis_url: str) -> None:
        self._here = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(_redis(redis_url)) if redis_url else None
        self._ask_again = 0.0

    async def count(self, email: str, address: str) -> None:
        """Count an attempt. Raises RateLimited when there were too many."""
        network = _network(address)
        for limit, names in ((PER_ADDRESS, (network,)), (PER_PERSON, (network, _digest(email)))):
            if (wait := await self._hit(limit, *names)) is not None:
                raise RateLimited(wait)

    async def count_code(self, user_id: int) -> None:
        """Count an attempt with a code of a user, from wherever. Raises RateLimited when there were too many."""
        if (wait := await self._hit(CODES, str(user_id))) is not None:
            raise RateLimited(wait)

    async def count_look_up(self, user_id: int) -> None:
        """Count a question of a user to a service outside. Raises RateLimited when there were too many."""
        if (wait := await self._hit(LOOK_UPS, str(user_id))) is not None:
            raise RateLimited(wait)

    async def is_first(self, address: str, *names: str) -> bool:
        """Whether this is the first refusal of its kind within 15 minutes: the others are not worth a row each."""
        return await self._hit(TOLD, _network(address), *names) is None

    async def forgive(self, email: str, address: str) -> None:
        """Forget the attempts with this e-mail from this address: one of them was right."""
        names = (_network(address), _digest(email))
        await self._here.clear(PER_PERSON, *names)
        if self._shared and time.monotonic() >= self._ask_again:
            try:
                await self._shared.clear(PER_PERSON, *names)
            except (RedisError, OSError) as error:
                self._without(error)

    async def _hit(self, limit: RateLimitItem, *names: str) -> int | None:
        """None, or the seconds to wait."""
        if self._shared and time.monotonic() >= self._ask_again:
            try:
                return await _tried(self._shared, limit, *names)
            except (RedisError, OSError) as error:
                self._without(error)
        return await _tried(self._here, limit, *names)

    def _without(self, error: Exception) -> None:
        self._ask_again = time.monotonic() + _PAUSE
        log.warning("redis is away, attempts are counted in this process", error=type(error).__name__)


async def _tried(limiter: SlidingWindowCounterRateLimiter, limit: RateLimitItem, *names: str) -> int | None:
    if await limiter.hit(limit, *names):
        return None
    stats = await limiter.get_window_stats(limit, *names)
    return max(1, math.ceil(stats.reset_time - time.time()))


def _redis(url: str) -> RedisStorage:
    url = url.replace("unix://", "redis+unix://", 1) if url.startswith("unix://") else url
    return RedisStorage(
        f"async+{url}", implementation="redispy", key_prefix="voronka", socket_connect_timeout=1.0, socket_timeout=1.0
    )


def _network(address: str) -> str:
    """What counts as one address: of IPv6 the /64, which is what one subscriber gets."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)


def _digest(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()[:32]  # no e-mail in clear in Redis (T43)


_current: tuple[asyncio.AbstractEventLoop, Attempts] | None = None


def current() -> Attempts:
    """The attempts that this process counts; anew in a new event loop, to which connections belong."""
    global _current  # noqa: PLW0603 (one per process)
    loop = asyncio.get_running_loop()
    if _current is None or _current[0] is not loop:
        _current = (loop, Attempts(settings().redis_url))
    return _current[1]
