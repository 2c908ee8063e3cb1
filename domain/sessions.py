"""Signing in, and the sessions that follow from it.

A COOKIE session belongs to a browser: it ends 30 days after it was last used, and its token is good only as a cookie.
A BEARER session belongs to a program: it ends a year after the sign-in, used or not. An API key is no session, but is
looked up like one.
"""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Final, Literal

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from domain import (
    account,
    allowlists,
    api_keys,
    attempts,
    db,
    log,
    passwords,
    reference,
    second_factors,
    sign_ins,
    stored,
    tokens,
    users,
    values,
)
from domain.events import farewell, snapshot, transaction
from domain.reads import read
from domain.sign_ins import ClientKind, Origin, SignInOutcome
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Barred, CrmError, Invalid, NotFound, RateLimited
from permissions.lines import ADMINISTRATOR

Kind = Literal["COOKIE", "BEARER"]

CLIENTS: Final = {"COOKIE": ClientKind.BROWSER, "BEARER": ClientKind.MOBILE, "KEY": ClientKind.PARTNER}
KINDS: Final[dict[str, Kind]] = {"COOKIE": "COOKIE", "BEARER": "BEARER"}  # as stored
LASTS: Final[dict[Kind, timedelta]] = {"COOKIE": timedelta(days=30), "BEARER": timedelta(days=365)}
KEPT: Final = timedelta(days=7)  # after they have ended by themselves
SEEN_EVERY: Final = timedelta(minutes=5)  # how exact `seen_at` is, so that reading seldom writes


@cache
def _holding(dialect: db.Dialect, *, key: bool) -> str:
    """Whom a session or a key stands for, with account.SETTINGS in their order: what every request asks first."""
    sign = "$" if dialect == "postgres" else "?"
    settings = ", ".join(f"a.{name}" for name in account.SETTINGS)
    holds = (
        f"from api_key s join users u on u.id = s.user_id cross join account a where s.token_hash = {sign}1 "
        f"and s.revoked_at is null and (s.expires_at is null or s.expires_at > {sign}2) and u.role <> 'administrator'"
        if key
        else f"from session s join users u on u.id = s.user_id cross join account a where s.token_hash = {sign}1 "
        f"and s.expires_at > {sign}2 and s.kind = {sign}3"
    )
    seen = "s.last_used_at, s.expires_at, s.last_address" if key else "s.seen_at, s.expires_at, s.address"
    return f"select s.id, {seen}, u.id, u.group_id, u.is_head, u.role, u.locale, {settings} {holds} and u.is_active"


class Session(Model):
    """A sign-in that still holds. The token itself is not stored, only its SHA-256."""

    child: ClassVar[bool] = True  # one's own, through the viewer
    # Its end is told for good, and nothing personal may be left of who is erased (P21).
    untold: ClassVar[tuple[str, ...]] = ("address", "user_agent", "seen_at", "expires_at")

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
    must_set_up: bool  # nothing is allowed but setting up the second factor that the role takes
    ends_at: datetime | None  # when the session or key ends, unless it is used; None: never


class _Denied(Exception):
    """A sign-in that is refused: what is kept of it, and what is answered."""

    def __init__(self, outcome: SignInOutcome, answer: CrmError, user_id: int | None = None) -> None:
        super().__init__(outcome.value)
        self.outcome, self.answer, self.user_id = outcome, answer, user_id


async def sign_in(
    email: str, password: str, *, kind: Kind, address: str, user_agent: str, code: str | None = None, locale: str = "ru"
) -> tuple[str, Session]:
    """A new session of the user with this e-mail and password, and its token, which is told only here.

    An unknown e-mail, a wrong password and a deactivated user get the same answer after the same work (T1): Invalid
    INVALID_CREDENTIALS at "email". Who has a second factor needs a `code`: Invalid CODE_REQUIRED, CODE_INVALID. Raises
    RateLimited before anything is hashed (T2), and Barred, in the language `locale`, where an allowlist refuses the
    address: before the password is looked at, unless the list is the user's or their role's.
    """
    folded = values.fold(values.required(email, "email"))
    password = passwords.normal(password, "password")
    origin = Origin(address, CLIENTS[kind], user_agent)
    tried = attempts.current()
    try:
        await tried.count(folded, address)
        made = await _enter(folded, password, kind, origin, code, locale)
    except RateLimited:
        if await tried.is_first(address):
            await sign_ins.note(origin, SignInOutcome.TOO_MANY_ATTEMPTS, login=folded)
        raise
    except _Denied as denied:
        await sign_ins.note(origin, denied.outcome, denied.user_id, folded)
        raise denied.answer from None
    await tried.forgive(folded, address)
    return made


