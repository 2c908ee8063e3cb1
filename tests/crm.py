"""The product as its users meet it: the graph over HTTP, and the cast of the demo data."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import httpx2

from domain import db


class Refused(AssertionError):
    """The graph answered with errors that the test did not expect."""


_ONCE = ContextVar("_ONCE", default=False)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within: no query is repeated on the plain path. For tests of what it costs to answer."""
    token = _ONCE.set(True)
    try:
        yield
    finally:
        _ONCE.reset(token)


@dataclass
class Person:
    """Somebody of the cast, signed in; nobody without a token."""

    crm: "Crm"
    token: str | None

    async def send(self, query: str, headers: dict[str, str] | None = None, **variables: Any) -> dict[str, Any]:
        """The whole answer to an operation. That to a query is known to be the plain path's as well."""
        sent = dict(headers or {})
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        body = {"query": query, "variables": variables}
        answer = await self._post(body, sent)
        if query.lstrip().startswith(("{", "query")) and not _ONCE.get():
            for _ in range(3):  # between the two a second may have passed, or somebody else have changed something
                plain = await self._post(body | {"extensions": {"plan": "plain"}}, sent)
                if _content(plain) == _content(answer):
                    break
                answer = await self._post(body, sent)
            assert _content(answer) == _content(plain), (query, variables)
        return answer

    async def _post(self, body: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        response = await self.crm.client.post("/graphql", json=body, headers=headers)
        answer: dict[str, Any] = response.json()
        return answer

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation that has no errors."""
        answer = await self.send(query, **variables)
        if answer.get("errors"):
            raise Refused(answer["errors"])
        data: dict[str, Any] = answer["data"]
        return data

    async def code(self, query: str, **variables: Any) -> str:
        """The code of the one top-level error of an operation, or "ok"."""
        errors = (await self.send(query, **variables)).get("errors") or []
        assert len(errors) <= 1, errors
        code: str = errors[0]["extensions"]["code"] if errors else "ok"
        assert code != "INTERNAL", errors
        return code

    async def do(self, mutation: str, selection: str, **input: Any) -> dict[str, Any]:
        """The payload of a mutation that has no errors: `do("dealMove", "deal { id }", dealId=…)`."""
        payload = await self.attempt(mutation, selection, **input)
        if payload["errors"]:
            raise Refused(payload["errors"])
        return payload

    async def attempt(self, mutation: str, selection: str = "", **input: Any) -> dict[str, Any]:
        """The payload of a mutation, whose `errors` may hold something that a person can mend."""
        answer = await self.ask(self._text(mutation, selection), input=input)
        payload: dict[str, Any] = answer[mutation]
        return payload

    async def outcome(self, mutation: str, **input: Any) -> str:
        """How a mutation ends: "ok", the code of what a person can mend, or that of a top-level error."""
        answer = await self.send(self._text(mutation, ""), input=input)
        found = [error["extensions"]["code"] for error in answer.get("errors") or []]
        assert "INTERNAL" not in found, answer
        if not found:
            found = [error["code"] for error in answer["data"][mutation]["errors"]]
        return str(found[0]) if found else "ok"

    @staticmethod
    def _text(mutation: str, selection: str) -> str:
        kind = mutation[0].upper() + mutation[1:]
        return (
            f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) "
            f"{{ {selection} errors {{ code path message }} }} }}"
        )


def _content(answer: dict[str, Any]) -> tuple[Any, list[Any]]:
    """Data and errors, without the ids of requests."""
    errors = [
        {**error, "extensions": {key: each for key, each in error["extensions"].items() if key != "requestId"}}
        for error in answer.get("errors", ())
    ]
    return answer.get("data"), errors


class Crm:
    """A server with a database of its own, in this process."""

    def __init__(self, client: httpx2.AsyncClient, tokens: dict[str, str], dialect: str) -> None:
        self.client, self.tokens, self.dialect = client, tokens, dialect

    def as_(self, who: str) -> Person:
        """Somebody of the cast: anna, nora, rita, tom, sam, vera, oleg; "nobody" is not signed in."""
        return Person(self, None if who == "nobody" else self.tokens[who])

    async def user_id(self, who: str) -> str:
        """The global id of somebody of the cast."""
        rows = await db.rows(f"select id from users where email = '{who}@demo.voronka'")
        return f"user_{rows[0]['id']}"

    async def pipelines(self) -> list[dict[str, Any]]:
        """All pipelines with their stages, in board order."""
        with asked_once():
            answer = await self.as_("anna").ask(
                "{ pipelines(first: 200) { nodes { id name stages { id name kind } board { id name } } } }"
            )
        nodes: list[dict[str, Any]] = answer["pipelines"]["nodes"]
        return nodes

    async def count(self, table: str) -> int:
        """How many rows a table has, to show that nothing was written."""
        return int((await db.rows(f'select count(*) as n from "{table}"'))[0]["n"])

    async def forget_answers(self) -> None:
        """Lose what keyed requests were answered, as a crash right after the commit does; what they did stays."""
        await db.execute("delete from idempotency_key where field = ''")
