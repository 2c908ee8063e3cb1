"""Who answers for a pipeline's funnel and its health."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import strawberry

from api.reading.fetch import Reader
from api.reading.prepare import roots
from api.reading.roots import root_worked_out
from api.reading.scalars import key, keys
from api.schema.funnel import Funnel
from api.schema.health import PipelineHealth
from api.schema.periods import PeriodInput, period
from domain import funnel, health

MOST_USERS = 200


def _asked(reader: Reader, arguments: Mapping[str, Any]) -> tuple[int, datetime, datetime, Sequence[int] | None]:
    """The pipeline, the moments of the period, and the users whose deals count."""
    pipeline_id = key(arguments["pipelineId"], "pipeline", "pipelineId")
    begins, ends = period(arguments["period"], reader.context.account.time_zone)
    ids = arguments.get("responsibleIds")
    return pipeline_id, begins, ends, None if ids is None else keys(ids, "user", "responsibleIds", MOST_USERS)


_ARGUMENTS = {
    "pipelineId": (strawberry.ID, "Which pipeline."),
    "period": (PeriodInput, "From when to when."),
    "responsibleIds": (list[strawberry.ID] | None, "Only deals of these users now, at most 200."),
}


async def _funnel(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    found = await funnel.report(reader.actor, reader.context.account, *_asked(reader, arguments))
    return None if found is None else asdict(found) | {"id": found.pipeline_id}


async def _health(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
    found = await health.report(reader.actor, reader.context.account, *_asked(reader, arguments))
    return None if found is None else asdict(found) | {"id": found.pipeline_id}


@roots
@strawberry.type
class FunnelQuery:
    funnel: Funnel | None = root_worked_out(
        "The funnel of a pipeline in a period: deals, conversion and time on the stages (R1, R3, R4, R11). "
        "Null when there is no such pipeline.",
        _funnel,
        _ARGUMENTS,
        section="analytics",
    )
    pipeline_health: PipelineHealth | None = root_worked_out(
        "Whether a pipeline is well built, by what happened in a period and where deals stand now: no stage without "
        "deals or jumped over, no moves back, an end that is not fuller than the beginning (R16). Null when there is "
        "no such pipeline.",
        _health,
        _ARGUMENTS,
        section="analytics",
    )
