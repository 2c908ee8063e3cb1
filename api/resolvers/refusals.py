"""Who answers for refused deals by reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.reading.fetch import Reader
from api.reading.prepare import roots
from api.reading.roots import root_worked_out
from api.reading.scalars import key
from api.schema.periods import PeriodInput, period
from api.schema.refusals import Refusals
from domain import refusals


async def _refusals(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    account = reader.context.account
    pipeline_id = key(arguments["pipelineId"], "pipeline", "pipelineId")
    found = await refusals.report(reader.actor, account, pipeline_id, *period(arguments["period"], account.time_zone))
    return None if found is None else {"id": pipeline_id, "reasons": found}


@roots
@strawberry.type
class RefusalQuery:
    refusals: Refusals | None = root_worked_out(
        "The refused deals of a pipeline by reason, of those that were closed in a period (D31). Null when there is no "
        "such pipeline, and where its `showsRefusals` is off.",
        _refusals,
        {
            "pipelineId": (strawberry.ID, "Which pipeline."),
            "period": (PeriodInput, "From when to when they were closed."),
        },
        section="deals",
    )
