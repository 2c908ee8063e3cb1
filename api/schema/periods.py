"""Periods that reports are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import strawberry

from api.reading.scalars import DateTime
from domain.values import EARLIEST, LATEST
from permissions.errors import BadInput

MOST_DAYS = 366  # of one period: a leap year


@strawberry.input(description="A period of at most 366 days. Days begin in the account's time zone.")
class PeriodInput:
    from_: DateTime = strawberry.field(name="from", description="Its first moment, such as the beginning of a day.")
    to: DateTime = strawberry.field(
        description="The first moment after it, such as the beginning of the day that follows."
    )


def period(given: Mapping[str, datetime], time_zone: str, path: str = "period") -> tuple[datetime, datetime]:
    """Both moments of a PeriodInput. Raises BadInput for what is empty, too long, or long ago or ahead."""
    begins, ends = given["from"], given["to"]
    if not (begins >= EARLIEST and ends < LATEST):
        raise BadInput(path, "moments from 1970 to 2199 are expected.")
    if begins >= ends:
        raise BadInput(path, "`from` is expected before `to`.")
    zone = ZoneInfo(time_zone)
    if ends.astimezone(zone).replace(tzinfo=None) - begins.astimezone(zone).replace(tzinfo=None) > timedelta(MOST_DAYS):
        raise BadInput(path, f"at most {MOST_DAYS} days are expected.")
    return begins, ends
