"""Refused deals of a pipeline, counted by reason (D31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import db, stored
from domain.account import Account
from domain.deals import Deal
from domain.pipelines import Pipeline, Stage
from domain.questions import Sql
from permissions.actor import Actor
from permissions.errors import Forbidden

COUNTED: Final = ("refusalReason", "closedAt")  # fields of a deal that the counts tell of


@dataclass(frozen=True, slots=True)
class Reason:
    """How many deals were refused for it; None: for none that was named. `minor` is the sum of their budgets."""

    id: int | None
    count: int
    minor: int


async def report(
    actor: Actor, account: Account, pipeline_id: int, begins: datetime, ends: datetime
) -> Sequence[Reason] | None:
    """The reasons of the deals that the actor may view which stand on the lost stage of a pipeline and were closed from
    `begins` until before `ends`, the most frequent first; None without such a pipeline, and where the view is off.

    Raises Forbidden when reasons or moments of closing are hidden from the actor.
    """
    for name in COUNTED:
        if name in actor.rights.hidden["deal"]:
            raise Forbidden(f"deal.{name}", "view")
    pipeline = await stored.get(Pipeline, pipeline_id)
    if pipeline is None or not pipeline.shows_refusals:
        return None
    lost = await Stage.filter(pipeline_id=pipeline_id, kind="LOST").values_list("id", flat=True)
    sql = Sql(actor, account)
    rows = await db.rows(
        "select a.refusal_reason_id as id, count(*) as deals, "
        "cast(coalesce(sum(a.budget_minor), 0) as bigint) as minor "
        f"from deal a where {sql.within('a.stage_id', list(lost))} and a.closed_at >= {sql.param(begins)} "
        f"and a.closed_at < {sql.param(ends)} and {sql.scope(Deal, 'a')} "
        "group by a.refusal_reason_id order by 2 desc, 1",
        sql.params,
    )
    return [Reason(row["id"], row["deals"], row["minor"]) for row in rows]
