"""Who answers for pipelines and stages."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, keys, optional_key
from api.schema.pipelines import (
    Pipeline,
    PipelineCreateInput,
    PipelineCreatePayload,
    PipelineDeleteInput,
    PipelineDeletePayload,
    PipelineUpdateInput,
    PipelineUpdatePayload,
    StageCreateInput,
    StageCreatePayload,
    StageDeleteInput,
    StageDeletePayload,
    StageReorderInput,
    StageReorderPayload,
    StageUpdateInput,
    StageUpdatePayload,
)
from domain import clearing, pipeline_settings, pipelines


@roots
@strawberry.type
class PipelineQuery:
    archived_pipelines: Connection[Pipeline] = root_list(
        pipelines.archived, "Pipelines that were deleted and are kept for the history of their deals."
    )
    pipelines: Connection[Pipeline] = root_list(pipelines.visible, "All pipelines in board order.")
    pipeline: Pipeline | None = root_one("A pipeline by its id.")


@strawberry.type
class PipelineMutation:
    @mutation("Add a pipeline with its stages; takes the right to edit settings (D11–D14).")
    async def pipeline_create(self, info: Info, input: PipelineCreateInput) -> PipelineCreatePayload | None:
        new = pipeline_settings.NewPipeline(
            name=input.name,
            stage_names=input.stage_names,
            is_intake=input.is_intake,
            refusal_reason_required=input.refusal_reason_required,
        )
        pipeline = await pipeline_settings.create(info.context.require(), new)
        return PipelineCreatePayload(pipeline=reference("pipeline", pipeline.id))

    @mutation("Rename a pipeline or move it among the others; takes the right to edit settings (D12).")
    async def pipeline_update(self, info: Info, input: PipelineUpdateInput) -> PipelineUpdatePayload | None:
        pipeline_id = key(input.pipeline_id, "pipeline", "pipelineId")
        await pipeline_settings.update(info.context.require(), pipeline_id, input.expected_version, given(input))
        return PipelineUpdatePayload(pipeline=reference("pipeline", pipeline_id))

    @mutation("Add an active stage to a pipeline; takes the right to edit settings (D12).")
    async def stage_create(self, info: Info, input: StageCreateInput) -> StageCreatePayload | None:
        pipeline_id = key(input.pipeline_id, "pipeline", "pipelineId")
        stage = await pipeline_settings.stage_create(info.context.require(), pipeline_id, input.name, input.position)
        return StageCreatePayload(stage=reference("stage", stage.id))

    @mutation("Rename a stage; takes the right to edit settings (D12).")
    async def stage_update(self, info: Info, input: StageUpdateInput) -> StageUpdatePayload | None:
        stage_id = key(input.stage_id, "stage", "stageId")
        await pipeline_settings.stage_update(info.context.require(), stage_id, input.expected_version, given(input))
        return StageUpdatePayload(stage=reference("stage", stage_id))

    @mutation("Put the active stages of a pipeline in another order; takes the right to edit settings (D12).")
    async def stage_reorder(self, info: Info, input: StageReorderInput) -> StageReorderPayload | None:
        pipeline_id = key(input.pipeline_id, "pipeline", "pipelineId")
        stage_ids = keys(input.stage_ids, "stage", "stageIds")
        await pipeline_settings.stage_reorder(info.context.require(), pipeline_id, stage_ids, input.expected_version)
        return StageReorderPayload(pipeline=reference("pipeline", pipeline_id))

    @mutation(
        "Delete a stage; takes the right to edit settings, and an administrator where deals stand, which are moved. "
        "Many of them are moved by and by (D12)."
    )
    async def stage_delete(self, info: Info, input: StageDeleteInput) -> StageDeletePayload | None:
        stage_id = key(input.stage_id, "stage", "stageId")
        goal = optional_key(input.move_deals_to, "stage", "moveDealsTo")
        await clearing.stage_delete(info.context.require(), stage_id, input.expected_version, goal)
        return StageDeletePayload(deleted_id=input.stage_id)

    @mutation(
        "Delete a pipeline; takes the right to edit settings, and an administrator where deals stand, which are moved. "
        "Many of them are moved by and by (D12)."
    )
    async def pipeline_delete(self, info: Info, input: PipelineDeleteInput) -> PipelineDeletePayload | None:
        pipeline_id = key(input.pipeline_id, "pipeline", "pipelineId")
        goal = optional_key(input.move_deals_to, "stage", "moveDealsTo")
        await clearing.pipeline_delete(info.context.require(), pipeline_id, input.expected_version, goal)
        return PipelineDeletePayload(deleted_id=input.pipeline_id)
