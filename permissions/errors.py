"""What can go wrong in a way that the caller is told about. The API turns these into answers."""

from typing import Any, ClassVar


class CrmError(Exception):
    """Base of every error that reaches the caller; `code` is the `extensions.code` of a GraphQL error."""

    code: ClassVar[str]


class Invalid(CrmError):
    """A business rule said no in a way that a person can mend: an entry of the payload's `errors`.

    `reason` is a `UserErrorCode`, `path` leads into the input ("phones.0.number"), `values` fill the message.
    """

    code = "BAD_USER_INPUT"

    def __init__(self, reason: str, path: str, **values: Any) -> None:
        super().__init__(f"{reason} at {path}")
        self.reason, self.path, self.values = reason, path, values


class BadInput(CrmError):
    """A program sent something that can't be read: an id, a cursor, a page size. `hint` says what would be right."""

    code = "BAD_USER_INPUT"

    def __init__(self, path: str, hint: str) -> None:
        super().__init__(f"{path}: {hint}")
        self.path, self.hint = path, hint


class Unauthenticated(CrmError):
    """Nobody is signed in, or the session has ended."""

    code = "UNAUTHENTICATED"

    def __init__(self, hint: str = "Sign in first.") -> None:
        super().__init__(hint)


class Forbidden(CrmError):
    """The record is in view, but the action is not granted on it."""

    code = "FORBIDDEN"

    def __init__(self, entity: str, action: str) -> None:
        super().__init__(f"You may not {action} this {entity}.")
        self.entity, self.action = entity, action


class Told(CrmError):
    """What is told in the language `locale`: `reason` is a code with a message, which `values` fill."""

    def __init__(self, reason: str, locale: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason, self.locale, self.values = reason, locale, values


class Barred(Told):
    """Who asks may do nothing here and now, whatever their role: from this address, or without a second factor."""

    code = "FORBIDDEN"


class NotConnected(Told):
    """The settings name no such service outside: nobody may ask it."""

    code = "FORBIDDEN"


class NoAnswer(Told):
    """A service outside gives no answer that can be used."""

    code = "UNAVAILABLE"


class NotFound(CrmError):
    """No such record, or none that the actor may view: the two answers are the same."""

    code = "NOT_FOUND"

    def __init__(self, entity: str) -> None:
        super().__init__(f"No such {entity}.")
        self.entity = entity


class Conflict(CrmError):
    """The record of table `noun` has changed since the version that the caller expected.

    `changed_fields` are columns where the domain raises it, and fields of the graph in what the caller sees.
    """

    code = "CONFLICT"

    def __init__(self, current_version: int, changed_fields: list[str], noun: str = "") -> None:
        super().__init__("The record has changed since it was read.")
        self.current_version, self.changed_fields, self.noun = current_version, changed_fields, noun


class Busy(CrmError):
    """The same request, told by its `Idempotency-Key`, is still running."""

    code = "UNAVAILABLE"

    def __init__(self) -> None:
        super().__init__("A request with this Idempotency-Key is still running; send it again in a moment.")


class RateLimited(CrmError):
    """Too many attempts; `retry_after` is in seconds."""

    code = "RATE_LIMITED"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Too many attempts; try again in {retry_after} seconds.")
        self.retry_after = retry_after


class TooMuch(CrmError):
    """Something asks for more than a limit allows, which `limit` names; `hint` says what to do."""

    code = "QUERY_TOO_COMPLEX"

    def __init__(self, limit: str, allowed: int, hint: str) -> None:
        super().__init__(f"Too complex: {hint}")
        self.limit, self.allowed = limit, allowed


class TimedOut(CrmError):
    """What was asked for took too long, and was stopped."""

    code = "TIMEOUT"

    def __init__(self) -> None:
        super().__init__("This took too long and was stopped; ask for less.")


class Unavailable(CrmError):
    """A service that is needed does not answer."""

    code = "UNAVAILABLE"
