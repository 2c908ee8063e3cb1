"""Signing in, and the sessions that follow from it.

A COOKIE session belongs to a browser: it ends 30 days after it was last used, and its token is good only as a cookie.
A BEARER session belongs to a program: it ends a year after the sign-in, used or not.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Literal

from tortoise import fields
from tortoise.models import Model

from domain import account, attempts, db, passwords, policies, users, values
from domain.reads import read
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound

Kind = Literal["COOKIE", "BEARER"]

KINDS: Final[dict[str, Kind]] = {"COOKIE": "COOKIE", "BEARER": "BEARER"}  # as stored
LASTS: Final[dict[Kind, timedelta]] = {"COOKIE": timedelta(days=30), "BEARER": timedelta(days=365)}
KEPT: Final = timedelta(days=7)  # after they have ended by themselves
SEEN_EVERY: Final = timedelta(minutes=5)  # how exact `seen_at` is, so that reading seldom writes


# Whom a session stands for, with account.SETTINGS in their order: what every request asks first.
_HOLDING: Final = {
    dialect: f"""
        select s.id, s.seen_at, u.id, u.group_id, u.role, u.locale,
               a.title, a.locale, a.country, a.currency, a.time_zone, a.task_result_required, a.version
        from session s join users u on u.id = s.user_id cross join account a
        where s.token_hash = {sign}1 and s.kind = {sign}2 and s.expires_at > {sign}3 and u.is_active
        """
    for dialect, sign in (("postgres", "$"), ("sqlite", "?"))
}


class Session(Model):
    """A sign-in that still holds. The token itself is not stored, only its SHA-256."""

    child: ClassVar[bool] = True  # one's own, through the viewer

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()
    token_hash = fields.CharField(max_length=64, unique=True)
    kind = fields.CharField(max_length=10)
    address = fields.CharField(max_length=45)
    user_agent = fields.CharField(max_length=255)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"
        constraints = (
            foreign_key("session", "user_id", "users", on_delete="CASCADE"),
            CheckConstraint(check="\"kind\" IN ('COOKIE', 'BEARER')", name="ck_session_kind"),
        )
        indexes = (Ordered("user_id", "-id", name="ix_session_user"), Ordered("expires_at", name="ix_session_expiry"))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whom a token stands for."""

    actor: Actor
    account: "account.Account"  # in quotes: the two modules know each other
    renewed: bool  # the session has just been used again after a while: a cookie is due for another 30 days


async def sign_in(email: str, password: str, *, kind: Kind, address: str, user_agent: str) -> tuple[str, Session]:
    """A new session of the user with this e-mail and password, and its token, which is told only here.

    An unknown e-mail, a wrong password and a deactivated user get the same answer after the same work (T1): Invalid
    INVALID_CREDENTIALS at "email". Raises RateLimited before anything is hashed (T2).
    """
    folded = values.fold(values.required(email, "email"))
    password = passwords.normal(password, "password")
    tried = attempts.current()
    await tried.count(folded, address)
    user = await users.User.get_or_none(email=folded)
    right = await passwords.fits(user.password_hash if user else None, password)
    if user is None or not right or not user.is_active:
        raise Invalid("INVALID_CREDENTIALS", "email")
    better = await passwords.hashed(password) if passwords.outdated(user.password_hash) else user.password_hash
    async with db.atomic():
        # Asked again under a lock: meanwhile the password may have been reset, or the user deactivated (T4).
        same = users.User.filter(id=user.id, password_hash=user.password_hash, is_active=True)
        if await same.select_for_update().get_or_none() is None:
            raise Invalid("INVALID_CREDENTIALS", "email")
        if better != user.password_hash:
            await users.User.filter(id=user.id).update(password_hash=better)
        token, session = await issue(user.id, kind, address=address, user_agent=user_agent)
    await tried.forgive(folded, address)
    return token, session


async def issue(user_id: int, kind: Kind, *, address: str = "", user_agent: str = "") -> tuple[str, Session]:
    """A session without a password asked for, and its token of 256 random bits (T3)."""
    token, now = secrets.token_urlsafe(32), db.now()
    session = await Session.create(
        user_id=user_id,
        token_hash=_digest(token),
        kind=kind,
        address=address,
        user_agent=_shown(user_agent),
        created_at=now,
        seen_at=now,
        expires_at=now + LASTS[kind],
    )
    return token, session


async def authenticate(token: str, kind: Kind) -> SignedIn | None:
    """Whom the token of a session of this kind stands for; None when it has ended or the user is deactivated.

    One statement, and every five minutes another that notes the use.
    """
    now = db.now()
    [found] = await read([(_HOLDING[db.dialect()], [_digest(token), kind, now])])
    return await _signed_in(found[0], kind, now) if found else None


async def _signed_in(row: Sequence[Any], kind: Kind, now: datetime) -> SignedIn:
    session_id, seen_at, user_id, group_id, role, locale, *settings = row
    if isinstance(seen_at, str):
        seen_at = db.moment(seen_at)
    # Either side of now: after the clock was set back, the time last seen must not stand in the future (T8).
    if renewed := abs(now - seen_at) >= SEEN_EVERY:
        later = {"expires_at": now + LASTS[kind]} if kind == "COOKIE" else {}
        await Session.filter(id=session_id).update(seen_at=now, **later)
    company = account.of(*settings)
    actor = Actor(user_id, group_id, role, policies.in_force(), locale or company.locale, session_id)
    return SignedIn(actor, company, renewed)


async def own(actor: Actor) -> list[Session]:
    """The sessions of the actor that still hold, newest first."""
    return await Session.filter(user_id=actor.user_id, expires_at__gt=db.now()).order_by("-id")


async def revoke(actor: Actor, session_id: int) -> None:
    """End one of the actor's own sessions, at once (T4). Raises NotFound for any other."""
    if not await Session.filter(id=session_id, user_id=actor.user_id).delete():
        raise NotFound("session")


async def revoke_others(actor: Actor) -> int:
    """End all sessions of the actor but the one that asks; how many."""
    return await Session.filter(user_id=actor.user_id).exclude(id=actor.session_id or 0).delete()


async def sign_out(actor: Actor) -> None:
    """End the session that asks."""
    await Session.filter(id=actor.session_id or 0, user_id=actor.user_id).delete()


async def end_all(user_id: int) -> None:
    """End every session of a user."""
    await Session.filter(user_id=user_id).delete()


async def forget_expired() -> int:
    """Delete the sessions that ended by themselves a week ago; how many. A clock that is ahead for a while (T8) ends
    sessions only for that while."""
    return await Session.filter(expires_at__lte=db.now() - KEPT).delete()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _shown(user_agent: str) -> str:
    """What a program calls itself, fit to be stored and shown."""
    return "".join(char for char in user_agent if char.isprintable())[:255]
