"""Who answers for tags."""

from __future__ import annotations

import strawberry

from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list
from api.schema.tags import Tag
from domain import tags


@roots
@strawberry.type
class TagQuery:
    tags: Connection[Tag] = root_list(tags.visible, "All tags by name; filter by how they start.")
