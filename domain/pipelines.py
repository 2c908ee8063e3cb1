"""Pipelines and their stages (D11–D15)."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import db, reference, stored
from domain.questions import Question, Sql
from domain.records import Versioned
from domain.tables import CheckConstraint, ForeignKey, Ordered, foreign_key
from domain.values import fold
from permissions.actor import Actor
from permissions.errors import Invalid


class StageKind(Enum):
    UNSORTED = "UNSORTED"
    ACTIVE = "ACTIVE"
    WON = "WON"
    LOST = "LOST"


class BackwardMoves(Enum):
    """What a pipeline does about deals that go back to an earlier stage (D24)."""

    ALLOWED = "ALLOWED"
    WARNED = "WARNED"
    FORBIDDEN = "FORBIDDEN"


class StageAdvice(Enum):
    """What is wrong with the name of a stage that is no completed action of ours (D26)."""

    CLIENT = "CLIENT"
    TRAIT = "TRAIT"
    INSTRUCTION = "INSTRUCTION"


class Pipeline(Versioned):
    """A sequence of stages for one kind of client or process."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)
    position = fields.IntField()
    is_intake = fields.BooleanField(default=False)  # has an Unsorted position in front (D14)
    refusal_reason_required = fields.BooleanField(default=False)
    task_required = fields.BooleanField(default=False, db_default=False)  # of each deal in work (T13)
    shows_refusals = fields.BooleanField(default=False, db_default=False)  # D31
    creates_customer = fields.BooleanField(default=False, db_default=False)  # of each deal that is won (D32)
    archived_at = fields.DatetimeField(null=True)  # deleted, and kept for the history of what went through it
    backward_moves = fields.CharEnumField(
        BackwardMoves, max_length=10, default=BackwardMoves.ALLOWED, db_default=BackwardMoves.ALLOWED.value
    )

    class Meta:
        table = "pipeline"


class Stage(Versioned):
    """A step of a pipeline. `position` counts from 1; Unsorted is 0, won and lost stand behind all others."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    pipeline_id = fields.BigIntField()
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100)
    kind = fields.CharEnumField(StageKind, max_length=10)
    position = fields.IntField()
    is_key = fields.BooleanField(default=False, db_default=False)  # one of a pipeline at most (D25)
    probability = fields.SmallIntField(null=True)  # percent, of deals that enter it (D10)
    archived_at = fields.DatetimeField(null=True)  # deleted, and kept for the history of what went through it …
    moved_to_id = fields.BigIntField(null=True)  # … and where the deals go that stood there

    @property
    def place(self) -> tuple[int, bool]:
        """Where it stands among the stages of its pipeline; one that was deleted before the one that has its place."""
        return self.position, self.archived_at is None

    class Meta:
        table = "stage"
        unique_together = (("id", "pipeline_id"), ("pipeline_id", "name_folded"))
        constraints = (
            foreign_key("stage", "pipeline_id", "pipeline"),
            foreign_key("stage", "moved_to_id", "stage"),
            CheckConstraint(check='"probability" BETWEEN 0 AND 100', name="ck_stage_probability"),
            CheckConstraint(check="\"kind\" IN ('UNSORTED', 'ACTIVE', 'WON', 'LOST')", name="ck_stage_kind"),
        )
        indexes = (Ordered("pipeline_id", "position", "id", name="ix_stage_order"),)


WON_POSITION, LOST_POSITION = 10_000, 10_001
MAX_PIPELINES = 100


def of_deal(table: str) -> ForeignKey:
    """The key of what belongs to a deal and is counted by those who may view the deal."""
    return ForeignKey(
        f"fk_{table}_deal", ("deal_id", "responsible_id"), "deal", ("id", "responsible_id"), on_delete="CASCADE"
    )


class Passage(Model):
    """A deal's leaving of a stage: an append-only log for time on stage and the funnel (D42, D23)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    pipeline_id = fields.BigIntField()
    stage_id = fields.BigIntField()  # the stage that was left …
    to_stage_id = fields.BigIntField()  # … for this one, maybe of another pipeline
    to_pipeline_id = fields.BigIntField()
    skipped = fields.JSONField[list[int]]()  # ids of the active stages that were jumped over, in board order
    entered_at = fields.DatetimeField()
    created_at = fields.DatetimeField()  # when it was left
    seconds = fields.BigIntField()
    actor_id = fields.BigIntField()
    responsible_id = fields.BigIntField()  # of the deal now, kept true by the key: who may view the deal counts this
    is_backward = fields.BooleanField(default=False, db_default=False)  # by the order of stages at that moment (D24)

    class Meta:
        table = "passage"
        constraints = (
            of_deal("passage"),
            foreign_key("passage", "stage_id", "stage"),
            foreign_key("passage", "to_stage_id", "stage"),
        )
        indexes = (
            Ordered("deal_id", "-id", name="ix_passage_deal"),
            Ordered(
                "pipeline_id", "created_at", name="ix_passage_funnel", include=("stage_id", "to_stage_id", "seconds")
            ),
            Ordered(
                "pipeline_id",
                "responsible_id",
                "created_at",
                name="ix_passage_own",
                include=("stage_id", "to_stage_id", "seconds"),
            ),
            Ordered(
                "to_pipeline_id",
                "created_at",
                name="ix_passage_crossing",
                include=("to_stage_id",),
                where='"to_pipeline_id" <> "pipeline_id"',
            ),
            Ordered(
                "to_pipeline_id",
                "responsible_id",
                "created_at",
                name="ix_passage_crossing_own",
                include=("to_stage_id",),
                where='"to_pipeline_id" <> "pipeline_id"',
            ),
            Ordered(
                "pipeline_id",
                "created_at",
                name="ix_passage_backward",
                include=("stage_id", "to_stage_id", "responsible_id", "deal_id"),
                where="is_backward",
            ),
        )


