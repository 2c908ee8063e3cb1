"""What sources of deals cost and brought, in the graph (R24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import Node, column, computed, derived, entity, link
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, Day, Money
from api.schema import figures
from domain import account, directories, source_costs
from domain.directories import SourceKind

if TYPE_CHECKING:
    from api.reading.fetch import Reader
    from api.schema.directories import Source


@entity(source_costs.SourceCost, sort="-first_day")
class SourceCost(Node):
    """What a source cost in some days, in equal parts for each (R24)."""

    source: Source = link("The source.", "source_id", filter=True)
    first_day: Day = column("The first day.")
    last_day: Day = column("The last day, included.")
    amount: Money = column("What all these days cost together.", "amount_minor")
    version: int = column("Counts changes; send it as expectedVersion.")


def _cost(name: str, description: str) -> Any:
    return computed(description, answer=lambda values, _: None if values[name] is None else Money(minor=values[name]))


@entity(account.Account, sort="id", identified=False, noun="source_figures")
class SourceFigures:
    """What became of deals created in the period, of those that the caller may view, and what they cost."""

    deal_count: int = figures.figure("deal_count", "How many deals were created.")
    won_count: int = figures.figure("won_count", "How many of them are won now.")
    lost_count: int = figures.figure("lost_count", "How many of them are lost now.")
    open_count: int = figures.figure("open_count", "How many of them are in work now.")
    budget: Money | None = figures.budget("budget_minor", "The sum of their budgets; null where budgets are hidden.")
    won_budget: Money | None = figures.budget(
        "won_minor", "The sum of the budgets of those that are won now; null where budgets are hidden."
    )
    conversion: float | None = figures.figure(
        "conversion", "The share, 0 to 1, of them that are won now; null without any."
    )
    cost: Money | None = _cost(
        "cost_minor",
        "What was entered as cost for days that begin in the period, whichever deals count; null where nothing was, "
        "and for callers who may not edit settings.",
    )
    cost_per_deal: Money | None = _cost(
        "deal_price",
        "`cost` by deals created, halves up; null without a cost or a deal, and where only some of the deals count: "
        "those of some users or pipelines, or those in view when not all are.",
    )
    cost_per_won: Money | None = _cost("won_price", "`cost` by deals won, under the same conditions.")


async def _figures(_: Reader, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    return [[row["figures"]] for row in rows]


@entity(directories.Source, sort="position", identified=False, noun="source_outcome")
class SourceOutcome:
    """What a source brought and cost."""

    source: Source | None = link("The source; null for deals without one.", "id")
    figures: SourceFigures = derived("What it brought and cost.", "id", derive=_figures)


@entity(directories.Source, sort="position", identified=False, noun="source_kind_outcome")
class SourceKindOutcome:
    """What sources of a kind brought and cost together."""

    kind: SourceKind | None = figures.figure("kind", "Which kind of sources; null for deals without a source.")
    figures: SourceFigures = derived("What they brought and cost.", "id", derive=_figures)


@entity(account.Account, sort="id", identified=False, noun="source_report")
class SourceReport:
    """What sources brought in a period and cost, of deals that the caller may view (R24)."""

    sources: list[SourceOutcome] = derived(
        "In the order of the list, deals without a source last; a source that is offered no longer only with deals or "
        "a cost.",
        "id",
        derive=figures.part("sources"),
    )
    kinds: list[SourceKindOutcome] = derived(
        "By kind of source, each kind present, deals without a source last.", "id", derive=figures.part("kinds")
    )
    total: SourceFigures = derived("All together.", "id", derive=_figures)


_VERSION = "Fail with CONFLICT when it is no longer at this version."
_AMOUNT = "What all these days cost together, in the account's currency."


@strawberry.input(description="What a source cost in some days.")
class SourceCostCreateInput:
    source_id: strawberry.ID = strawberry.field(description="Which source; one that is offered.")
    first_day: Day = strawberry.field(description="The first day.")
    last_day: Day = strawberry.field(description="The last day, included; at most 366 days in all.")
    amount: Amount = strawberry.field(description=_AMOUNT)


@strawberry.input(description="What to change of a source's cost; what is left out stays.")
class SourceCostUpdateInput:
    source_cost_id: strawberry.ID = strawberry.field(description="Which cost.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    source_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="Of which source.")
    first_day: strawberry.Maybe[Day] = strawberry.field(default=None, description="The first day.")
    last_day: strawberry.Maybe[Day] = strawberry.field(default=None, description="The last day, included.")
    amount: strawberry.Maybe[Amount] = strawberry.field(default=None, description=_AMOUNT)


@strawberry.input(description="Which cost of a source to delete.")
class SourceCostDeleteInput:
    source_cost_id: strawberry.ID = strawberry.field(description="Which cost.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)


@payload
class SourceCostCreatePayload:
    """What sourceCostCreate answers."""

    source_cost: SourceCost | None = returned("The new cost.")


@payload
class SourceCostUpdatePayload:
    """What sourceCostUpdate answers."""

    source_cost: SourceCost | None = returned("The cost as it is now.")


@payload
class SourceCostDeletePayload:
    """What sourceCostDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the cost that is gone.")
