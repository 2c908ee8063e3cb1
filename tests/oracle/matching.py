"""What conditions are made of: texts, ids, limits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tests.oracle.names import is_number
from tests.oracle.rows import Record, fold
from tests.oracle.sight import refused

Matches = Callable[[Record], bool]


def any_of(found: Sequence[Matches]) -> Matches:
    return lambda row: any(each(row) for each in found)


def negated(found: Matches) -> Matches:
    return lambda row: not found(row)


def by_part(column: str, value: Mapping[str, Any], path: str) -> Matches:
    part, empty = value.get("contains"), value.get("isNull")
    if part is not None and ("\x00" in part or len(part) > 1000):
        raise refused(path, "a text of at most 1000 characters without NUL is expected.")
    return lambda row: (
        (part is None or (row[column] is not None and part in row[column]))
        and (empty is None or empty == (row[column] is None))
    )


def is_within(found: Any, value: Mapping[str, Any], scale: int) -> bool:
    if value.get("isNull") is not None and value["isNull"] != (found is None):
        return False
    tests = {word: value[word] for word in ("gte", "lte", "lt") if value.get(word) is not None}
    if not tests:
        return True
    if found is None:
        return False
    if scale > 1:
        found = Decimal(found) / scale
    return (
        ("gte" not in tests or found >= tests["gte"])
        and ("lte" not in tests or found <= tests["lte"])
        and ("lt" not in tests or found < tests["lt"])
    )


def ids_given(given: Sequence[str], noun: str, path: str, *, listed: bool = True) -> set[int]:
    found = set()
    for place, each in enumerate(given):
        kind, _, number = each.rpartition("_")
        if kind != noun or not is_number(number):
            raise refused(
                f"{path}.{place}" if listed else path,
                f"expected the id of a {noun.replace('_', ' ')}, as the graph gave it.",
            )
        found.add(int(number))
    return found


def by_text(texts: Callable[[Record], Iterable[str]], value: Mapping[str, Any], path: str) -> Matches:
    """One of the texts fulfils all that is asked."""
    for word, part in value.items():
        if part is not None and ("\x00" in part or len(part) > 1000):
            raise refused(f"{path}.{word}", "a text of at most 1000 characters without NUL is expected.")
    asked = {word: fold(part) for word, part in value.items() if part is not None}
    tests: dict[str, Callable[[str, str], bool]] = {
        "eq": str.__eq__,
        "startsWith": str.startswith,
        "contains": str.__contains__,
    }
    return lambda row: any(all(tests[word](fold(text), part) for word, part in asked.items()) for text in texts(row))
