"""Values of rows in the form that an answer has."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLScalarType, is_leaf_type
from strawberry.types.field import StrawberryField

from api.reading.making import Making, Unplanned
from api.reading.scalars import write_moment
from api.reading.selection import Details
from domain import values

Convert = Callable[[Any], Any]

_AS_THEY_ARE = {"String", "Int", "Boolean", "ID"}


class Unexpected(Exception):
    """A null where none may be, which the plain path has to report."""


def moment(value: Any) -> str | None:
    """A moment as a driver gives it: an object, or SQLite's fixed text."""
    if isinstance(value, str):
        return f"{value[:10]}T{value[11:26].rstrip('0').rstrip('.')}+00:00"
    return None if value is None else write_moment(value)


def names(enum: type[Enum]) -> dict[Any, str | None]:
    """What the graph calls the values of a column; nothing for nothing."""
    return {None: None, **{member.value: member.name for member in enum}}


def amount_in(currency: str) -> Callable[[int], str]:
    """A function from minor units to the text of an Amount."""
    if values.decimals(currency) != 2:  # as nearly all have
        return lambda minor: str(values.major(minor, currency))
    return lambda minor: f"{minor // 100}.{minor % 100:02}" if minor >= 0 else str(values.major(minor, currency))


def converter(type_: Any, making: Making, details: Details) -> Convert:
    """What turns a value of Python into that of an answer. Raises Unplanned for types that have logic of their own."""
    if isinstance(type_, GraphQLNonNull):
        return _required(converter(type_.of_type, making, details))
    if isinstance(type_, GraphQLList):
        return _each(converter(type_.of_type, making, details))
    if isinstance(type_, GraphQLObjectType) and type_.name == "Money":
        return _money(making, details)
    if isinstance(type_, GraphQLObjectType):
        return _object(type_, making, details)
    if is_leaf_type(type_):
        return _leaf(type_)
    raise Unplanned("logic", str(type_))


def _money(making: Making, details: Details) -> Convert:
    currency = making.account.currency
    amount = amount_in(currency)
    keys = [(each.key, each.name) for each in making.selection.below("Money", details)]

    def convert(value: Any) -> Any:
        if value is None:
            return None
        known = {None: "Money", "currency": currency, "amount": amount(value.minor)}
        return {key: known[name] for key, name in keys}

    return convert


def _leaf(type_: GraphQLScalarType | GraphQLEnumType) -> Convert:
    if type_.name in _AS_THEY_ARE:
        return lambda value: value
    write = type_.serialize
    return lambda value: None if value is None else write(value)


def _required(convert: Convert) -> Convert:
    def required(value: Any) -> Any:
        if value is None:
            raise Unexpected
        return convert(value)

    return required


def _each(convert: Convert) -> Convert:
    return lambda value: None if value is None else [convert(item) for item in value]


def _object(type_: GraphQLObjectType, making: Making, details: Details) -> Convert:
    """An object whose fields are attributes of it."""
    fields: list[tuple[str, str, Convert]] = []
    for each in making.selection.below(type_.name, details):
        if each.definition is None:
            fields.append((each.key, "", lambda _: type_.name))
            continue
        made = each.definition.extensions.get("strawberry-definition")
        if not isinstance(made, StrawberryField) or not made.is_basic_field:
            raise Unplanned("logic", f"{type_.name}.{each.key}")
        fields.append((each.key, made.python_name, converter(each.definition.type, making, each.details)))

    def convert(value: Any) -> Any:
        if value is None:
            return None
        return {key: write(getattr(value, name) if name else None) for key, name, write in fields}

    return convert
