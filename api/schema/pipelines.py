"""Pipelines and stages in the graph (D11–D15)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import Connection, Node, column, computed, entity, link, many
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from domain import pipelines
from domain.pipelines import BackwardMoves, StageAdvice, StageKind

if TYPE_CHECKING:
    from api.schema.deals import Deal

described(
    StageKind,
    "What standing on a stage means.",
    UNSORTED="Requests that nobody has accepted yet: no place for a deal.",
    ACTIVE="The deal is in work.",
    WON="The deal is closed as won.",
    LOST="The deal is closed as lost.",
)


described(
    BackwardMoves,
    "What is done about deals that go back to an earlier active stage (D24).",
    ALLOWED="They may, and it is recorded.",
    WARNED="They may when the move says that it is meant: `backward`.",
    FORBIDDEN="They may not.",
)
described(
    StageAdvice,
    "Why the name of a stage is no completed action of ours (D26).",
    CLIENT="It leaves the matter to the client: Thinking, Postponed.",
    TRAIT="It says what the client is, not what was done: Hot, Cold.",
    INSTRUCTION="It says what is to be done, not what was done: Send the offer, instead of Offer sent.",
)


def _advice(values: Mapping[str, Any], _: object) -> StageAdvice | None:
    return pipelines.advice(values["name"], StageKind(values["kind"]))


@entity(pipelines.Pipeline, sort="position")
class Pipeline(Node):
    """A sequence of stages for one kind of client or process (D11)."""

    name: str = column("What the pipeline is called; unique.")
    position: int = column("Its place among the pipelines, from 1.")
    is_intake: bool = column("For new clients: begins with Unsorted, which holds requests (D14).", filter=True)
    refusal_reason_required: bool = column("Whether closing a deal as lost takes a reason from the list (D30).")
    backward_moves: BackwardMoves = column("What is done about deals that go back (D24).")
    task_required: bool = column("Whether each deal in work is to have a planned task: see `isTaskMissing` (T13).")
    shows_refusals: bool = column("Whether there is a view of its refused deals by reason: see `refusals` (D31).")
    creates_customer: bool = column(
        "Whether who a deal is won with becomes a customer, and the deal their purchase, while the account keeps "
        "customers (D32)."
    )
    stages: list[Stage] = many(
        "All positions in board order: Unsorted, active ones, won, lost.",
        "pipeline_id",
        where="{a}.archived_at is null",
    )
    board: list[Stage] = many(
        "The active stages in board order; ask each for its deals (D15).",
        "pipeline_id",
        where="{a}.kind = 'ACTIVE' and {a}.archived_at is null",
    )
    archived_stages: Connection[Stage] = many(
        "Stages that were deleted and are kept for the history of the deals that stood there.",
        "pipeline_id",
        where="{a}.archived_at is not null",
    )
    archived_at: DateTime | None = column("When it was deleted; kept for the history of its deals.")
    deals: Connection[Deal] = many(
        "Deals in it that the caller may view, newest first.", "pipeline_id", section="deals"
    )
    version: int = column("Counts changes, those of the order of its stages included; send it as expectedVersion.")


@entity(pipelines.Passage, sort="id", identified=False)
class StageTime:
    """How long a deal has stood on a stage, all its stays there together (D42)."""

    stage: Stage = link("The stage.", "stage_id")
    seconds: int = column("How many seconds.")


@entity(pipelines.Stage, sort="position")
class Stage(Node):
    """A step of a pipeline (D13)."""

    name: str = column("What the stage is called; unique in its pipeline.")
    kind: StageKind = column("Active, won, lost, or the Unsorted position of an intake pipeline.")
    position: int = column("Its place: active ones count from 1, Unsorted is 0, won and lost come behind all others.")
    is_key: bool = column("The key stage of its pipeline, of which there is one at most (D25).")
    probability: int | None = column("The probability in percent that a deal takes on when it enters (D10).")
    archived_at: DateTime | None = column("When it was deleted; kept for the history of the deals that stood there.")
    moved_to: Stage | None = link("Of a deleted one: the stage that its deals went to, or are going to.", "moved_to_id")
    advice: StageAdvice | None = computed(
        "What is wrong with its name; null when nothing is, and for stages that every pipeline has (D26).",
        "name",
        "kind",
        answer=_advice,
    )
    pipeline: Pipeline = link("The pipeline that it belongs to.", "pipeline_id")
    deals: Connection[Deal] = many(
        "Deals standing here that the caller may view, last changed first.",
        "stage_id",
        order="UPDATED_AT_DESC",
        section="deals",
    )
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A new pipeline. Won and lost are added to its stages (D13).")
class PipelineCreateInput:
    name: str = strawberry.field(description="What it is called, at most 100 characters; unique.")
    stage_names: list[str] = strawberry.field(
        description="What its active stages are called, in board order: 1 to 100, all different."
    )
    is_intake: bool = strawberry.field(
        default=False, description="For new clients: begin with Unsorted, which holds requests (D14)."
    )
    refusal_reason_required: bool = strawberry.field(
        default=False, description="Whether closing a deal as lost takes a reason from the list (D30)."
    )


@strawberry.input(description="What to change of a pipeline; what is left out stays.")
class PipelineUpdateInput:
    pipeline_id: strawberry.ID = strawberry.field(description="Which pipeline.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the pipeline is no longer at this version."
    )
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    position: strawberry.Maybe[int] = strawberry.field(default=None, description="Its place, from 1.")
    refusal_reason_required: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Whether closing a deal as lost takes a reason from the list (D30)."
    )
    backward_moves: strawberry.Maybe[BackwardMoves] = strawberry.field(
        default=None, description="What is done about deals that go back (D24)."
    )
    task_required: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Whether each deal in work is to have a planned task (T13)."
    )
    shows_refusals: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Whether there is a view of its refused deals by reason (D31)."
    )
    creates_customer: strawberry.Maybe[bool] = strawberry.field(
        default=None,
        description="Whether the company of a won deal, or else its first contact, becomes a customer, and the deal "
        "their purchase (D32).",
    )


@strawberry.input(description="A new active stage.")
class StageCreateInput:
    pipeline_id: strawberry.ID = strawberry.field(description="Of which pipeline.")
    name: str = strawberry.field(description="What it is called, at most 100 characters; unique in its pipeline.")
    position: int | None = strawberry.field(
        default=None, description="Its place among the active stages, from 1; the last one if absent."
    )


@strawberry.input(description="What to change of a stage; what is left out stays.")
class StageUpdateInput:
    stage_id: strawberry.ID = strawberry.field(description="Which stage.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the stage is no longer at this version."
    )
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    is_key: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Make it the key stage in place of another one, or no longer (D25)."
    )
    probability: strawberry.Maybe[int | None] = strawberry.field(
        default=None, description="The probability in percent that deals take on when they enter (D10)."
    )


@strawberry.input(description="The active stages of a pipeline in their new order.")
class StageReorderInput:
    pipeline_id: strawberry.ID = strawberry.field(description="Which pipeline.")
    stage_ids: list[strawberry.ID] = strawberry.field(description="All its active stages, each once.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the pipeline is no longer at this version."
    )


@strawberry.input(description="Which active stage to delete, and where its deals go.")
class StageDeleteInput:
    stage_id: strawberry.ID = strawberry.field(description="Which stage.")
    move_deals_to: strawberry.ID | None = strawberry.field(
        default=None, description="An active stage of this pipeline or of another; needed where deals stand."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the stage is no longer at this version."
    )


@strawberry.input(description="Which pipeline to delete, and where its deals go.")
class PipelineDeleteInput:
    pipeline_id: strawberry.ID = strawberry.field(description="Which pipeline.")
    move_deals_to: strawberry.ID | None = strawberry.field(
        default=None,
        description="An active stage of another pipeline, for the deals in work; won and lost ones go to the stage of "
        "their kind there. Needed where deals stand.",
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the pipeline is no longer at this version."
    )


@payload
class PipelineCreatePayload:
    """What pipelineCreate answers."""

    pipeline: Pipeline | None = returned("The new pipeline.")


@payload
class PipelineUpdatePayload:
    """What pipelineUpdate answers."""

    pipeline: Pipeline | None = returned("The pipeline as it is now.")


@payload
class StageCreatePayload:
    """What stageCreate answers."""

    stage: Stage | None = returned("The new stage.")


@payload
class StageUpdatePayload:
    """What stageUpdate answers."""

    stage: Stage | None = returned("The stage as it is now.")


@payload
class StageReorderPayload:
    """What stageReorder answers."""

    pipeline: Pipeline | None = returned("The pipeline with its stages in their new order.")


@payload
class StageDeletePayload:
    """What stageDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the stage that is gone.")


@payload
class PipelineDeletePayload:
    """What pipelineDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the pipeline that is gone.")
