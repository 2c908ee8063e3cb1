"""Short lists that administrators keep and records choose from."""

from __future__ import annotations

from api.reading.declare import Node, column, entity
from domain import directories


@entity(directories.Source, sort="position")
class Source(Node):
    """Where a deal came from (D29)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.RefusalReason, sort="position")
class RefusalReason(Node):
    """Why a deal was lost (D30)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.ClientType, sort="position")
class ClientType(Node):
    """What kind of client somebody is, e.g. VIP (L20)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.TaskType, sort="position")
class TaskType(Node):
    """What a task is about (T3)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)
