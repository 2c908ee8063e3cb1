"""The product as its users meet it: the graph over HTTP, and the cast of the demo data."""

from dataclasses import dataclass
from typing import Any

import httpx2

from domain import db


class Refused(AssertionError):
    """The graph answered with errors that the test did not expect."""


@dataclass
class Person:
    """Somebody of the cast, signed in; nobody without a token."""

    crm: "Crm"
    token: str | None

    async def send(self, query: str, headers: dict[str, str] | None = None, **variables: Any) -> dict[str, Any]:
        """The whole answer to an operation."""
        sent = dict(headers or {})
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        response = await self.crm.client.post("/graphql", json={"query": query, "variables": variables}, headers=sent)
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
