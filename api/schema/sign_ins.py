"""The history of sign-ins in the graph (P19)."""

from __future__ import annotations

from api.reading.declare import Node, column, entity, link
from api.reading.enums import described
from api.reading.scalars import DateTime
from api.schema.users import User
from domain import sign_ins
from domain.sign_ins import ClientKind, SignInOutcome

__all__ = ["ClientKind", "SignIn"]

described(
    ClientKind,
    "What somebody comes with.",
    BROWSER="A browser: a session of kind COOKIE.",
    MOBILE="An app or a program: a session of kind BEARER.",
    PARTNER="A program of a partner: an API key.",
)
described(
    SignInOutcome,
    "How an attempt to sign in ended.",
    SUCCEEDED="A session has begun; of an API key: it was used for the first time on a day, or from a new address.",
    UNKNOWN_USER="Nobody has this e-mail.",
    WRONG_PASSWORD="The password was wrong.",  # noqa: S106  # words about an outcome
    DEACTIVATED="The password was right, but the user is deactivated.",
    CODE_MISSING="The password was right, and a code was asked for.",
    WRONG_CODE="The password was right, but the code was not.",
    ADDRESS_NOT_ALLOWED="An allowlist refuses the address; also of requests, once in 15 minutes.",
    TOO_MANY_ATTEMPTS="There were too many attempts before; once in 15 minutes.",
)


@entity(sign_ins.SignIn, sort="-at")
class SignIn(Node):
    """An attempt to sign in. One's own are visible to everybody, all to administrators."""

    at: DateTime = column("When.", filter=True)
    user: User | None = link("Who; null when nobody has the e-mail, or nobody was looked for.", "user_id", filter=True)
    login: str | None = column("The e-mail that was typed, where there is no user.")
    client: ClientKind = column("With what.", filter=True)
    address: str = column("From which address.")
    user_agent: str = column("What the browser or program calls itself.")
    outcome: SignInOutcome = column("How it ended.", filter=True)
