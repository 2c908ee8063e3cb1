"""What the caller is told when something goes wrong: `extensions.code`, and nothing of our insides (T42)."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final

import asyncpg
import redis.exceptions
import structlog
import tortoise.exceptions
from graphql import GraphQLError, GraphQLFormattedError, GraphQLSyntaxError
from strawberry.exceptions import StrawberryInputCoercionError

from api import messages
from permissions.errors import BadInput, Conflict, CrmError, Invalid, RateLimited, Told, TooMuch

log = structlog.get_logger(__name__)

CODES: Final = frozenset(
    {
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "NOT_FOUND",
        "BAD_USER_INPUT",
        "CONFLICT",
        "RATE_LIMITED",
        "QUERY_TOO_COMPLEX",
        "TIMEOUT",
        "UNAVAILABLE",
        "INTERNAL",
    }
)

# Of an answer that holds no data, to a client that asked for application/graphql-response+json.
STATUS: Final[Mapping[str, int]] = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "CONFLICT": 409,
    "RATE_LIMITED": 429,
    "TIMEOUT": 503,
    "UNAVAILABLE": 503,
    "INTERNAL": 500,
}

_TEXTS: Final = {
    "TIMEOUT": "The request took too long and was stopped. Ask for less at a time, or try again.",
    "UNAVAILABLE": "A service that is needed does not answer. Try again in a moment.",
    "INTERNAL": "Something went wrong here. Tell the administrator the request id.",
}

_SUGGESTION = re.compile(r" Did you mean [^?]*\?")

# A query stopped by statement_timeout or by our own cancelling.
_TIMEOUTS = (asyncpg.QueryCanceledError,)
# "Not now", as opposed to "not so": the same request can succeed later.
_OUTAGES = (
    OSError,  # ConnectionError, TimeoutError, a name that can't be resolved, a disk that fails
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.TransactionRollbackError,  # deadlocks and serialization failures
    asyncpg.LockNotAvailableError,
    asyncpg.ForeignKeyViolationError,  # what is being linked has just gone: asked again, the answer says so
    asyncpg.InterfaceError,
    asyncpg.InvalidCatalogNameError,  # the database is not there (yet)
    redis.exceptions.ConnectionError,
    redis.exceptions.TimeoutError,
    tortoise.exceptions.DBConnectionError,
)

_SQLITE_OUTAGES = ("locked", "busy", "disk", "full", "readonly", "unable to open")


class TooComplex(GraphQLError):
    """A document or its variables break a limit (T45). `limit` names it, `allowed` says how far one may go."""

    def __init__(self, limit: str, allowed: int, hint: str) -> None:
        super().__init__(
            f"Too complex: {hint}",
            extensions={"code": "QUERY_TOO_COMPLEX", "limit": limit, "allowed": allowed},
        )


def code_of(error: BaseException) -> str:
    """The `extensions.code` for an exception that is no GraphQLError: INTERNAL unless it is known."""
    for cause in _causes(error):
        if isinstance(cause, CrmError):
            return cause.code
        if isinstance(cause, _TIMEOUTS):
            return "TIMEOUT"
        if isinstance(cause, _OUTAGES):
            return "UNAVAILABLE"
        if isinstance(cause, asyncpg.DataError):  # reported as well: some check upstream let it through
            return "BAD_USER_INPUT"
        if isinstance(cause, sqlite3.OperationalError) and any(word in str(cause) for word in _SQLITE_OUTAGES):
            return "UNAVAILABLE"
    return "INTERNAL"


def answer(error: BaseException, request_id: str) -> GraphQLFormattedError:
    """The GraphQL error for an exception that no field raised, such as one from signing in."""
    return formatted(GraphQLError(str(error), original_error=_plain(error)), request_id)


def formatted(error: GraphQLError, request_id: str) -> GraphQLFormattedError:
    """The error as the client sees it. What is not meant for the client is logged here and masked."""
    root = _root(error)
    shown = error.formatted
    if isinstance(root, CrmError):
        shown["extensions"] = {"code": root.code, **_details(root)}
        if isinstance(root, Told):
            shown["message"] = messages.message(root.reason, root.locale, **root.values)
        elif error.path is not None:  # outside a field the text around it says which variable is meant
            shown["message"] = str(root)
        return shown
    if isinstance(root, StrawberryInputCoercionError):  # null for a field that may be left out, but not emptied
        refused = BadInput(_place_of_null(root), "null is not expected; leave the field out, or give it a value.")
        shown["message"], shown["extensions"] = str(refused), {"code": refused.code, **_details(refused)}
        return shown
    if isinstance(root, GraphQLError):
        return _from_graphql(root, shown, request_id)
    if error.path is None and error.nodes:  # a scalar refused a variable or a literal
        return _with_code(shown, "BAD_USER_INPUT")
    return _mask(shown, root, code_of(root), request_id)


def _place_of_null(error: StrawberryInputCoercionError) -> str:
    """Where in the input the null stands. Strawberry doesn't say, but the function that raises was told."""
    steps: tuple[str | int, ...] = ()
    frame = error.__traceback__
    while frame is not None:
        steps = frame.tb_frame.f_locals.get("path") or steps
        frame = frame.tb_next
    return ".".join(str(step) for step in steps[1:]) or "input"  # the first one is the argument


