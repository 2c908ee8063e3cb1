"""Statements of a plan, asked with what a request gives."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.reading.drafts import Bound, Given, Statement, Text, numbered
from api.reading.fetch import Reader
from api.reading.making import Making

TEXTS: Final = 20  # of one statement are kept, for different forms of its arguments


class Running:
    """One request for a plan: what its lists were given, and the parameters of all drafts."""

    def __init__(self, reader: Reader, given: Given, drafts: Mapping[int, Sequence[Any]]) -> None:
        self.reader, self.given, self.drafts = reader, given, drafts
        self.context = reader.context


class Asking:
    """A statement of a plan; its text is kept for each form that the arguments of its lists give it."""

    def __init__(self, making: Making, text: Text, lists: Sequence[int] = ()) -> None:
        self._postgres, self._text = making.postgres, text
        self._lists = tuple(number for number in lists if number not in making.given)
        self._kept: dict[tuple[Any, ...], Statement] = {}

    def of(self, running: Running, number: int = 0, params: Sequence[Any] = ()) -> tuple[str, list[Any]]:
        """The statement with its parameters; those of draft `number` are known only now."""
        given = running.given
        form = tuple([_form(given[each]) for each in self._lists])
        found = self._kept.get(form)
        if found is None:
            found = self._kept[form] = numbered(self._text(given), postgres=self._postgres)
            if len(self._kept) > TEXTS:
                del self._kept[next(iter(self._kept))]
        drafts = {**running.drafts, number: params} if number else running.drafts
        return found.sql, found.values(drafts, running.reader.actor)


def _form(bound: Bound) -> tuple[Any, ...]:
    return bound.matching, bound.where, bound.order.name, bound.page.limit, bound.page.reverse
