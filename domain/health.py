"""Whether a pipeline is well built: stages that are empty or jumped over, ends that are too full, moves back (R16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from domain import db, funnel
from domain.account import Account
from domain.deals import Deal
from domain.funnel import Asked
from domain.pipelines import Stage, StageKind
from domain.questions import Sql
from permissions.actor import Actor

MOST_PAIRS: Final = 50  # of stages between which deals went back


@dataclass(frozen=True, slots=True)
class StageHealth:
    """A step of a pipeline."""

    stage_id: int
    standing_count: int  # deals here now
    entered_count: int  # in the period, as in the funnel
    exceeds_previous: bool  # more than entered the step before


@dataclass(frozen=True, slots=True)
class Backward:
    """How often deals went back from a stage to another one in the period."""

    stage_id: int
    to_stage_id: int
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    """A pipeline's health; its active stages in board order and then won."""

    pipeline_id: int
    backward_count: int
    backward: list[Backward]  # the most frequent first, at most MOST_PAIRS
    first_count: int  # deals that stand in the first half of the active stages now …
    final_count: int  # … and in the second one; a stage in the middle is in neither
    stages: list[StageHealth]


async def report(
    actor: Actor,
    account: Account,
    pipeline_id: int,
    begins: datetime,
    ends: datetime,
    responsible_ids: Sequence[int] | None = None,
) -> Health | None:
    """The health of a pipeline from `begins` until before `ends`; None when there is no such pipeline.

    Counts deals that the actor may view, of these responsibles now if any are given, and their passages.
    """
    if (found := await funnel.report(actor, account, pipeline_id, begins, ends, responsible_ids)) is None:
        return None
    steps = [
        each
        for each in await Stage.filter(pipeline_id=pipeline_id, archived_at__isnull=True).order_by("position")
        if each.kind in (StageKind.ACTIVE, StageKind.WON)
    ]
    if not steps:
        return None
    entered = {each.stage_id: each.entered_count for each in found.stages}
    standing = await _standing(Sql(actor), [each.id for each in steps], responsible_ids)
    backward = await _backward(Sql(actor), Asked(pipeline_id, begins, ends, responsible_ids))
    before = {later.id: entered[earlier.id] for earlier, later in pairwise(steps)}
    active = [standing.get(each.id, 0) for each in steps if each.kind is StageKind.ACTIVE]
    half = len(active) // 2
    return Health(
        pipeline_id=pipeline_id,
        backward_count=sum(each.count for each in backward),
        backward=backward[:MOST_PAIRS],
        first_count=sum(active[:half]),
        final_count=sum(active[len(active) - half :]),
        stages=[
            StageHealth(
                stage_id=each.id,
                standing_count=standing.get(each.id, 0),
                entered_count=entered[each.id],
                exceeds_previous=each.id in before and entered[each.id] > before[each.id],
            )
            for each in steps
        ],
    )


async def _standing(sql: Sql, stage_ids: Sequence[int], responsible_ids: Sequence[int] | None) -> dict[int, int]:
    """How many deals stand on each of these stages now; those without any are left out."""
    where = [sql.within("d.stage_id", stage_ids), sql.scope(Deal, "d")]
    if responsible_ids is not None:
        where.append(sql.within("d.responsible_id", responsible_ids))
    rows = await db.rows(
        f"select d.stage_id, count(*) as deals from deal d where {' and '.join(where)} group by d.stage_id", sql.params
    )
    return {row["stage_id"]: row["deals"] for row in rows}


async def _backward(sql: Sql, asked: Asked) -> list[Backward]:
    rows: list[dict[str, Any]] = await db.rows(
        "select p.stage_id, p.to_stage_id, count(*) as count from passage p "
        f"where p.is_backward and p.pipeline_id = {sql.param(asked.pipeline_id)} "
        f"and {asked.within(sql, 'p.created_at')} and {asked.counted(sql, 'p')} "
        "group by p.stage_id, p.to_stage_id order by 3 desc, 1, 2",
        sql.params,
    )
    return [Backward(**row) for row in rows]
