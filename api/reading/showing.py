"""Records as webhooks show them: fields that an endpoint has chosen, or the usual ones, read as by any query."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import strawberry
from graphql import GraphQLError, OperationDefinitionNode, parse
from graphql.execution.values import VariableValues
from starlette.requests import Request
from starlette.responses import Response

from api import errors, limits
from api.context import Context, stop
from api.documents import Document, Documents, prepared
from api.reading import plans
from api.reading.declare import NOUNS, Entity
from api.reading.selection import Selection
from api.reading.weight import values
from domain import webhooks
from domain.account import Account
from domain.webhooks import Unreadable
from permissions.actor import Actor
from permissions.errors import Invalid
from permissions.fields import SECTIONS, get

MOST: Final = 128  # records read together
CHARACTERS: Final = 4_000  # of a selection
SECONDS: Final = 5.0  # for one reading

USUAL: Final[Mapping[str, str]] = {
    "deal": """
        name budget { amount currency } pipeline { id name } stage { id name } responsible { id name }
        company { id name } contacts { nodes { id name } } source { id name } tags { name } goal
        refusalReason { id name } createdAt updatedAt closedAt version
    """,
    "contact": """
        name firstName lastName phones { number } emails { address } responsible { id name } tags { name } createdAt
        updatedAt version
    """,
    "company": """
        name phones { number } emails { address } website responsible { id name } tags { name }
        createdAt updatedAt version
    """,
    "task": """
        type { id name } text dueAt isDone result responsible { id name } deal { id name } contact { id name }
        company { id name } createdAt updatedAt version
    """,
    "item": """
        name catalogue { id name } code unit price { amount currency } responsible { id name }
        createdAt updatedAt version
    """,
    "customer": """
        name company { id name } contact { id name } stage { id name } nextPurchaseOn
        expectedAmount { amount currency } periodDays responsible { id name } createdAt updatedAt version
    """,
}


@dataclass(frozen=True, slots=True)
class Showing:
    """How records of an entity are shown: what `domain.webhooks` wants to know of it."""

    entity: Entity
    schema: strawberry.Schema
    documents: Documents

    async def check(self, actor: Actor, company: Account, selection: str) -> None:
        """Nothing, or Invalid for what can't be selected, or is too much."""
        document = self.documents.get(self._document(selection))
        if document.errors:
            raise _invalid(document.errors[0].message)
        self._check_size(document)
        ids = [self.entity.gid(number) for number in range(1, MOST + 1)]
        _, failed = await self._answer(actor, company, selection, ids)
        if failed:
            raise _invalid(failed[0].message)

    def _check_size(self, document: Document) -> None:
        """Raises Invalid when a message may show too many values (T45)."""
        schema = self.schema._schema
        query = Selection(schema, document.operation(None), document.fragments, VariableValues({}, {"ids": []}), None)
        assert schema.query_type  # noqa: S101  # there is one
        [nodes] = query.roots(schema.query_type)
        if sum(values(query, each) for each in query.below(self.entity.name, nodes.details)) > limits.MESSAGE:
            raise _invalid(f"at most {limits.MESSAGE} values in a message are allowed; select less, or smaller pages")

    async def read(self, actor: Actor, company: Account, selection: str, ids: Sequence[int]) -> Mapping[int, Any]:
        """The records in view, by id; what is forbidden of them is null. Raises as `Shown` says."""
        found: dict[int, Any] = {}
        for start in range(0, len(ids), MOST):
            some = ids[start : start + MOST]
            try:
                nodes, failed = await self._answer(actor, company, selection, [self.entity.gid(id) for id in some])
            except TimeoutError:
                raise Unreadable(f"what is selected can't be read within {SECONDS:.0f} seconds") from None
            for each in failed:
                _require_reading(errors.formatted(each, "")["extensions"]["code"])
            found |= {id: node for id, node in zip(some, nodes, strict=True) if node}
        return found

    def named(self, actor: Actor, columns: Sequence[str]) -> list[str]:
        """The fields that show these columns, but for hidden ones."""
        hidden = self.entity.hidden(actor)
        behind = {column for name in hidden for column in get(self.entity.noun, name).columns}
        names = {self.entity.named(column) for column in columns if column not in behind}
        return sorted(name for name in names if name and name not in hidden)

    def _document(self, selection: str) -> str:
        """The query for records of these fields. Raises Invalid for what is no list of fields."""
        if len(selection) > CHARACTERS:
            raise _invalid(f"at most {CHARACTERS} characters are allowed")
        return _query(self.entity.name, selection.strip() or USUAL[self.entity.noun])

    async def _answer(
        self, actor: Actor, company: Account, selection: str, ids: Sequence[str]
    ) -> tuple[Sequence[Any], Sequence[GraphQLError]]:
        document = self.documents.get(self._document(selection))
        context = _context(actor, company)
        variables = {"ids": list(ids)}
        async with asyncio.timeout(SECONDS) as timeout:
            stop.set(timeout)
            operation = document.operation(None)
            data = await plans.answer(self.schema._schema, document, operation, variables, context)
            if data is not None:
                return data["nodes"], ()
            token = prepared.set(document)
            try:
                result = await self.schema.execute(document.text, variables, context_value=context)
            finally:
                prepared.reset(token)
        nodes = result.data["nodes"] if result.data else None
        return nodes or [None] * len(ids), result.errors or ()


@lru_cache(maxsize=1000)  # each batch of messages asks
def _query(name: str, fields: str) -> str:
    try:
        definitions = parse(f"{{ {fields} }}").definitions
    except GraphQLError as error:
        raise _invalid(error.message) from None
    if len(definitions) != 1 or not isinstance(definitions[0], OperationDefinitionNode):
        raise _invalid(f"write fields of {name}, nothing else")
    return f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {name} {{ id {fields} }} }} }}"


def attach(schema: strawberry.Schema) -> None:
    """Tell webhooks of the records of this schema."""
    documents = Documents(schema._schema, introspection=False)
    for noun in SECTIONS:
        webhooks.shown[noun] = Showing(NOUNS[noun], schema, documents)


def _context(actor: Actor, company: Account) -> Context:
    """Nobody's request: the endpoint's key reads."""
    return Context(
        request=Request({"type": "http", "headers": []}),
        response=Response(),
        actor=actor,
        account=company,
        client_ip="",
        request_id="webhook",
        locale=actor.locale,
    )


def _require_reading(code: str) -> None:
    """Nothing, if an error says what the record is to whoever reads it."""
    match code:
        case "UNAVAILABLE":
            raise ConnectionError(code)
        case "TIMEOUT" | "QUERY_TOO_COMPLEX" | "INTERNAL":
            raise Unreadable(f"what is selected can't be read: {code}")


def _invalid(why: str) -> Invalid:
    return Invalid("SELECTION_INVALID", "selections", why=why)
