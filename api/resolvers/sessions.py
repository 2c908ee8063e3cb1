"""Who answers for signing in and out."""

from __future__ import annotations

import strawberry

from api import auth
from api.context import Info
from api.reading.payloads import mutation
from api.reading.roots import reference
from api.reading.scalars import key
from api.schema.sessions import (
    LoginInput,
    LoginPayload,
    LogoutPayload,
    RecoveryCodesRenewPayload,
    SecondFactorBeginInput,
    SecondFactorBeginPayload,
    SecondFactorCodeInput,
    SecondFactorConfirmPayload,
    SecondFactorRemovePayload,
    SecondFactorRequireInput,
    SecondFactorRequirePayload,
    SecondFactorResetInput,
    SecondFactorResetPayload,
    SessionRevokeInput,
    SessionRevokePayload,
    SessionsRevokeOthersPayload,
)
from api.schema.viewer import SessionKind, Viewer
from domain import second_factors, sessions


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
            code=input.code,
            locale=context.locale,
        )
        await auth.begin(context, token, session)
        return LoginPayload(
            viewer=None if context.must_set_up else Viewer.of(context.require()),
            must_set_up=context.must_set_up,
            token=token if input.kind is SessionKind.BEARER else None,
        )

    @mutation("Sign out: end the session that this request belongs to.", setting_up=True)
    async def logout(self, info: Info) -> LogoutPayload | None:
        await sessions.sign_out(info.context.signed_in())
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

    @mutation("Begin to set up a second factor for the caller: a secret for their app.", setting_up=True)
    async def second_factor_begin(self, info: Info, input: SecondFactorBeginInput) -> SecondFactorBeginPayload | None:
        info.context.holds_secret = True
        actor = info.context.signed_in()
        secret, uri = await second_factors.begin(actor, input.password, info.context.client_ip)
        return SecondFactorBeginPayload(secret=secret, uri=uri)

    @mutation(
        "Put the caller's second factor in force, with a first code from the app; their other sessions end.",
        setting_up=True,
    )
    async def second_factor_confirm(
        self, info: Info, input: SecondFactorCodeInput
    ) -> SecondFactorConfirmPayload | None:
        info.context.holds_secret = True
        codes = await second_factors.confirm(info.context.signed_in(), input.code)
        info.context.must_set_up = False
        return SecondFactorConfirmPayload(recovery_codes=codes)

    @mutation("Give up the caller's second factor, where their role doesn't take one.")
    async def second_factor_remove(self, info: Info, input: SecondFactorCodeInput) -> SecondFactorRemovePayload | None:
        await second_factors.remove(info.context.require(), input.code)
        return SecondFactorRemovePayload()

    @mutation("New recovery codes for the caller, in place of all earlier ones.")
    async def recovery_codes_renew(self, info: Info, input: SecondFactorCodeInput) -> RecoveryCodesRenewPayload | None:
        info.context.holds_secret = True
        return RecoveryCodesRenewPayload(
            recovery_codes=await second_factors.renew_codes(info.context.require(), input.code)
        )

    @mutation("Take a user's second factor away, who has lost it, and end their sessions; for administrators.")
    async def second_factor_reset(self, info: Info, input: SecondFactorResetInput) -> SecondFactorResetPayload | None:
        user_id = key(input.user_id, "user", "userId")
        await second_factors.reset(info.context.require(), user_id)
        return SecondFactorResetPayload(user=reference("user", user_id))

    @mutation("Say whether the users of a role need a second factor; for administrators.")
    async def second_factor_require(
        self, info: Info, input: SecondFactorRequireInput
    ) -> SecondFactorRequirePayload | None:
        roles = await second_factors.require(info.context.require(), input.role, input.is_required)
        return SecondFactorRequirePayload(roles=roles)
