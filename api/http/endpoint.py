"""`/graphql`: from an HTTP request to an HTTP response, by way of the schema."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import orjson
import strawberry
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLFormattedError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import errors, limits, metrics
from api.context import stop
from api.documents import Document, Documents, prepared
from api.http import media
from api.http.refusal import Refused
from api.http.requests import Operation, from_body, from_query_string, read_body
from permissions.errors import BadInput

SECONDS: Final = 5.0  # for all that a request asks (T45)

# What a program got wrong in a well-formed request: to application/json a 200 (GraphQL over HTTP, "Status codes").
_WELL_FORMED: Final = frozenset({"BAD_USER_INPUT", "QUERY_TOO_COMPLEX"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one operation, encoded, and the HTTP status it has when it is the only one."""

    status: int
    body: bytes


ContextFor = Callable[[Request, Response, str, str], Awaitable[Any]]
# Wraps the execution of one POSTed mutation: its context, the body as it arrived, and what executes it.
Around = Callable[[Any, bytes, Callable[[], Awaitable[Answer]]], Awaitable[Answer]]


# The data of an operation that needs no executor, else None: schema, document, operation, variables, context.
Planned = Callable[
    [GraphQLSchema, Document, OperationDefinitionNode, dict[str, Any], Any], Awaitable[dict[str, Any] | None]
]


# The stream of a subscription: schema, document, what is asked, context, and the cursor in Last-Event-ID.
Follow = Callable[[GraphQLSchema, Document, Operation, Any, str | None], Awaitable[Response]]
# Is told who got an answer to a query and how many entries it has, before it goes out.
Seen = Callable[[Any, int], Awaitable[None]]


