"""Whether two servers give the same answer to the same question, each in its own dialect.

An answer is its values in their order, by name: levels in between are a matter of dialect, and the documents give their
fields the same names. Nulls and empty lists are nothing. Ids count by their numbers, moments as moments, money in minor
units, kinds of events in one spelling.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

OF_ITS_OWN = ("version", "endCursor")  # must be there, and may differ


class DifferentAnswers(Exception):
    """The servers weren't asked the same thing, so their figures would say nothing."""


def require_equal(question: str, ours: Any, theirs: Any) -> int:
    """The number of values in each answer. Raises DifferentAnswers naming the first difference, or an empty answer."""
    left, right = list(leaves(ours)), list(leaves(theirs))
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            raise DifferentAnswers(f"{question}: value {place} is {one} in our answer, {other} in theirs")
    if len(left) != len(right):
        raise DifferentAnswers(f"{question}: {len(left)} values in our answer, {len(right)} in theirs")
    if not left:
        raise DifferentAnswers(f"{question}: nothing in either answer")
    return len(left)


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Everything in an answer that is neither a list nor an object, by name."""
    if isinstance(value, dict):
        if value.keys() == {"amount"}:
            yield name, int(Decimal(value["amount"]) * 100)
        else:
            for key, inner in value.items():
                yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    elif value is not None:
        yield name, _canonical(name, value)


def _canonical(name: str, value: Any) -> Any:
    if name in OF_ITS_OWN:
        return ...
    if name == "id":
        return int(value.rpartition("_")[2])
    if name == "budget" or name.endswith(("Count", "Seconds")):  # big integers come as texts
        return int(value)
    if name == "at" or name.endswith("At"):
        return datetime.fromisoformat(value)
    return value.upper().replace(".", "_") if name == "kind" else value
