"""Resolvers without the executor: what reads a field's arguments and writes its value, made once for each root field.

It does what Strawberry and graphql-core do with input types and plain fields, and nothing else. Where there is more to
it, or an error to report, the operation is theirs; what a mutation came to by then is told to them as its `Outcome`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import MISSING
from inspect import isawaitable
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLInputType, GraphQLList, GraphQLNonNull, GraphQLObjectType
from strawberry.types.base import StrawberryMaybe, StrawberryOptional
from strawberry.types.field import StrawberryField
from strawberry.types.maybe import Some

from api.context import Context, Outcome
from api.reading import leaves
from api.reading.declare import camel
from api.reading.making import Making, Unplanned
from api.reading.roots import Returned
from api.reading.selection import Chosen

Read = Callable[[Any], Any]


class Asked:
    """What a resolver may know of its field: whose request it is, and the response key."""

    def __init__(self, context: Context, key: str) -> None:
        self.context, self.key = context, key
        self.path = self


class Call:
    """A root field that a resolver answers with an object of Python, compiled."""

    def __init__(self, making: Making, chosen: Chosen) -> None:
        made = _declared(chosen)
        assert chosen.definition  # noqa: S101  # `__typename` is no such field
        type_ = chosen.definition.type
        if made is None or made.base_resolver is None or not isinstance(type_, GraphQLObjectType):
            raise Unplanned("logic", chosen.key)
        self._chosen = chosen  # whose nodes it is found by
        self._function: Callable[..., Any] = made.base_resolver.wrapped_func  # type: ignore[assignment]  # no method of a class
        self._arguments = [
            (name, each.python_name, _reader(chosen.definition.args[name].type, {}))
            for each in made.arguments
            if (name := camel(each.python_name)) in chosen.definition.args
        ]
        self._fields: list[tuple[str, Chosen | None, str, Any]] = []
        for each in making.selection.below(type_.name, chosen.details):
            if each.definition is None:
                self._fields.append((each.key, None, "__class__", lambda _: type_.name))
            elif isinstance(each.definition.extensions.get("spec"), Returned):
                self._fields.append((each.key, each, each.spec.name, isinstance(each.definition.type, GraphQLNonNull)))
            elif (plain := _declared(each)) and plain.is_basic_field:
                write = leaves.converter(each.definition.type, making, each.details)
                self._fields.append((each.key, None, plain.python_name, write))
            else:
                raise Unplanned("logic", f"{type_.name}.{each.key}")

    async def carry_out(self, context: Context, arguments: Mapping[str, Any]) -> Outcome:
        """What comes of it. Raises Unplanned for arguments that Strawberry refuses, before anything is done."""
        given = {python: read(arguments[name]) for name, python, read in self._arguments if name in arguments}
        try:
            found = self._function(None, Asked(context, self._chosen.key), **given)
            return Outcome(await found if isawaitable(found) else found)
        except Exception as error:
            return Outcome(error=error)

    async def written(self, found: Any, record: Callable[[Chosen, Any], Awaitable[Any]]) -> dict[str, Any] | None:
        """The answer for the object; `record` reads a record of it. Raises Unexpected, and what `record` does."""
        if found is None:
            return None
        data: dict[str, Any] = {}
        for key, chosen, name, write in self._fields:
            value = getattr(found, name)
            if chosen is None:
                data[key] = write(value)
                continue
            data[key] = None if value is None else await record(chosen, found)
            if write and data[key] is None:  # it may not be null
                raise leaves.Unexpected
        return data


def _declared(chosen: Chosen) -> StrawberryField | None:
    found = chosen.definition and chosen.definition.extensions.get("strawberry-definition")
    return found if isinstance(found, StrawberryField) else None


def _reader(type_: GraphQLInputType, known: dict[str, Read]) -> Read:
    """From a value as graphql-core coerces it to what Strawberry would make of it.

    `known` are the input types met so far: a filter has filters in it.
    """
    if isinstance(type_, GraphQLNonNull):
        return _reader(type_.of_type, known)
    if isinstance(type_, GraphQLList):
        inner = _reader(type_.of_type, known)
        return lambda value: None if value is None else [inner(each) for each in value]
    if isinstance(type_, GraphQLInputObjectType):
        if type_.name not in known:
            known[type_.name] = lambda value: known[type_.name](value)  # noqa: PLW0108 (what is there by then)
            known[type_.name] = _object(type_, known)
        return known[type_.name]
    return lambda value: value


def _object(type_: GraphQLInputObjectType, known: dict[str, Read]) -> Read:
    """An input type: absent fields have their default, or null; a `Maybe` field that is there is a `Some`."""
    definition = type_.extensions["strawberry-definition"]
    if definition.from_input is not None:
        raise Unplanned("logic", type_.name)
    absent = {
        each.python_name: None
        for each in definition.fields
        if each.default is MISSING and each.default_factory is MISSING
    }
    readers: dict[str, tuple[str, Read]] = {}
    for each in definition.fields:
        name = each.graphql_name or camel(each.python_name)
        read = _reader(type_.fields[name].type, known)
        readers[name] = each.python_name, _maybe(each.type, read) if isinstance(each.type, StrawberryMaybe) else read

    def read_object(value: Any) -> Any:
        if value is None:
            return None
        given = dict(absent)
        for name, sent in value.items():
            python, read = readers[name]
            given[python] = read(sent)
        return definition.origin(**given)

    return read_object


def _maybe(type_: StrawberryMaybe, read: Read) -> Read:
    if isinstance(type_.of_type, StrawberryOptional):
        return lambda value: Some(read(value))

    def some(value: Any) -> Any:
        if value is None:
            raise Unplanned("arguments")
        return Some(read(value))

    return some
