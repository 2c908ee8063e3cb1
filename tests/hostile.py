"""Values that nobody should send, by the type that the schema asks for, and examples of them by Hypothesis."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    get_named_type,
    is_leaf_type,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

SEED: Final = 20261121  # printed with what fails

T = TypeVar("T")
Ids = Mapping[str, Sequence[str]]  # of records that there are, by noun

TEXTS: Final = (
    "Ромашка",
    "",
    " ",
    "a\u0000b",
    "\u200b",
    "\u202eзад\u202c",
    "' or 1=1 --",
    '"; drop table deal; --',
    "%_\\",
    "ﷺ" * 90,
    "ß" * 130,
    "İ",
    "два\nряда",
    "\x07",
    "я" * 100,
    "я" * 11_000,
    "👩‍👩‍👧‍👦",
    "name@example.com",
    "+7 912 345-67-89",
    "+" * 50,
    "https://example.com",
    "{0} {a} %s",
    "null",
)
IDS: Final = (
    "",
    "17",
    "deal_",
    "deal_0",
    "deal_01",
    "deal_-1",
    "deal_999999",
    "deal_999999999999999999",
    "deal_99999999999999999999",
    "deal_1\n",
    "deal_1'--",
    "\u0000",
    "unknown_1",
    "_1",
    "я_1",
    5,
    True,
)
SCALARS: Final[Mapping[str, Sequence[object]]] = {
    "String": (*TEXTS, 5, True, [], {}),
    "Boolean": (True, False, "true", 1),
    "Int": (0, 1, 7, -1, 2**31 - 1, -(2**31), 2**31, 2**63, 1.5, "1", True),
    "Float": (0, 0.5, -1, 1e300, "1"),
    "ByteSize": (5, 0, -1, 1.5, 2**31, 2**53 - 1, 2**53, "5", True, None),
    "Amount": (
        "12.50",
        0,
        10,
        "-1",
        "1.005",
        "NaN",
        "1e30",
        "1e400",
        "9" * 5000,
        "99999999999.99",
        True,
        "",
        [],
        1e300,
    ),
    "Decimal": (
        "12.5",
        0,
        "-1",
        "1.00000001",
        "NaN",
        "1e30",
        "1e400",
        "9" * 5000,
        "999999999999999",
        True,
        "",
        [],
        1e300,
    ),
    "Date": (
        "2026-11-21",
        "2024-02-29",
        "2023-02-29",
        "0000-01-01",
        "0001-01-01",
        "1899-12-31",
        "9999-12-31",
        "20261121",
        "2026-W01-1",
        "2026-11-21T00:00:00Z",
        "",
        0,
        True,
    ),
    "DateTime": (
        "2026-11-21T09:30:00+03:00",
        "2024-02-29T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "1969-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "10000-01-01T00:00:00Z",
        "2026-11-21T09:30:00",
        "2026-11-21",
        "",
        0,
        True,
    ),
}


def examples(values: st.SearchStrategy[T], number: int) -> list[T]:
    """So many examples, the same on every run."""
    found: list[T] = []

    @seed(SEED)
    @settings(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(values)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


def arguments(args: Mapping[str, Any], ids: Ids) -> st.SearchStrategy[dict[str, Any]]:
    """Values for the arguments of a field, or for the fields of an input."""
    required = {name: value(arg.type, name, ids) for name, arg in args.items() if _is_required(arg)}
    optional = {name: value(arg.type, name, ids) for name, arg in args.items() if not _is_required(arg)}
    return st.fixed_dictionaries(required, optional=optional)


def _is_required(arg: Any) -> bool:
    return isinstance(arg.type, GraphQLNonNull)


def value(type_: GraphQLInputType, name: str, ids: Ids, depth: int = 0) -> st.SearchStrategy[Any]:
    """What may be sent where the schema asks for this type under this name: mostly of the right form."""
    if isinstance(type_, GraphQLNonNull):
        return value(type_.of_type, name, ids, depth)
    if isinstance(type_, GraphQLList):
        each = value(type_.of_type, name.removesuffix("s"), ids, depth)
        few = st.lists(each, max_size=3)
        return _mostly(few, st.lists(each, min_size=1, max_size=1).map(lambda one: one * 101), st.none(), each)
    if isinstance(type_, GraphQLEnumType):
        return _mostly(st.sampled_from(sorted(type_.values)), st.sampled_from(["", "NONSENSE", 1, None]))
    if isinstance(type_, GraphQLScalarType):
        if type_.name == "ID":
            return _id(name, ids)
        known = SCALARS[type_.name]  # the first one is right nearly everywhere
        return st.one_of(st.just(known[0]), st.sampled_from(known))
    assert isinstance(type_, GraphQLInputObjectType)
    if depth > 2:
        return st.just({})
    required = {key: value(f.type, key, ids, depth + 1) for key, f in type_.fields.items() if _is_required(f)}
    optional = {key: value(f.type, key, ids, depth + 1) for key, f in type_.fields.items() if not _is_required(f)}
    return _mostly(
        st.fixed_dictionaries(required, optional=optional), st.sampled_from([None, [], "x", {"nonsense": 1}])
    )


def _mostly(usual: st.SearchStrategy[Any], *others: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.integers(0, 11).flatmap(lambda dice: others[dice] if dice < len(others) else usual)


def _id(name: str, ids: Ids) -> st.SearchStrategy[Any]:
    """The id of a record of the kind that the name speaks of, mostly; or of any other, or nonsense."""
    noun = re.sub(r"(?<!^)(?=[A-Z])", "_", name.removesuffix("Id").removesuffix("Ids")).lower()
    noun = noun.removeprefix("add_").removeprefix("remove_")
    noun = {"responsible": "user", "type": "task_type"}.get(noun, noun)
    anything = st.sampled_from([*IDS, *(each for some in ids.values() for each in some[:2])])
    return _mostly(st.sampled_from(list(ids[noun])), anything, anything) if ids.get(noun) else anything


def selection(type_: GraphQLOutputType, depth: int = 2) -> str:
    """All fields without arguments that must be given, so many levels deep."""
    named = get_named_type(type_)
    if is_leaf_type(named):
        return ""
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    fields = []
    for name, field in named.fields.items():
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            fields.append(name)
        elif depth > 1 and isinstance(inner, GraphQLObjectType) and not inner.name.endswith("Connection"):
            fields.append(f"{name} {selection(field.type, depth - 1)}")
    return f"{{ {' '.join(fields or ['__typename'])} }}"
