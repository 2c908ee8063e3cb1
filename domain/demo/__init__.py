"""The demo company: a cast that everybody knows, and a year of work that never happened.

The same number of deals always gives the same story, whatever day it is: names, amounts, who did what and in which
order depend on a fixed seed alone. Its moments lie around the start of the present day of the account's time zone,
so that a board filled today has tasks overdue, for today and for tomorrow; nothing has happened after midnight.
"""

from collections.abc import Callable
from datetime import date, datetime

from domain import db, events, sequencer
from domain.demo import bulk, buyers, fields, goods
from domain.demo.columns import COLUMNS
from domain.demo.office import CAST, MAIL, PARTNER_KEY, PASSWORD, ZONE, Member, found, founding, spend
from domain.demo.story import Story
from domain.users import User

__all__ = ["CAST", "MAIL", "PARTNER_KEY", "PASSWORD", "Member", "NotEmpty", "cast", "fill", "is_empty"]

CHUNK = 2_000  # deals told before their rows are stored
LARGE = 5_000  # deals from which on indexes are built afterwards


class NotEmpty(Exception):
    """Somebody works here already: demo data goes into an empty database only."""


async def is_empty() -> bool:
    """Whether the database has no users yet."""
    return not await User.exists()


async def cast(today: date | None = None) -> dict[str, User]:
    """The account, the named cast by log-in, pipelines and short lists, without any deal.

    Raises NotEmpty.
    """
    async with db.atomic():
        await _require_empty()
        await sequencer.begin_anew()
        return (await found(today or _today())).users


async def fill(
    deals: int = 300, progress: Callable[[int, int], None] | None = None, *, today: date | None = None
) -> None:
    """The cast and so many deals, all or nothing; `progress` is told steps done and their number.

    `today` is the day in the account's time zone that the story leads up to. Raises NotEmpty.
    """
    report = _Report(deals, progress)
    async with bulk.roomy():
        async with db.atomic():
            await _require_empty()
            office = await found(today or _today(), deals)
            office.last_event, office.last_pos = await events.last_id(), await sequencer.begin_anew()
            story = Story(office, await fields.found(founding(office.today)), deals)
            if deals < LARGE:
                await _store(story, report)
            else:
                async with bulk.without_indexes(COLUMNS, report.index_built) as indexes:
                    report.expect(indexes)
                    await _store(story, report)
            await sequencer.ends_at(story.last_pos)
            await bulk.count_on(COLUMNS)
            await goods.stock(founding(office.today), office.users["nora"])
            await buyers.gather()
            await spend(office.today)
        await db.execute("ANALYZE")
    report.finish()


async def _require_empty() -> None:
    if not await is_empty():
        raise NotEmpty("Demo data goes into an empty database only, and this one has users.")


async def _store(story: Story, report: "_Report") -> None:
    for told in story.tell():
        if told % CHUNK == 0:
            await _insert(story)
            report.reach(told)
    await _insert(story)
    report.reach(story.deals)


async def _insert(story: Story) -> None:
    for table, rows in story.take().items():
        await bulk.insert(table, COLUMNS[table], rows)


def _today() -> date:
    return datetime.now(ZONE).date()


class _Report:
    """Progress in steps: a deal is one, an index as many as its building takes of the time."""

    def __init__(self, deals: int, progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._done, self._total, self._index = 0, deals, deals // 100

    def expect(self, indexes: int) -> None:
        self._total += indexes * self._index

    def reach(self, done: int) -> None:
        self._done = done
        if self._progress:
            self._progress(done, self._total)

    def index_built(self) -> None:
        self.reach(self._done + self._index)

    def finish(self) -> None:
        self.reach(self._total)
