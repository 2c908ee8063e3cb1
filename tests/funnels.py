"""The funnel as a computation over every deal and every passage: slow, plain, and what the reports must equal."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from domain.funnel import Funnel, StageFigures
from domain.users import User
from permissions.actor import Actor
from tests.stories import table


async def expected(
    actor: Actor,
    pipeline_id: int,
    begins: datetime,
    ends: datetime,
    responsible_ids: Collection[int] | None = None,
) -> Funnel:
    """The report that this actor should get."""
    stages = {row["id"]: row for row in await table("stage") if row["pipeline_id"] == pipeline_id}
    groups = {user.id: user.group_id for user in await User.all()}
    scope = actor.rights.scope("deal", "view")
    deals = {
        row["id"]: row
        for row in await table("deal")
        if _seen(scope, actor, row["responsible_id"], groups[row["responsible_id"]])
        and (responsible_ids is None or row["responsible_id"] in responsible_ids)
    }
    ways: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await table("passage"):
        ways[row["deal_id"]].append(row)

    def within(text: str) -> bool:
        return begins <= datetime.fromisoformat(text) < ends

    created = elsewhere = 0
    standing, budget, reached, entered, left, seconds = (Counter[int]() for _ in range(6))
    steps = sorted((id for id, row in stages.items() if row["kind"] in ("ACTIVE", "WON")), key=_position(stages))
    for deal in deals.values():
        way = ways[deal["id"]]
        stood = [*(row["stage_id"] for row in way), deal["stage_id"]]
        if within(deal["created_at"]):
            entered[stood[0]] += 1
            if set(stood) & set(stages):
                created += 1
                elsewhere += deal["stage_id"] not in stages
                standing[deal["stage_id"]] += 1
                budget[deal["stage_id"]] += deal["budget_minor"] or 0
                furthest = max((steps.index(id) for id in stood if id in steps), default=-1)
                reached.update(steps[: furthest + 1])
        for row in way:
            if within(row["created_at"]):
                entered[row["to_stage_id"]] += 1
                left[row["stage_id"]] += 1
                seconds[row["stage_id"]] += row["seconds"]
    figures = []
    for id in sorted((id for id in stages if stages[id]["kind"] != "UNSORTED"), key=_position(stages)):
        place = steps.index(id) if id in steps else 0
        before = reached[steps[place - 1]] if place else 0
        figures.append(
            StageFigures(
                stage_id=id,
                standing_count=standing[id],
                standing_minor=budget[id],
                reached_count=reached[id] if id in steps else None,
                conversion=reached[id] / before if before else None,
                overall_conversion=reached[id] / created if created and id in steps else None,
                entered_count=entered[id],
                left_count=left[id],
                average_seconds=int(seconds[id] / left[id] + 0.5) if left[id] else None,
            )
        )
    won = reached[steps[-1]] / created if created else None
    return Funnel(pipeline_id, created, elsewhere, won, None, None, figures)  # without a key stage


def _seen(scope: str, actor: Actor, responsible: int, group: int) -> bool:
    return {
        "none": False,
        "own": responsible == actor.user_id,
        "group": group == actor.group_id,
        "all": True,
    }[scope]


def _position(stages: dict[int, dict[str, Any]]) -> Any:
    return lambda stage: stages[stage]["position"]
