"""Subscriptions: from a document with variables to a member of the streams."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple, Protocol
from weakref import WeakKeyDictionary, WeakValueDictionary

import orjson
from graphql import (
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    get_variable_values,
)
from graphql.execution.values import VariableValues

from api import limits
from api.context import Context
from api.documents import Document
from api.http.requests import Operation
from api.reading.declare import NOUNS, Column, Computed, Identity, Link, Many, Picked
from api.reading.roots import Returned, Streamed
from api.reading.scalars import key
from api.reading.selection import Chosen, Selection
from api.reading.weight import values
from domain import account, records, reference
from domain.questions import Sql
from domain.streams import cursors, hub, members
from domain.streams.cursors import Cursor
from domain.streams.members import Member, Wanted
from domain.streams.sights import MODELS
from permissions.actor import Actor
from permissions.errors import NotFound
from permissions.policy import Rights

CURSOR: Final = b'"\\u0000cursor\\u0000"'  # stands where the cursor goes; no text that is stored has a NUL
ID: Final = b'"\\u0000id\\u0000"'  # likewise the id


class Written(NamedTuple):
    """A message as JSON with CURSOR in it; or with ID, too, the messages for these ids."""

    text: bytes
    ids: Sequence[bytes] = ()

    @property
    def size(self) -> int:
        """In bytes, about."""
        return len(self.text) * max(1, len(self.ids))

    def texts(self, cursor: str, before: bytes = b"", after: bytes = b"") -> list[bytes]:
        """Each of the messages, between what comes before and after it on the wire."""
        text = before + self.text.replace(CURSOR, f'"{cursor}"'.encode()) + after
        if not self.ids:
            return [text]
        parts = text.split(ID)
        return [id.join(parts) for id in self.ids]


Sent = Sequence[tuple[Written, str]]  # messages, each with the cursor of whom it goes to


class Outlet(members.Outlet, Protocol):
    """Where the messages of one subscription go: one of a socket, or a stream of events."""

    def send(self, messages: Sent) -> None:
        """These messages; returns at once."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is selected of a message, as those with certain rights are shown it."""

    selection: Selection
    root: Chosen
    type_name: str
    fields: Sequence[tuple[str, str | None]]  # response key, and what it says of a message; None: its type
    records: Sequence[Chosen]  # those of the fields that are the record
    hidden: tuple[Any, ...]  # the same for those from whom the same fields are hidden


@dataclass(frozen=True)
class Form:
    """The operation of a subscription with its variables: equal for those who are sent the same fields."""

    text: str
    name: str | None
    variables: bytes
    document: Document = field(compare=False)
    operation: OperationDefinitionNode = field(compare=False)
    coerced: VariableValues = field(compare=False)
    raw: Mapping[str, Any] = field(compare=False)
    schema: GraphQLSchema = field(compare=False)

    @cached_property
    def _hash(self) -> int:
        return hash((self.text, self.name, self.variables))

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _shapes(self) -> WeakKeyDictionary[Rights, Shape]:
        return WeakKeyDictionary()

    def shape(self, actor: Actor) -> Shape:
        """What is selected, worked out once for all with these rights."""
        if (found := self._shapes.get(actor.rights)) is None:
            selection = self.selection(actor)
            [root] = selection.roots(self.root)
            assert root.definition  # noqa: S101  # validated
            fields = list(self.fields(selection, root))
            said = [(each.key, _said(each)) for each in fields]
            hidden = tuple((noun, names) for noun, names in sorted(actor.rights.hidden.items()) if names)
            found = self._shapes[actor.rights] = Shape(
                selection,
                root,
                get_named_type(root.definition.type).name,
                said,
                [each for each in fields if is_record(each)],
                hidden,
            )
        return found

    @cached_property
    def depends(self) -> int:
        """On whose rights, and on whom, it depends what a record looks like; see PLAIN and the others."""
        selection = self.selection(None)
        [root] = selection.roots(self.root)
        shown = (each for each in self.fields(selection, root) if is_record(each))
        return max([PLAIN, *(_depends(selection, each) for each in shown)])

    @cached_property
    def values(self) -> int:
        """How many values a message may show."""
        selection = self.selection(None)
        return sum(values(selection, each) for each in selection.roots(self.root))

    @property
    def personal(self) -> bool:
        return self.depends == PERSON

    @property
    def root(self) -> GraphQLObjectType:
        found = self.schema.subscription_type
        assert found  # noqa: S101  # ours has subscriptions
        return found

    def selection(self, actor: Actor | None) -> Selection:
        """What is selected, as somebody is shown it."""
        return Selection(self.schema, self.operation, self.document.fragments, self.coerced, actor)

    def fields(self, selection: Selection, root: Chosen) -> Iterable[Chosen]:
        """The fields of the message."""
        assert root.definition  # noqa: S101  # validated
        return selection.below(get_named_type(root.definition.type).name, root.details)


