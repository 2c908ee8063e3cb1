"""What a request asks to execute. Whatever arrives is either understood exactly or refused with a sentence (T37)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import ClientDisconnect, Request

from api.http import media
from api.http.refusal import Refused

MAX_BODY: Final = 1_000_000  # bytes
MAX_OPERATIONS: Final = 10  # in one batch
BODY_SECONDS: Final = 10.0  # for a body to arrive, so that a slow sender holds nothing for long (T48)

_PARAMETERS: Final = ("query", "operationName", "variables", "extensions")


@dataclass(frozen=True, slots=True)
class Operation:
    """One GraphQL request: a document, the operation in it, and the values of its variables."""

    query: str
    operation_name: str | None
    variables: dict[str, Any]
    extensions: dict[str, Any]


def from_query_string(query_string: bytes) -> Operation:
    """The GraphQL request of a GET. `variables` and `extensions` are JSON in the URL. Raises Refused."""
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"), keep_blank_values=True, strict_parsing=bool(query_string), errors="strict"
        )
    except ValueError:
        raise Refused(400, "The URL's query string must be percent-encoded UTF-8.") from None
    given = [(name, value) for name, value in pairs if name in _PARAMETERS]
    if len({name for name, _ in given}) < len(given):
        raise Refused(400, "The URL's query string names a parameter twice; send each once.")
    members: dict[str, object] = dict(given)
    for name in ("variables", "extensions"):
        if text := members.get(name):
            members[name] = _json(str(text).encode(), name)
        else:
            members.pop(name, None)
    if members.get("operationName") == "":  # an empty form field
        del members["operationName"]
    return operation(members)


def from_body(body: bytes) -> Operation | list[Operation]:
    """The GraphQL request of a POST, or the several of a batch. Raises Refused."""
    content = _json(body, "")
    if not isinstance(content, list):
        return operation(content)
    if not 1 <= len(content) <= MAX_OPERATIONS:
        raise Refused(
            400,
            f"A batch holds 1 to {MAX_OPERATIONS} operations, not {len(content)}.",
            code="QUERY_TOO_COMPLEX" if content else "BAD_USER_INPUT",
        )
    return [operation(member, f"{place}.") for place, member in enumerate(content)]


async def read_body(request: Request) -> bytes:
    """The body, once it is known to be JSON and of permitted size. Raises Refused; ClientDisconnect when it breaks."""
    _check_type(request.headers.getlist("content-type"))
    encoding = ", ".join(request.headers.getlist("content-encoding")).strip().lower()
    if encoding not in ("", "identity"):
        raise Refused(415, "Content-Encoding: send the body as it is, not compressed.")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:12]) > MAX_BODY:
        raise _too_large()
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            more = True
            while more:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnect
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > MAX_BODY:
                    raise _too_large()
    except TimeoutError:
        raise Refused(408, f"The body did not arrive within {BODY_SECONDS:.0f} seconds.", code="TIMEOUT") from None
    return bytes(body)


def _check_type(content_type: Sequence[str]) -> None:
    parsed = media.parse(content_type[0]) if len(content_type) == 1 else None
    if parsed is None or parsed[0] != media.JSON:
        raise Refused(415, f"Content-Type: send {media.JSON}.")
    if parsed[1].get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Refused(415, "Content-Type: the charset must be utf-8.")


def _too_large() -> Refused:
    # The rest of the body is left unread, so the connection can't serve another request.
    return Refused(413, f"The body may hold at most {MAX_BODY} bytes.", headers={"Connection": "close"})


def _json(text: bytes, name: str) -> object:
    """Strict JSON: UTF-8 without lone surrogates, no NaN, numbers of finite size, at most 1,024 levels.

    Of a repeated key the last value counts, as everywhere in JSON.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        what = name or "The body"
        raise Refused(400, f"{what} must be JSON in UTF-8: {error}", path=name or None) from None


def operation(content: object, place: str = "") -> Operation:
    """The GraphQL request in a JSON value. `place` leads to it within a batch ("3.") and is empty otherwise.

    Raises Refused.
    """
    if not isinstance(content, dict):
        raise Refused(400, "A GraphQL request is a JSON object with a query.", path=place.rstrip(".") or None)
    query = content.get("query")
    if not isinstance(query, str) or not query.strip():
        raise Refused(400, "query: send the GraphQL document as a string.", path=f"{place}query")
    name = content.get("operationName")
    if name is not None and not isinstance(name, str):
        raise Refused(400, "operationName: must be a string or null.", path=f"{place}operationName")
    variables = _map(content, "variables", place)
    return Operation(query, name, variables, _map(content, "extensions", place))


def _map(content: dict[str, object], name: str, place: str) -> dict[str, Any]:
    value = content.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refused(400, f"{name}: must be a JSON object or null.", path=f"{place}{name}")
    return value
