"""Keys with which programs of partners use the graph (I10, P27).

A key acts as a user of its own, an integration: with a role, a group and its name as author. It is no administrator and
can't sign in. A list of addresses for that user is the key's.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import allowlists, db, policies, sessions, sign_ins, stored, users, values
from domain.events import snapshot, transaction
from domain.groups import Group
from domain.questions import Question
from domain.sign_ins import Origin, SignInOutcome
from domain.tables import Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, NotFound
from permissions.lines import ADMINISTRATOR
from permissions.scope import require_administrator

PREFIX: Final = "vk_"  # so that people and programs that look for secrets know one


class ApiKey(Model):
    """A key. The token itself is not stored, only its SHA-256."""

    owner: ClassVar[str] = "user_id"

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField(unique=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    expires_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)  # to five minutes
    last_address = fields.CharField(max_length=45, default="")
    revoked_at = fields.DatetimeField(null=True)
    created_by_id = fields.BigIntField(null=True)
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField()

    class Meta:
        table = "api_key"
        constraints = (
            foreign_key("api_key", "user_id", "users"),
            foreign_key("api_key", "created_by_id", "users"),
        )
        indexes = (Ordered("-created_at", "-id", name="ix_api_key_created"),)


def visible(actor: Actor) -> Question:
    """All keys, revoked ones included, to administrators; to a program its own."""
    return Question(ApiKey, actor)


async def create(
    actor: Actor,
    origin: Origin,
    *,
    name: str,
    role: str,
    group_id: int,
    ranges: Sequence[str] = (),
    expires_at: datetime | None = None,
) -> tuple[str, ApiKey]:
    """A new key and its token, which is told only here.

    Raises Invalid: what can't be a name, ROLE_UNKNOWN, ROLE_NOT_FOR_KEYS, POLICY_INVALID, NOT_FOUND of the group,
    RANGE_INVALID, MOMENT_PAST.
    """
    require_administrator(actor)
    name = values.required(name, "name", 100)
    await _role(role)
    allowlists.checked(ranges)
    expires_at = _expiry(expires_at)
    await _group(group_id)
    async with transaction() as events:
        user = await users.User.create(
            name=name, kind=users.UserKind.INTEGRATION, role=role, group_id=group_id, created_at=db.now()
        )
        await policies.require_fitting(user.id, role)
        events.add("created", actor, user, snapshot(user), card=None)
        token, key = await issue(user, actor.user_id, expires_at)
        events.add("created", actor, key, snapshot(key), card=None)
        if ranges:
            await allowlists.put(actor, allowlists.Subject(user_id=user.id), ranges, origin)
    return token, key


async def issue(
    user: "users.User", created_by_id: int | None = None, expires_at: datetime | None = None, *, token: str = ""
) -> tuple[str, ApiKey]:
    """A key of this integration, and its token: 256 random bits (T3), unless it is given."""
    token = token or PREFIX + secrets.token_urlsafe(32)
    key = await ApiKey.create(
        user_id=user.id,
        token_hash=sessions.digest(token),
        expires_at=expires_at,
        created_by_id=created_by_id,
        created_at=db.now(),
    )
    return token, key


async def update(actor: Actor, key_id: int, given: Mapping[str, Any], expected_version: int | None = None) -> ApiKey:
    """Change what is `given` of: name, role, group_id, expires_at.

    Raises NotFound, Conflict; Invalid as `create` does, and KEY_REVOKED.
    """
    require_administrator(actor)
    of_key: dict[str, Any] = {}
    of_user: dict[str, Any] = {}
    if "expires_at" in given:
        of_key["expires_at"] = _expiry(given["expires_at"])
    if "name" in given:
        of_user["name"] = values.required(given["name"], "name", 100)
    if "role" in given:
        of_user["role"] = await _role(given["role"])
    if "group_id" in given:
        of_user["group_id"] = await _group(given["group_id"])
    async with transaction() as events:
        key = await _locked(key_id)
        if expected_version not in (None, key.version):
            raise Conflict(key.version, [], "api_key")
        if key.revoked_at:
            raise Invalid("KEY_REVOKED", "apiKeyId")
        user = await users.User.get(id=key.user_id)
        if of_user.get("role", user.role) != user.role:
            await policies.require_fitting(user.id, of_user["role"])
        changes = [(key, _changed(key, of_key)), (user, _changed(user, of_user))]
        if any(change for _, change in changes):
            key.version += 1
            for row, change in changes:
                row.update_from_dict({name: after for name, (_, after) in change.items()})
                await row.save()
                events.add("changed", actor, row, change, card=None)
    return key


async def revoke(actor: Actor, key_id: int) -> ApiKey:
    """End a key for good, at once (T4); its integration stays by name in what it did. Raises NotFound."""
    require_administrator(actor)
    async with transaction() as events:
        key = await _locked(key_id)
        if not key.revoked_at:
            key.revoked_at, key.version = db.now(), key.version + 1
            await key.save()
            events.add("revoked", actor, key, {"revoked_at": (None, key.revoked_at)}, card=None)
            user = await users.User.get(id=key.user_id)
            await users.User.filter(id=user.id).update(is_active=False)
            events.add("deactivated", actor, user, {"is_active": (True, False)}, card=None)
    return key


async def used(key_id: int, user_id: int, origin: Origin, before: datetime | None, last_address: str) -> None:
    """Note that a key has been used, as happens every five minutes; once a day, and from another address, as a
    sign-in."""
    now = db.now()
    await ApiKey.filter(id=key_id).update(last_used_at=now, last_address=origin.address)
    if before is None or before.date() != now.date() or last_address != origin.address:
        await sign_ins.note(origin, SignInOutcome.SUCCEEDED, user_id)


def _changed(row: Model, wanted: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (getattr(row, name), value) for name, value in wanted.items() if getattr(row, name) != value}


async def _locked(key_id: int) -> ApiKey:
    if (key := await ApiKey.select_for_update().get_or_none(id=key_id)) is None:
        raise NotFound("API key")
    return key


async def _role(role: str | None) -> str:
    if role == ADMINISTRATOR:
        raise Invalid("ROLE_NOT_FOR_KEYS", "role")
    return await policies.require_role(role or "", "role")


async def _group(group_id: int) -> int:
    if await stored.get(Group, group_id) is None:
        raise Invalid("NOT_FOUND", "groupId")
    return group_id


def _expiry(moment: datetime | None) -> datetime | None:
    if moment is not None and values.moment(moment, "expiresAt") <= db.now():
        raise Invalid("MOMENT_PAST", "expiresAt")
    return moment
