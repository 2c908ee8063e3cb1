"""What sources of deals cost: amounts for ranges of days, entered by those who keep the settings (R24).

They are the company's money: whoever may edit settings enters them and sees them, and nobody else.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from tortoise import fields

from domain import account, db, directories
from domain.account import Account
from domain.directories import Source
from domain.events import farewell, snapshot, transaction
from domain.questions import Question
from domain.records import Versioned, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import EARLIEST, LATEST, minor
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import may, require

MOST_DAYS: Final = 366  # of one cost


def seen_by(actor: Actor) -> bool:
    """Whether somebody is told of costs."""
    return may(actor, "settings", "edit")


class SourceCost(Versioned):
    """What a source cost from a day to another one, both included."""

    sight: ClassVar[Any] = staticmethod(lambda sql, _: "true" if seen_by(sql.actor) else "false")

    source_id = fields.BigIntField()
    first_day = fields.DateField()
    last_day = fields.DateField()
    amount_minor = fields.BigIntField()

    class Meta:
        table = "source_cost"
        constraints = (
            foreign_key("source_cost", "source_id", "source"),
            CheckConstraint(check='"amount_minor" >= 0', name="ck_source_cost_amount"),
            CheckConstraint(check='"first_day" <= "last_day"', name="ck_source_cost_days"),
        )
        indexes = (Ordered("-first_day", "-id", name="ix_source_cost_first_day"),)

    def within(self, first: date, after: date) -> int:
        """The part of the amount that falls on the days from `first` until before `after`, in minor units.

        Each day bears the same. It is what is due until `after`, rounded down, less what is due until `first`: so parts
        that follow each other add up to the amount.
        """
        days: int = (self.last_day - self.first_day).days + 1
        amount: int = self.amount_minor
        begins, ends = (min(max((day - self.first_day).days, 0), days) for day in (first, after))
        return amount * ends // days - amount * begins // days


def visible(actor: Actor) -> Question:
    """All costs, to those who may see them."""
    return Question(SourceCost, actor)


async def create(actor: Actor, source_id: int, first_day: date, last_day: date, amount: Decimal) -> SourceCost:
    """A new cost of a source that is offered. Takes the right to edit settings.

    Raises Invalid NOT_FOUND, DATE_OUT_OF_RANGE, DAYS_INVALID, AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        given = {"source_id": source_id, "first_day": first_day, "last_day": last_day, "amount": amount}
        moment = db.now()
        made = await SourceCost.create(created_at=moment, updated_at=moment, **await _values(given, None))
        events.add("created", actor, made, snapshot(made), card=None)
    return made


async def update(actor: Actor, id: int, expected_version: int | None, given: Mapping[str, Any]) -> SourceCost:
    """Change what is `given` of: source_id, first_day, last_day, amount. Takes the right to edit settings.

    Raises as `create` does; an archived source may stay.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _locked(id)
        change = await write(found, expected_version, **await _values(given, found))
        events.add("changed", actor, found, change, card=None)
    return found


async def delete(actor: Actor, id: int, expected_version: int | None = None) -> None:
    """Remove a cost. Takes the right to edit settings."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _locked(id)
        gone = farewell(found)
        await write(found, expected_version, {"deleted": (None, True)})
        events.add("deleted", actor, found, gone, card=None)
        await SourceCost.filter(id=id).delete()


async def in_period(account: Account, begins: datetime, ends: datetime) -> dict[int, int]:
    """What each source cost from `begins` until before `ends`, in minor units; those without an entry are left out.

    A day of the account's time zone belongs to the period in which it begins.
    """
    first, after = (_next_day(moment, account.time_zone) for moment in (begins, ends))
    found: dict[int, int] = {}
    near = SourceCost.filter(first_day__gt=first - timedelta(days=MOST_DAYS), first_day__lt=after, last_day__gte=first)
    for cost in await near:
        found[cost.source_id] = found.get(cost.source_id, 0) + cost.within(first, after)
    return found


def _next_day(moment: datetime, time_zone: str) -> date:
    """The first day that begins at this moment or later."""
    zone = ZoneInfo(time_zone)
    day = moment.astimezone(zone).date()
    return day if datetime.combine(day, time(), zone).astimezone(moment.tzinfo) >= moment else day + timedelta(days=1)


async def _locked(id: int) -> SourceCost:
    if (found := await SourceCost.select_for_update().get_or_none(id=id)) is None:
        raise NotFound("source_cost")
    return found


async def _values(given: Mapping[str, Any], cost: SourceCost | None) -> dict[str, Any]:
    """The columns for what is `given`, checked."""
    values: dict[str, Any] = {}
    if "source_id" in given:
        kept = cost.source_id if cost else None
        values["source_id"] = await directories.offered(Source, given["source_id"], "sourceId", kept=kept)
    for name, path in (("first_day", "firstDay"), ("last_day", "lastDay")):
        if name in given:
            if not EARLIEST.date() <= given[name] < LATEST.date():
                raise Invalid("DATE_OUT_OF_RANGE", path)
            values[name] = given[name]
    first, last = (values.get(name) or getattr(cost, name) for name in ("first_day", "last_day"))
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Invalid("DAYS_INVALID", "lastDay", most=MOST_DAYS)
    if "amount" in given:
        values["amount_minor"] = minor(given["amount"], (await account.current()).currency, "amount")
    return values
