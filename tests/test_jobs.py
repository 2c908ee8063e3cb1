"""Work for later: done after the commit, by one worker at a time, again when it fails, kept when it fails for good."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from domain import db, jobs
from domain.jobs import Job, Worker
from tests.crm import Crm

pytestmark = pytest.mark.anyio

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """No jobs but those of the test, looked for without delay."""
    monkeypatch.setattr(jobs, "KINDS", {})
    monkeypatch.setattr(jobs, "POLL", 0.01)


def kind(name: str, work: Callable[..., Awaitable[object]] | None = None, **settings: Any) -> list[object]:
    """A kind of job, done by `work`; the arguments of each attempt, before it was made."""
    done: list[object] = []

    async def handler(**args: object) -> None:
        done.append(args)
        if work:
            await work(**args)

    jobs.job(name, **settings)(handler)
    return done


async def fails() -> None:
    raise RuntimeError("no such address")


async def work_until(question: Callable[[], Awaitable[bool]], workers: int = 1) -> None:
    """Let workers work until it is so, and stop them."""
    started = [Worker() for _ in range(workers)]
    tasks = [asyncio.create_task(worker.run()) for worker in started]
    async with asyncio.timeout(20):
        while True:
            if await question():
                break
            await asyncio.sleep(0.01)
    for worker in started:
        worker.stop()
    await asyncio.gather(*tasks)


async def nothing_left() -> bool:
    return not await Job.exists()


async def only() -> Job:
    """The one job there is."""
    (job,) = await Job.all()
    return job


async def let_pass(time: timedelta) -> None:
    """As if so much time had passed."""
    for row in await Job.all():
        await Job.filter(id=row.id).update(run_at=row.run_at - time)


async def attempt() -> None:
    """One attempt at all that is due."""
    worker = Worker()
    for held in await jobs.take(100):
        await worker._do(held)


async def test_a_job_is_done_with_its_arguments_and_goes(crm: Crm) -> None:
    done = kind("letter.send")
    await jobs.enqueue("letter.send", {"to": "Рита", "copies": [1, 2], "at": None})
    await work_until(nothing_left)
    assert done == [{"to": "Рита", "copies": [1, 2], "at": None}]


async def test_a_job_belongs_to_the_transaction_that_wants_it(crm: Crm) -> None:
    done = kind("letter.send")

    async def withdrawn() -> None:
        async with db.atomic():
            await jobs.enqueue("letter.send")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await withdrawn()
    assert await nothing_left()
    async with db.atomic():
        await jobs.enqueue("letter.send")
    await attempt()
    assert done == [{}]


async def test_a_job_waits_for_its_time(crm: Crm) -> None:
    done = kind("letter.send")
    await jobs.enqueue("letter.send", {"n": 2}, run_at=db.now() + 2 * MINUTE)
    await jobs.enqueue("letter.send", {"n": 1}, run_at=db.now() - MINUTE)
    await attempt()
    assert done == [{"n": 1}]
    await let_pass(3 * MINUTE)
    await attempt()
    assert done == [{"n": 1}, {"n": 2}]


async def test_a_name_without_a_handler(crm: Crm) -> None:
    with pytest.raises(KeyError):
        await jobs.enqueue("letter.snd")
    kind("letter.send")
    with pytest.raises(ValueError, match=r"two handlers of the job letter\.send"):
        kind("letter.send")
    await jobs.enqueue("letter.send")
    jobs.KINDS.clear()
    kind("another")
    assert await jobs.take(10) == [], "left to a worker that knows it"


async def test_what_fails_is_tried_again_later_and_later(crm: Crm) -> None:
    done = kind("letter.send", fails, attempts=4)
    await jobs.enqueue("letter.send")
    for number, seconds in ((1, 5), (2, 10), (3, 20)):
        await attempt()
        await attempt()  # is too early
        job = await only()
        assert (len(done), job.attempts, job.error) == (number, number, "RuntimeError('no such address')")
        waits = (job.run_at - db.now()).total_seconds()
        assert 0.7 * seconds < waits <= 1.2 * seconds
        await let_pass(MINUTE)
    await attempt()
    job = await only()
    assert job.failed_at is not None
    await let_pass(MINUTE)
    await attempt()
    assert len(done) == 4
    assert [(each.id, each.attempts) for each in await jobs.failed()] == [(job.id, 4)]


def test_pauses_have_an_end() -> None:
    assert 0.8 * jobs.LAST_PAUSE <= jobs.pause(1000) <= 1.2 * jobs.LAST_PAUSE


async def test_a_job_that_failed_for_good_can_be_tried_again(crm: Crm) -> None:
    done = kind("letter.send", fails, attempts=1)
    await jobs.enqueue("letter.send", {}, key="one")
    await attempt()
    failed = await only()
    await jobs.enqueue("letter.send", {}, key="one")
    assert await Job.all().count() == 2, "it does not stand in the way of a new one"
    assert await jobs.retry(failed.id)
    assert not await jobs.retry(failed.id)
    job = await only()
    assert [job.attempts, job.error, job.failed_at] == [0, None, None]
    await attempt()
    assert len(done) == 2


async def test_what_takes_too_long_has_failed(crm: Crm) -> None:
    kind("letter.send", lambda: asyncio.sleep(60), limit=timedelta(seconds=0.01))
    await jobs.enqueue("letter.send")
    await attempt()
    assert (await only()).error == "TimeoutError()"


async def test_of_one_key_one_waits(crm: Crm) -> None:
    done = kind("fold")
    soon = db.now() + MINUTE
    for run_at in (soon, db.now() + 2 * MINUTE, db.now() - MINUTE, soon):
        await jobs.enqueue("fold", key="pipeline-1", run_at=run_at)
    await jobs.enqueue("fold", {"other": True}, key="pipeline-2")
    await jobs.enqueue("fold")
    await jobs.enqueue("fold")
    assert await Job.all().count() == 4
    await attempt()
    assert len(done) == 4, "the earliest time counts"
    await jobs.enqueue("fold", key="pipeline-1")
    await attempt()
    assert len(done) == 5


@pytest.mark.parametrize("outcome", ["done", "failed"])
async def test_what_is_asked_for_while_it_is_under_way_is_done_once_more(crm: Crm, outcome: str) -> None:
    async def asked_again() -> None:
        if len(done) == 1:
            await jobs.enqueue("fold", key="pipeline-1")
            if outcome == "failed":
                await fails()

    done = kind("fold", asked_again, attempts=1)
    await jobs.enqueue("fold", key="pipeline-1")
    await attempt()
    await let_pass(MINUTE)
    await attempt()
    assert len(done) == 2
    assert await nothing_left()


async def test_the_job_of_a_worker_that_is_gone_goes_to_another(crm: Crm) -> None:
    done = kind("letter.send")
    await jobs.enqueue("letter.send")
    (lost,) = await jobs.take(10)  # and then its process ends
    assert await jobs.take(10) == []
    await let_pass(jobs.LEASE)
    await attempt()
    assert len(done) == 1
    assert await nothing_left()
    await jobs.succeed(lost)
    await jobs.fail(lost, "late")
    assert not await jobs.renew(lost)
    assert await nothing_left()


async def test_a_job_that_ends_its_workers_is_not_tried_for_ever(crm: Crm) -> None:
    done = kind("letter.send", attempts=2)
    await jobs.enqueue("letter.send")
    for _ in range(2):
        assert len(await jobs.take(10)) == 1
        await let_pass(jobs.LEASE)
    await attempt()
    assert done == []
    job = await only()
    assert job.failed_at
    assert job.error == "its worker ended before it did"


async def test_a_lease_is_renewed_while_the_job_is_under_way(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.3))
    done = kind("letter.send", lambda: asyncio.sleep(1))
    await jobs.enqueue("letter.send")
    await work_until(nothing_left, workers=3)
    assert len(done) == 1


async def test_who_loses_a_lease_leaves_the_job_alone(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.3))
    ended: list[str] = []

    async def slow() -> None:
        try:
            await asyncio.sleep(20)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    kind("letter.send", slow)
    await jobs.enqueue("letter.send")
    (held,) = await jobs.take(1)
    await Job.all().update(holder="another", run_at=db.now() + MINUTE)
    await Worker()._do(held)
    await asyncio.sleep(0)
    assert ended == ["cancelled"]
    assert (await only()).holder == "another"


async def test_several_workers_do_each_job_once(crm: Crm) -> None:
    under_way: set[object] = set()
    twice: list[object] = []

    async def work(n: int) -> None:
        if n in under_way:
            twice.append(n)
        under_way.add(n)
        await asyncio.sleep(0.001)
        under_way.discard(n)

    done = kind("letter.send", work)
    for n in range(60):
        await jobs.enqueue("letter.send", {"n": n})
    await work_until(nothing_left, workers=4)
    assert sorted(each["n"] for each in done) == list(range(60))  # type: ignore[index]  # the arguments
    assert twice == []


async def test_a_cron_runs_once_though_several_workers_stand(crm: Crm) -> None:
    done: list[object] = []

    async def sweep() -> None:
        done.append(1)
        if len(done) == 2:
            await fails()

    jobs.cron("sweep", every=timedelta(hours=1))(sweep)
    for round in range(1, 4):

        async def swept(round: int = round) -> bool:
            return len(done) == round and (await only()).holder is None

        await work_until(swept, workers=3)
        job = await only()
        assert 3590 < (job.run_at - db.now()).total_seconds() <= 3600
        assert (job.error, job.failed_at) == ("RuntimeError('no such address')" if round == 2 else None, None)
        await let_pass(timedelta(hours=1))
    assert len(done) == 3


async def test_an_interval_that_became_shorter_counts_at_once(crm: Crm) -> None:
    jobs.cron("sweep", every=timedelta(days=30))(fails)
    await jobs.plan()
    await let_pass(timedelta(days=-30))
    jobs.KINDS.clear()
    jobs.cron("sweep", every=timedelta(hours=1))(fails)
    await jobs.plan()
    assert ((await only()).run_at - db.now()).total_seconds() <= 3600


async def test_who_stops_finishes_what_he_holds(crm: Crm) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work(n: int) -> None:
        begun.set()
        await go_on.wait()

    done = kind("letter.send", work)
    await jobs.enqueue("letter.send", {"n": 1})
    async with asyncio.timeout(20):
        worker = Worker()
        running = asyncio.create_task(worker.run())
        await begun.wait()
        worker.stop()
        await jobs.enqueue("letter.send", {"n": 2})
        await asyncio.sleep(0.05)
        assert not running.done()
        go_on.set()
        await running
    assert done == [{"n": 1}]
    assert (await only()).args == {"n": 2}


async def test_who_can_not_finish_in_time_gives_back(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "GRACE", 0.01)
    begun = asyncio.Event()

    async def work() -> None:
        begun.set()
        await asyncio.sleep(60)

    kind("letter.send", work)
    await jobs.enqueue("letter.send")
    async with asyncio.timeout(20), jobs.working():
        await begun.wait()
    job = await only()
    assert [job.holder, job.attempts, job.error] == [None, 0, None]
    assert len(await jobs.take(1)) == 1


async def test_a_worker_outlives_its_database_being_away(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    done = kind("letter.send")
    take, failures = jobs.take, iter([OSError("away"), OSError("away")])

    async def away(most: int) -> list[jobs.Held]:
        for failure in failures:
            raise failure
        return await take(most)

    monkeypatch.setattr(jobs, "take", away)
    await jobs.enqueue("letter.send")
    await work_until(nothing_left)
    assert len(done) == 1


async def test_attempts_are_counted_for_prometheus(crm: Crm) -> None:
    kind("counted", fails, attempts=1)
    await jobs.enqueue("counted")
    await attempt()
    text = (await crm.client.get("/metrics")).text
    assert 'voronka_jobs_total{name="counted",outcome="failed"}' in text
