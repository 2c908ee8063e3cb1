"""What a deal leaves behind when it goes to another stage, and what it takes on there (D22, D23, D28, D42)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from domain import db, stored
from domain.events import Author
from domain.pipelines import Departure, Passage, Stage, StageKind

if TYPE_CHECKING:
    from domain.deals import Deal


def passage(
    author: Author, deal: Deal, left: Stage, entered: Stage, skipped: list[int], *, is_backward: bool = False
) -> Passage:
    """The record, still to be saved, that the deal leaves a stage at this moment for another one."""
    moment = db.now()
    return stored.new(
        Passage,
        deal_id=deal.id,
        pipeline_id=left.pipeline_id,
        stage_id=left.id,
        to_stage_id=entered.id,
        to_pipeline_id=entered.pipeline_id,
        skipped=skipped,
        entered_at=deal.stage_entered_at,
        created_at=moment,
        seconds=max(0, int((moment - deal.stage_entered_at).total_seconds())),
        actor_id=author.user_id,
        responsible_id=deal.responsible_id,
        is_backward=is_backward,
    )


def departure(deal: Deal) -> Departure:
    """The record, still to be saved, that the deal leaves its pipeline."""
    return stored.new(
        Departure,
        deal_id=deal.id,
        pipeline_id=deal.pipeline_id,
        deal_created_at=deal.created_at,
        responsible_id=deal.responsible_id,
        first_stage_id=deal.first_stage_id,
        furthest_stage_id=deal.furthest_stage_id,
    )


async def depart(deal: Deal, pipeline_id: int) -> int | None:
    """Note that the deal leaves its pipeline for this one; the furthest stage that it has ever reached here."""
    await stored.put(departure(deal))
    before = next((each for each in await _departures(deal.id) if each.pipeline_id == pipeline_id), None)
    if before is None:
        return None
    await stored.remove(before)
    furthest: int | None = before.furthest_stage_id
    return furthest


async def _departures(deal_id: int) -> Sequence[Departure]:
    """The pipelines that a deal has left; of gathered ones all are asked at once."""
    if (together := stored.gathered()) is None:
        return await stored.select(Departure, f"a.deal_id = {stored.placeholder(1)}", [deal_id])
    found = await together.once(Departure, lambda: _by_deal(together.records))
    return found.get(deal_id, ())


async def _by_deal(deal_ids: Iterable[int]) -> dict[int, list[Departure]]:
    found: dict[int, list[Departure]] = {}
    where, param = stored.among("a.deal_id", 1, deal_ids)
    for each in await stored.select(Departure, f"{where} order by a.id", [param]):
        found.setdefault(each.deal_id, []).append(each)
    return found


def likely(stage: Stage) -> dict[str, Any]:
    """The probability of success of a deal that enters this stage, where the stage has one (D10)."""
    return {} if stage.probability is None else {"probability": stage.probability}


def closed(stage: Stage, moment: datetime) -> dict[str, Any]:
    """Whether a deal that enters this stage at this moment has ended."""
    return {"closed_at": moment if stage.kind in (StageKind.WON, StageKind.LOST) else None}
