"""The health of a pipeline in the graph (R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reading.declare import computed, derived, entity, link
from api.schema.figures import figure, part
from domain import funnel, pipelines

if TYPE_CHECKING:
    from api.schema.pipelines import Pipeline, Stage


@entity(pipelines.Passage, sort="id", identified=False, noun="backward_count")
class BackwardCount:
    """How often deals went back from one stage to another (D24)."""

    from_stage: Stage = link("The stage that they left.", "stage_id")
    to_stage: Stage = link("The earlier one that they went to.", "to_stage_id")
    count: int = figure("count", "How many moves.")


@entity(funnel.FunnelDay, sort="id", identified=False, noun="stage_health")
class StageHealth:
    """A step of a pipeline: an active stage, or won."""

    stage: Stage = link("The stage.", "stage_id")
    standing_count: int = figure("standing_count", "How many deals stand on it now.")
    is_empty: bool = computed("No deal stands on it now.", answer=lambda values, _: not values["standing_count"])
    entered_count: int = figure(
        "entered_count", "How many times in the period a deal was moved to it or created on it, as in the funnel."
    )
    exceeds_previous: bool = figure(
        "exceeds_previous",
        "More deals came to it in the period than to the step before it, which they must have jumped over; "
        "false for the first step.",
    )


@entity(pipelines.Pipeline, sort="position", identified=False, noun="pipeline_health")
class PipelineHealth:
    """Signs of a badly built pipeline, in deals that the caller may view (R16)."""

    pipeline: Pipeline = link("The pipeline.", "id")
    backward_count: int = figure(
        "backward_count",
        "How many times in the period a deal went back to an earlier active stage, by the order that the stages had "
        "at that moment (D24).",
    )
    backward: list[BackwardCount] = derived(
        "From where to where, the most frequent first, at most 50 pairs of stages.", "id", derive=part("backward")
    )
    first_count: int = figure("first_count", "How many deals stand in the first half of the active stages now.")
    final_count: int = figure(
        "final_count",
        "How many stand in the second half of them; with an odd number the stage in the middle is in neither.",
    )
    final_exceeds_first: bool = computed(
        "The second half holds more deals than the first: a pipeline should get narrower to its end.",
        answer=lambda values, _: values["final_count"] > values["first_count"],
    )
    stages: list[StageHealth] = derived("Its active stages in board order, and won.", "id", derive=part("stages"))
