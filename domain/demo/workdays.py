"""The story's clock: seconds of working time, turned into moments around a given day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = 9 * 3600  # from nine to six
OPENS: Final = time(9)
WEEKS: Final = 52
END: Final = WEEKS * 5 * DAY  # the present: what is due later is still to be done


class Workdays:
    """Working time as moments: 0 is the morning of the first weekday of 52 weeks, END that of today.

    The number of days is the same whatever today is, so that a story told by this clock has the same course on
    every day; only its moments move. Today and tomorrow count as days even on a weekend: the board is never empty.
    In `zone`, office hours lie within one day of UTC.
    """

    def __init__(self, today: date, zone: ZoneInfo) -> None:
        past: list[date] = []
        day = today
        while len(past) < WEEKS * 5:
            day -= timedelta(days=1)
            if day.weekday() < 5:
                past.append(day)
        ahead, day = [today, today + timedelta(days=1)], today + timedelta(days=1)
        while len(ahead) < 240:
            day += timedelta(days=1)
            if day.weekday() < 5:
                ahead.append(day)
        starts = [datetime.combine(day, OPENS, zone).astimezone(UTC) for day in (*reversed(past), *ahead)]
        self._starts = [int(start.timestamp()) for start in starts]
        self._dates = [f"{start:%Y-%m-%d} " for start in starts]
        self._offsets = [start.hour * 3600 + start.minute * 60 for start in starts]
        self._minutes = [f"{minute // 60:02}:{minute % 60:02}:" for minute in range(24 * 60)]
        self._seconds = [f"{second:02}.000000+00:00" for second in range(60)]

    def epoch(self, work: int) -> int:
        """Seconds since 1970."""
        return self._starts[work // DAY] + work % DAY

    def text(self, work: int) -> str:
        """The fixed text form, as `db.fixed` gives it: both databases read it."""
        day, second = divmod(work, DAY)
        minute, second = divmod(self._offsets[day] + second, 60)
        return self._dates[day] + self._minutes[minute] + self._seconds[second]
