"""Who reads very much in a short time: an event, so that nobody takes the base along unnoticed (P30).

Counted in each process, by user; there is one event whenever somebody has read as much again as the account says within
an hour. It is written before the answer that completes it goes out.
"""

from datetime import datetime, timedelta
from typing import Final

from domain import db, stored, users
from domain.account import Account
from domain.events import transaction
from permissions.actor import Actor

WINDOW: Final = timedelta(hours=1)  # longer than any list is looked through, shorter than a working day

_counted: dict[int, tuple[datetime, int]] = {}  # by user: since when, and how much


async def note(actor: Actor, company: Account, entries: int) -> None:
    """Count entries that somebody has read."""
    if company.mass_reading_from is None:
        return
    now = db.now()
    since, before = _counted.get(actor.user_id, (now, 0))
    if not timedelta() <= now - since < WINDOW:
        since, before = now, 0
    count = before + entries
    if count < company.mass_reading_from:
        _counted[actor.user_id] = since, count
        return
    _counted[actor.user_id] = now, 0  # before anything is waited for, so that nobody else tells of it as well
    try:
        async with transaction() as events:
            whose = stored.new(users.User, id=actor.user_id, version=0)  # of which nothing has changed
            change = {"entries": (None, count), "since": (None, since)}
            events.add("read_much", actor, whose, change, card=None)
    except BaseException:
        _counted[actor.user_id] = since, count
        raise


def forget() -> None:
    """Know nothing, as when the database becomes another one."""
    _counted.clear()


db.when_started(forget)
