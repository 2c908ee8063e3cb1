"""The second factor: a code from an app (TOTP, RFC 6238), or one of ten recovery codes.

The app's secret is encrypted with a key derived from VORONKA_SECRET_KEY. Under another secret key no code fits, but the
recovery codes, of which only hashes are stored, still do.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from functools import lru_cache
from typing import ClassVar, Final

import pyotp
import structlog
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tortoise import fields
from tortoise.models import Model

from domain import account, attempts, db, passwords, policies, reference, sessions, users
from domain.config import settings
from domain.events import transaction
from domain.tables import foreign_key
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid, NotFound
from permissions.scope import require_administrator

RECOVERY_CODES: Final = 10
_REMEMBERED: Final = 4  # moments of used codes; three are good at a time
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 of them, none like another

log = structlog.get_logger(__name__)


class SecondFactor(Model):
    """What a user's codes are compared with; in force since `users.second_factor_at`, before that being set up."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField(unique=True)
    secret = fields.CharField(max_length=255)  # encrypted
    used_steps = fields.JSONField[list[int]](default=list)  # whose codes were used last
    recovery_hashes = fields.JSONField[list[str]](default=list)
    created_at = fields.DatetimeField()

    class Meta:
        table = "second_factor"
        constraints = (foreign_key("second_factor", "user_id", "users", on_delete="CASCADE"),)


# --------------------------------------------------------------------------------------------------- the requirement


async def roles() -> list[str]:
    """The roles whose users need a second factor."""
    await reference.load()
    return list(reference.rows(account.Account)[1]["second_factor_roles"])


async def missing(actor: Actor) -> bool:
    """Whether the actor's role takes a second factor that they have not set up. No statement on a warm process."""
    if actor.key_id is not None or actor.role not in await roles():
        return False
    user = reference.rows(users.User).get(actor.user_id)
    return user is None or user["second_factor_at"] is None


async def require(actor: Actor, role: str, required: bool) -> list[str]:
    """Say whether a role takes a second factor; all roles that do. Raises Invalid ROLE_UNKNOWN."""
    require_administrator(actor)
    await policies.require_role(role, "role")
    async with transaction() as events:
        row = await account.Account.select_for_update().get(id=1)
        before = row.second_factor_roles
        after = sorted({*before, role} if required else {*before} - {role})
        if after != before:
            await account.Account.filter(id=1).update(second_factor_roles=after)
            events.add("changed", actor, row, {"second_factor_roles": (before, after)}, card=None)
    return after


# ----------------------------------------------------------------------------------------------------- setting it up


async def begin(actor: Actor, password: str, address: str) -> tuple[str, str]:
    """A new secret for the actor's app, as text and as the address in a QR code; nothing is in force yet.

    Raises Invalid INVALID_CREDENTIALS for another password, ALREADY_SET_UP; RateLimited.
    """
    user = await _person(actor)
    password = passwords.normal(password, "password")
    tried = attempts.current()
    await tried.count(str(user.email), address)
    if not await passwords.fits(user.password_hash, password):
        raise Invalid("INVALID_CREDENTIALS", "password")
    await tried.forgive(str(user.email), address)
    if user.second_factor_at:
        raise Invalid("ALREADY_SET_UP", "password")
    secret = pyotp.random_base32()
    row = {"secret": _fernet().encrypt(secret.encode()).decode(), "used_steps": [], "recovery_hashes": []}
    async with transaction() as events:
        await SecondFactor.update_or_create({**row, "created_at": db.now()}, user_id=user.id)
        events.add("second_factor_begun", actor, user, {"second_factor": (None, "begun")}, card=None)
    title = (await account.current()).title
    return secret, pyotp.TOTP(secret).provisioning_uri(str(user.email), issuer_name=f"Voronka {title}".replace(":", ""))


async def confirm(actor: Actor, code: str) -> list[str]:
    """Put the new secret in force, given a code of it; the recovery codes, told only here. Other sessions end.

    Raises Invalid CODE_INVALID, NOT_BEGUN, ALREADY_SET_UP; RateLimited.
    """
    user = await _person(actor)
    if user.second_factor_at:
        raise Invalid("ALREADY_SET_UP", "code")
    if not await SecondFactor.exists(user_id=user.id):
        raise Invalid("NOT_BEGUN", "code")
    await attempts.current().count_code(user.id)
    async with transaction() as events:
        await check(user.id, code)
        codes = await _new_codes(user.id)
        now = db.now()
        await users.User.filter(id=user.id).update(second_factor_at=now)
        events.add("second_factor_set_up", actor, user, {"second_factor_at": (None, now)}, card=None)
        await sessions.revoke_others(actor)
    return codes