RECORD: Final = "record"
PLAIN, RIGHTS, PERSON = range(3)  # columns alone; what rights let see of other records; who is asking


def _depends(selection: Selection, chosen: Chosen) -> int:
    match chosen.definition and chosen.definition.extensions.get("spec"):
        case None | Column() | Identity():
            return PLAIN
        case Computed():
            return PERSON
        case Link() | Many() | Picked() as spec if hasattr(spec.target.model, "owner"):
            return PERSON
        case Returned():  # the record of the message itself
            depends = PLAIN
        case Link() as spec if getattr(spec.target.model, "public", False):
            depends = PLAIN
        case _:
            depends = RIGHTS
    assert chosen.definition  # noqa: S101  # matched above
    type_ = get_named_type(chosen.definition.type)
    if not isinstance(type_, GraphQLObjectType):
        return depends
    return max([depends, *(_depends(selection, each) for each in selection.below(type_.name, chosen.details))])


def is_record(chosen: Chosen) -> bool:
    """Whether a field of a message is the record."""
    return chosen.definition is not None and isinstance(chosen.definition.extensions.get("spec"), Returned)


def _said(chosen: Chosen) -> str | None:
    """What a field of a message says, by its name in Python; RECORD for the record."""
    if is_record(chosen):
        return RECORD
    definition = chosen.definition and chosen.definition.extensions.get("strawberry-definition")
    return definition.python_name if definition else None


_forms: WeakValueDictionary[Form, Form] = WeakValueDictionary()


@dataclass(slots=True)
class Subscribing:
    """A subscription that was understood, still to be begun."""

    member: Member
    cursor: Cursor | None

    async def begin(self) -> None:
        """Once what was missed has been sent, and all that happens from now on will be. Raises CrmError."""
        await hub.current().join(self.member, self.cursor)

    def leave(self) -> None:
        """Send nothing more."""
        hub.current().leave(self.member)


async def understood(
    schema: GraphQLSchema, document: Document, asked: Operation, context: Context, outlet: Outlet, after: str | None
) -> Subscribing:
    """A subscription to be begun; `after` is the cursor that the wire gives. Raises GraphQLError and CrmError."""
    operation = document.operation(asked.operation_name)
    actor = context.require()
    await reference.load()
    variables = VariableValues({}, {})
    if operation.variable_definitions:
        coerced = get_variable_values(schema, operation.variable_definitions, asked.variables)
        if not isinstance(coerced, VariableValues):
            raise coerced[0]
        variables = coerced
    form = Form(
        asked.query,
        asked.operation_name,
        orjson.dumps(asked.variables, option=orjson.OPT_SORT_KEYS),
        document,
        operation,
        variables,
        asked.variables,
        schema,
    )
    form = _forms.setdefault(form, form)
    selection = form.selection(actor)
    roots = list(selection.roots(form.root))
    if len(roots) != 1 or not isinstance(roots[0].spec, Streamed):
        raise GraphQLError("A subscription selects one field of Subscription.")
    limits.check_message(form.values)
    arguments = selection.arguments(roots[0])
    wanted = await _wanted(roots[0].spec, arguments, actor)
    token = arguments.get("after") or after
    cursor = None if token is None else cursors.read(token, wanted.about, actor.user_id)
    return Subscribing(Member(wanted, form, actor, context.origin, outlet, context.ends_at), cursor)


async def _wanted(spec: Streamed, arguments: Mapping[str, Any], actor: Actor) -> Wanted:
    entity, filter = NOUNS[spec.noun], arguments.get("filter")
    company = await account.remembered()

    def admit(actor: Actor) -> None:
        spec.admit(actor)
        for condition in entity.narrowed(filter):
            condition(Sql(actor, company), "a")

    admit(actor)
    part, only, ends = spec.only, None, None
    id = key(arguments[part.argument], part.noun, part.argument) if part else None
    if part and id is not None:
        only = part.column, id
        if spec.ends:
            ends = spec.ends, id
            model: Any = MODELS[spec.noun]
            if not await records.seen(model, actor, [id]):
                raise NotFound(spec.noun)
    about = cursors.about(spec.name, filter, id)
    return Wanted(spec.noun, about, admit, (lambda: entity.narrowed(filter)) if filter else None, only, ends)
