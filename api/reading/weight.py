"""How much a selection may hold, worked out before anything is read (T45)."""

from typing import Final

from graphql import get_named_type, get_nullable_type, is_abstract_type, is_leaf_type, is_list_type

from api.reading.making import IN_A_LIST
from api.reading.pages import DEFAULT, MOST
from api.reading.selection import Chosen, Selection

_SIZES: Final = ("first", "last")  # arguments


def values(selection: Selection, chosen: Chosen, size: int = IN_A_LIST) -> int:
    """How many values a field may hold, itself and all below: pages are taken for full, other lists for IN_A_LIST long.
    `size` is that of the list that it may be.
    """
    if chosen.definition is None:
        return 1
    type_ = chosen.definition.type
    times = size if is_list_type(get_nullable_type(type_)) else 1
    if is_leaf_type(named := get_named_type(type_)):
        return times
    below = IN_A_LIST
    if not chosen.definition.args.keys().isdisjoint(_SIZES):
        arguments = selection.arguments(chosen)
        given = next((arguments[name] for name in _SIZES if arguments.get(name) is not None), DEFAULT)
        below = min(max(given, 1), MOST)
    forms = selection.schema.get_possible_types(named) if is_abstract_type(named) else [named]
    selected = [selection.below(form.name, chosen.details) for form in forms]
    return times * (1 + max(sum(values(selection, each, below) for each in fields) for fields in selected))
