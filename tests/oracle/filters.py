"""Filters of lists, by the meaning of their descriptions."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLInputObjectType, get_named_type

from tests.oracle.conditions import CONDITIONS
from tests.oracle.matching import Matches, any_of, by_part, by_text, ids_given, is_within, negated
from tests.oracle.names import COLUMNS, LINKS, snake
from tests.oracle.rows import Record
from tests.oracle.sight import View, refused

# What conditions tell of beside the field of their own name, by type: refused where it is hidden.
TELLS = {
    ("Company", "phone"): ("phones",),
    ("Company", "email"): ("emails",),
    ("Company", "inn"): ("requisites",),
    ("Contact", "phone"): ("phones",),
    ("Contact", "email"): ("emails",),
    ("Deal", "goalOrBudgetEmpty"): ("goal", "budget"),
    ("Deal", "stalledDays"): ("closedAt",),
}


def filtered(view: View, type_: str, filter: Mapping[str, Any], path: str) -> Matches:
    """Whether a row matches: all conditions hold, and what is null is none."""
    found: list[Matches] = []
    for name, value in filter.items():
        if value is None:
            continue
        here = f"{path}.{name}"
        if name == "or":
            found.append(any_of([filtered(view, type_, each, f"{here}.{place}") for place, each in enumerate(value)]))
        elif name == "not":
            found.append(negated(filtered(view, type_, value, here)))
        else:
            found.append(_condition(view, type_, name, value, here))
    return lambda row: all(each(row) for each in found)


def _condition(view: View, type_: str, name: str, value: Any, path: str) -> Matches:
    view.require_visible(type_, TELLS.get((type_, name), (name,)))
    if made := CONDITIONS.get((type_, name)):
        return made(view, value, path)
    if (type_, name) in LINKS:
        return _link(view, type_, name, value, path)
    column = COLUMNS.get((type_, name), snake(name))
    if isinstance(value, bool):
        return lambda row: row[column] is value
    if isinstance(value, list):  # of enum values, stored by name but for what happened
        stored_so = column in ("kind", "noun")
        return lambda row: (row[column].replace(".", "_").upper() if stored_so else row[column]) in value
    inputs = view.oracle.schema.type_map[f"{type_}Filter"]
    assert isinstance(inputs, GraphQLInputObjectType)
    filter = get_named_type(inputs.fields[name].type).name
    if filter in ("TextFilter", "PrefixFilter"):
        return by_text(lambda row: [row[column]], value, path)
    if filter == "WrittenFilter":
        return by_part(column, value, f"{path}.contains")
    scale = 100 if column.endswith("_minor") else 1
    if scale > 1:
        for word in ("gte", "lte"):
            if value.get(word) is not None and abs(value[word]) * scale >= 10**13:
                raise refused(f"{path}.{word}", "an amount below a hundred billion is expected.")
    return lambda row: is_within(row[column], value, scale)


def _link(view: View, type_: str, name: str, value: Mapping[str, Any], path: str) -> Matches:
    noun = {"users": "user", "groups": "group"}.get(LINKS[type_, name][1], LINKS[type_, name][1])
    wanted = None if value.get("in") is None else ids_given(value["in"], noun, f"{path}.in")
    empty = value.get("isNull")

    def matches(row: Record) -> bool:
        target = view.linked(row, type_, name)
        return (wanted is None or (target is not None and target.id in wanted)) and (
            empty is None or empty == (target is None)
        )

    return matches
