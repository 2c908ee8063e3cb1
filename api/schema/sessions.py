"""Signing in and out in the graph."""

from __future__ import annotations

import strawberry

from api.reading.payloads import payload, value
from api.schema.viewer import SessionKind, Viewer


@strawberry.input(description="E-mail and password, and what they are exchanged for.")
class LoginInput:
    email: str = strawberry.field(description="The user's e-mail, in any case.")
    password: str = strawberry.field(description="The password, at most 1024 characters.")
    kind: SessionKind = strawberry.field(default=SessionKind.COOKIE, description="A browser's session or a program's.")


@strawberry.input(description="Which session to end.")
class SessionRevokeInput:
    session_id: strawberry.ID = strawberry.field(description="One of the caller's own sessions.")


@payload
class LoginPayload:
    """What login answers."""

    viewer: Viewer | None = value("Who has signed in.")
    token: str | None = value(
        "For the header Authorization: Bearer …; told only once, and only for kind BEARER. Null for COOKIE."
    )


@payload
class LogoutPayload:
    """What logout answers."""


@payload
class SessionRevokePayload:
    """What sessionRevoke answers."""

    deleted_id: strawberry.ID | None = value("The id of the session that has ended.")


@payload
class SessionsRevokeOthersPayload:
    """What sessionsRevokeOthers answers."""

    count: int | None = value("How many sessions have ended.")
