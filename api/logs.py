"""Logging: lines for people in development, JSON in production. No secret and no document in either (T43)."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

import orjson
import structlog
from structlog.typing import Processor

_SECRET: Final = frozenset(
    [
        "authorization",
        "cookie",
        "password",
        "token",
        "secret",
        "body",
        "query",
        "document",
        "variables",
        "set-cookie",
        "idempotency-key",
    ]
)


def configure(production: bool) -> None:
    """Set up logging for this process; to be called again without harm."""
    global _as_json  # noqa: PLW0603  # one form of lines a process
    _as_json = production
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_secrets,
        *([frames_only] if production else []),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if production
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    handler.set_name("voronka")
    root = logging.getLogger()
    root.handlers = [other for other in root.handlers if other.get_name() != "voronka"] + [handler]
    root.setLevel(logging.WARNING)
    for name in ("api", "domain", "permissions", "uvicorn.error"):
        logging.getLogger(name).setLevel(logging.INFO)
    # Strawberry logs each failed document with its source, passwords in literals included; errors.py reports instead.
    logging.getLogger("strawberry.execution").disabled = True
    # An access log would hold the documents of GET requests; frame.py writes a line without them.
    logging.getLogger("uvicorn.access").disabled = True
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True


_as_json = False
_requests = logging.getLogger("api.http.frame")


def request(**values: object) -> None:
    """Log the line of an answered HTTP request, as structlog would put it.

    Every request has one, and by way of structlog and logging it costs as much as a statement of the database: 0.1 ms.
    """
    if not _requests.isEnabledFor(logging.INFO):
        return
    moment = f"{datetime.now(UTC).replace(tzinfo=None).isoformat()}Z"
    if _as_json:
        said = {**values, "level": "info", "logger": _requests.name, "timestamp": moment, "event": "request"}
        line = orjson.dumps(said).decode()
    else:
        told = " ".join(f"{name}={_shown(value)}" for name, value in values.items())
        line = f"{moment} [info     ] request                        [{_requests.name}] {told}"
    sys.stderr.write(f"{line}\n")


def _shown(value: object) -> str:
    """A value in a line for people; quoted unless it is one word of plain characters, so that it can't end the line."""
    text = str(value)
    return text if text.isascii() and text.isprintable() and " " not in text else repr(text)


def without_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The event with the values of suspicious keys taken out, should one be logged by mistake."""
    for key in event:
        if key.lower() in _SECRET:
            event[key] = "[removed]"
    return event


def frames_only(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The event with its exception as types and places: an exception's message may quote what a person typed."""
    problem = event.pop("exc_info", None)
    if problem is True:
        problem = sys.exc_info()[1]
    if isinstance(problem, tuple):
        problem = problem[1]
    if isinstance(problem, BaseException):
        event["exception"] = [
            {"type": f"{type(cause).__module__}.{type(cause).__qualname__}", "frames": _frames(cause.__traceback__)}
            for cause in _chain(problem)
        ]
    return event


def _frames(frames: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while len(chain) < 10 and (cause := chain[-1].__cause__ or chain[-1].__context__):
        chain.append(cause)
    return chain
