"""Where reading starts: root lists, single records, `node`, and the records of payloads."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql.execution.collect_fields import FieldDetails

from api.reading.declare import NOUNS, Entity, Relation, Row, read_field
from api.reading.fetch import Reader
from api.reading.scalars import key, split
from domain.questions import Question
from permissions.actor import Actor
from permissions.errors import BadInput


def _details(info: Any) -> list[FieldDetails]:
    return [FieldDetails(node, None) for node in info.field_nodes]


@dataclass
class RootList(Relation):
    question: Callable[[Actor], Question] = field(kw_only=True)

    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reader = Reader(info)
        return await reader.page(self.target, self.question(reader.actor), arguments, _details(info))


@dataclass
class RootOne(Relation):
    async def resolve(self, row: Any, info: Any, **arguments: Any) -> Any:
        reader = Reader(info)
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
    reader = Reader(info)
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
        reader = Reader(info)
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
            reader = Reader(info)
            ids = [each.id for each in reference]
            rows = await reader.by_ids(self.target, ids, reader.selected(self.target, _details(info)))
            return [rows[id] for id in ids if id in rows]
        entity: Entity = NOUNS[reference.noun]
        return await Reader(info).one(entity, reference.id, _details(info))


def root_list(question: Callable[[Actor], Question], description: str) -> Any:
    """A list at the root; page, filter and order arguments come from the declaration."""
    return read_field(RootList(description, question=question))


def root_one(description: str) -> Any:
    """A record by its id; null when it is not in view."""
    return read_field(RootOne(description))


def root_worked_out(description: str, answer: Answer, arguments: Mapping[str, tuple[Any, str]]) -> Any:
    """A record that `answer` works out; null when it gives none."""
    return read_field(RootWorkedOut(description, answer=answer, arguments=arguments))
