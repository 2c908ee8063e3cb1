"""The funnel as a computation over every deal and every passage: slow, plain, and what the reports must equal."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain import account
from domain.directories import SourceKind
from domain.funnel import Funnel, StageFigures
from domain.health import Backward, Health, StageHealth
from domain.source_report import Figures, Report
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


async def expected_sources(
    actor: Actor,
    begins: datetime,
    ends: datetime,
    pipeline_ids: Collection[int] | None = None,
    responsible_ids: Collection[int] | None = None,
) -> Report:
    """What this actor should be told of sources, none of which is archived."""
    closing = {row["id"]: row["kind"] for row in await table("stage")}
    sources: dict[int | None, SourceKind | None] = {
        row["id"]: SourceKind(row["kind"])
        for row in sorted(await table("source"), key=lambda row: (row["position"], row["id"]))
    }
    sources[None] = None
    deals = [
        row
        for row in await _in_view(actor, responsible_ids)
        if begins <= datetime.fromisoformat(row["created_at"]) < ends
        and (pipeline_ids is None or row["pipeline_id"] in pipeline_ids)
    ]
    costs = await _costs(begins, ends) if actor.is_administrator or actor.rights.role == "head" else {}

    def of(ids: Collection[int | None]) -> Figures:
        mine = [row for row in deals if row["source_id"] in ids]
        won = [row for row in mine if closing[row["stage_id"]] == "WON"]
        spent = [costs[id] for id in ids if id in costs]
        return Figures(
            len(mine),
            len(won),
            sum(closing[row["stage_id"]] == "LOST" for row in mine),
            sum(row["budget_minor"] or 0 for row in mine),
            sum(row["budget_minor"] or 0 for row in won),
            sum(spent) if spent else None,
        )

    kinds = [*SourceKind, None]
    return Report(
        [(id, of([id])) for id in sources],
        [(kind, of([id for id in sources if sources[id] is kind])) for kind in kinds],
        of(list(sources)),
        has_prices=actor.rights.scope("deal", "view") == "all" and pipeline_ids is None and responsible_ids is None,
    )


async def _costs(begins: datetime, ends: datetime) -> dict[int | None, int]:
    """By source, day by day."""
    zone = ZoneInfo((await account.current()).time_zone)
    found: dict[int | None, int] = {}
    for row in await table("source_cost"):
        first, last = (date.fromisoformat(str(row[name])) for name in ("first_day", "last_day"))
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        for place, day in enumerate(days):
            if begins <= datetime.combine(day, time(), zone).astimezone(begins.tzinfo) < ends:
                share = row["amount_minor"] * (place + 1) // len(days) - row["amount_minor"] * place // len(days)
                found[row["source_id"]] = found.get(row["source_id"], 0) + share
    return found


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
