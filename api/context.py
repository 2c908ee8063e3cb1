"""What a request carries to everything that answers it."""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import strawberry
from starlette.requests import Request
from starlette.responses import Response

from domain.account import Account
from domain.sign_ins import ClientKind, Origin
from permissions.actor import Actor
from permissions.errors import Barred, Unauthenticated


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command that was carried out came to."""

    payload: Any = None
    error: Exception | None = None

    def told(self) -> Any:
        """The payload. Raises the error."""
        if self.error is not None:
            raise self.error
        return self.payload


@dataclass(slots=True)
class Context:
    """One request: who asks, from where, in which language."""

    request: Request
    response: Response
    actor: Actor | None
    account: Account
    client_ip: str
    request_id: str
    locale: str
    idempotency_key: str | None = None
    must_set_up: bool = False  # nothing is allowed but setting up the second factor that the role takes
    ends_at: datetime | None = None  # when the session or key of the actor ends, as far as is known
    holds_secret: bool = False  # the answer holds a token, so it must not be kept
    plain: bool = False  # read without compiled plans
    planned: int = 0  # root fields read by a plan
    unplanned: list[str] = field(default_factory=list)  # why parts of it were read without one
    outcome: Outcome | None = None  # of its one mutation, carried out before the executor is asked

    def require(self) -> Actor:
        """The signed-in user. Raises Unauthenticated when nobody is, Barred for want of a second factor."""
        if self.must_set_up:
            raise Barred("SECOND_FACTOR_NEEDED", self.locale)
        return self.signed_in()

    def signed_in(self) -> Actor:
        """`require`, for what one may do before the second factor is set up, too."""
        if self.actor is None:
            raise Unauthenticated
        return self.actor

    @property
    def origin(self) -> Origin:
        """Where the request comes from, and with what."""
        client = ClientKind.BROWSER
        if self.actor and "authorization" in self.request.headers:
            client = ClientKind.PARTNER if self.actor.key_id else ClientKind.MOBILE
        return Origin(self.client_ip, client, self.request.headers.get("user-agent", ""))


Info = strawberry.Info[Context, None]

# When what is being answered is stopped.
stop: ContextVar[asyncio.Timeout] = ContextVar("stop")


def allow(seconds: float) -> None:
    """Give what is being answered so many seconds from now on, whatever it had."""
    stop.get().reschedule(asyncio.get_running_loop().time() + seconds)
