"""Is this instance well? What `voronka doctor` looks at."""

import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from redis.asyncio import Redis
from redis.exceptions import RedisError

from domain import config, custom_indexes, db, file_store, jobs, legal_entities, policies, search
from domain.account import Account
from domain.config import settings
from permissions.errors import Unavailable

SKEW: Final = 2.0  # seconds that two clocks may differ
SAMPLES: Final = 100  # records of each kind whose words are looked at


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    well: bool
    says: str


async def examine() -> AsyncIterator[Finding]:
    """Each thing in turn; what needs the database is left out when it does not answer. The database must be started."""
    database = await db.reachable()
    yield Finding("database", database, place() if database else f"{place()} does not answer")
    if database:
        yield await _migrations()
        yield await _clock()
        yield await _jobs()
        yield await _policy()
        yield await _search()
        yield await _custom_indexes()
    yield await _files()
    yield await _redis()
    yield await _legal_entities()
    yield _secrets()


def place() -> str:
    """Where the database is, without its password."""
    url = urlsplit(settings().database_url)
    if settings().on_sqlite:
        return settings().database_url.removeprefix("sqlite://").split("?")[0]
    return f"{url.hostname or 'localhost'}:{url.port or 5432}{url.path}"


async def _migrations() -> Finding:
    if behind := await db.pending():
        return Finding("migrations", False, f"{len(behind)} pending: run voronka migrate")
    if not await Account.exists(id=1):
        return Finding("migrations", False, "the database is empty: run voronka migrate")
    return Finding("migrations", True, "up to date")


async def _jobs() -> Finding:
    if await db.pending():
        return Finding("jobs", True, "not looked at")
    bad = [job for job in await jobs.failed() if job.failed_at]
    # Worth knowing, but nothing that a restart would mend.
    return Finding("jobs", True, f"{len(bad)} failed for good: voronka job list" if bad else "none has failed")


async def _policy() -> Finding:
    if await db.pending() or (row := await policies.PolicyInForce.get_or_none(id=1)) is None:
        return Finding("policy", True, "not looked at")
    return Finding("policy", True, f"revision {row.number}, {len(row.rows)} lines")


async def _search() -> Finding:
    if await db.pending():
        return Finding("search", True, "not looked at")
    differing = await search.differing(SAMPLES)
    return Finding(
        "search", not differing, f"{differing} records are not found: run voronka search" if differing else "up to date"
    )


async def _custom_indexes() -> Finding:
    if await db.pending():
        return Finding("custom fields", True, "not looked at")
    wrong = await custom_indexes.differences()
    return Finding("custom fields", not wrong, "; ".join(wrong) or "their indexes are as wanted")


async def _files() -> Finding:
    where = file_store.place()
    try:
        await file_store.probe()
    except Unavailable as error:
        return Finding("files", False, f"{where} can't be used ({type(error.__cause__).__name__})")
    return Finding("files", True, where)


async def _clock() -> Finding:
    if db.dialect() == "sqlite":
        return Finding("clock", True, "one machine, one clock")
    theirs: datetime = (await db.rows("select clock_timestamp() as moment"))[0]["moment"]
    skew = abs((db.now() - theirs).total_seconds())
    return Finding("clock", skew <= SKEW, f"{skew:.1f} s from the database's, at most {SKEW:.0f} are well")


async def _redis() -> Finding:
    if not settings().redis_url:
        return Finding("redis", True, "not in use")
    redis = Redis.from_url(settings().redis_url, socket_connect_timeout=2.0, socket_timeout=2.0)
    try:
        seconds, micros = await redis.time()
    except (RedisError, OSError) as error:
        return Finding("redis", False, f"does not answer ({type(error).__name__})")
    finally:
        await redis.aclose()
    skew = abs(db.now().timestamp() - seconds - micros / 1e6)
    return Finding("redis", skew <= SKEW, f"answers; its clock is {skew:.1f} s away")


async def _legal_entities() -> Finding:
    if not (url := settings().legal_entities_url):
        return Finding("directory", True, "not in use")
    directory, host = legal_entities.Directory(), urlsplit(url).hostname
    try:
        await directory.ask("7707083893", 1)
    except legal_entities.Unusable as error:
        return Finding("directory", False, f"{host}: {error}")
    finally:
        await directory.close()
    return Finding("directory", True, f"{host} answers")


def _secrets() -> Finding:
    key, file = settings().secret_key, config.VAR / "secret_key"
    if key:
        strong = len(key) >= 32 and len(set(key)) >= 10
        return Finding("secrets", strong, "VORONKA_SECRET_KEY is " + ("set" if strong else "too easy to guess"))
    if not file.exists():
        return Finding("secrets", True, f"{file} will be made when it is needed")
    private = not file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return Finding("secrets", private, str(file) + ("" if private else " can be read by others: chmod 600 it"))
