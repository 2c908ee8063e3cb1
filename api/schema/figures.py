"""What reports are made of: fields that show what was worked out for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from api.context import Context
from api.reading.declare import Derive, computed
from api.reading.scalars import Money

if TYPE_CHECKING:
    from api.reading.fetch import Reader


def figure(name: str, description: str) -> Any:
    """A value of the report."""
    return computed(description, answer=lambda values, _: values[name])


def budget(name: str, description: str) -> Any:
    """A sum of budgets of deals, in minor units; null where budgets are hidden."""

    def answer(values: Mapping[str, Any], context: Context) -> Money | None:
        return None if "budget" in context.require().rights.hidden["deal"] else Money(minor=values[name])

    return computed(description, answer=answer)


def part(name: str) -> Derive:
    """A list of the report, of what its rows say."""

    async def derive(_: Reader, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        return [row[name] for row in rows]

    return derive