class GraphQLEndpoint:
    """The ASGI app behind `/graphql`.

    `context_for` is given the request, a response whose headers (cookies) are added to the real one, the client's
    address and the request id; it may raise any CrmError. `around`, when given, wraps each POSTed mutation;
    `planned` is asked first for each operation, and `seen` is told of each query; `follow` answers subscriptions of
    those who take a stream of events. Where introspection is open, a request may ask how it is read: its
    `extensions.plan` is "explain", or "plain" to do without `planned`.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        context_for: ContextFor,
        *,
        introspection: bool = True,
        seconds: float = SECONDS,
        around: Around | None = None,
        planned: Planned | None = None,
        follow: Follow | None = None,
        seen: Seen | None = None,
    ) -> None:
        self.schema = schema
        self.context_for = context_for
        self.documents = Documents(schema._schema, introspection=introspection)
        self.seconds = seconds
        self.around = around
        self.planned = planned
        self.follow = follow
        self.seen = seen
        self.explains = introspection

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self.respond(Request(scope, receive))
        except ClientDisconnect:
            return  # nobody is left to answer
        await response(scope, receive, send)

    async def answer(self, request: Request, operation: Operation) -> bytes:
        """The answer to an operation that came by a WebSocket; nothing that is noted of it stays with the socket."""
        request = Request({**request.scope, "state": dict(request.scope["state"])})
        return (await _Run(self, request, media.GRAPHQL, b"").answer(operation)).body

    async def respond(self, request: Request) -> Response:
        """The HTTP response, whatever was sent."""
        media_type, accept = media.JSON, tuple(request.headers.getlist("accept"))
        try:
            preferred = media.preferred(accept)
            if preferred is None:
                raise Refused(406, f"Accept: this endpoint answers with {media.GRAPHQL} or {media.JSON}.")
            media_type = preferred
            body, operations = await _understood(request)
        except Refused as refused:
            request.state.outcome = refused.error["extensions"]["code"]
            return _response(refused.status, orjson.dumps({"errors": [refused.error]}), media_type, refused.headers)
        run = _Run(self, request, media_type, body, alone=isinstance(operations, Operation))
        if isinstance(operations, Operation):
            answer = await run.answer(operations)
            if run.followed is not None:
                return run.followed
        else:
            answers = [await run.answer(operation) for operation in operations]  # in order: one may build on another
            answer = Answer(200, b"[" + b",".join(answer.body for answer in answers) + b"]")
        if media_type == media.STREAM and answer.status == 200:
            response = Response(media.as_event(answer.body), 200, {"Vary": "Accept"}, f"{media.STREAM}; charset=utf-8")
        else:
            response = _response(answer.status, answer.body, media_type)
        response.raw_headers.extend(run.headers())
        return response


class _Run:
    """The operations of one request, which share its time. One that is alone may be followed."""

    def __init__(
        self, endpoint: GraphQLEndpoint, request: Request, media_type: str, body: bytes | None, *, alone: bool = True
    ) -> None:
        self.endpoint, self.request, self.media_type, self.body = endpoint, request, media_type, body
        self.alone = alone
        self.deadline = asyncio.get_running_loop().time() + endpoint.seconds
        self.request_id: str = request.state.request_id
        self.extra = Response()
        self.outcomes: list[str] = []
        self.followed: Response | None = None

    def headers(self) -> list[tuple[bytes, bytes]]:
        """What was set on the way for the response (cookies, mostly), its content aside."""
        return [(name, value) for name, value in self.extra.raw_headers if not name.startswith(b"content-")]

    async def answer(self, operation: Operation) -> Answer:
        """The answer to one operation. Never raises but for a cancelled request."""
        started = time.perf_counter()
        kind, outcome = "unknown", "ok"
        try:
            document = self.endpoint.documents.get(operation.query)
            if document.errors:
                raise _Errors(document.errors)
            chosen = document.operation(operation.operation_name)
            kind = chosen.operation.value
            self._note(kind, chosen.name.value if chosen.name else None)
            if operation.variables:
                limits.check_variables(operation.variables)
            if self._follows(chosen.operation):
                answer = await self._follow(operation, document)
            else:
                self._check_kind(chosen.operation)
                answer, outcome = await self._execute(operation, document, chosen)
        except Refused as refused:
            outcome = refused.error["extensions"]["code"]
            answer = Answer(refused.status, orjson.dumps({"errors": [refused.error]}))
            self.extra.headers.update(refused.headers)
        except _Errors as several:
            answer, outcome = self._failed([errors.formatted(error, self.request_id) for error in several.errors])
        except GraphQLError as error:
            answer, outcome = self._failed([errors.formatted(error, self.request_id)])
        except _OutOfTime:
            answer, outcome = self._failed([errors.timed_out()])
        except Exception as error:
            answer, outcome = self._failed([errors.answer(error, self.request_id)])
        metrics.operation(kind, outcome, time.perf_counter() - started)
        self.outcomes.append(outcome)
        self.request.state.outcome = next((outcome for outcome in self.outcomes if outcome != "ok"), "ok")
        return answer

    async def _execute(
        self, operation: Operation, document: Document, chosen: OperationDefinitionNode
    ) -> tuple[Answer, str]:
        if self.endpoint.around is None or self.body is None or chosen.operation is not OperationType.MUTATION:
            with _time(self.deadline):
                async with asyncio.timeout_at(self.deadline) as timeout:
                    stop.set(timeout)
                    context = await self._context()
                    answer, outcome = _told(await self._read(operation, document, chosen, context))
                    if self.endpoint.seen is not None and not _introspects(chosen):
                        await self.endpoint.seen(context, entries(answer.body))
                    return answer, outcome
        with _time(self.deadline):
            async with asyncio.timeout_at(self.deadline):
                context = await self._context()
        outcome = "ok"

        async def run() -> Answer:
            nonlocal outcome
            with _time(self.deadline):
                async with asyncio.timeout_at(self.deadline) as timeout:
                    stop.set(timeout)
                    answer, outcome = _told(await self._read(operation, document, chosen, context))
            return answer

        return await self.endpoint.around(context, self.body, run), outcome

    def _follows(self, kind: OperationType) -> bool:
        taken = media.takes_events(tuple(self.request.headers.getlist("accept")))
        return kind is OperationType.SUBSCRIPTION and self.endpoint.follow is not None and self.alone and taken

    async def _follow(self, operation: Operation, document: Document) -> Answer:
        """Leave the stream of a subscription in `followed`; there is no other answer."""
        assert self.endpoint.follow is not None  # noqa: S101  # asked before
        with _time(self.deadline):
            async with asyncio.timeout_at(self.deadline):
                context = await self._context()
                last = self.request.headers.get("last-event-id")
                self.followed = await self.endpoint.follow(
                    self.endpoint.schema._schema, document, operation, context, last
                )
        return Answer(200, b"")

    async def _context(self) -> Any:
        return await self.endpoint.context_for(self.request, self.extra, self.request.state.client_ip, self.request_id)

    async def _read(
        self, operation: Operation, document: Document, chosen: OperationDefinitionNode, context: Any
    ) -> dict[str, Any]:
        """The response, by plan where there is one."""
        if self.endpoint.planned is None:
            return await self._executed(operation, document, context)
        asked = operation.extensions.get("plan") if self.endpoint.explains else None
        context.plain = asked == "plain"
        schema = self.endpoint.schema._schema
        data = await self.endpoint.planned(schema, document, chosen, operation.variables, context)
        body = await self._executed(operation, document, context) if data is None else {"data": data}
        if asked == "explain":
            path = ("plan" if not context.unplanned else "mixed") if context.planned else "plain"
            body["extensions"] = {"plan": {"path": path, "reasons": context.unplanned}}
        return body

    async def _executed(self, operation: Operation, document: Document, context: Any) -> dict[str, Any]:
        """What the executor makes of it. Raises _Errors when nothing was executed."""
        token = prepared.set(document)
        try:
            result = await self.endpoint.schema.execute(
                operation.query,
                variable_values=operation.variables,
                context_value=context,
                operation_name=operation.operation_name,
                operation_extensions=operation.extensions,
            )
        finally:
            prepared.reset(token)
        found = result.errors or ()
        if result.data is None and found and not any(error.path for error in found):
            raise _Errors(tuple(found))  # so there is no data to speak of
        body: dict[str, Any] = {"data": result.data}
        if found:
            body["errors"] = [errors.formatted(error, self.request_id) for error in found]
        if result.extensions:
            body["extensions"] = result.extensions
        return body

    def _failed(self, shown: Sequence[GraphQLFormattedError]) -> tuple[Answer, str]:
        code = shown[0]["extensions"]["code"]
        if (seconds := shown[0]["extensions"].get("retryAfter")) is not None:
            self.extra.headers["Retry-After"] = str(seconds)
        well_formed = code in _WELL_FORMED and self.media_type == media.JSON
        status = 200 if well_formed else errors.STATUS.get(code, 400)
        return Answer(status, orjson.dumps({"errors": shown})), code

    def _check_kind(self, kind: OperationType) -> None:
        if kind is OperationType.SUBSCRIPTION:
            if not self.alone:
                raise BadInput("query", "a subscription is sent by itself, not in a batch.")
            raise BadInput("query", f"a subscription needs a WebSocket, or Accept: {media.STREAM}.")
        if kind is OperationType.MUTATION and self.body is None:
            raise Refused(405, "A mutation must be sent by POST.", headers={"Allow": "POST"})

    def _note(self, kind: str, name: str | None) -> None:
        """For the line in the log: which operation it was. The name is an identifier, never a value."""
        before = getattr(self.request.state, "operation", None)
        this = f"{kind} {name[:64]}" if name else kind
        self.request.state.operation = f"{before}, {this}" if before else this


def _told(body: dict[str, Any]) -> tuple[Answer, str]:
    """The response encoded, and "ok" or the code of its first error."""
    shown = body.get("errors")
    return Answer(200, orjson.dumps(body)), shown[0]["extensions"]["code"] if shown else "ok"


def entries(body: bytes) -> int:
    """How many objects an answer has: records, and what stands beside them. A brace in a text counts as one more."""
    return body.count(b"{")


def _introspects(operation: OperationDefinitionNode) -> bool:
    """Whether an operation asks for nothing but the graph itself."""
    return all(
        isinstance(each, FieldNode) and each.name.value.startswith("__") for each in operation.selection_set.selections
    )


class _Errors(Exception):
    """What is wrong with a document."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        self.errors = errors


