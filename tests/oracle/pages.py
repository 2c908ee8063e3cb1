"""Orders, cursors and pages of lists."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.custom import by_custom_field
from tests.oracle.filters import filtered
from tests.oracle.names import camel
from tests.oracle.rows import Record, fold, stored
from tests.oracle.sight import View, money, refused

SORTED_BY: dict[str, Callable[[Record], Any]] = {
    "NAME": lambda each: each["name"] if each.table in ("users", "groups") else fold(each["name"]),
    "BUDGET": lambda each: -1 if each["budget_minor"] is None else each["budget_minor"],
    "PROBABILITY": lambda each: -1 if each["probability"] is None else each["probability"],
    "EXPECTED_AMOUNT": lambda each: -1 if each["expected_amount_minor"] is None else each["expected_amount_minor"],
    "NEXT_PURCHASE_ON": lambda each: each["next_purchase_on"] or "2200-01-01",
    "STAGE_ENTERED_AT": lambda each: stored(each["stage_entered_at"]),
    "CREATED_AT": lambda each: stored(each["created_at"]),
    "UPDATED_AT": lambda each: stored(each["updated_at"]),
    "HAPPENED_AT": lambda each: stored(each["happened_at"] or each["created_at"]),
    "DUE_AT": lambda each: stored(each["due_at"]),
    "AT": lambda each: stored(each["at"]),
    "POSITION": lambda each: each["position"],
    "DELETED_AT": lambda each: stored(each["deleted_at"]),
}


_NUMBERS = ("BUDGET", "PROBABILITY", "POSITION", "EXPECTED_AMOUNT")


@dataclass
class Page:
    view: View
    type: str
    keys: list[list[Any]]
    rows: list[Record]
    order: str
    has_next: bool
    has_previous: bool
    matching: list[Record]

    def answer(self, field: str) -> Any:
        cursors = [_cursor([self.order, *each]) for each in self.keys]
        if field == "nodes":
            return self.rows
        if field == "edges":
            return [{"node": row, "cursor": cursor} for row, cursor in zip(self.rows, cursors, strict=True)]
        if field == "totalCount":
            return len(self.matching)
        if field == "totalBudget" and "budget" in self.view.hidden["Deal"]:
            return None
        if field == "totalBudget":
            return money(self.view, sum(each["budget_minor"] or 0 for each in self.matching))
        if field == "totalAmount":
            return money(self.view, sum(each["amount_minor"] or 0 for each in self.matching))
        assert field == "pageInfo"
        return {
            "hasNextPage": self.has_next,
            "hasPreviousPage": self.has_previous,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        }


def _cursor(values: Sequence[Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(text: str, order: str, kinds: Sequence[type], path: str) -> list[Any]:
    """The keys in a cursor of this order."""
    try:
        name, *keys = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if name == order and [type(each) for each in keys] == list(kinds):
            return list(keys)
    except (ValueError, TypeError):
        pass
    raise refused(path, f"expected a cursor of this list in the order {order}.")


def paged(
    view: View,
    type_: str,
    rows: Sequence[Record],
    arguments: Mapping[str, Any],
    usual: str | None,
) -> Page:
    """A page of these rows, in the order asked for, else in `usual`, else in the order in which they come."""
    custom = arguments.get("customOrder")
    if custom and arguments.get("order"):
        raise refused("customOrder", "either order or customOrder is expected, not both.")
    order = f"{custom['key']}_{custom['direction']}" if custom else arguments.get("order") or usual
    sorting, kind = by_custom_field(view, type_, custom) if custom else (None, int)
    view.require_visible(type_, [camel((order or "").rpartition("_")[0].lower())])
    places = {id(row): place for row, place in zip(rows, _places(rows), strict=True)}

    def keys(row: Record) -> list[Any]:
        if order is None:
            return [places[id(row)]]
        if sorting:
            return [sorting(row), row.id]
        by = order.rpartition("_")[0]
        return [row.id] if by == "ID" else [SORTED_BY[by](row), row.id]

    by = (order or "").rpartition("_")[0]
    if not custom and by not in _NUMBERS:
        kind = str
    kinds = [int] if order is None or by == "ID" else [kind, int]
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise refused("last", "either first or last is expected, not both.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 1 <= size <= 200:
            raise refused(name, "a page size of 1 to 200 is expected.")
    bounds = {
        path: _read_cursor(arguments[path], order or "POSITION", kinds, path)
        for path in ("after", "before")
        if arguments.get(path) is not None
    }
    matches = filtered(view, type_, arguments.get("filter") or {}, "filter")
    matching = sorted((row for row in rows if matches(row)), key=keys, reverse=bool(order and order.endswith("_DESC")))
    beyond = matching
    for path, bound in bounds.items():
        later = (path == "after") != bool(order and order.endswith("_DESC"))
        beyond = [row for row in beyond if (keys(row) > bound if later else keys(row) < bound)]
    size = last or first or 50
    page = beyond[-size:] if last else beyond[:size]
    more = len(beyond) > size
    return Page(
        view,
        type_,
        [keys(row) for row in page],
        page,
        order or "POSITION",
        more and not last,
        more and bool(last),
        matching,
    )


def _places(rows: Sequence[Record]) -> list[int]:
    """Where rows stand that come in the order of linking: the ids of the links."""
    return [getattr(row, "link", 0) for row in rows]
