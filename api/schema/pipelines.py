"""Pipelines and stages in the graph (D11–D15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reading.declare import Connection, Node, column, entity, link, many
from api.reading.enums import described
from domain import pipelines
from domain.pipelines import StageKind

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


@entity(pipelines.Pipeline, sort="position")
class Pipeline(Node):
    """A sequence of stages for one kind of client or process."""

    name: str = column("What the pipeline is called; unique.")
    stages: list[Stage] = many("All positions in board order: Unsorted, active ones, won, lost.", "pipeline_id")
    board: list[Stage] = many(
        "The active stages in board order; ask each for its deals (D15).", "pipeline_id", where="{a}.kind = 'ACTIVE'"
    )


@entity(pipelines.Passage, sort="id", identified=False)
class StageTime:
    """How long a deal has stood on a stage, all its stays there together (D42)."""

    stage: Stage = link("The stage.", "stage_id")
    seconds: int = column("How many seconds.")


@entity(pipelines.Stage, sort="position")
class Stage(Node):
    """A step of a pipeline."""

    name: str = column("What the stage is called; unique in its pipeline.")
    kind: StageKind = column("Active, won, lost, or the Unsorted position of an intake pipeline.")
    pipeline: Pipeline = link("The pipeline that it belongs to.", "pipeline_id")
    deals: Connection[Deal] = many("Deals standing here, last changed first.", "stage_id", order="UPDATED_AT_DESC")
