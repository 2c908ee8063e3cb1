"""Signing in and out in the graph."""

from __future__ import annotations

import strawberry

from api.reading.payloads import payload, returned, value
from api.schema.users import User
from api.schema.viewer import SessionKind, Viewer


@strawberry.input(description="E-mail and password, and what they are exchanged for.")
class LoginInput:
    email: str = strawberry.field(description="The user's e-mail, in any case.")
    password: str = strawberry.field(description="The password, at most 1024 characters.")
    kind: SessionKind = strawberry.field(default=SessionKind.COOKIE, description="A browser's session or a program's.")
    code: str | None = strawberry.field(
        default=None, description="Of those who have a second factor: the code from the app, or a recovery code."
    )


@strawberry.input(description="What proves that it is the user who asks.")
class SecondFactorBeginInput:
    password: str = strawberry.field(description="The caller's password.")


@strawberry.input(description="A code that proves that the caller has the second factor.")
class SecondFactorCodeInput:
    code: str = strawberry.field(description="Six digits from the app, or a recovery code, in any case and spacing.")


@strawberry.input(description="Whose second factor to take away.")
class SecondFactorResetInput:
    user_id: strawberry.ID = strawberry.field(description="A user who has lost it.")


@strawberry.input(description="Which role takes a second factor.")
class SecondFactorRequireInput:
    role: str = strawberry.field(description="A role of the policy, or administrator.")
    is_required: bool = strawberry.field(description="Whether its users need one.")


@strawberry.input(description="Which session to end.")
class SessionRevokeInput:
    session_id: strawberry.ID = strawberry.field(description="One of the caller's own sessions.")


@payload
class LoginPayload:
    """What login answers."""

    viewer: Viewer | None = value("Who has signed in; null as long as mustSetUp is true.")
    must_set_up: bool | None = value(
        "The role takes a second factor, and the user has none: nothing is allowed but secondFactorBegin and "
        "secondFactorConfirm."
    )
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


@payload
class SecondFactorBeginPayload:
    """What secondFactorBegin answers."""

    secret: str | None = value("What to type into the app, told only once.")
    uri: str | None = value("The same as an otpauth:// address, to be shown as a QR code.")


@payload
class SecondFactorConfirmPayload:
    """What secondFactorConfirm answers."""

    recovery_codes: list[str] | None = value("Ten codes for when the app is lost, each good once; told only here.")


@payload
class SecondFactorRemovePayload:
    """What secondFactorRemove answers."""


@payload
class RecoveryCodesRenewPayload:
    """What recoveryCodesRenew answers."""

    recovery_codes: list[str] | None = value("Ten new codes; all earlier ones are void.")


@payload
class SecondFactorResetPayload:
    """What secondFactorReset answers."""

    user: User | None = returned("The user, who signs in with the password alone again.")


@payload
class SecondFactorRequirePayload:
    """What secondFactorRequire answers."""

    roles: list[str] | None = value("All roles that take a second factor.")
