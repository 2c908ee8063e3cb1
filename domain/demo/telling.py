"""The means of telling a story: records whose every change writes its event.

A record keeps its columns in memory while its life is told, and each change of them writes the event that the
domain would have written; so rows and history can't disagree. The clock counts working time (`workdays`).
"""

import random
from collections.abc import Sequence
from typing import Any, Final, TypeVar

import orjson

from domain import search
from domain.demo.columns import COLUMNS
from domain.demo.office import ZONE, Office
from domain.demo.workdays import DAY, END, Workdays

SEED: Final = 1703

_OWN = {table: columns[5:] for table, columns in COLUMNS.items()}  # what a record has beyond id, version, times, author
_UNTOLD: Final = frozenset(  # events never speak of these
    {"custom", "name_folded", "first_name_folded", "last_name_folded", "first_stage_id", "furthest_stage_id"}
)
_SILENT: Final = _UNTOLD | {"stage_entered_at"}  # … and leave this to the moment of the move

Card = tuple[str | None, int | None]
T = TypeVar("T")


class Told:
    """A record as far as its life is told; `card` is in whose feed its events stand, `reached` are its phones and
    e-mail addresses.
    """

    __slots__ = ("author", "born", "card", "changed", "id", "noun", "reached", "values", "version")

    def __init__(self, noun: str, id: int, author: int, work: int, values: dict[str, Any], card: Card | None) -> None:
        self.noun, self.id, self.author, self.values = noun, id, author, values
        self.version, self.born, self.changed = 1, work, work
        self.card: Card = card or (noun, id)
        self.reached: dict[str, list[str]] = {}


class Teller:
    """What is told waits in `rows`, by table, until the caller takes it away with `take`."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.days = Workdays(office.today, ZONE)
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self.chance = random.Random(SEED).random  # noqa: S311  # a story, no secret
        self.aside = random.Random(SEED).random  # noqa: S311  # for what was added to the story later
        self._ids = dict.fromkeys(COLUMNS, 0) | {"event": office.last_event}
        # By day, and counted, since sorting must never come to comparing rows.
        self._happened: list[list[tuple[int, int, tuple[Any, ...]]]] = [[] for _ in range(END // DAY)]
        self._counted, self._day = 0, 0

    @property
    def last_pos(self) -> int:
        """The position of the last event that has an id."""
        return self._ids["event"] - self.office.last_event + self.office.last_pos

    def take(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows told since the last time."""
        taken, self.rows = self.rows, {table: [] for table in COLUMNS}
        return taken

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self.chance() * len(things))]

    def add(self, table: str, *values: Any) -> None:
        """A row without a life of its own; its id goes in front."""
        self.rows[table].append((self._next(table), *values))

    def create(
        self,
        noun: str,
        work: int,
        author: int,
        values: dict[str, Any],
        *,
        card: Card | None = None,
        tags: list[str] | None = None,
        also: dict[str, Any] | None = None,
    ) -> Told:
        """A record comes into being; `finish` it when its life is told. `also` stands in the event alone."""
        told = Told(noun, self._next(noun), author, work, dict.fromkeys(_OWN[noun]) | values, card)
        after = {name: value for name, value in told.values.items() if value is not None and name not in _UNTOLD}
        before: dict[str, Any] = {}
        after |= {key: value for key, value in (told.values.get("custom") or {}).items() if not key.endswith("~")}
        if also:
            after |= also
        if tags:
            before["tags"], after["tags"] = [], sorted(tags)
            for tag in sorted(self.office.tags[tag] for tag in tags):
                self.add(f"{noun}_tag", told.id, tag)
        self._event("created", work, author, told, before, after)
        return told

    def change(
        self, kind: str, work: int, actor: int, told: Told, values: dict[str, Any], also: dict[str, Any] | None = None
    ) -> None:
        """Set columns of a record; `also` stands in the event's after alone."""
        old = told.values
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, value in values.items():
            if (was := old[name]) != value and name not in _SILENT:
                if was is not None:
                    before[name] = was
                if value is not None:
                    after[name] = value
        old.update(values)
        if also:
            after |= also
        told.version += 1
        told.changed = work
        self._event(kind, work, actor, told, before, after)

    def reassign(self, work: int, actor: int, told: Told, user: int) -> None:
        if told.values["responsible_id"] != user:
            who = {"responsible_id": user, "group_id": self.office.groups[user]}
            self.change("reassigned", work, actor, told, who)

    def reach(self, told: Told, kind: str, *values: str) -> None:
        """A phone or an e-mail of a record: the columns behind its owner."""
        self.add(f"{told.noun}_{kind}", told.id, *values)
        told.reached.setdefault(f"{kind}s", []).append(values[0])

    def finish(self, told: Told) -> None:
        """The life of this record is told: its row, and the words by which it is found."""
        text = self.days.text
        values = told.values
        if told.noun == "company":
            values = values | {"requisites": _json(values["requisites"])}
        if values.get("custom"):
            values = values | {"custom": _json(values["custom"])}
        row = (told.id, told.version, text(told.born), text(told.changed), told.author, *values.values())
        self.rows[told.noun].append(row)
        if kind := search.KINDS.get(told.noun):
            owner = told.values["responsible_id"], told.values["group_id"]
            for field, word in sorted(search.of_record(told.noun, told.id, told.values | told.reached)):
                self.add("search_word", kind.number, told.id, field, search.start(word), word, *owner)

    def events_until(self, work: int) -> None:
        """Give ids and positions to the events of the days before, in the order in which they happened."""
        until = work // DAY
        for day in range(self._day, until):
            happened, self._happened[day] = self._happened[day], []
            happened.sort()
            for _, _, row in happened:
                self.add("event", *row, self.last_pos + 1)
        self._day = max(self._day, until)

    def _next(self, table: str) -> int:
        self._ids[table] = id = self._ids[table] + 1
        return id

    def _event(
        self, kind: str, work: int, actor: int, told: Told, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        self._counted += 1
        values = told.values
        row = (
            self.days.text(work),
            f"{told.noun}.{kind}",
            actor,
            told.noun,
            told.id,
            told.version,
            *told.card,
            values.get("responsible_id"),
            values.get("group_id"),
            _json(before),
            _json(after),
        )
        self._happened[work // DAY].append((work, self._counted, row))


def _json(values: dict[str, Any]) -> str:
    return orjson.dumps(values).decode() if values else "{}"
