"""The deletion of stages and pipelines, and where the deals go that stand there (docs/decisions/deleted-stages.md).

What no deal has ever passed is deleted at once. All else is archived, in one short transaction: nothing enters it any
more, and its history stays readable. Few deals are moved in that transaction, many by a job, a batch at a time; who
asks for them meanwhile finds them where they still stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from tortoise.exceptions import IntegrityError

from domain import db, jobs, passing, pipeline_settings, pipelines, places, stored
from domain.deals import Deal
from domain.events import NOBODY, Event, Events, farewell, transaction
from domain.pipelines import Departure, Pipeline, Stage, StageKind
from domain.records import Change, write
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require, require_administrator

BATCH: Final = 500  # deals of one transaction: others who want one of them wait for less than half a second


@dataclass(frozen=True, slots=True)
class _Author:
    user_id: int


async def stage_delete(
    actor: Actor, stage_id: int, expected_version: int | None = None, move_deals_to: int | None = None
) -> None:
    """Delete an active stage; its deals go to another active one, of its own pipeline or of another (D12).

    Takes the right to edit settings, and an administrator where deals stand, whoever they belong to. Raises Invalid
    STAGE_NEEDED for closing stages, Unsorted and the last active one, DEALS_STAND without a stage for the deals, and
    what `_goal` raises.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        if (found := await Stage.get_or_none(id=stage_id, archived_at__isnull=True)) is None:
            raise NotFound("stage")
        goal = await _goal(found.pipeline_id, move_deals_to)
        pipeline = await pipeline_settings.locked(found.pipeline_id)
        active = await pipeline_settings.active_stages(pipeline)
        if found.kind is not StageKind.ACTIVE or len(active) == 1:
            raise Invalid("STAGE_NEEDED", "stageId")
        if goal and goal.id == found.id:
            raise Invalid("STAGE_ARCHIVED", "moveDealsTo")
        left = [each for each in active if each.id != found.id]
        gone = farewell(found)
        await write(found, expected_version, {"deleted": (None, True)})
        if await _removed([found]):
            events.add("deleted", actor, found, gone, card=None)
        else:
            neighbour = next((each for each in reversed(left) if each.position < found.position), left[0])
            await _archive(actor, events, {found: goal or neighbour}, goal)
        await places.arrange(left)
        await pipeline_settings.tell_order(events, actor, pipeline, active, left)


