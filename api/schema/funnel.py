"""The funnel of a pipeline in the graph (R1, R3, R4, R11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reading.declare import derived, entity, link
from api.reading.scalars import Money
from api.schema.figures import budget, figure, part
from domain import funnel, pipelines

if TYPE_CHECKING:
    from api.schema.pipelines import Pipeline, Stage


@entity(funnel.FunnelDay, sort="id", identified=False)
class FunnelStage:
    """A stage of a funnel: standing and reached are about the deals created in the period, whenever they moved;
    entered, left and seconds are about what happened in the period, whenever the deals were created.
    """

    stage: Stage = link("The stage.", "stage_id")
    standing_count: int = figure(
        "standing_count", "How many of the deals created in the period stand on this stage now (R1)."
    )
    standing_budget: Money | None = budget(
        "standing_minor", "The sum of their budgets (R1); null where budgets are hidden."
    )
    reached_count: int | None = figure(
        "reached_count",
        "How many of the deals created in the period have ever stood on this stage or on one further on; "
        "won is the furthest. Null for lost, which is no step (R3).",
    )
    conversion: float | None = figure(
        "conversion",
        "The share, 0 to 1, of those that reached the step before which have reached this one; "
        "null on the first step, for lost, and when none has reached the step before (R3).",
    )
    overall_conversion: float | None = figure(
        "overall_conversion",
        "The share, 0 to 1, of all deals created in the period which have reached this step; "
        "null for lost, and when none was created (R3).",
    )
    entered_count: int = figure(
        "entered_count",
        "How many times in the period a deal was moved to this stage or created on it; "
        "a deal that came twice counts twice (R11).",
    )
    left_count: int = figure("left_count", "How many times in the period a deal left this stage (R11).")
    average_seconds: int | None = figure(
        "average_seconds",
        "How long those deals had stood here before they left, on average; null when none left. "
        "Stays that last are not in it (R4).",
    )


@entity(pipelines.Pipeline, sort="position", identified=False, noun="funnel")
class Funnel:
    """A pipeline in a period, of deals that the caller may view."""

    pipeline: Pipeline = link("The pipeline.", "id")
    created_count: int = figure(
        "created_count", "How many deals created in the period have ever stood in the pipeline (R1)."
    )
    elsewhere_count: int = figure(
        "elsewhere_count",
        "How many of them stand in another pipeline now; the others are those standing on the stages.",
    )
    conversion: float | None = figure(
        "conversion",
        "The share, 0 to 1, of them that were won in this pipeline; null when none was created (R3).",
    )
    conversion_to_key: float | None = figure(
        "conversion_to_key",
        "The share, 0 to 1, of them that reached the key stage or one further on; null without a key stage, and when "
        "none was created (R5).",
    )
    conversion_from_key: float | None = figure(
        "conversion_from_key",
        "The share, 0 to 1, of those that reached the key stage which were won here; null without a key stage, and "
        "when none has reached it (R5).",
    )
    stages: list[FunnelStage] = derived("Its stages in board order, without Unsorted.", "id", derive=part("stages"))
