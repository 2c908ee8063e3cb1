"""Tasks in the graph."""

from __future__ import annotations

from api.reading.declare import Node, column, entity
from api.reading.scalars import DateTime
from domain import tasks


@entity(tasks.Task, sort="due_at")
class Task(Node):
    """What somebody is to do by when."""

    text: str = column("What is to be done.")
    due_at: DateTime = column("By when.", filter=True, order=True)
    is_done: bool = column("Whether it is completed.", filter=True)
    version: int = column("Counts changes; send it as expectedVersion.")