async def _enter(
    email: str, password: str, kind: Kind, origin: Origin, code: str | None, locale: str
) -> tuple[str, Session]:
    """The session, made and kept in the history. Raises _Denied."""
    try:
        await allowlists.require_anybody(origin, locale)
    except Barred as barred:
        raise _Denied(SignInOutcome.ADDRESS_NOT_ALLOWED, barred) from None
    user = await users.User.get_or_none(email=email)
    right = await passwords.fits(user.password_hash if user else None, password)
    wrong = Invalid("INVALID_CREDENTIALS", "email")
    if user is None or user.password_hash is None:
        raise _Denied(SignInOutcome.UNKNOWN_USER, wrong)
    if not right or not user.is_active:
        outcome = SignInOutcome.DEACTIVATED if right else SignInOutcome.WRONG_PASSWORD
        raise _Denied(outcome, wrong, user.id)
    actor = await users.actor(user.id, user.group_id, user.role, is_head=user.is_head, locale=user.locale or locale)
    try:
        await allowlists.require(actor, origin)
    except Barred as barred:
        raise _Denied(SignInOutcome.ADDRESS_NOT_ALLOWED, barred, user.id) from None
    if user.second_factor_at and not code:
        raise _Denied(SignInOutcome.CODE_MISSING, Invalid("CODE_REQUIRED", "code"), user.id)
    if user.second_factor_at:
        await attempts.current().count_code(user.id)
    better = await passwords.hashed(password) if passwords.outdated(user.password_hash) else user.password_hash
    async with db.atomic():
        # Asked again under a lock: meanwhile the password may have been reset, the user deactivated (T4), or the second
        # factor set up.
        same = users.User.filter(id=user.id, password_hash=user.password_hash, is_active=True)
        locked = await same.select_for_update().get_or_none()
        if locked is None or locked.second_factor_at != user.second_factor_at:
            raise _Denied(SignInOutcome.WRONG_PASSWORD, wrong, user.id)
        if user.second_factor_at:
            try:
                await second_factors.check(user.id, code or "")
            except Invalid as invalid:
                raise _Denied(SignInOutcome.WRONG_CODE, invalid, user.id) from None
        if better != user.password_hash:
            await users.User.filter(id=user.id).update(password_hash=better)
        made = await issue(user.id, kind, address=origin.address, user_agent=origin.user_agent)
        await sign_ins.note(origin, SignInOutcome.SUCCEEDED, user.id)
    return made


async def issue(user_id: int, kind: Kind, *, address: str = "", user_agent: str = "") -> tuple[str, Session]:
    """A session without a password asked for, and its token of 256 random bits (T3)."""
    token, now = secrets.token_urlsafe(32), db.now()
    session = await Session.create(
        user_id=user_id,
        token_hash=digest(token),
        kind=kind,
        address=address,
        user_agent=sign_ins.shown(user_agent),
        created_at=now,
        seen_at=now,
        expires_at=now + LASTS[kind],
    )
    return token, session


async def hand_out(user_id: int) -> str:
    """A bearer token that an operator gives to a user, without password and second factor: an event, as of the command
    line (P30).
    """
    async with transaction() as events:
        token, session = await issue(user_id, "BEARER", user_agent="voronka token")
        events.add("handed_out", None, session, snapshot(session), card=None)
    return token


async def authenticate(
    token: str, kind: Literal["COOKIE", "BEARER", "KEY"], address: str = "", user_agent: str = ""
) -> SignedIn | None:
    """Whom the token of a session of this kind, or of an API key, stands for; None when it has ended or the user is
    deactivated.

    No statement while memory holds and may be believed, else one; every five minutes another that notes the use. Raises
    Barred where an allowlist refuses the address (T9), which then is no use.
    """
    now, key = db.now(), (digest(token), kind)
    origin = Origin(address, CLIENTS[kind], user_agent)
    if await log.confirmed() and (known := tokens.find(key)) and (remembered := await _remembered(known, now)):
        return await _admitted(*remembered, origin, known.ends_at)
    since = tokens.endings()
    params = [key[0], now] if kind == "KEY" else [key[0], now, kind]
    [found] = await read([(_holding(db.dialect(), key=kind == "KEY"), params)])
    if not found:
        return None
    id, used_at, ends_at, last_address, *_ = found[0]
    used_at, ends_at = (db.moment(each) if isinstance(each, str) else each for each in (used_at, ends_at))
    actor, company = await _holder(kind, found[0])
    signed_in = await _admitted(actor, company, origin, ends_at)
    if _is_due(used_at, now):
        if kind == "KEY":
            await api_keys.used(id, actor.user_id, origin, used_at, last_address)
        else:
            later = {"expires_at": now + LASTS["COOKIE"]} if kind == "COOKIE" else {}
            await Session.filter(id=id).update(seen_at=now, **later)
        return replace(signed_in, renewed=True)
    noun = "api_key" if kind == "KEY" else "session"
    tokens.keep(key, tokens.Known(noun, id, actor.user_id, used_at, ends_at), since)
    return signed_in


def _is_due(used_at: datetime | None, now: datetime) -> bool:
    """Whether the use has to be noted.

    Either side of now: after the clock was set back, the time last seen must not stand in the future (T8).
    """
    return used_at is None or abs(now - used_at) >= SEEN_EVERY


