"""Who answers for pipelines and stages."""

from __future__ import annotations

import strawberry

from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list, root_one
from api.schema.pipelines import Pipeline
from domain import pipelines


@roots
@strawberry.type
class PipelineQuery:
    pipelines: Connection[Pipeline] = root_list(pipelines.visible, "All pipelines in board order.")
    pipeline: Pipeline | None = root_one("A pipeline by its id.")
