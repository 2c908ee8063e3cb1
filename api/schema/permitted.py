"""What the caller may do to a record, so that the rows of a list offer that and nothing else (L15)."""

from functools import lru_cache
from typing import Any

from api.reading.declare import computed
from permissions import scope
from permissions.actor import Actor


def permitted(description: str, model: Any, action: str) -> Any:
    """Whether the caller may do `action` to the record: the door's own condition, asked of the row that was read."""
    return computed(
        description,
        "id",
        *scope.columns(model),
        answer=lambda row, context: scope.holds(_allowed(model, context.require(), action), row),
    )


@lru_cache(maxsize=4096)
def _allowed(model: Any, actor: Actor, action: str) -> Any:
    return scope.predicate(model, actor, action)
