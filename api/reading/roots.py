"""Where reading starts: root lists, single records, `node`, and the records of payloads."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql.execution.collect_fields import FieldDetails

from api.reading.declare import NOUNS, Entity, Relation, Row, Spec, read_field
from api.reading.fetch import Reader
from api.reading.scalars import key, split
from domain.questions import Question
from permissions.actor import Actor
from permissions.errors import BadInput
from permissions.scope import require_section


def _details(info: Any) -> list[FieldDetails]:
    return [FieldDetails(node, None) for node in info.field_nodes]


@dataclass
class RootList(Relation):
    question: Callable[[Actor], Question] = field(kw_only=True)

    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reader = Reader.of(info)
        self.admit(reader.actor)
        return await reader.page(self.target, self.question(reader.actor), arguments, _details(info))


@dataclass
class RootOne(Relation):
    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reader = Reader.of(info)
        self.admit(reader.actor)
        return await reader.one(self.target, key(arguments["id"], self.target.noun, "id"), _details(info))


class RootNode(Relation):
    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return (await _nodes(info, [arguments["id"]], "id"))[0]


class RootNodes(Relation):
    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        ids = arguments["ids"]
        if len(ids) > 200:
            raise BadInput("ids", "at most 200 ids are expected.")
        return await _nodes(info, ids, "ids")


async def _nodes(info: Any, ids: list[str], path: str) -> list[Any]:
    """The records behind these ids, null for those that are not in view: one statement a type and level."""
    reader = Reader.of(info)
    wanted: dict[str, list[int]] = {}
    for id in ids:
        if (parts := split(id)) is None or parts[0] not in NOUNS:
            raise BadInput(path, "expected an id as the graph gave it.")
        wanted.setdefault(parts[0], []).append(parts[1])
    found: dict[tuple[str, int], Any] = {}
    for noun, numbers in wanted.items():
        entity = NOUNS[noun]
        if entity.reachable:
            rows = await reader.by_ids(entity, numbers, reader.selected(entity, _details(info)))
            found |= {(noun, number): row for number, row in rows.items()}
    return [found.get(split(id) or ("", 0)) for id in ids]


# Works out the columns of one row from the arguments as sent; None when there is no such thing.
Answer = Callable[[Reader, Mapping[str, Any]], Awaitable[Mapping[str, Any] | None]]


@dataclass
class RootWorkedOut(Relation):
    """A record that stands in no table: what it links to is read as of any other."""

    answer: Answer = field(kw_only=True)
    arguments: Mapping[str, tuple[Any, str]] = field(kw_only=True)  # type and description by name

    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reader = Reader.of(info)
        self.admit(reader.actor)
        values = await self.answer(reader, arguments)
        if values is None:
            return None
        found = Row(self.target, dict(values))
        await reader.fill([found], reader.selected(self.target, _details(info)))
        return found


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that a mutation returns: read after the commit, as any query is."""

    noun: str
    id: int


# Finds records by the arguments as sent, in the order of the answer; they are read as of any other field.
Find = Callable[[Actor, Mapping[str, Any]], Awaitable[list[Reference]]]


@dataclass
class RootFound(Relation):
    """Records of several types that are looked for; those that have left the view since are left out."""

    find: Find = field(kw_only=True)
    arguments: Mapping[str, tuple[Any, str, Any]] = field(kw_only=True)  # type, description and default by name

    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        found = await self.find(Reader.of(info).actor, arguments)
        rows = await _nodes(info, [NOUNS[each.noun].gid(each.id) for each in found], "")
        return [each for each in rows if each is not None]


def reference(noun: str, id: int) -> Any:
    """A `Reference` where the payload's annotation names the type that it will be read as."""
    return Reference(noun, id)


class Returned(Relation):
    """A record of a payload, or a list of them."""

    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reference = getattr(row, self.name)
        if reference is None:
            return None
        if isinstance(reference, list):
            found: dict[Reference, Row] = {}
            for noun in dict.fromkeys(each.noun for each in reference):
                reader, declared = Reader.of(info), NOUNS[noun]
                ids = [each.id for each in reference if each.noun == noun]
                rows = await reader.by_ids(declared, ids, reader.selected(declared, _details(info)))
                found |= {Reference(noun, id): row for id, row in rows.items()}
            return [found[each] for each in reference if each in found]
        entity: Entity = NOUNS[reference.noun]
        return await Reader.of(info).one(entity, reference.id, _details(info))


@dataclass(frozen=True, slots=True)
class Part:
    """What a subscription is narrowed to by an argument, an id: the column that has it, and how the graph says it."""

    column: str
    noun: str  # of the id
    argument: str
    description: str


@dataclass
class Streamed(Spec):
    """A subscription: messages about records of a noun, or a part of them; if it `ends`, until this kind of event."""

    noun: str = field(kw_only=True)
    only: Part | None = None
    ends: str | None = None
    section: str = ""

    def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        return row  # the message

    def admit(self, actor: Actor) -> None:
        """Nothing, or Forbidden when the section is hidden from `actor`."""
        if self.section:
            require_section(actor, self.section)


def streamed(
    description: str, noun: str, section: str = "", *, only: Part | None = None, ends: str | None = None
) -> Any:
    """A subscription to records of `noun`; its arguments come from the declaration."""
    spec = Streamed(description, noun=noun, section=section, only=only, ends=ends)
    return read_field(spec, is_subscription=True)


def root_list(question: Callable[[Actor], Question], description: str, section: str = "") -> Any:
    """A list at the root, or of the caller; page, filter and order arguments come from the declaration."""
    return read_field(RootList(description, question=question, section=section), default=None)


def root_found(description: str, find: Find, arguments: Mapping[str, tuple[Any, str, Any]]) -> Any:
    """Records that `find` finds."""
    return read_field(RootFound(description, find=find, arguments=arguments))


def root_one(description: str, section: str = "") -> Any:
    """A record by its id; null when it is not in view."""
    return read_field(RootOne(description, section=section))


def root_worked_out(
    description: str, answer: Answer, arguments: Mapping[str, tuple[Any, str]], section: str = ""
) -> Any:
    """A record that `answer` works out; null when it gives none."""
    return read_field(RootWorkedOut(description, answer=answer, arguments=arguments, section=section))
