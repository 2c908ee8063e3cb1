"""A small schema to test the HTTP layer with: what a field does when asked is all it has."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import strawberry
from starlette.requests import Request
from starlette.responses import Response

from api.context import allow
from api.documents import Prepared
from domain.config import Settings

CANARY = "canary-7Zq-secret"


@dataclass
class ToyContext:
    """What context_for was given."""

    request: Request
    response: Response
    client_ip: str
    request_id: str
    idempotency_key: str | None


# Named by the argument of the field `fail`; each test adds what it wants to see raised.
FAILURES: dict[str, Callable[[], BaseException]] = {}
CANCELLED: list[str] = []
DONE: list[str] = []


@strawberry.input
class Nested:
    """An input that holds itself."""

    text: str | None = None
    inner: "Nested | None" = None


@strawberry.type
class Thing:
    """A thing in a thing."""

    name: str = "thing"

    @strawberry.field
    def thing(self) -> "Thing":
        return Thing()


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "world") -> str:
        return f"hello {name}"

    @strawberry.field
    def thing(self) -> Thing:
        return Thing()

    @strawberry.field
    def ip(self, info: strawberry.Info[ToyContext, None]) -> str:
        return info.context.client_ip

    @strawberry.field
    def nest(self, input: Nested) -> bool:
        return input.text is not None

    @strawberry.field
    def total(self, numbers: list[int]) -> int:
        return sum(numbers)

    @strawberry.field
    def too_big(self) -> int:
        return 2**40

    @strawberry.field
    async def fail(self, kind: str) -> str | None:
        raise FAILURES[kind]()

    @strawberry.field
    async def slow(self, seconds: float = 60, allowed: float | None = None) -> str:
        if allowed is not None:
            allow(allowed)
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            CANCELLED.append("slow")
            raise
        return "at last"


@strawberry.type
class Mutation:
    @strawberry.mutation
    def put(self, info: strawberry.Info[ToyContext, None], what: str = "it") -> str | None:
        DONE.append(what)
        info.context.response.set_cookie("toy", what)
        return what

    @strawberry.mutation
    def login(self, password: str) -> str | None:
        assert password
        raise FAILURES["login"]()


def schema() -> strawberry.Schema:
    """A new schema over the types above."""
    return strawberry.Schema(Query, Mutation, extensions=[Prepared])


async def context_for(request: Request, response: Response, client_ip: str, request_id: str) -> ToyContext:
    """The context of the toy: what was given."""
    return ToyContext(request, response, client_ip, request_id, request.headers.get("idempotency-key"))


class Store:
    """A database that is as ready as it is told to be."""

    def __init__(self) -> None:
        self.answers: bool | Exception = True
        self.missing: list[str] = []
        self.calls: list[str] = []

    async def start(self, url: str | None = None) -> None:
        self.calls.append(f"start {url}")

    async def stop(self) -> None:
        self.calls.append("stop")

    async def reachable(self) -> bool:
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers

    async def pending(self) -> list[str]:
        return self.missing


def settings(**values: Any) -> Settings:
    """Settings that no environment has a say in."""
    return Settings.model_validate({"database_url": "sqlite://:memory:", **values})
