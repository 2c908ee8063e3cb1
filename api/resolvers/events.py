"""Who answers for the list of all that has happened (R9, R10)."""

from __future__ import annotations

import strawberry

from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list
from api.schema.events import Event
from domain import acts


@roots
@strawberry.type
class EventQuery:
    events: Connection[Event] = root_list(
        acts.visible,
        "All that has happened to what the caller may view, the latest first; to administrators also what was done to "
        "policy, users, keys, sessions, exports and settings (R9, R10).",
    )
