"""Work for later: a row of the transaction that wants it done, carried out by a worker, again when that fails.

    @jobs.job("letter.send")
    async def send(letter_id: int) -> None: ...

    @jobs.cron("sessions.sweep", every=timedelta(minutes=10))
    async def sweep() -> None: ...

    async with transaction() as events:
        ...
        await jobs.enqueue("letter.send", {"letter_id": 3}, key="letter-3")

A handler is known once its module is imported; `domain/lifecycle.py` imports them all. It runs outside of any
transaction, at least once: a worker that ends in the middle leaves its job to another one, so doing it twice must do no
harm. Names and arguments are stored: rows of an older version may still come to a handler.
"""

import asyncio
import random
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, TypeVar

import orjson
import structlog
from prometheus_client import Counter
from tortoise import fields
from tortoise.models import Model

from domain import db
from domain.tables import Ordered

AT_ONCE: Final = 4  # jobs of one worker
POLL: Final = 0.5  # seconds between looking for jobs
LEASE: Final = timedelta(seconds=60)  # after which a job whose worker is silent goes to another one; renewed at a third
GRACE: Final = 20.0  # seconds that a worker which is to stop gives its jobs
LIMIT: Final = timedelta(minutes=10)  # for one attempt
FIRST_PAUSE: Final = timedelta(seconds=5)  # after the first failure; twice as long after each other …
LAST_PAUSE: Final = timedelta(hours=1)  # … up to this

RUNS = Counter("voronka_jobs", "Attempts at jobs by name and outcome: ok, retry or failed.", ["name", "outcome"])

log = structlog.get_logger(__name__)


class Job(Model):
    """Something to be done. Its row goes when it is done, and stays when it has failed for good; a cron's stays."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=80)
    args = fields.JSONField[dict[str, Any]]()
    key = fields.CharField(max_length=200, null=True)  # of those with one key, one waits
    run_at = fields.DatetimeField()  # from when on it may be taken: when it is due, or when its lease has run out
    attempts = fields.IntField(default=0)  # begun so far
    holder = fields.CharField(max_length=32, null=True)  # of the lease
    again = fields.BooleanField(default=False)  # it was asked for while it was under way
    error = fields.TextField(null=True)  # of the last attempt
    failed_at = fields.DatetimeField(null=True)  # from then on nobody takes it
    created_at = fields.DatetimeField()

    class Meta:
        table = "job"
        indexes = (
            Ordered("key", name="ux_job_key", where="failed_at IS NULL", unique=True),
            Ordered("run_at", "id", name="ix_job_due", where="failed_at IS NULL"),
        )


Handler = Callable[..., Awaitable[object]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is done for a name, and how often that is tried."""

    handler: Handler
    attempts: int
    limit: timedelta
    every: timedelta | None = None


KINDS: dict[str, Kind] = {}


def job(name: str, *, attempts: int = 10, limit: timedelta = LIMIT) -> Callable[[H], H]:
    """The handler of jobs with this name: called with their arguments, tried so often, each time for so long."""
    return _registered(name, attempts, limit, None)


def cron(name: str, *, every: timedelta, limit: timedelta = LIMIT) -> Callable[[H], H]:
    """The handler of what is done once for all processes, then every so often; a failure waits for the next time."""
    return _registered(name, 1, limit, every)


def _registered(name: str, attempts: int, limit: timedelta, every: timedelta | None) -> Callable[[H], H]:
    def register(handler: H) -> H:
        if name in KINDS:
            raise ValueError(f"two handlers of the job {name}")
        KINDS[name] = Kind(handler, attempts, limit, every)
        return handler

    return register


