"""Who answers for the history of sign-ins."""

from __future__ import annotations

import strawberry

from api.reading.declare import Connection
from api.reading.prepare import roots
from api.reading.roots import root_list
from api.schema.sign_ins import SignIn
from domain import sign_ins


@roots
@strawberry.type
class SignInQuery:
    sign_ins: Connection[SignIn] = root_list(
        sign_ins.visible, "The caller's own attempts to sign in, of administrators everybody's; the latest first (P19)."
    )
