"""What a change of rights means to those who listen: which records come into their view by it, and which leave it."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from domain.streams.members import Audience, Wanted, in_time
from domain.streams.messages import Message, ResyncReason, anew, of_difference
from domain.streams.rights import Rows, TooMuch, Window, difference, rows
from domain.streams.sights import Key, Sight
from permissions.actor import Actor
from permissions.errors import BadInput, CrmError, Invalid, TimedOut

ASKED_AT_ONCE: Final = 4  # statements


def way(before: Audience, after: Audience) -> Key:
    """Equal where it is the same that comes into view, and leaves it."""
    return before.sight.key, after.sight.key, after.wanted.narrowed and after.key


async def rows_of(wanted: Wanted, before: Sight, after: Sight, actor: Actor) -> Rows | None:
    """Which records another sight shows and no longer shows, as they are by now; None: too many."""
    try:
        return await rows(before, after, actor, wanted.narrowed() if wanted.narrowed else ())
    except TooMuch:
        return None


async def all_rows(ways: Mapping[Key, tuple[Audience, Audience]]) -> dict[Key, Rows | CrmError | None]:
    """The same as `rows_of` for each of these, some at a time; or why it can't be said of one."""
    slots = asyncio.Semaphore(ASKED_AT_ONCE)

    async def ask(before: Audience, after: Audience) -> Rows | CrmError | None:
        async with slots:
            try:
                async with in_time():
                    return await rows_of(after.wanted, before.sight, after.sight, after.actor)
            except (BadInput, Invalid, TimedOut) as error:
                return error

    async with asyncio.TaskGroup() as tasks:
        asked = {key: tasks.create_task(ask(*each)) for key, each in ways.items()}
    return {key: task.result() for key, task in asked.items()}


async def of_rights(before: Sight, after: Sight, window: Window, found: Rows | None) -> Sequence[Message]:
    """What another sight means to those who had seen everything up to the window's beginning."""
    if before.key == after.key and not after.by_group:
        return []
    try:
        if found is None:
            raise TooMuch
        return of_difference(await difference(before, after, window, found), window.pos)
    except TooMuch:
        return anew(window.pos, ResyncReason.RIGHTS_CHANGED)
