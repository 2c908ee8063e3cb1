"""From inputs to plain values."""

import dataclasses
from typing import Any

import strawberry


def given(input: Any) -> dict[str, Any]:
    """The fields that the caller sent, by Python name; for a `Maybe` field its value, null included."""
    sent: dict[str, Any] = {}
    for each in dataclasses.fields(input):
        found = getattr(input, each.name)
        if isinstance(found, strawberry.Some):
            sent[each.name] = found.value
        elif found is not None and found is not strawberry.UNSET:
            sent[each.name] = found
    return sent
