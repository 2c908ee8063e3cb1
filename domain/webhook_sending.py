"""Sending what waits in the lanes of webhooks: who sends it when, and what becomes of it.

An endpoint is sent to by a task of its own, a few messages at once: as many more as its receiver keeps up with, and few
to one that fails or stalls, ever more seldom to one that does nothing else, so that none delays another.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from domain import account, db, outward, sessions, stored, webhook_lanes, webhook_messages, webhooks
from domain.sequencer import PAUSE
from domain.webhook_attempts import FIRST_PAUSE, Answer, attempt, logged, not_sent, pause
from domain.webhook_lanes import Delivery, Held, Outcome
from domain.webhooks import PauseReason, Unreadable, Webhook

POLL: Final = 0.25  # seconds, when nobody says that there is something
REST: Final = 0.005  # seconds in which more answers gather before they are written down together
FEW, MANY = 4, 128  # messages at once to one endpoint: to one that fails, and to one that keeps up
AHEAD: Final = 2 * MANY  # lanes of one endpoint that are begun: what is sent next is ready by then
FRESH: Final = 1.0  # seconds from when a message is put together until it has to be sent, or put together anew (T4)
BEGUN_WITHIN: Final = webhook_lanes.LEASE.total_seconds() - 2 * outward.SECONDS  # since its lane was taken
DEAD: Final = 2 * FEW  # failures in a row from which on an endpoint rests in between, however much waits for it:
FIRST_BREATH: Final = 0.05  # seconds at first; twice as long after each other failure …
LAST_BREATH: Final = 5.0  # … up to this
TRIED_FOR: Final = timedelta(days=3)  # one message, from its first failure on
PAUSED_AFTER: Final = timedelta(days=1)  # without a success, …
PAUSED_FAILURES: Final = 20  # … and so many failures
GONE: Final = 410  # the receiver says that it wants nothing more

log = structlog.get_logger(__name__)


# ---------------------------------------------------------------------------------------------------- one endpoint


class Endpoint:
    """Sends to one endpoint until nothing is due, so many messages at once as its receiver keeps up with."""

    def __init__(self, client: outward.Client, webhook_id: int) -> None:
        self._client, self._id = client, webhook_id
        self._window = 2 * FEW
        self._most = AHEAD  # lanes that are begun …
        self._together = AHEAD  # … and of them, whose records are read at a time
        self._room = asyncio.Semaphore(MANY)
        self._in_a_row = 0  # failures since the last success
        self._has_failed = False  # since then, as the endpoint's row has it
        self._breath = self._rests_until = 0.0
        self.left: Sequence[Held] = ()  # lanes that it has taken and could not give back
        self._under_way: set[asyncio.Task[Outcome | None]] = set()
        self._ended: list[asyncio.Task[Outcome | None]] = []
        self._stale: list[Held] = []  # whose messages are to be put together anew
        self._awake = asyncio.Event()  # one of them has ended, or there is something new
        self._writing: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping.set()

    def wake(self) -> None:
        """There may be something to begin."""
        self._awake.set()

    async def run(self) -> None:
        """Until there is nothing to do. What was begun is finished, or left to whoever takes it when cancelled."""
        done: list[Outcome] = []
        try:
            while True:
                begun = False
                may_begin = not self._stopping.is_set() and not self._is_resting()
                if may_begin and len(self._under_way) <= self._window // 2:
                    begun, silent = await self._begin(self._window - len(self._under_way))
                    done += silent
                if done:
                    await self._written()
                    outcomes, done = done, []
                    self._writing = asyncio.create_task(self._write_down(outcomes))  # while the next are begun
                    if self._learn(outcomes):
                        await self._written()  # which may pause it
                elif not self._under_way and not self._ended and not begun:
                    if await self._written():
                        continue
                    if not self._is_resting():
                        return
                    await self._rest()
                if self._under_way or self._ended:
                    await self._awake.wait()
                    await asyncio.sleep(REST)
                    self._awake.clear()
                    ended, self._ended = self._ended, []
                    done += [outcome for task in ended if (outcome := task.result())]
                    if self._stale:
                        stale, self._stale = self._stale, []
                        self._most = MANY  # its receiver takes so long that nothing is worth having ready
                        await webhook_lanes.release(stale)
        finally:
            left = [*self._under_way, *([self._writing] if self._writing else [])]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _end(self, task: asyncio.Task[Outcome | None]) -> None:
        self._under_way.discard(task)
        self._ended.append(task)
        self._awake.set()

    def _is_resting(self) -> bool:
        return not self._stopping.is_set() and time.monotonic() < self._rests_until

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._rests_until - time.monotonic()):
                await self._stopping.wait()

    async def _begin(self, most: int) -> tuple[bool, list[Outcome]]:
        """Take lanes and begin to send; whether there were any, and what became of those with nothing to send."""
        claimed = time.monotonic()
        lanes = await webhook_lanes.claim(self._id, min(most, self._together))
        if not lanes:
            return False, []
        try:
            return await self._begin_with(lanes, claimed)
        except Exception as error:  # the database is away
            log.warning("messages of a webhook can't be put together", webhook_id=self._id, error=repr(error))
            self.left = lanes
            await self.give_back()
            return False, []

    async def give_back(self) -> None:
        """Leave lanes that were taken in vain to whoever takes them next."""
        await webhook_lanes.release(self.left, FIRST_PAUSE)
        self.left = ()

    async def _begin_with(self, lanes: Sequence[Held], claimed: float) -> tuple[bool, list[Outcome]]:
        hook, company = await asyncio.gather(stored.get(Webhook, self._id), account.current())
        actor = await sessions.acting(hook.user_id, company) if hook else None
        if hook is None or hook.paused_at is not None or actor is None:
            await webhook_lanes.release(lanes)
            if hook is not None and hook.paused_at is None:
                await webhooks.pause(hook, PauseReason.KEY_ENDED)
            return False, []
        self._has_failed = self._has_failed or hook.failures > 0
        try:
            messages = await webhook_messages.messages(hook, actor, company, lanes)
        except Unreadable:  # maybe one of them; which one, shows when there is no other beside it
            self._together = len(lanes) // 2
            await webhook_lanes.release(lanes)
            return True, []
        self._together = min(2 * self._together, AHEAD)
        silent, loud = [], []
        for message in messages:
            if message.body:
                loud.append(message)
            elif message.failure:
                silent.append(_tried(hook, message, not_sent(message.failure)))
            else:
                retry_at = db.now() + webhook_lanes.RECHECK if message.wait else None
                silent.append(_outcome(hook, message, retry_at=retry_at))
        await webhook_lanes.mark([(each.lane, each.kind.value, each.variant) for each in loud if each.kind])
        until = min(time.monotonic() + FRESH, claimed + BEGUN_WITHIN)
        for message in loud:
            task = asyncio.create_task(self._send(hook, message, until))
            self._under_way.add(task)
            task.add_done_callback(self._end)
        return True, silent

    async def _send(self, hook: Webhook, message: webhook_messages.Message, until: float) -> Outcome | None:
        """What became of a message; None when its turn came after `until`, so that it was not sent."""
        async with self._room:
            if time.monotonic() > until:
                self._stale.append(message.lane)
                return None
            answer = await attempt(self._client, hook, message.id, message.body, message.lane.attempts + 1)
        return _tried(hook, message, answer)

    async def _written(self) -> bool:
        """Once what was being written down is; whether there was anything."""
        writing, self._writing = self._writing, None
        if writing is not None:
            await writing
        return writing is not None

    async def _write_down(self, outcomes: Sequence[Outcome]) -> None:
        await webhook_lanes.finish(outcomes)
        tried = [each.delivery for each in outcomes if each.delivery]
        failed = [each for each in tried if each.error]
        if tried and (failed or self._has_failed):
            is_failing = len(failed) == len(tried)
            await _note(self._id, failed if is_failing else ())
            self._has_failed = is_failing

    def _learn(self, outcomes: Sequence[Outcome]) -> bool:
        """How much at once the receiver takes, by how these ended; whether some failed."""
        tried = [each.delivery for each in outcomes if each.delivery]
        failed = [each for each in tried if each.error]
        if failed:
            self._window = max(FEW, self._window // 2)
        elif tried:
            self._window = min(self._most, self._window * 2)
        if tried:
            self._in_a_row = self._in_a_row + len(failed) if len(failed) == len(tried) else 0
            is_dead = self._in_a_row >= DEAD
            self._breath = min(LAST_BREATH, max(FIRST_BREATH, self._breath * 2)) if is_dead else 0.0
            self._rests_until = time.monotonic() + self._breath
        return bool(failed)


def _tried(hook: Webhook, message: webhook_messages.Message, answer: Answer) -> Outcome:
    """What an attempt makes of a message."""
    lane = message.lane
    number = lane.attempts + 1
    delivery = logged(
        hook,
        answer,
        id=message.id,
        kind=message.kind.value if message.kind else "",
        about=(lane.entity, lane.record_id),
        number=number,
        event_id=message.event_id,
    )
    if answer.error is None:
        return _outcome(hook, message, delivery=delivery)
    if lane.failing_since is not None and db.now() - lane.failing_since >= TRIED_FOR:
        return _outcome(hook, message, delivery=delivery, gave_up=True)
    return _outcome(hook, message, delivery=delivery, failed=True, retry_at=db.now() + pause(number))


def _outcome(
    hook: Webhook,
    message: webhook_messages.Message,
    *,
    delivery: Delivery | None = None,
    retry_at: datetime | None = None,
    failed: bool = False,
    gave_up: bool = False,
) -> Outcome:
    lane = message.lane
    kept = (lane.head, lane.told, lane.checked)
    done = (message.head, lane.told if gave_up else message.told, message.checked)
    head, told, checked = kept if failed or message.wait else done
    tried, variant = (lane.tried, lane.variant) if message.wait else (None, 0)
    if failed and message.kind:
        tried, variant = (message.kind.value, message.variant) if message.body else (lane.tried, lane.variant)
    judged = (message.settled, hook.sights)
    return Outcome(lane, head, told, checked, *judged, retry_at, failed, gave_up, tried, variant, delivery)


async def _note(webhook_id: int, failed: Sequence[Delivery]) -> None:
    """Keep since when an endpoint fails, and pause one that has failed for long, or says that it is gone. It has
    succeeded when nothing is given.
    """
    text = "update webhook set failing_since = null, failures = 0 where id = {0} and failures > 0 returning id"
    params: list[Any] = [webhook_id]
    if failed:
        text = (
            "update webhook set failing_since = coalesce(failing_since, {1}), failures = failures + {2} where id = {0} "
            "returning failing_since, failures"
        )
        params += [min(each.at for each in failed), len(failed)]
    text = text.format(*(stored.placeholder(place) for place in range(1, len(params) + 1)))
    async with db.atomic():
        found = await stored.transaction().fetch(text, params)
    if not failed or not found:
        return
    since, failures = found[0]
    since = db.moment(since) if isinstance(since, str) else since
    gone = any(each.status == GONE for each in failed)
    if gone or (failures >= PAUSED_FAILURES and db.now() - since >= PAUSED_AFTER):
        hook = await stored.get(Webhook, webhook_id)
        if hook is not None:
            await webhooks.pause(hook, PauseReason.GONE if gone else PauseReason.FAILING)
            log.warning("a webhook was paused", webhook_id=webhook_id, gone=gone)


# ------------------------------------------------------------------------------------------------------- a worker


class Sender:
    """Routes the log and sends what waits, while `run` runs. Any number of processes may do so."""

    def __init__(self) -> None:
        self._awake = asyncio.Event()
        self._endpoints: dict[int, Endpoint] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: list[Endpoint] = []  # with lanes that they could not give back
        self._stopping = False

    async def follow(self, _events: object) -> None:
        """A handler of the log: there is something new."""
        self._awake.set()

    def stop(self) -> None:
        """Take nothing more."""
        self._stopping = True
        for endpoint in self._endpoints.values():
            endpoint.stop()
        self._awake.set()

    async def run(self) -> None:
        """Until told to stop; then what was begun is finished."""
        client = outward.Client()
        first = True
        try:
            while not self._stopping:
                try:
                    while self._failed:
                        await self._failed[-1].give_back()
                        self._failed.pop()
                    is_more = await step(all_sights=first)
                    first = first and is_more
                    for id in await webhook_lanes.due():
                        self._send_to(client, id)
                    if is_more:
                        continue
                except Exception as error:  # the database is away, or not migrated yet
                    log.warning("webhooks can't be sent", error=repr(error))
                    await asyncio.sleep(PAUSE)
                await self._sleep()
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=outward.SECONDS + 2)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await client.close()

    def _send_to(self, client: outward.Client, id: int) -> None:
        if endpoint := self._endpoints.get(id):
            endpoint.wake()
        if endpoint or self._stopping:
            return
        endpoint = self._endpoints[id] = Endpoint(client, id)
        task = asyncio.create_task(endpoint.run())
        self._tasks.add(task)
        task.add_done_callback(lambda task: self._ended(id, task))

    def _ended(self, id: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        endpoint = self._endpoints.pop(id)
        if endpoint.left:
            self._failed.append(endpoint)
        if not task.cancelled() and (error := task.exception()):
            log.error("an endpoint can't be sent to", webhook_id=id, exc_info=error)  # what was sent is sent again

    async def _sleep(self) -> None:
        """Until there may be something to do."""
        try:
            async with asyncio.timeout(POLL):
                await self._awake.wait()
        except TimeoutError:
            return
        self._awake.clear()


async def step(*, all_sights: bool = False) -> bool:
    """Route a batch of the log or, when all of it is, look at rights that have changed; whether there may be more."""
    if await webhook_lanes.route():
        return True
    await webhook_lanes.compare_sights(all=all_sights)
    return False


@asynccontextmanager
async def sending() -> AsyncIterator[Sender]:
    """Send for as long as the block lasts."""
    sender = Sender()
    task = asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        sender.stop()
        await task
