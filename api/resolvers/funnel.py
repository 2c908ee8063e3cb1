"""Who answers for the funnel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.reading.fetch import Reader
from api.reading.prepare import roots
from api.reading.roots import root_worked_out
from api.reading.scalars import key, keys
from api.schema.funnel import Funnel
from api.schema.periods import PeriodInput, period
from domain import funnel
from permissions.errors import BadInput

MOST_USERS = 200


async def _funnel(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    account = reader.context.account
    pipeline_id = key(arguments["pipelineId"], "pipeline", "pipelineId")
    begins, ends = period(arguments["period"], account.time_zone)
    if (ids := arguments.get("responsibleIds")) is not None:
        if len(ids) > MOST_USERS:
            raise BadInput("responsibleIds", f"at most {MOST_USERS} ids are expected.")
        ids = keys(ids, "user", "responsibleIds")
    found = await funnel.report(reader.actor, account, pipeline_id, begins, ends, ids)
    if found is None:
        return None
    return {
        "id": found.pipeline_id,
        "created_count": found.created_count,
        "elsewhere_count": found.elsewhere_count,
        "conversion": found.conversion,
        "conversion_to_key": found.conversion_to_key,
        "conversion_from_key": found.conversion_from_key,
        "stages": found.stages,
    }


@roots
@strawberry.type
class FunnelQuery:
    funnel: Funnel | None = root_worked_out(
        "The funnel of a pipeline in a period: deals, conversion and time on the stages (R1, R3, R4, R11). "
        "Null when there is no such pipeline.",
        _funnel,
        {
            "pipelineId": (strawberry.ID, "Which pipeline."),
            "period": (PeriodInput, "From when to when."),
            "responsibleIds": (list[strawberry.ID] | None, "Only deals of these users now, at most 200."),
        },
        section="analytics",
    )
