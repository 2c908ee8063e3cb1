"""Pipelines and their stages (D11–D15)."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import db
from domain.questions import Question, Sql
from domain.records import Versioned
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Invalid


class StageKind(Enum):
    UNSORTED = "UNSORTED"
    ACTIVE = "ACTIVE"
    WON = "WON"
    LOST = "LOST"


class Pipeline(Versioned):
    """A sequence of stages for one kind of client or process."""

    public: ClassVar[bool] = True

    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)
    position = fields.IntField()
    is_intake = fields.BooleanField(default=False)  # has an Unsorted position in front (D14)
    refusal_reason_required = fields.BooleanField(default=False)

    class Meta:
        table = "pipeline"


class Stage(Versioned):
    """A step of a pipeline. `position` counts from 1; Unsorted is 0, won and lost stand behind all others."""

    public: ClassVar[bool] = True

    pipeline_id = fields.BigIntField()
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100)
    kind = fields.CharEnumField(StageKind, max_length=10)
    position = fields.IntField()

    class Meta:
        table = "stage"
        unique_together = (("id", "pipeline_id"), ("pipeline_id", "name_folded"))
        constraints = (
            foreign_key("stage", "pipeline_id", "pipeline"),
            CheckConstraint(check="\"kind\" IN ('UNSORTED', 'ACTIVE', 'WON', 'LOST')", name="ck_stage_kind"),
        )
        indexes = (Ordered("pipeline_id", "position", "id", name="ix_stage_order"),)


WON_POSITION, LOST_POSITION = 10_000, 10_001
MAX_STAGES = 100  # active ones of a pipeline
MAX_PIPELINES = 100


class Passage(Model):
    """A deal's leaving of a stage: an append-only log for time on stage and the funnel (D42, D23)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    pipeline_id = fields.BigIntField()
    stage_id = fields.BigIntField()  # the stage that was left …
    to_stage_id = fields.BigIntField()  # … for this one, maybe of another pipeline
    skipped = fields.JSONField[list[int]]()  # ids of the active stages that were jumped over, in board order
    entered_at = fields.DatetimeField()
    created_at = fields.DatetimeField()  # when it was left
    seconds = fields.BigIntField()
    actor_id = fields.BigIntField()
    responsible_id = fields.BigIntField()  # of the deal at that moment

    class Meta:
        table = "passage"
        constraints = (
            foreign_key("passage", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("passage", "stage_id", "stage"),
            foreign_key("passage", "to_stage_id", "stage"),
        )
        indexes = (
            Ordered("deal_id", "-id", name="ix_passage_deal"),
            Ordered("pipeline_id", "created_at", name="ix_passage_funnel", include=("stage_id", "seconds")),
        )


async def stage(stage_id: int, path: str) -> Stage:
    """A stage that a deal can stand on. Raises Invalid NOT_FOUND or STAGE_UNSORTED (D14) at `path`."""
    found = await Stage.get_or_none(id=stage_id)
    if found is None:
        raise Invalid("NOT_FOUND", path)
    if found.kind is StageKind.UNSORTED:
        raise Invalid("STAGE_UNSORTED", path)
    return found


async def first_stage(pipeline_id: int, path: str) -> Stage:
    """The first active stage of a pipeline. Raises Invalid NOT_FOUND at `path`."""
    found = await Stage.filter(pipeline_id=pipeline_id, kind=StageKind.ACTIVE).order_by("position").first()
    if found is None:
        raise Invalid("NOT_FOUND", path)
    return found


async def between(left: Stage, entered: Stage) -> list[int]:
    """Ids of the active stages that a move jumps over, in board order (D23).

    Winning jumps over all that were left; losing, going back and changing the pipeline jump over none.
    """
    if left.pipeline_id != entered.pipeline_id or entered.kind is StageKind.LOST:
        return []
    jumped = Stage.filter(
        pipeline_id=left.pipeline_id,
        kind=StageKind.ACTIVE,
        position__gt=left.position,
        position__lt=entered.position,
    )
    return [stage.id for stage in await jumped.order_by("position")]


async def stage_times(sql: Sql, deals: Sequence[Mapping[str, Any]]) -> list[list[dict[str, int]]]:
    """How many seconds each of these deals has stood on each of its stages, in the order of first standing there.

    A deal is its id, stage_id and stage_entered_at; the time since then counts for the stage that it stands on (D42).
    """
    text = (
        f"select deal_id, stage_id, cast(sum(seconds) as bigint) as seconds from passage "
        f"where {sql.within('deal_id', [deal['id'] for deal in deals])} group by deal_id, stage_id order by min(id)"
    )
    found: dict[int, dict[int, int]] = {deal["id"]: {} for deal in deals}
    for row in await db.rows(text, sql.params):
        found[row["deal_id"]][row["stage_id"]] = row["seconds"]
    moment = db.now()
    for deal in deals:
        standing, seconds = deal["stage_id"], int((moment - deal["stage_entered_at"]).total_seconds())
        found[deal["id"]][standing] = found[deal["id"]].get(standing, 0) + max(0, seconds)
    return [[{"stage_id": id, "seconds": seconds} for id, seconds in found[deal["id"]].items()] for deal in deals]


def visible(actor: Actor) -> Question:
    """Pipelines: everyone signed in sees all of them."""
    return Question(Pipeline, actor)
