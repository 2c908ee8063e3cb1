"""What administrators do to pipelines and their stages (D11–D15). Everything here takes the right to edit settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain import account, db, places
from domain.events import Events, snapshot, transaction
from domain.pipelines import LOST_POSITION, MAX_PIPELINES, WON_POSITION, Pipeline, Stage, StageKind
from domain.records import write
from domain.values import fold, percent, required
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require

MOST_STAGES: Final = 100  # active ones of a pipeline

# What the stages that every pipeline has are called, by the account's language (D13, D14).
_NAMES: Final = {
    "ru": {
        StageKind.UNSORTED: "Неразобранное",
        StageKind.WON: "Успешно реализовано",
        StageKind.LOST: "Закрыто и не реализовано",
    },
    "en": {StageKind.UNSORTED: "Unsorted", StageKind.WON: "Closed: won", StageKind.LOST: "Closed: lost"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPipeline:
    """What a pipeline is made of: its active stages by name, in board order."""

    name: str
    stage_names: Sequence[str]
    is_intake: bool = False
    refusal_reason_required: bool = False


async def create(actor: Actor, new: NewPipeline) -> Pipeline:
    """A new pipeline behind all others, with its active stages and the closing ones (D11–D14).

    Takes the right to edit settings. Raises Invalid NAME_TAKEN, REQUIRED without a stage, TOO_MANY.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        name = required(new.name, "name", 100)
        stages = _stages(new, (await account.current()).locale)
        others = await places.locked(Pipeline, archived_at__isnull=True)
        if len(others) >= MAX_PIPELINES:
            raise Invalid("TOO_MANY", "name", most=MAX_PIPELINES)
        moment = db.now()
        with places.unique_name("name"):
            pipeline = await Pipeline.create(
                name=name,
                name_folded=fold(name),
                position=len(others) + 1,
                is_intake=new.is_intake,
                refusal_reason_required=new.refusal_reason_required,
                created_at=moment,
                updated_at=moment,
            )
        await places.arrange([*others, pipeline])
        events.add("created", actor, pipeline, snapshot(pipeline), card=None)
        for stage_name, kind, position in stages:
            made = await _add_stage(pipeline, stage_name, kind, position)
            events.add("created", actor, made, snapshot(made), card=None)
    return pipeline


_OPTIONS: Final = ("backward_moves", "refusal_reason_required", "task_required", "shows_refusals", "creates_customer")


