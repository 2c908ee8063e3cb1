"""Who answers for what sources of deals cost and brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.fetch import Reader
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_worked_out
from api.reading.scalars import key, keys
from api.schema.periods import PeriodInput, period
from api.schema.sources import (
    SourceCost,
    SourceCostCreateInput,
    SourceCostCreatePayload,
    SourceCostDeleteInput,
    SourceCostDeletePayload,
    SourceCostUpdateInput,
    SourceCostUpdatePayload,
    SourceReport,
)
from domain import source_costs, source_report
from domain.source_report import Figures, Report

_MOST = {"pipelineIds": ("pipeline", 100), "responsibleIds": ("user", 200)}


async def _report(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    account = reader.context.account
    begins, ends = period(arguments["period"], account.time_zone)
    wanted = []
    for name, (noun, most) in _MOST.items():
        ids = arguments.get(name)
        wanted.append(None if ids is None else keys(ids, noun, name, most))
    found = await source_report.report(reader.actor, account, begins, ends, *wanted)
    return {
        "id": account.id,
        "sources": [{"id": id, "figures": _told(found, figures)} for id, figures in found.sources],
        "kinds": [{"id": None, "kind": kind, "figures": _told(found, figures)} for kind, figures in found.kinds],
        "figures": _told(found, found.total),
    }


def _told(report: Report, figures: Figures) -> dict[str, Any]:
    return asdict(figures) | {
        "open_count": figures.deal_count - figures.won_count - figures.lost_count,
        "conversion": figures.conversion,
        "deal_price": report.price(figures, figures.deal_count),
        "won_price": report.price(figures, figures.won_count),
    }


@roots
@strawberry.type
class SourceQuery:
    source_report: SourceReport | None = root_worked_out(
        "What each source of deals, and each kind of sources, brought in a period and cost (R24, D29). FORBIDDEN to "
        "whom sources of deals are hidden.",
        _report,
        {
            "period": (PeriodInput, "From when to when deals were created."),
            "pipelineIds": (list[strawberry.ID] | None, "Only deals that are in these pipelines now, at most 100."),
            "responsibleIds": (list[strawberry.ID] | None, "Only deals of these users now, at most 200."),
        },
        section="analytics",
    )
    source_costs: Connection[SourceCost] = root_list(
        source_costs.visible,
        "What sources of deals cost, the latest first; none for those who may not edit settings (R24).",
    )


@strawberry.type
class SourceMutation:
    @mutation("Enter what a source cost in some days; takes the right to edit settings (R24).")
    async def source_cost_create(self, info: Info, input: SourceCostCreateInput) -> SourceCostCreatePayload | None:
        source_id = key(input.source_id, "source", "sourceId")
        made = await source_costs.create(
            info.context.require(), source_id, input.first_day, input.last_day, input.amount
        )
        return SourceCostCreatePayload(source_cost=reference("source_cost", made.id))

    @mutation("Change what a source cost; takes the right to edit settings (R24).")
    async def source_cost_update(self, info: Info, input: SourceCostUpdateInput) -> SourceCostUpdatePayload | None:
        id, values = key(input.source_cost_id, "source_cost", "sourceCostId"), given(input)
        if "source_id" in values:
            values["source_id"] = key(values["source_id"], "source", "sourceId")
        await source_costs.update(info.context.require(), id, input.expected_version, values)
        return SourceCostUpdatePayload(source_cost=reference("source_cost", id))

    @mutation("Delete what was entered as cost of a source; takes the right to edit settings (R24).")
    async def source_cost_delete(self, info: Info, input: SourceCostDeleteInput) -> SourceCostDeletePayload | None:
        id = key(input.source_cost_id, "source_cost", "sourceCostId")
        await source_costs.delete(info.context.require(), id, input.expected_version)
        return SourceCostDeletePayload(deleted_id=input.source_cost_id)