async def enqueue(
    name: str, args: Mapping[str, Any] | None = None, *, key: str | None = None, run_at: datetime | None = None
) -> None:
    """Have a job done after the caller's transaction has committed, not before `run_at`.

    One of the same key that waits already stands for both, at the earlier time; one that is under way is done once
    more. Its row is locked until the caller commits: ask for several keys in one order. Raises KeyError for a name
    without a handler.
    """
    _ = KINDS[name]
    moment = db.now()
    least = "least" if db.dialect() == "postgres" else "min"
    await _run(
        "insert into job (name, args, key, run_at, attempts, again, created_at) values (?, ?, ?, ?, 0, false, ?) "
        "on conflict (key) where failed_at is null do update set again = job.holder is not null, "
        f"run_at = case when job.holder is null then {least}(job.run_at, excluded.run_at) else job.run_at end",
        name,
        orjson.dumps(dict(args or {})).decode(),
        key,
        run_at or moment,
        moment,
    )


async def failed() -> list[Job]:
    """The jobs whose last attempt has failed, those that are tried again included; the newest first."""
    return await Job.filter(error__isnull=False).order_by("-id")


async def retry(id: int) -> bool:
    """Have a job that has failed for good done now; whether there is such a job.

    When a newer one with its key waits, that one stands for both.
    """
    async with db.atomic():
        row = await Job.filter(id=id, failed_at__isnull=False).select_for_update().first()
        if row is None:
            return False
        await row.delete()
        await enqueue(row.name, row.args, key=row.key)
    return True


# ----------------------------------------------------------------------------------------------------------- a worker


@dataclass(frozen=True, slots=True)
class Held:
    """A job that this process has the lease of."""

    id: int
    name: str
    args: dict[str, Any]
    attempts: int
    holder: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]


async def plan() -> None:
    """Have a row for each cron, due at once when it is new."""
    for name, kind in KINDS.items():
        if kind.every:
            moment = db.now()
            await _run(
                "insert into job (name, args, key, run_at, attempts, again, created_at) "
                "values (?, '{}', ?, ?, 0, false, ?) on conflict (key) where failed_at is null "
                "do update set run_at = ? where job.holder is null and job.run_at > ?",
                name,
                f"cron:{name}",
                moment,
                moment,
                *[moment + kind.every] * 2,  # an interval may have become shorter
            )


async def take(most: int) -> list[Held]:
    """The lease of up to so many jobs that are due and have a handler here."""
    names = sorted(KINDS)
    due = f"failed_at is null and run_at <= ? and name in ({', '.join('?' * len(names))})"
    moment = db.now()
    # A look first: on SQLite even an update of nothing waits for whoever writes.
    if not names or not await _run(f"select 1 from job where {due} limit 1", moment, *names):
        return []
    locked = "for update skip locked" if db.dialect() == "postgres" else ""
    holder = secrets.token_hex(16)
    rows = await _run(
        f"with due as (select id from job where {due} order by run_at, id limit {most} {locked}) "
        "update job set holder = ?, run_at = ?, attempts = attempts + 1 where id in (select id from due) "
        "returning id, name, args, attempts",
        moment,
        *names,
        holder,
        moment + LEASE,
    )
    return [Held(row["id"], row["name"], orjson.loads(row["args"]), row["attempts"], holder) for row in rows]


async def renew(held: Held) -> bool:
    """Hold a job for another lease; False when it was lost."""
    return await _change(held, "run_at = ?", db.now() + LEASE)


async def succeed(held: Held) -> None:
    """Be done with a job."""
    RUNS.labels(held.name, "ok").inc()
    if held.kind.every:
        await _release(held, db.now() + held.kind.every, attempts=0)
    elif not await _run("delete from job where id = ? and holder = ? and not again returning id", held.id, held.holder):
        await _release(held, db.now(), attempts=0)


async def fail(held: Held, error: str) -> None:
    """Try a job again later, or never when it was tried often enough."""
    last = held.attempts >= held.kind.attempts and not held.kind.every
    RUNS.labels(held.name, "failed" if last else "retry").inc()
    if last and await _change(held, "holder = null, error = ?, failed_at = ?", error, db.now(), also="and not again"):
        return
    await _release(held, db.now() + (held.kind.every or pause(held.attempts)), 0 if last else held.attempts, error)