async def pipeline_delete(
    actor: Actor, pipeline_id: int, expected_version: int | None = None, move_deals_to: int | None = None
) -> None:
    """Delete a pipeline; its deals in work go to an active stage of another one, those that are won or lost to the
    stage of that kind there.

    Takes what `stage_delete` takes. Raises Invalid PIPELINE_NEEDED for the last one, DEALS_STAND without a stage for
    the deals, and what `_goal` raises.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        every = await places.locked(Pipeline, archived_at__isnull=True)
        if (found := next((each for each in every if each.id == pipeline_id), None)) is None:
            raise NotFound("pipeline")
        if len(every) == 1:
            raise Invalid("PIPELINE_NEEDED", "pipelineId")
        goal = await _goal(pipeline_id, move_deals_to)
        if goal and goal.pipeline_id == found.id:
            raise Invalid("STAGE_ARCHIVED", "moveDealsTo")
        left = [each for each in every if each.id != found.id]
        stages = await Stage.filter(pipeline_id=found.id).order_by("id")
        gone = farewell(found)
        await write(found, expected_version, {"deleted": (None, True)})
        if await _removed([*stages, found]):
            events.add("deleted", actor, found, gone, card=None)
        else:
            await _archive(actor, events, await _goals(stages, goal or await _first(left)), goal)
            change = await write(found, None, archived_at=db.now(), name_folded=_freed(found))
            events.add("deleted", actor, found, change, card=None)
        await places.arrange(left)


async def _goal(pipeline_id: int, stage_id: int | None) -> Stage | None:
    """The stage that deals are to go to; nobody deletes it before the transaction ends.

    Raises Invalid NOT_FOUND, STAGE_UNSORTED, STAGE_ARCHIVED, GOAL_NOT_ACTIVE.
    """
    if stage_id is None:
        return None
    goal = await pipelines.stage(stage_id, "moveDealsTo")
    if goal.kind is not StageKind.ACTIVE:
        raise Invalid("GOAL_NOT_ACTIVE", "moveDealsTo")
    for each in sorted({pipeline_id, goal.pipeline_id}):  # in one order, so that two who delete wait in turn
        await pipeline_settings.locked(each)
    return await pipelines.stage(stage_id, "moveDealsTo")  # asked again: it may have gone while this waited


async def _first(left: Sequence[Pipeline]) -> Stage:
    """Where latecomers go when no deal stood in the pipeline that is deleted."""
    return await pipelines.first_stage(left[0].id, "moveDealsTo")


async def _goals(stages: Iterable[Stage], goal: Stage) -> dict[Stage, Stage]:
    """Where the deals of each stage of a pipeline go; those of stages deleted before follow the ones that go now."""
    closing = {each.kind: each for each in await Stage.filter(pipeline_id=goal.pipeline_id, archived_at__isnull=True)}
    return {
        each: goal if each.kind in (StageKind.ACTIVE, StageKind.UNSORTED) else closing[each.kind]
        for each in stages
        if each.archived_at is None
    }


async def _removed(rows: Sequence[Stage | Pipeline]) -> bool:
    """Whether these could be deleted for good: no deal and no passage leads to them."""
    try:
        async with db.atomic():
            for row in rows:
                await row.delete()
    except IntegrityError:
        return False
    return True


async def _archive(actor: Actor, events: Events, goals: Mapping[Stage, Stage], goal: Stage | None) -> None:
    """Let nothing enter these stages any more, and move their deals: at once as far as one batch goes."""
    if await _stand(each.id for each in goals):
        require_administrator(actor)  # the deals are anybody's
        if goal is None:
            raise Invalid("DEALS_STAND", "moveDealsTo")
    moment, room = db.now(), BATCH
    for stage, to in goals.items():
        change: Change = {"archived_at": (None, moment), "moved_to_id": (None, to.id)}
        columns = {"archived_at": moment, "moved_to_id": to.id, "is_key": False, "name_folded": _freed(stage)}
        change |= await write(stage, None, **columns)
        events.add("deleted", actor, stage, change, card=None)
        if room:
            room -= await _move(_Author(actor.user_id), events, stage, to, room)
        if await _stand([stage.id]):
            await jobs.enqueue("stages.clear", {"stage_id": stage.id}, key=f"stage-{stage.id}")


def _freed(row: Stage | Pipeline) -> str:
    """In place of a folded name, so that others may have that: nobody can write it."""
    return f"\n{row.id}"


async def _stand(stage_ids: Iterable[int]) -> bool:
    """Whether deals stand on one of these stages."""
    where, param = stored.among("stage_id", 1, stage_ids)
    return bool(await stored.transaction().fetch(f"select 1 from deal where {where} limit 1", [param]))


# ------------------------------------------------------------------------------------------------------- the deals


@jobs.job("stages.clear", limit=timedelta(hours=2))
async def clear(stage_id: int) -> int:
    """Move the deals off a deleted stage, a batch at a time, in the name of whoever deleted it; how many."""
    deleted = Event.filter(entity="stage", record_id=stage_id, kind="stage.deleted").order_by("-id")
    event = await deleted.first()
    author, count = _Author(event.actor_id if event else NOBODY), 0
    while True:
        async with transaction() as events:
            stage = await stored.one(Stage, stage_id)
            to = stage
            while to.archived_at is not None and to.moved_to_id is not None:  # which may be gone as well by now
                to = await stored.one(Stage, to.moved_to_id)
            if to is stage:
                return count
            moved = await _move(author, events, stage, to, BATCH)
        count += moved
        if moved < BATCH:
            return count


@jobs.cron("stages.sweep", every=timedelta(minutes=10))
async def sweep() -> int:
    """Have those deals moved that came to a deleted stage by a process which did not know yet; of how many stages."""
    stages = await Stage.filter(archived_at__isnull=False, moved_to_id__isnull=False).order_by("id")
    found = 0
    for stage in stages:
        async with db.atomic():
            if await _stand([stage.id]):
                await jobs.enqueue("stages.clear", {"stage_id": stage.id}, key=f"stage-{stage.id}")
                found += 1
    return found


async def _move(author: _Author, events: Events, left: Stage, entered: Stage, most: int) -> int:
    """Put up to so many deals of a stage on another one, each with its passage and its event; how many.

    It is no step of a sale: no fields or reasons are asked for, and what was closed stays closed since when it was.
    """
    some = f"a.stage_id = {stored.placeholder(1)} order by a.id limit {most}"
    deals = await stored.select(Deal, some + stored.locked("no key update"), [left.id])
    if not deals:
        return 0
    moment, crosses = db.now(), left.pipeline_id != entered.pipeline_id
    await stored.insert(*(passing.passage(author, deal, left, entered, []) for deal in deals))
    reached = {deal.id: deal.furthest_stage_id for deal in deals}
    if crosses:
        reached = await _depart(deals, entered.pipeline_id)
    likely = passing.likely(entered) if entered.kind is StageKind.ACTIVE else {}
    furthest = {id: await pipelines.further(before, left, entered) for id, before in reached.items()}
    for deal in deals:
        after = {"stage_id": entered.id, "pipeline_id": entered.pipeline_id, **likely}
        change = {name: (getattr(deal, name), value) for name, value in after.items() if getattr(deal, name) != value}
        deal.version += 1
        events.add("moved", author, deal, change)
    sets: dict[str, Any] = {"stage_id": entered.id, "pipeline_id": entered.pipeline_id, **likely}
    sets |= {"stage_entered_at": moment, "updated_at": moment}
    written = ", ".join(f"{name} = {stored.placeholder(place)}" for place, name in enumerate(sets, 1))
    further, id = (stored.placeholder(len(sets) + place) for place in (1, 2))
    await stored.transaction().run_many(
        f"update deal set {written}, furthest_stage_id = {further}, version = version + 1 where id = {id}",
        [[*sets.values(), furthest[deal.id], deal.id] for deal in deals],
    )
    return len(deals)


async def _depart(deals: Sequence[Deal], pipeline_id: int) -> dict[int, int | None]:
    """Note that these deals leave their pipeline for this one; the furthest stage of each that it has reached here."""
    ids = [deal.id for deal in deals]
    here = Departure.filter(deal_id__in=ids, pipeline_id=pipeline_id)
    before = dict(await here.values_list("deal_id", "furthest_stage_id"))
    await here.delete()
    await stored.insert(*(passing.departure(deal) for deal in deals))
    return {id: before.get(id) for id in ids}
