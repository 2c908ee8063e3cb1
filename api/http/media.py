"""Media types, matched exactly: what a body is, and which form of answer the client prefers."""

import re
from functools import lru_cache
from typing import Final

JSON: Final = "application/json"
GRAPHQL: Final = "application/graphql-response+json"
STREAM: Final = "text/event-stream"

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 (RFC 9110 calls it so; it is no secret)
_TYPE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*")
_PARAMETER = re.compile(rf';\s*(?:({_TOKEN})\s*=\s*({_TOKEN}|"(?:[^"\\]|\\.)*"))?\s*')
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


@lru_cache(maxsize=256)
def parse(value: str) -> tuple[str, dict[str, str]] | None:
    """Media type in small letters, and its parameters. None when `value` isn't exactly one."""
    head = _TYPE.match(value)
    if head is None:
        return None
    parameters: dict[str, str] = {}
    at = head.end()
    while at < len(value):
        parameter = _PARAMETER.match(value, at)
        if parameter is None or parameter.end() == at:
            return None
        if parameter[1]:
            parameters[parameter[1].lower()] = parameter[2].strip('"')
        at = parameter.end()
    return f"{head[1]}/{head[2]}".lower(), parameters


@lru_cache(maxsize=256)
def preferred(accept: tuple[str, ...]) -> str | None:
    """Which of our media types to answer with. None when the client takes none of them.

    A stream of events only to who names it, and nothing else before it or more gladly. Without an Accept header, and to
    a client that takes anything, application/json: what clients from before GraphQL over HTTP expect. Of equal quality
    the one named first wins (GraphQL over HTTP, "Accept").
    """
    ranges = [parsed for value in accept for part in value.split(",") if (parsed := _range(part)) is not None]
    if not ranges:
        return JSON
    best: tuple[float, int] | None = None
    chosen = None
    for media_type in (JSON, GRAPHQL, STREAM):
        rank = _rank(media_type, ranges)
        if rank is not None and (best is None or rank > best):
            best, chosen = rank, media_type
    return chosen


@lru_cache(maxsize=256)
def takes_events(accept: tuple[str, ...]) -> bool:
    """Whether the client names a stream of events among what it takes, however gladly."""
    ranges = [parsed for value in accept for part in value.split(",") if (parsed := _range(part)) is not None]
    return _rank(STREAM, ranges) is not None


def _rank(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int] | None:
    """Quality and place of the most specific range that holds `media_type`; None when it isn't wanted."""
    for wanted in (media_type,) if media_type == STREAM else (media_type, "application/*", "*/*"):
        for place, (name, quality) in enumerate(ranges):
            if name == wanted:
                return (quality, -place) if quality else None
    return None


def _range(part: str) -> tuple[str, float] | None:
    """A media range and its quality; None for what can't be read, which is as good as absent."""
    parsed = parse(part)
    if parsed is None:
        return None
    name, parameters = parsed
    quality = parameters.get("q", "1")
    return (name, float(quality)) if _QUALITY.fullmatch(quality) else None


COMPLETE: Final = "event: complete\ndata:\n\n"


def as_event(body: bytes) -> str:
    """An answer as a stream of one event, after which nothing comes (graphql-sse)."""
    return f"event: next\ndata: {body.decode()}\n\n{COMPLETE}"