class PassageEdit(Model):
    """A moment at which the log of passages is no longer what it was: totals of that day don't hold any more."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    moment = fields.DatetimeField()

    class Meta:
        table = "passage_edit"
        indexes = (Ordered("moment", name="ix_passage_edit_moment"),)


class Departure(Model):
    """A pipeline that a deal has left and not come back to, so that its funnel counts the deal still (D28)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    pipeline_id = fields.BigIntField()
    deal_created_at = fields.DatetimeField()
    responsible_id = fields.BigIntField()  # of the deal now, kept true by the key
    first_stage_id = fields.BigIntField(null=True)  # the deal's first of all, maybe of another pipeline
    furthest_stage_id = fields.BigIntField(null=True)  # in this pipeline; null when it was never but lost there

    class Meta:
        table = "departure"
        unique_together = (("deal_id", "pipeline_id"),)
        constraints = (of_deal("departure"), foreign_key("departure", "pipeline_id", "pipeline"))
        indexes = (
            Ordered(
                "pipeline_id",
                "deal_created_at",
                name="ix_departure_funnel",
                include=("first_stage_id", "furthest_stage_id"),
            ),
            Ordered(
                "pipeline_id",
                "responsible_id",
                "deal_created_at",
                name="ix_departure_own",
                include=("first_stage_id", "furthest_stage_id"),
            ),
        )


async def stage(stage_id: int, path: str) -> Stage:
    """A stage that a deal can stand on. Raises Invalid NOT_FOUND, STAGE_UNSORTED (D14) or STAGE_ARCHIVED at `path`."""
    return _standable(await stored.get(Stage, stage_id), path)


async def way(stage_id: int, path: str, left: tuple[int, int]) -> tuple[Stage, Stage, list[int]]:
    """The stage that a deal leaves, given as ids of its pipeline and itself; the one that it goes to; and the ids of
    the active stages that this jumps over, in board order (D23). Raises as `stage` does.

    Winning jumps over all that were left; losing, going back and changing the pipeline jump over none.
    """
    pipeline_id, left_id = left
    near = _remembered()
    if stage_id not in near or left_id not in near:  # made a moment ago by another process, or by nobody
        mine, wanted = stored.placeholder(1), stored.placeholder(2)
        found = await stored.select(Stage, f"a.pipeline_id = {mine} or a.id = {wanted}", [pipeline_id, stage_id])
        near = {each.id: each for each in found}
    entered, standing = _standable(near.get(stage_id), path), near[left_id]
    if entered.pipeline_id != pipeline_id or entered.kind is StageKind.LOST:
        return standing, entered, []
    jumped = [
        each
        for each in near.values()
        if each.pipeline_id == pipeline_id
        and each.kind is StageKind.ACTIVE
        and each.archived_at is None
        and standing.place < each.place < entered.place
    ]
    return standing, entered, [each.id for each in sorted(jumped, key=lambda each: each.position)]


def is_backward(left: Stage, entered: Stage) -> bool:
    """Whether a deal that goes from one active stage to another goes back in its pipeline (D24)."""
    both_active = left.kind is entered.kind is StageKind.ACTIVE
    return both_active and left.pipeline_id == entered.pipeline_id and entered.place < left.place


async def require_way_back(pipeline_id: int, *, confirmed: bool) -> None:
    """Nothing, where deals may go back in this pipeline.

    Raises Invalid BACKWARD_FORBIDDEN, and BACKWARD_MOVE where it has to be `confirmed` (D24).
    """
    match (await stored.one(Pipeline, pipeline_id)).backward_moves:
        case BackwardMoves.FORBIDDEN:
            raise Invalid("BACKWARD_FORBIDDEN", "stageId")
        case BackwardMoves.WARNED if not confirmed:
            raise Invalid("BACKWARD_MOVE", "stageId")


# What clients do or are, and what somebody is told to do, in names of stages, folded.
_ADVICE: Final = (
    (
        StageAdvice.CLIENT,
        re.compile(r"\b(думает|отлож\w+|перспектив\w*|на будущее|связаться позже|thinking|postponed)\b"),
    ),
    (StageAdvice.TRAIT, re.compile(r"\b(горяч\w+|тепл(ые|ый|ая)|холодн\w+|чей|чьи|hot|warm|cold|whose)\b")),
    (
        StageAdvice.INSTRUCTION,
        re.compile(r"^\s*(\w+((?<!ос)ть|ться|ти|чь)|send|call|make|set|prepare|arrange)\b"),
    ),
)