async def _remembered(known: tokens.Known, now: datetime) -> "tuple[Actor, account.Account] | None":
    """Whom a token in memory stands for; None when it has to be asked for, or its use noted."""
    if _is_due(known.used_at, now) or (known.ends_at is not None and known.ends_at <= now):
        return None
    is_key = known.noun == "api_key"
    user = reference.rows(users.User).get(known.user_id)
    if user is None or not user["is_active"] or (is_key and user["role"] == ADMINISTRATOR):
        return None
    company = account.known()
    ids = {"key_id": known.id} if is_key else {"session_id": known.id}
    made = await _actor(user["id"], user["group_id"], user["is_head"], user["role"], user["locale"], company, **ids)
    return made, company


async def _holder(kind: str, row: Sequence[Any]) -> "tuple[Actor, account.Account]":
    """Whom a row of `_holding` is about."""
    id, _, _, _, user_id, group_id, is_head, role, locale, *settings = row
    company = account.of(*settings)
    ids = {"key_id": id} if kind == "KEY" else {"session_id": id}
    return await _actor(user_id, group_id, is_head, role, locale, company, **ids), company


async def _actor(
    user_id: int, group_id: int, is_head: bool, role: str, locale: str | None, company: "account.Account", **ids: int
) -> Actor:
    """Who the user with these columns is now, in the account's language unless they chose one."""
    return await users.actor(
        user_id,
        group_id,
        role,
        is_head=bool(is_head),
        locale=locale or company.locale,
        sees_shared=company.has_shared_deals,
        has_customers=company.periodic_purchases,
        **ids,
    )


async def _admitted(actor: Actor, company: "account.Account", origin: Origin, ends_at: datetime | None) -> SignedIn:
    """They, if they may come from there. Raises Barred."""
    try:
        await allowlists.require(actor, origin)
    except Barred:
        if await attempts.current().is_first(origin.address, str(actor.user_id)):
            await sign_ins.note(origin, SignInOutcome.ADDRESS_NOT_ALLOWED, actor.user_id)
        raise
    must_set_up = await second_factors.missing(actor)
    return SignedIn(actor, company, renewed=False, must_set_up=must_set_up, ends_at=ends_at)


async def holding(
    session_ids: Collection[int], key_ids: Collection[int]
) -> dict[tuple[int | None, int | None], datetime | None]:
    """Those of these sessions and keys that still hold, as (session, None) and (None, key), and when each ends; two
    statements.
    """
    now, found = db.now(), dict[tuple[int | None, int | None], datetime | None]()
    if session_ids:
        of_session = Session.filter(id__in=list(session_ids), expires_at__gt=now)
        found |= {(id, None): ends_at for id, ends_at in await of_session.values_list("id", "expires_at")}
    if key_ids:
        of_key = api_keys.ApiKey.filter(id__in=list(key_ids), revoked_at=None)
        rows = await of_key.values_list("id", "expires_at")
        found |= {(None, id): ends_at for id, ends_at in rows if ends_at is None or ends_at > now}
    return found


async def acting(user_id: int, company: "account.Account") -> Actor | None:
    """Who this user is now, to work for them without a request of theirs; None when they may do nothing any more."""
    user = await stored.get(users.User, user_id)
    if user is None or not user.is_active:
        return None
    ids: dict[str, int] = {}
    if user.kind is users.UserKind.INTEGRATION:
        where = f"a.user_id = {stored.placeholder(1)} and a.revoked_at is null"
        keys = await stored.select(api_keys.ApiKey, where, [user_id])
        if not keys or (keys[0].expires_at is not None and keys[0].expires_at <= db.now()):
            return None
        ids = {"key_id": keys[0].id}
    return await _actor(user.id, user.group_id, user.is_head, user.role, user.locale, company, **ids)


async def own(actor: Actor) -> list[Session]:
    """The sessions of the actor that still hold, newest first."""
    return await Session.filter(user_id=actor.user_id, expires_at__gt=db.now()).order_by("-id")


async def revoke(actor: Actor, session_id: int) -> None:
    """End one of the actor's own sessions, at once (T4). Raises NotFound for any other."""
    if not await _end(actor, Session.filter(id=session_id, user_id=actor.user_id)):
        raise NotFound("session")


async def revoke_others(actor: Actor) -> int:
    """End all sessions of the actor but the one that asks; how many."""
    return await _end(actor, Session.filter(user_id=actor.user_id).exclude(id=actor.session_id or 0))


async def sign_out(actor: Actor) -> None:
    """End the session that asks."""
    await _end(actor, Session.filter(id=actor.session_id or 0, user_id=actor.user_id))


async def _end(actor: Actor | None, which: QuerySet[Session]) -> int:
    async with transaction() as events:
        ended = await which.select_for_update()
        for each in ended:
            events.add("ended", actor, each, farewell(each), card=None)
        await Session.filter(id__in=[each.id for each in ended]).delete()
    return len(ended)


async def end_all(actor: Actor | None, user_id: int) -> None:
    """End every session of a user."""
    await _end(actor, Session.filter(user_id=user_id))


async def forget_expired() -> int:
    """Delete the sessions that ended by themselves a week ago; how many. A clock that is ahead for a while (T8) ends
    sessions only for that while."""
    return await Session.filter(expires_at__lte=db.now() - KEPT).delete()


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