async def give_back(held: Held) -> None:
    """Leave a job that was not finished to whoever takes it next."""
    await _release(held, db.now(), held.attempts - 1)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many failures; a fifth more or less, so that those who failed together part."""
    pause: timedelta = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LAST_PAUSE)
    return pause * random.uniform(0.8, 1.2)  # noqa: S311 (no secret)


async def _release(held: Held, run_at: datetime, attempts: int, error: str | None = None) -> None:
    values = "holder = null, again = false, run_at = ?, attempts = ?, error = ?"
    await _change(held, values, run_at, attempts, error)


async def _change(held: Held, values: str, *params: Any, also: str = "") -> bool:
    """Set columns of a job; False when its lease was lost, or when it is not `also` so."""
    text = f"update job set {values} where id = ? and holder = ? {also} returning id"
    return bool(await _run(text, *params, held.id, held.holder))


async def _run(text: str, *params: Any) -> list[dict[str, Any]]:
    """The rows of a statement whose parameters are marked by ?."""
    if db.dialect() == "postgres":
        first, *others = text.split("?")
        text = first + "".join(f"${number}{each}" for number, each in enumerate(others, 1))
    return await db.rows(text, params)


class Worker:
    """Takes jobs that are due and does them, a few at once."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._wake = asyncio.Event()

    def stop(self) -> None:
        """Take no more jobs."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Until told to stop; then what was begun is finished, or given back when that takes longer than GRACE."""
        planned = False
        while not self._stopping:
            try:
                if not planned:
                    await plan()
                    planned = True
                if free := AT_ONCE - len(self._tasks):
                    self._begin(await take(free))
            except Exception as error:  # the database is away, or not migrated yet
                log.warning("jobs can't be taken", error=repr(error))
            await self._sleep()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _sleep(self) -> None:
        """Until there may be something to do."""
        try:
            async with asyncio.timeout(POLL):
                await self._wake.wait()
        except TimeoutError:
            return
        self._wake.clear()

    def _begin(self, taken: list[Held]) -> None:
        for held in taken:
            task = asyncio.create_task(self._do(held))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("a job could not be brought to its end", exc_info=error)  # its lease will run out

    async def _do(self, held: Held) -> None:
        if held.attempts > held.kind.attempts and not held.kind.every:
            await fail(held, "its worker ended before it did")
            return
        attempt = asyncio.create_task(_attempt(held))
        try:
            if not await self._kept(held, attempt):
                log.warning("the lease of a job was lost", job=held.name, id=held.id)
                return
        except asyncio.CancelledError:
            attempt.cancel()
            await asyncio.wait([attempt])
            await give_back(held)
            raise
        finally:
            attempt.cancel()
        if error := attempt.exception():
            log.error("a job has failed", job=held.name, id=held.id, attempts=held.attempts, exc_info=error)
            await fail(held, repr(error)[:2000])
        else:
            await succeed(held)

    async def _kept(self, held: Held, attempt: asyncio.Task[None]) -> bool:
        """Renew the lease until the attempt has ended; False when it was lost or could not be renewed in time."""
        third = LEASE.total_seconds() / 3
        until = time.monotonic() + 3 * third
        while not (await asyncio.wait([attempt], timeout=third))[0]:
            began = time.monotonic()
            try:
                if not await renew(held):
                    return False
                until = began + 3 * third
            except Exception as error:
                log.warning("a lease could not be renewed", job=held.name, error=repr(error))
            if time.monotonic() + third > until:
                return False
        return True


async def _attempt(held: Held) -> None:
    async with asyncio.timeout(held.kind.limit.total_seconds()):
        await held.kind.handler(**held.args)


@asynccontextmanager
async def working() -> AsyncIterator[None]:
    """Do jobs for as long as the block lasts."""
    worker = Worker()
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        worker.stop()
        await task
