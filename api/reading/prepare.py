"""From declarations to a schema: annotations resolved, inputs made, declarations compared with the tables.

`declarations` runs once before the schema is built, when all types are known; `attach` once after it.
"""

import re
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

import strawberry
from graphql import GraphQLObjectType
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from tortoise import Tortoise
from tortoise import fields as columns

from api.reading import inputs, pages, plans
from api.reading.custom import TYPES, Custom, Part
from api.reading.declare import ENTITIES, NOUNS, Column, Derived, Entity, Many, Node, ReadField, Relation, Spec, camel
from api.reading.roots import RootFound, RootList, RootNode, RootNodes, RootOne, RootWorkedOut, Streamed
from api.reading.scalars import DateTime, Money
from domain import db
from permissions.fields import FIELDS

_SHAPE = re.compile(r"(?:(Connection|list)\[(\w+)\]|([\w.]+))( \| None)?")

ROOTS: list[type] = []  # classes whose fields start reading: parts of Query, payloads


def roots(cls: type) -> type:
    """Mark a class whose fields start reading; below `strawberry.type`'s decorator."""
    ROOTS.append(cls)
    return cls


def declarations() -> None:
    """Resolve every annotation and make filters, orders and arguments.

    Raises TypeError where a declaration and its table disagree.
    """
    if any(entity.orders for entity in ENTITIES.values()):
        return
    Tortoise.init_models(db.MODELS, "models")
    for entity in ENTITIES.values():
        entity.connection = pages.connection(entity)
    for entity in ENTITIES.values():
        for name, spec in entity.specs.items():
            _resolve(entity.cls, name, spec)
    for entity in ENTITIES.values():
        _compare(entity)
        entity.orders = inputs.orders(entity)
        entity.order_enum = inputs.order_enum(entity)
        entity.filters = inputs.filter_fields(entity)
        entity.filter_input = inputs.filter_input(entity) if entity.filters else None
        entity.filters = {camel(name): each for name, each in entity.filters.items()}
    for entity in ENTITIES.values():
        for name, spec in entity.specs.items():
            made = _field(entity.cls, name)
            if isinstance(spec, Many) and spec.annotation == "connection":
                made.arguments = pages.arguments(spec.target)
            elif isinstance(spec, Custom):
                made.arguments = [_argument(argument, *about) for argument, about in spec.takes.items()]
    for cls in pages.MADE:
        for name, text in cls.__annotations__.items():
            _resolve(cls, name, _field(cls, name).spec, text)
    for cls in ROOTS:
        for name, text in cls.__annotations__.items():
            made = getattr(cls, "__strawberry_definition__").get_field(name)  # noqa: B009  # set by Strawberry
            if isinstance(made, ReadField):
                made.spec.name = name
                _resolve(cls, name, made.spec, text)
                made.arguments = _root_arguments(made.spec)


def attach(schema: strawberry.Schema) -> None:
    """Let graphql-core call the declared fields directly, and tell types of an interface by their rows."""
    for type_ in schema._schema.type_map.values():
        if isinstance(type_, GraphQLObjectType):
            if type_.name in ENTITIES or type_.name in TYPES.values():
                type_.is_type_of = None
            for graphql_field in type_.fields.values():
                declared = graphql_field.extensions.get("strawberry-definition")
                if isinstance(declared, ReadField):
                    planned = isinstance(declared.spec, plans.PLANNED)
                    resolve = plans.resolver(declared.spec) if planned else declared.spec.resolve
                    name = camel(declared.spec.name)
                    if (entity := ENTITIES.get(type_.name)) and _can_be_hidden(entity, name):
                        resolve = _unless_hidden(*entity.hides.get(name, (entity.noun, name)), resolve)
                    graphql_field.resolve = resolve
                    graphql_field.extensions["spec"] = declared.spec
    node: Any = schema._schema.type_map["Node"]
    node.resolve_type = lambda row, *_: row.entity.name
    value: Any = schema._schema.type_map["CustomFieldValue"]
    value.resolve_type = lambda row, *_: row.type_name


def _can_be_hidden(entity: Entity, name: str) -> bool:
    return name in entity.hides or name in FIELDS.get(entity.noun, ())


def _unless_hidden(noun: str, name: str, resolve: Callable[..., Any]) -> Callable[..., Any]:
    """A field's resolver that gives null to those from whom the field of this noun is hidden (P26)."""

    def shown(row: Any, info: Any, **arguments: Any) -> Any:
        return None if name in info.context.require().rights.hidden[noun] else resolve(row, info, **arguments)

    return shown


def _field(cls: type, name: str) -> ReadField:
    found = cls.__strawberry_definition__.get_field(name)  # type: ignore[attr-defined]  # set by Strawberry
    assert isinstance(found, ReadField)  # noqa: S101  # declared classes hold nothing else
    return found