class _OutOfTime(Exception):
    """The request's time is up; what it did has been cancelled."""


@contextmanager
def _time(deadline: float) -> Iterator[None]:
    """Tells a request that is out of time from a database or a cache that is."""
    try:
        yield
    except TimeoutError as error:
        if asyncio.get_running_loop().time() >= deadline:
            raise _OutOfTime from None
        raise error


async def _understood(request: Request) -> tuple[bytes | None, Operation | list[Operation]]:
    """The body, None for a GET, and what it asks to execute. Raises Refused."""
    if request.method == "GET":
        _check_origin(request)
        return None, from_query_string(request.scope["query_string"])
    if request.method == "POST":
        body = await read_body(request)
        operations = from_body(body)
        if isinstance(operations, list) and "idempotency-key" in request.headers:
            raise Refused(400, "Idempotency-Key: holds for one operation; send the operations one by one.")
        return body, operations
    raise Refused(405, "Send GraphQL requests by POST, or queries by GET.", headers={"Allow": "GET, POST"})


def _check_origin(request: Request) -> None:
    """Refuses a GET that another site could have made in the user's name (T47).

    A browser sends cookies along by itself, but a page elsewhere can set neither of these headers without asking
    first. A POST needs no such check: its body is JSON, for which browsers ask as well.
    """
    if "cookie" not in request.headers or "authorization" in request.headers:
        return
    if request.headers.get("graphql-preflight") != "1":
        raise Refused(400, "GraphQL-Preflight: a GET with a cookie needs this header, with the value 1.")


def _response(status: int, body: bytes, media_type: str, headers: Any = None) -> Response:
    media_type = media.JSON if media_type == media.STREAM else media_type  # nothing was executed
    more = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return Response(body, status, {"Vary": "Accept", **(headers or {}), **more}, f"{media_type}; charset=utf-8")
