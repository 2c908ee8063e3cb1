"""What is found as one types."""

import re
from collections.abc import Sequence

from tests.oracle.rows import Record, fold
from tests.oracle.sight import View, children, refused

# What is looked up, in the order of answers: the section, the column that names it, whether it has phones and e-mails.
FOUND = {
    "DEAL": ("deals", "name", False),
    "CONTACT": ("contacts", "name", True),
    "COMPANY": ("companies", "name", True),
    "TASK": ("tasks", "text", False),
    "ITEM": ("items", "name", False),
}


def _words(text: str) -> list[str]:
    """Letters and digits as they are compared, at most 64 at a stretch."""
    return ["".join(each)[:64] for each in re.findall(r"[^\W_]+", fold(text))]


def _named(view: View, kind: str, row: Record) -> set[str]:
    """All that a record is found by; a phone from behind after a tilde."""
    _, column, reached = FOUND[kind]
    found = set(_words(row[column]))
    if kind == "DEAL":
        found.add(str(row.id))
    if kind == "ITEM" and "code" not in view.hidden["Item"]:
        found |= set(_words(row["code"] or ""))
    if reached and "phones" not in view.hidden[kind.title()]:
        for each in children(view, f"{row.table}_phone", f"{row.table}_id", row):
            digits = each["number"].lstrip("+")
            found |= {digits, digits[1:], "~" + digits[::-1]}  # the codes of these countries have one digit
    if reached and "emails" not in view.hidden[kind.title()]:
        for each in children(view, f"{row.table}_email", f"{row.table}_id", row):
            found |= set(_words(each["address"]))
    return found


def _readings(text: str) -> list[list[str]]:
    """What a text may mean: its words, or the digits of a number."""
    if len(text) > 200:
        raise refused("text", "at most 200 characters are expected.")
    if len(set(words := _words(text))) > 10:
        raise refused("text", "at most 10 words are expected.")
    readings = [words]
    digits = "".join(dict.fromkeys(words))
    if digits.isdecimal() and not set(text) - set("0123456789 ()+-./"):
        whole = digits[1:] if len(digits) == 11 and digits[0] in "78" else digits
        readings += [[digits], ["~" + whole[::-1]]] + ([[digits[1:]], ["7" + digits[1:]]] if digits[0] == "8" else [])
    if not (readings := [each for each in readings if any(len(word.lstrip("~")) >= 3 for word in each)]):
        raise refused("text", "a word of at least 3 characters is expected.")
    return readings


def looked_up(view: View, text: str, kinds: Sequence[str], first: int) -> list[Record]:
    """Deals first, the newest of each kind first, an equal part for each."""
    if not 1 <= first <= 20:
        raise refused("first", "1 to 20 records are expected.")
    readings = _readings(text)
    for kind in kinds:
        view.require_section(FOUND[kind][0])
    found: list[list[Record]] = []
    for kind in (kinds and [each for each in FOUND if each in kinds]) or FOUND:
        if FOUND[kind][0] not in view.sections:
            rows = sorted(view.all(kind.lower()), key=lambda row: -row.id)
            found.append([row for row in rows if _meets(_named(view, kind, row), readings)])
    parts = [min(len(rows), first // len(found)) for rows in found]
    for place, rows in enumerate(found):
        parts[place] += min(first - sum(parts), len(rows) - parts[place])
    return [row for rows, part in zip(found, parts, strict=True) for row in rows[:part]]


def _meets(words: set[str], readings: list[list[str]]) -> bool:
    return any(all(any(word.startswith(each) for word in words) for each in reading) for reading in readings)