def _resolve(cls: type, name: str, spec: Spec, text: str | None = None) -> None:
    """Give a field the type that its annotation names, its spec the target or the Python type."""
    text = text or cls.__annotations__[name]
    match = _SHAPE.fullmatch(text)
    if not match:
        raise TypeError(f"{cls.__name__}.{name}: {text!r} is no T, T | None, list[T] or Connection[T]")
    wrapper, inner, plain, nullable = match.groups()
    base = _named(cls, inner or plain)
    entity = ENTITIES.get(inner or plain)
    if isinstance(spec, Relation):
        if entity is None and base is not Node and not isinstance(spec, Derived | Custom):
            raise TypeError(f"{cls.__name__}.{name} is a relation, but {text} is no declared type")
        if entity is not None:
            spec.target = entity
        if isinstance(spec, Derived):
            spec.plain = entity is None
        spec.annotation = {"Connection": "connection", "list": "list", None: "one"}[wrapper]
    else:
        spec.annotation = base
        if isinstance(spec, Part) and entity is not None:
            spec.target = entity
        if isinstance(spec, Column):
            if base is Money:
                spec.convert = _money
            elif isinstance(base, type) and issubclass(base, Enum):
                spec.convert = base
    made: Any = base
    if wrapper == "Connection":
        made = ENTITIES[inner].connection
    elif wrapper == "list":
        made = list[base | None] if isinstance(spec, RootNodes) else list[base]  # type: ignore[valid-type]  # a type that is data
    _field(cls, name).type_annotation = StrawberryAnnotation(made | None if nullable else made)


def _money(minor: int) -> Money:
    return Money(minor=minor)


def _named(cls: type, name: str) -> Any:
    if name in ENTITIES:
        return ENTITIES[name].cls
    if name in pages.NAMES:
        return pages.NAMES[name]
    known = {**vars(__import__("builtins")), "strawberry": strawberry}  # of which the field `id` is, whoever imports it
    scope: Mapping[str, Any] = {**known, **vars(sys.modules[cls.__module__])}
    head, *rest = name.split(".")
    found = scope[head]
    for part in rest:
        found = getattr(found, part)
    return found


# How a table may say who sees its rows: see `domain.questions.Sql.scope`.
WAYS: Final = ("entity", "public", "child", "cards", "owner", "sight", "stands_for")


def _compare(entity: Entity) -> None:
    """A typo in a column, a nullable column behind a field that is not, or a table of nobody should stop the start."""
    kinds = [way for way in WAYS if getattr(entity.model, way, None)]
    if len(kinds) != 1:
        raise TypeError(f"{entity.table} must say in one way who sees its rows: {', '.join(WAYS)}")
    if entity.reachable and kinds == ["child"]:
        raise TypeError(f"{entity.name}: rows of a child table can't be looked up on their own")
    table = entity.model._meta.fields_map
    for name, spec in entity.specs.items():
        for column in spec.needs():
            if column not in table:
                raise TypeError(f"{entity.name}.{name}: {entity.table} has no column {column}")
        if isinstance(spec, Column):
            nullable = entity.cls.__annotations__[name].endswith("| None")
            if table[spec.source].null and not nullable:
                raise TypeError(f"{entity.name}.{name} must be nullable as its column is")
            if isinstance(table[spec.source], columns.DatetimeField) != (spec.annotation is DateTime):
                raise TypeError(f"{entity.name}.{name}: DateTime belongs to a column of moments")


def _root_arguments(spec: Spec) -> list[StrawberryArgument]:
    if isinstance(spec, RootList | RootOne) and not spec.target.reachable:
        raise TypeError(f"{spec.target.name} is no Node, so nothing at the root may lead to it")
    if isinstance(spec, RootList):
        return pages.arguments(spec.target)
    if isinstance(spec, RootOne | RootNode):
        return [_argument("id", strawberry.ID, "Its id.")]
    if isinstance(spec, RootNodes):
        return [_argument("ids", list[strawberry.ID], "At most 200 ids; answers come in their order.")]
    if isinstance(spec, RootFound):
        return [
            _argument(name, type_, description, default)
            for name, (type_, description, default) in spec.arguments.items()
        ]
    if isinstance(spec, RootWorkedOut):
        return [_argument(name, type_, description) for name, (type_, description) in spec.arguments.items()]
    if isinstance(spec, Streamed):
        narrowing = (
            StrawberryArgument(
                python_name=spec.only.column,
                graphql_name=spec.only.argument,
                type_annotation=StrawberryAnnotation(strawberry.ID),
                description=spec.only.description,
            )
            if spec.only
            else pages.argument("filter", NOUNS[spec.noun].filter_input, "Which records, before or after the change.")
        )
        after = pages.argument("after", str, "Go on after the message with this cursor.")
        return [each for each in (narrowing, after) if each is not None]
    return []


def _argument(name: str, type_: Any, description: str, default: Any = strawberry.UNSET) -> StrawberryArgument:
    return StrawberryArgument(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(type_),
        default=default,
        description=description,
    )
