"""Who answers for signing in and out."""

from __future__ import annotations

import strawberry

from api import auth
from api.context import Info
from api.reading.payloads import mutation
from api.reading.scalars import key
from api.schema.sessions import (
    LoginInput,
    LoginPayload,
    LogoutPayload,
    SessionRevokeInput,
    SessionRevokePayload,
    SessionsRevokeOthersPayload,
)
from api.schema.viewer import SessionKind, Viewer
from domain import sessions


@strawberry.type
class SessionMutation:
    @mutation("Sign in. The rest of the request is carried out as the user who has signed in.", anonymous=True)
    async def login(self, info: Info, input: LoginInput) -> LoginPayload | None:
        context = info.context
        token, session = await sessions.sign_in(
            input.email,
            input.password,
            kind="COOKIE" if input.kind is SessionKind.COOKIE else "BEARER",
            address=context.client_ip,
            user_agent=context.request.headers.get("user-agent", ""),
        )
        await auth.begin(context, token, session)
        return LoginPayload(
            viewer=Viewer.of(context.require()), token=token if input.kind is SessionKind.BEARER else None
        )

    @mutation("Sign out: end the session that this request belongs to.")
    async def logout(self, info: Info) -> LogoutPayload | None:
        await sessions.sign_out(info.context.require())
        auth.end(info.context)
        return LogoutPayload()

    @mutation("End one of the caller's own sessions, at once.")
    async def session_revoke(self, info: Info, input: SessionRevokeInput) -> SessionRevokePayload | None:
        actor = info.context.require()
        session_id = key(input.session_id, "session", "sessionId")
        await sessions.revoke(actor, session_id)
        if session_id == actor.session_id:
            auth.end(info.context)
        return SessionRevokePayload(deleted_id=input.session_id)

    @mutation("End all of the caller's sessions but the one that this request belongs to.")
    async def sessions_revoke_others(self, info: Info) -> SessionsRevokeOthersPayload | None:
        return SessionsRevokeOthersPayload(count=await sessions.revoke_others(info.context.require()))