def advice(name: str, kind: StageKind) -> StageAdvice | None:
    """What is wrong with the name of an active stage; None where nothing is (D26)."""
    if kind is not StageKind.ACTIVE:
        return None
    return next((found for found, pattern in _ADVICE if pattern.search(fold(name))), None)


_kept: tuple[int, Mapping[int, Stage]] = 0, {}


def _remembered() -> Mapping[int, Stage]:
    """The stages that are in memory, not to be changed; none before they have been read."""
    global _kept  # noqa: PLW0603  # one database a process
    try:
        revision = reference.revision(Stage)
    except KeyError:
        return {}
    if revision != _kept[0]:
        rows = reference.rows(Stage).values()
        made = [stored.new(Stage, **{**row, "kind": StageKind(row["kind"])}) for row in rows]
        _kept = revision, {each.id: each for each in made}
    return _kept[1]


def _standable(found: Stage | None, path: str) -> Stage:
    if found is None:
        raise Invalid("NOT_FOUND", path)
    if found.kind is StageKind.UNSORTED:
        raise Invalid("STAGE_UNSORTED", path)
    if found.archived_at is not None:
        raise Invalid("STAGE_ARCHIVED", path)
    return found


async def find(stage_id: int) -> Stage | None:
    """The stage with this id."""
    return _remembered().get(stage_id) or await stored.get(Stage, stage_id)


async def asking_for_tasks() -> set[int]:
    """The active stages of the pipelines that require a planned task of each deal in work (T13)."""
    rows = await db.rows(
        "select s.id from stage s join pipeline p on p.id = s.pipeline_id where s.kind = 'ACTIVE' and p.task_required"
    )
    return {row["id"] for row in rows}


async def first_stage(pipeline_id: int, path: str) -> Stage:
    """The first active stage of a pipeline. Raises Invalid NOT_FOUND at `path`."""
    active = Stage.filter(pipeline_id=pipeline_id, kind=StageKind.ACTIVE, archived_at__isnull=True)
    found = await active.order_by("position").first()
    if found is None:
        raise Invalid("NOT_FOUND", path)
    return found


async def further(reached: int | None, left: Stage, entered: Stage) -> int | None:
    """The id of the furthest stage that a deal has stood on in a pipeline, when it goes there from `left` to `entered`.

    `reached` is what it was before. Won is the furthest; lost is no progress. By the order that the stages have now:
    what was reached is not rewritten when they are put in another order (R3).
    """
    if reached is None or entered.kind is StageKind.LOST:
        return reached if entered.kind is StageKind.LOST else entered.id
    best = left if reached == left.id else _remembered().get(reached) or await stored.one(Stage, reached)
    return entered.id if entered.place > best.place else reached


async def forget_passages(deal_ids: Sequence[int]) -> None:
    """Note that the passages of these deals are about to go with them, or have come back."""
    where, param = stored.among("deal_id", 1, deal_ids)
    text = f"insert into passage_edit (moment) select distinct created_at from passage where {where}"
    await stored.transaction().fetch(text, [param])


async def stage_times(sql: Sql, deals: Sequence[Mapping[str, Any]]) -> list[list[dict[str, int]]]:
    """How many seconds each of these deals has stood on each of its stages, in the order of first standing there.

    A deal is its id, stage_id and stage_entered_at; the time since then counts for the stage that it stands on (D42).
    The same deal may come several times.
    """
    text = (
        f"select deal_id, stage_id, cast(sum(seconds) as bigint) as seconds from passage "
        f"where {sql.within('deal_id', [deal['id'] for deal in deals])} group by deal_id, stage_id order by min(id)"
    )
    found: dict[int, dict[int, int]] = {deal["id"]: {} for deal in deals}
    for row in await db.rows(text, sql.params):
        found[row["deal_id"]][row["stage_id"]] = row["seconds"]
    moment = db.now()
    for deal in {deal["id"]: deal for deal in deals}.values():  # each once: two contacts may lead to the same deal
        standing, seconds = deal["stage_id"], int((moment - deal["stage_entered_at"]).total_seconds())
        found[deal["id"]][standing] = found[deal["id"]].get(standing, 0) + max(0, seconds)
    return [[{"stage_id": id, "seconds": seconds} for id, seconds in found[deal["id"]].items()] for deal in deals]


def visible(actor: Actor) -> Question:
    """Pipelines: everyone signed in sees all of them."""
    return Question(Pipeline, actor, (lambda _, a: f"{a}.archived_at is null",))


def archived(actor: Actor) -> Question:
    """Pipelines that were deleted and are kept for their history."""
    return Question(Pipeline, actor, (lambda _, a: f"{a}.archived_at is not null",))
