"""Short lists that administrators keep and records choose from."""

from __future__ import annotations

from api.reading.declare import Node, column, entity
from domain import directories


@entity(directories.Source, order="position")
class Source(Node):
    """Where a deal came from (D29)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.RefusalReason, order="position")
class RefusalReason(Node):
    """Why a deal was lost (D30)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.ClientType, order="position")
class ClientType(Node):
    """What kind of client somebody is, e.g. VIP (L20)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)


@entity(directories.TaskType, order="position")
class TaskType(Node):
    """What a task is about (T3)."""

    name: str = column("What it is called.")
    is_archived: bool = column("No longer offered.", filter=True)
