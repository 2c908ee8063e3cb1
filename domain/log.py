"""The event log, read: what was stored since a position, and who is told of it in this process."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog

from domain import sequencer
from domain.events import Event
from domain.sequencer import PAUSE, Head

POLL: Final = 0.25  # seconds, when no hint comes
BATCH: Final = 1000
TOO_FAR: Final = 10_000  # events behind the head from which on it is cheaper to begin anew

log = structlog.get_logger(__name__)

# Is given events in the order of the log, some maybe a second time; None when it has missed some and has to begin anew.
Handler = Callable[[Sequence[Event] | None], Awaitable[object]]


async def read(after: int, limit: int = BATCH) -> list[Event]:
    """The events behind the position `after`, in the order of the log. Those without a position don't exist yet."""
    return await Event.filter(pos__gt=after).order_by("pos").limit(limit)


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

    async def step(self) -> bool:
        """Tell the handlers the next batch; whether there is more."""
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
        return self._pos < head.pos

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
