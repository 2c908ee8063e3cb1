"""The funnel as a computation over every deal and every passage: slow, plain, and what the reports must equal."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from domain.funnel import Funnel, StageFigures
from domain.health import Backward, Health, StageHealth
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
    deals = {row["id"]: row for row in await _in_view(actor, responsible_ids)}
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


async def expected_health(
    actor: Actor,
    pipeline_id: int,
    begins: datetime,
    ends: datetime,
    responsible_ids: Collection[int] | None = None,
) -> Health:
    """What this actor should be told of a pipeline whose stages have always been in the order that they have now."""
    stages = {row["id"]: row for row in await table("stage") if row["pipeline_id"] == pipeline_id}
    active = sorted((id for id, row in stages.items() if row["kind"] == "ACTIVE"), key=_position(stages))
    deals = {row["id"]: row for row in await _in_view(actor, responsible_ids)}
    moves = [row for row in await table("passage") if row["deal_id"] in deals]
    begun = {id: row["stage_id"] for id, row in deals.items()}
    for move in reversed(moves):
        begun[move["deal_id"]] = move["stage_id"]
    came = [(row["created_at"], begun[id]) for id, row in deals.items()]
    came += [(move["created_at"], move["to_stage_id"]) for move in moves]
    entered = Counter(stage for moment, stage in came if begins <= datetime.fromisoformat(moment) < ends)
    back = Counter(
        (move["stage_id"], move["to_stage_id"])
        for move in moves
        if begins <= datetime.fromisoformat(move["created_at"]) < ends
        and {move["stage_id"], move["to_stage_id"]} <= set(active)
        and active.index(move["to_stage_id"]) < active.index(move["stage_id"])
    )
    standing = Counter(row["stage_id"] for row in deals.values())
    first_half, second_half = active[: len(active) // 2], active[(len(active) + 1) // 2 :]
    steps = [*active, *(id for id, row in stages.items() if row["kind"] == "WON")]
    return Health(
        pipeline_id,
        back.total(),
        [Backward(*pair, count) for pair, count in sorted(back.items(), key=lambda each: (-each[1], each[0]))],
        sum(standing[id] for id in first_half),
        sum(standing[id] for id in second_half),
        [
            StageHealth(id, standing[id], entered[id], place > 0 and entered[id] > entered[steps[place - 1]])
            for place, id in enumerate(steps)
        ],
    )


async def _in_view(actor: Actor, responsible_ids: Collection[int] | None) -> list[dict[str, Any]]:
    """The deals that count."""
    groups = {user.id: user.group_id for user in await User.all()}
    scope = actor.rights.scope("deal", "view")
    return [
        row
        for row in await table("deal")
        if _seen(scope, actor, row["responsible_id"], groups[row["responsible_id"]])
        and (responsible_ids is None or row["responsible_id"] in responsible_ids)
    ]


def _seen(scope: str, actor: Actor, responsible: int, group: int) -> bool:
    return {
        "none": False,
        "own": responsible == actor.user_id,
        "group": group == actor.group_id,
        "all": True,
    }[scope]


def _position(stages: dict[int, dict[str, Any]]) -> Any:
    return lambda stage: stages[stage]["position"]
