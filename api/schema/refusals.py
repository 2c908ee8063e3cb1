"""Refused deals by reason in the graph (D31)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from api.context import Context
from api.reading.declare import computed, derived, entity, link
from api.reading.scalars import Money
from domain import directories, pipelines

if TYPE_CHECKING:
    from api.reading.fetch import Reader
    from api.schema.directories import RefusalReason
    from api.schema.pipelines import Pipeline


def _budget(values: Mapping[str, Any], context: Context) -> Money | None:
    return None if "budget" in context.require().rights.hidden["deal"] else Money(minor=values["minor"])


@entity(directories.RefusalReason, sort="position", identified=False, noun="refusal_count")
class RefusalCount:
    """How often a reason was given."""

    reason: RefusalReason | None = link("The reason; null for deals of which none was named.", "id")
    count: int = computed("How many deals were refused for it.", answer=lambda values, _: values["count"])
    budget: Money | None = computed("The sum of their budgets; null where budgets are hidden.", answer=_budget)


async def _reasons(_: Reader, rows: Sequence[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    return [[asdict(each) for each in row["reasons"]] for row in rows]


@entity(pipelines.Pipeline, sort="position", identified=False, noun="refusals")
class Refusals:
    """The refused deals of a pipeline that were closed in a period, of those that the caller may view (D31)."""

    pipeline: Pipeline = link("The pipeline.", "id")
    count: int = computed(
        "How many deals were refused.", answer=lambda values, _: sum(each.count for each in values["reasons"])
    )
    reasons: list[RefusalCount] = derived("By reason, the most frequent first.", "id", derive=_reasons)