def timed_out() -> GraphQLFormattedError:
    """The error of a request that used up its time."""
    return {"message": _TEXTS["TIMEOUT"], "extensions": {"code": "TIMEOUT"}}


def _from_graphql(root: GraphQLError, shown: GraphQLFormattedError, request_id: str) -> GraphQLFormattedError:
    """An error that GraphQL itself found, or that was raised with a code of ours."""
    code = (root.extensions or {}).get("code")
    if code in CODES:
        shown["extensions"] = dict(root.extensions or {})
        return shown
    if isinstance(root, GraphQLSyntaxError) or root.nodes or shown.get("path") is None:
        shown["message"] = _SUGGESTION.sub("", shown["message"])
        return _with_code(shown, "BAD_USER_INPUT")
    return _mask(shown, root, "INTERNAL", request_id)  # a value of ours that its own scalar can't write


def _mask(shown: GraphQLFormattedError, root: BaseException, code: str, request_id: str) -> GraphQLFormattedError:
    path = ".".join(str(key) for key in shown.get("path", []) if isinstance(key, str))
    log.error("field failed" if path else "request failed", code=code, field=path or None, exc_info=root)
    shown["message"] = _TEXTS.get(code, "A value in the input can't be stored.")
    shown["extensions"] = {"code": code}
    if code == "INTERNAL":
        shown["extensions"]["requestId"] = request_id
    return shown


def _with_code(shown: GraphQLFormattedError, code: str) -> GraphQLFormattedError:
    shown["extensions"] = {"code": code}
    return shown


def _details(error: CrmError) -> dict[str, Any]:
    """What `extensions` say beside the code."""
    match error:
        case BadInput():
            return {"path": error.path.split("."), "hint": error.hint}
        case Invalid():
            return {"path": error.path.split("."), "reason": error.reason}
        case Conflict():
            return {"currentVersion": error.current_version, "changedFields": error.changed_fields}
        case Told():
            return {"reason": error.reason}
        case RateLimited():
            return {"retryAfter": error.retry_after}
        case TooMuch():
            return {"limit": error.limit, "allowed": error.allowed}
    return {}


def _root(error: GraphQLError) -> Exception:
    """The innermost error: graphql-core wraps on the way up."""
    root: Exception = error
    while isinstance(root, GraphQLError) and root.original_error is not None:
        root = root.original_error
    return root


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and those it was raised from. The ORM keeps the driver's exception as its argument."""
    seen: set[int] = set()
    queue: list[BaseException] = [error]
    while queue:
        cause = queue.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        queue.extend(arg for arg in cause.args if isinstance(arg, BaseException))
        if cause.__cause__ is not None:
            queue.append(cause.__cause__)


def _plain(error: BaseException) -> Exception:
    """As an Exception: a cancellation that nobody asked for is one for the caller, too."""
    return error if isinstance(error, Exception) else TimeoutError(type(error).__name__)
