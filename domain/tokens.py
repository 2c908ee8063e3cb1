"""The tokens that came last, in memory: which session or API key each stands for, and whose that is.

So a request that follows another costs no statement to know who asks; the user's role, group and the rest are in the
tables of `domain/reference.py`. What has ended is forgotten before the answer of a command of this process that ended
it, and by the follower of the log when another process did. `log.confirmed` says whether this may be believed. What may
not, and what isn't here, is asked of the database, and only the database says no.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from domain import db

if TYPE_CHECKING:
    from domain.events import Event

KEPT: Final = 10_000
NOUNS: Final = ("session", "api_key")

Key = tuple[str, str]  # what is stored of the token, and the kind that it has to be of


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a token."""

    noun: str
    id: int
    user_id: int
    used_at: datetime | None  # as it was noted last
    ends_at: datetime | None


class _Memory:
    """What is known in one database, the least recently used forgotten first."""

    def __init__(self) -> None:
        self.known: OrderedDict[Key, Known] = OrderedDict()
        self.endings = 0


_memory = _Memory()


def forget() -> None:
    """Know nothing, as when the database becomes another one."""
    global _memory  # noqa: PLW0603  # one database a process
    _memory = _Memory()


db.when_started(forget)


def find(key: Key) -> Known | None:
    """What is known of a token."""
    if (known := _memory.known.get(key)) is not None:
        _memory.known.move_to_end(key)
    return known


def endings() -> int:
    """A number that grows whenever something has ended: to be asked for before the database is, for `keep`."""
    return _memory.endings


def keep(key: Key, known: Known, since: int) -> None:
    """Remember a token as the database had it after `since`, unless it may have ended in between."""
    if since != _memory.endings:
        return
    _memory.known[key] = known
    _memory.known.move_to_end(key)
    if len(_memory.known) > KEPT:
        _memory.known.popitem(last=False)


def committed(events: Sequence["Event"]) -> None:
    """Forget what these events are about: they have been committed."""
    about = {(event.entity, event.record_id) for event in events if event.entity in NOUNS}
    if not about:
        return
    _memory.endings += 1
    for key in [key for key, known in _memory.known.items() if (known.noun, known.id) in about]:
        del _memory.known[key]


async def follow(events: Sequence["Event"] | None) -> None:
    """What the log tells: forget what has ended, or all when events were missed."""
    if events is not None:
        committed(events)
        return
    _memory.endings += 1
    _memory.known.clear()
