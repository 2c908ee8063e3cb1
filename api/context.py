"""What a request carries to everything that answers it."""

from dataclasses import dataclass, field

import strawberry
from starlette.requests import Request
from starlette.responses import Response

from domain.account import Account
from permissions.actor import Actor
from permissions.errors import Unauthenticated


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
    holds_secret: bool = False  # the answer holds a token, so it must not be kept
    plain: bool = False  # read without compiled plans
    planned: int = 0  # root fields read by a plan
    unplanned: list[str] = field(default_factory=list)  # why parts of it were read without one

    def require(self) -> Actor:
        """The signed-in user. Raises Unauthenticated when nobody is."""
        if self.actor is None:
            raise Unauthenticated
        return self.actor


Info = strawberry.Info[Context, None]
