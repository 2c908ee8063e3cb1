"""The event log, read: what was stored since a position, and who is told of it in this process."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

import structlog

from domain import db, sequencer, stored
from domain.events import Event
from domain.reads import read as rows_of
from domain.sequencer import PAUSE, Head

POLL: Final = 0.25  # seconds, when no hint comes
BELIEVED: Final = 0.5  # seconds that memory is believed after the log was read to its end
BATCH: Final = 1000
TOO_FAR: Final = 10_000  # events behind the head from which on it is cheaper to begin anew

log = structlog.get_logger(__name__)

# Is given events in the order of the log, some maybe a second time; None when it has missed some and has to begin anew.
Handler = Callable[[Sequence[Event] | None], Awaitable[object]]


async def read(after: int, limit: int = BATCH) -> list[Event]:
    """The events behind the position `after`, in the order of the log. Those without a position don't exist yet."""
    where = f"a.pos > {stored.placeholder(1)} order by a.pos limit {stored.placeholder(2)}"
    return await stored.select(Event, where, [after, limit])


def behind(after: int, events: Sequence[Event] | None) -> list[Event]:
    """Of events that somebody was told in the order of the log those behind the position `after`; none unless the first
    of them is the next one that there is: then they have to be read.
    """
    if not events or (events[0].pos or 0) > after + 1:
        return []
    return [event for event in events if (event.pos or 0) > after]


async def between(after: int, until: int, entity: str) -> list[Event]:
    """The events of one kind of records behind the position `after`, up to and with `until`."""
    pos, last, kind = (stored.placeholder(place) for place in (1, 2, 3))
    where = f"a.pos > {pos} and a.pos <= {last} and a.entity = {kind} order by a.pos"
    return await stored.select(Event, where, [after, until, entity])


async def has(kind: str, record_id: int, until: int) -> bool:
    """Whether this has happened to a record, up to and with a position."""
    marks = [stored.placeholder(place) for place in range(1, 5)]
    where = f"a.entity = {marks[0]} and a.record_id = {marks[1]} and a.kind = {marks[2]} and a.pos <= {marks[3]}"
    return bool(await stored.select(Event, f"{where} limit 1", [kind.partition(".")[0], record_id, kind, until]))


async def forget(kept: timedelta) -> int:
    """Let readers no longer go on from before what is older than this; the first position that they may. Rows stay."""
    oldest, before = (await sequencer.head()).oldest, db.now() - kept
    while events := await _times(oldest):
        older = [pos for pos, at in events if at < before]
        oldest = older[-1] + 1 if older else oldest
        if len(older) < len(events) or len(events) < BATCH:
            break
    await db.execute(f"update log_head set oldest = {oldest} where oldest < {oldest}")
    return oldest


async def _times(first: int) -> list[tuple[int, datetime]]:
    """The next events from a position on: where they stand, and when they happened."""
    text = f"select pos, at from event where pos >= {stored.placeholder(1)} order by pos limit {BATCH}"
    [rows] = await rows_of([(text, [first])])
    return [(pos, db.moment(at) if isinstance(at, str) else at) for pos, at in rows]


class Follower:
    """Tells its handlers what happens from now on, whichever process did it.

    A handler is first told None: to begin with what there is now. It is told None again when events were missed: when
    they are no longer kept or far too many, when the log is another one, or when the handler itself has failed.
    """

    def __init__(self, *handlers: Handler) -> None:
        self._handlers = handlers
        self._behind = set(handlers)
        self._at: Head | None = None
        self._pos = 0
        self._awake = asyncio.Event()
        self._reading = asyncio.Lock()
        self._looked = self._true_at = float("-inf")  # when it looked last, and when what was told was all there was

    def wake(self) -> None:
        """There may be something new."""
        self._awake.set()

    async def run(self) -> None:
        """Until cancelled. A database that is away is asked again."""
        while True:
            try:
                more = await self.step()
            except Exception as error:
                log.warning("the log can't be read", error=repr(error))
                more = False
                await asyncio.sleep(PAUSE)
            if not more:
                await self._sleep()

    async def confirmed(self) -> bool:
        """Whether the handlers know all that had happened BELIEVED seconds ago. When it isn't sure, this looks.

        False while somebody else is looking: they may have been stopped in the middle of it.
        """
        if not self._is_late():
            return True
        if self._reading.locked() or db.within() is not None:
            return False
        try:
            await self.step()
        except Exception as error:
            log.warning("the log can't be read", error=repr(error))
        return not self._is_late()

    def _is_late(self) -> bool:
        return monotonic() - self._true_at > BELIEVED

    async def step(self) -> bool:
        """Tell the handlers the next batch; whether there is more."""
        async with self._reading:
            started, before = monotonic(), self._at
            head = await self._next()
            is_all = self._pos >= head.pos
            if is_all and not self._behind:
                if head.first_waiting is None:
                    self._true_at = started
                elif before and head.first_waiting > (before.last_waiting or 0):  # those of the last look were told
                    self._true_at = max(self._true_at, self._looked)
            self._looked = started
            return not is_all

    async def _next(self) -> Head:
        head = await sequencer.head()
        events: Sequence[Event] = ()
        if self._missed(head):
            self._pos, self._behind = head.pos, set(self._handlers)
        elif head.pos > self._pos and (events := await read(self._pos)):
            self._pos = events[-1].pos or 0
        self._at = head
        for handler in self._handlers:
            if handler in self._behind or events:
                await self._tell(handler, None if handler in self._behind else events)
        return head

    def _missed(self, head: Head) -> bool:
        return (
            self._at is None
            or head.epoch != self._at.epoch
            or not head.oldest - 1 <= self._pos <= head.pos
            or head.pos - self._pos > TOO_FAR
        )

    async def _tell(self, handler: Handler, events: Sequence[Event] | None) -> None:
        try:
            await handler(events)
        except Exception:
            log.exception("what follows the log has failed and will begin anew")
            self._behind.add(handler)
        else:
            self._behind.discard(handler)

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(POLL):
                await self._awake.wait()
        except TimeoutError:
            return
        self._awake.clear()


_trusted: Follower | None = None


@contextmanager
def trusted(follower: Follower) -> Iterator[None]:
    """What the handlers of this follower keep in memory may be believed while the block lasts, as `confirmed` says."""
    global _trusted  # noqa: PLW0603  # one memory a process
    _trusted = follower
    try:
        yield
    finally:
        _trusted = None


async def confirmed() -> bool:
    """Whether what is kept in memory of this process was true BELIEVED seconds ago; False where nobody follows the log.

    No statement while its follower keeps up. When it has stalled, or events get no positions, the database has to be
    asked instead of memory.
    """
    return _trusted is not None and await _trusted.confirmed()
