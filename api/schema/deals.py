"""Deals in the graph: types, inputs, payloads."""

from __future__ import annotations

from api.reading.declare import Node, Total, column, entity, link
from api.reading.scalars import DateTime, Money
from api.schema.pipelines import Stage
from domain import deals


@entity(deals.Deal, totals={"total_budget": Total("Sum of the budgets of all that match.", "budget_minor")})
class Deal(Node):
    """A sale in progress or at its end."""

    name: str = column("What the deal is called.", filter=True, order=True)
    budget: Money | None = column("Expected sum.", "budget_minor", filter=True, order="coalesce({a}.budget_minor, -1)")
    created_at: DateTime = column("When it was created.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True, order=True)
    stage: Stage = link("Where it stands.", "stage_id", filter=True)
    version: int = column("Counts changes; send it as expectedVersion.")
