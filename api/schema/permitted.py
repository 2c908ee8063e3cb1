"""What the caller may do to a record, so that the rows of a list offer that and nothing else (L15)."""

from typing import Any

from api.reading.declare import computed
from domain.records import Record
from permissions import scope


def permitted(description: str, model: type[Record], action: str) -> Any:
    """Whether the caller may do `action` to the record: the door's own condition, asked of the row that was read."""
    return computed(
        description,
        "id",
        *scope.columns(model),
        answer=lambda row, context: scope.allows(model, context.require(), action, row),
    )