async def update(actor: Actor, pipeline_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Pipeline:
    """Change what is `given` of: name, position among the pipelines, refusal_reason_required, backward_moves,
    task_required, shows_refusals, creates_customer (D12, D24, D30, D31, D32, T13).

    Takes the right to edit settings. Raises Invalid NAME_TAKEN, NUMBER_OUT_OF_RANGE.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        pipelines = await places.locked(Pipeline, archived_at__isnull=True)
        if (pipeline := next((each for each in pipelines if each.id == pipeline_id), None)) is None:
            raise NotFound("pipeline")
        values: dict[str, Any] = {}
        if "name" in given:
            values["name"] = required(given["name"], "name", 100)
            values["name_folded"] = fold(values["name"])
        for name in _OPTIONS:
            if name in given:
                values[name] = given[name]
        if "position" in given:
            values["position"] = places.index(given["position"], len(pipelines), "position") + 1
        with places.unique_name("name"):
            change = await write(pipeline, expected_version, **values)
        if "position" in change:
            rest = [each for each in pipelines if each.id != pipeline.id]
            await places.arrange([*rest[: pipeline.position - 1], pipeline, *rest[pipeline.position - 1 :]])
        events.add("changed", actor, pipeline, change, card=None)
    return pipeline


async def stage_create(actor: Actor, pipeline_id: int, name: str, position: int | None = None) -> Stage:
    """A new active stage at a place among the active ones, the last by default (D12).

    Takes the right to edit settings. Raises Invalid NAME_TAKEN, TOO_MANY, NUMBER_OUT_OF_RANGE.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        called = required(name, "name", 100)
        pipeline = await locked(pipeline_id)
        active = await active_stages(pipeline)
        if len(active) >= MOST_STAGES:
            raise Invalid("TOO_MANY", "name", most=MOST_STAGES)
        index = places.index(position, len(active) + 1, "position")
        with places.unique_name("name"):
            made = await _add_stage(pipeline, called, StageKind.ACTIVE, index + 1)
        arranged = [*active[:index], made, *active[index:]]
        await places.arrange(arranged)
        events.add("created", actor, made, snapshot(made), card=None)
        await tell_order(events, actor, pipeline, active, arranged)
    return made


async def stage_update(actor: Actor, stage_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Stage:
    """Change what is `given` of: name, is_key, probability (D10, D12, D25). A key stage takes the place of the
    pipeline's other one.

    Takes the right to edit settings. Raises Invalid NAME_TAKEN, NOT_ACTIVE for a key stage that isn't,
    NUMBER_OUT_OF_RANGE, STAGE_UNSORTED for a probability where no deal stands.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        if (found := await Stage.get_or_none(id=stage_id, archived_at__isnull=True)) is None:
            raise NotFound("stage")
        values: dict[str, Any] = {}
        if "name" in given:
            values["name"] = required(given["name"], "name", 100)
            values["name_folded"] = fold(values["name"])
        if "is_key" in given:
            if given["is_key"] and found.kind is not StageKind.ACTIVE:
                raise Invalid("NOT_ACTIVE", "isKey")
            values["is_key"] = given["is_key"]
            await locked(found.pipeline_id)
        if "probability" in given:
            if found.kind is StageKind.UNSORTED:
                raise Invalid("STAGE_UNSORTED", "probability")
            values["probability"] = percent(given["probability"], "probability")
        with places.unique_name("name"):
            change = await write(found, expected_version, **values)
        events.add("changed", actor, found, change, card=None)
        if found.is_key and "is_key" in change:
            others = Stage.filter(pipeline_id=found.pipeline_id, is_key=True).exclude(id=found.id)
            for other in await others.order_by("id"):
                events.add("changed", actor, other, await write(other, None, is_key=False), card=None)
    return found


async def stage_reorder(
    actor: Actor, pipeline_id: int, stage_ids: Sequence[int], expected_version: int | None = None
) -> Pipeline:
    """Put the active stages of a pipeline in this order (D12).

    Takes the right to edit settings. Raises Invalid STAGES_MISMATCH unless each active stage is named once (T56).
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        pipeline = await locked(pipeline_id)
        active = await active_stages(pipeline)
        by_id = {each.id: each for each in active}
        if sorted(stage_ids) != sorted(by_id):
            raise Invalid("STAGES_MISMATCH", "stageIds")
        before = _ids(active)
        also = {"stage_ids": (before, list(stage_ids))} if before != list(stage_ids) else None
        change = await write(pipeline, expected_version, also)
        await places.arrange([by_id[id] for id in stage_ids])
        events.add("changed", actor, pipeline, change, card=None)
    return pipeline


def _stages(new: NewPipeline, locale: str) -> list[tuple[str, StageKind, int]]:
    """Name, kind and position of each stage of a new pipeline. Raises Invalid at the name that can't be."""
    if not new.stage_names:
        raise Invalid("REQUIRED", "stageNames")
    if len(new.stage_names) > MOST_STAGES:
        raise Invalid("TOO_MANY", "stageNames", most=MOST_STAGES)
    fixed = _NAMES["ru" if locale == "ru" else "en"]
    made = [(fixed[StageKind.WON], StageKind.WON, WON_POSITION), (fixed[StageKind.LOST], StageKind.LOST, LOST_POSITION)]
    if new.is_intake:
        made.append((fixed[StageKind.UNSORTED], StageKind.UNSORTED, 0))
    taken = {fold(name) for name, _, _ in made}
    for place, each in enumerate(new.stage_names):
        name = required(each, f"stageNames.{place}", 100)
        if fold(name) in taken:
            raise Invalid("NAME_TAKEN", f"stageNames.{place}")
        taken.add(fold(name))
        made.append((name, StageKind.ACTIVE, place + 1))
    return made


async def _add_stage(pipeline: Pipeline, name: str, kind: StageKind, position: int) -> Stage:
    moment = db.now()
    return await Stage.create(
        pipeline_id=pipeline.id,
        name=name,
        name_folded=fold(name),
        kind=kind,
        position=position,
        created_at=moment,
        updated_at=moment,
    )


async def locked(pipeline_id: int) -> Pipeline:
    """A pipeline whose stages nobody else arranges before this transaction ends. Raises NotFound."""
    found = await Pipeline.filter(id=pipeline_id, archived_at__isnull=True).select_for_update(no_key=True).first()
    if found is None:
        raise NotFound("pipeline")
    return found


async def active_stages(pipeline: Pipeline) -> list[Stage]:
    """The active stages of a pipeline that is `locked`, in their order."""
    return await places.locked(Stage, pipeline_id=pipeline.id, kind=StageKind.ACTIVE, archived_at__isnull=True)


async def tell_order(
    events: Events, actor: Actor, pipeline: Pipeline, before: Sequence[Stage], after: Sequence[Stage]
) -> None:
    """Count it as a change of a pipeline that its active stages are others now."""
    change = await write(pipeline, None, {"stage_ids": (_ids(before), _ids(after))})
    events.add("changed", actor, pipeline, change, card=None)


def _ids(stages: Sequence[Stage]) -> list[int]:
    return [each.id for each in stages]