async def renew_codes(actor: Actor, code: str) -> list[str]:
    """Other recovery codes in place of all earlier ones, given a code. Raises Invalid CODE_INVALID, NOT_BEGUN."""
    user = await _enrolled(actor)
    async with transaction() as events:
        await check(user.id, code)
        codes = await _new_codes(user.id)
        events.add("recovery_codes_renewed", actor, user, {"recovery_codes": (None, len(codes))}, card=None)
    return codes


async def remove(actor: Actor, code: str) -> None:
    """Sign in with the password alone again.

    Raises Invalid CODE_INVALID, NOT_BEGUN, and SECOND_FACTOR_NEEDED where the role takes one.
    """
    user = await _enrolled(actor)
    if actor.role in await roles():
        raise Invalid("SECOND_FACTOR_NEEDED", "code")
    async with transaction():
        await check(user.id, code)
        await _forget(actor, user)


async def reset(actor: Actor | None, user_id: int) -> None:
    """Take away a user's second factor, who has lost it, and end their sessions.

    Raises NotFound, and Invalid ONESELF: who has their own, removes it with a code.
    """
    if actor:
        require_administrator(actor)
        if user_id == actor.user_id:
            raise Invalid("ONESELF", "userId")
    user = await users.User.get_or_none(id=user_id, kind=users.UserKind.PERSON)
    if user is None:
        raise NotFound("user")
    async with transaction():
        await _forget(actor, user)
        await sessions.end_all(actor, user.id)


async def codes_left(actor: Actor) -> int | None:
    """How many recovery codes of the actor are unused; None without a second factor in force."""
    if not await users.User.exists(id=actor.user_id, second_factor_at__isnull=False):
        return None
    return len((await SecondFactor.get(user_id=actor.user_id)).recovery_hashes)


async def _person(actor: Actor) -> "users.User":
    """The actor, who has come with a session. Raises Forbidden for an API key."""
    if actor.key_id is not None:
        raise Forbidden("second factor", "set up")
    return await users.User.get(id=actor.user_id)


async def _enrolled(actor: Actor) -> "users.User":
    user = await _person(actor)
    if not user.second_factor_at:
        raise Invalid("NOT_BEGUN", "code")
    await attempts.current().count_code(user.id)
    return user


async def _forget(actor: Actor | None, user: "users.User") -> None:
    async with transaction() as events:
        await SecondFactor.filter(user_id=user.id).delete()
        await users.User.filter(id=user.id).update(second_factor_at=None)
        change = {"second_factor_at": (user.second_factor_at, None)} if user.second_factor_at else {}
        events.add("second_factor_removed", actor, user, change, card=None)


async def _new_codes(user_id: int) -> list[str]:
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(16)) for _ in range(RECOVERY_CODES)]
    await SecondFactor.filter(user_id=user_id).update(recovery_hashes=[_digest(code) for code in codes])
    return ["-".join(code[place : place + 4] for place in range(0, 16, 4)) for code in codes]


# ---------------------------------------------------------------------------------------------------------- checking


async def check(user_id: int, code: str) -> None:
    """Use up a code of a user, within the caller's transaction: each is good once. Raises Invalid CODE_INVALID.

    To be counted before (`attempts.count_code`): a transaction waits for no Redis.
    """
    row = await SecondFactor.select_for_update().get_or_none(user_id=user_id)
    typed = "".join(char for char in code if char.isalnum()).upper()
    if row is not None and typed.isascii() and typed.isdigit():
        step = _step(row, typed, db.now())
        if step is not None:
            row.used_steps = [*row.used_steps, step][-_REMEMBERED:]
            await row.save(update_fields=["used_steps"])
            return
    elif row is not None and (digest := _digest(typed)) in row.recovery_hashes:
        row.recovery_hashes = [each for each in row.recovery_hashes if each != digest]
        await row.save(update_fields=["recovery_hashes"])
        return
    raise Invalid("CODE_INVALID", "code")


def _step(row: SecondFactor, code: str, now: datetime) -> int | None:
    """Which half minute the code is of: the present one, or one before or after, if its code was not used yet."""
    try:
        totp = pyotp.TOTP(_fernet().decrypt(row.secret).decode())
    except InvalidToken:
        log.warning("a second factor was encrypted with another secret key", user_id=row.user_id)
        return None
    present = totp.timecode(now)
    fitting = [
        step for step in (present, present - 1, present + 1) if hmac.compare_digest(totp.generate_otp(step), code)
    ]
    return next((step for step in fitting if step not in row.used_steps), None)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()  # of 80 random bits


def _fernet() -> Fernet:
    return _derived(settings().secret())


@lru_cache(maxsize=2)
def _derived(secret: bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"voronka second factor").derive(secret)
    return Fernet(base64.urlsafe_b64encode(derived))
