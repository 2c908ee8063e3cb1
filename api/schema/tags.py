"""Tags in the graph."""

from __future__ import annotations

from api.reading.declare import Node, column, entity
from domain import tags


@entity(tags.Tag, sort="name")
class Tag(Node):
    """A word that people put on cards."""

    name: str = column("The word.", filter=True, order=True)
