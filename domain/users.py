"""Users and the groups (departments) that they belong to (P1, P2); how they leave is told in `leaving`."""

import hashlib
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from domain import account, attempts, db, groups, passwords, policies, reference, sessions, stored, values
from domain.events import Events, changed_fields, snapshot, transaction
from domain.groups import Group
from domain.questions import Question
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, NotFound
from permissions.lines import ADMINISTRATOR

DELETED: Final = {"ru": "Удалённый пользователь", "en": "Deleted user"}  # instead of the name (P21)
INVITED: Final = timedelta(days=7)  # how long an invitation is good for
LOCK: Final = 7615733  # of PostgreSQL's advisory locks: administrators change users one after the other


class UserKind(Enum):
    """Who a user is."""

    PERSON = "person"
    INTEGRATION = "integration"  # a program, which comes with an API key and never signs in (I10)


class User(Model):
    """Somebody who works here or did. Deactivated users stay, and so does their history (P20); of a deleted one
    nothing personal is left (P21).
    """

    public: ClassVar[bool] = True  # name, group and activity; the schema narrows the rest
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)  # empty when deleted
    kind = fields.CharEnumField(UserKind, max_length=12, default=UserKind.PERSON)
    email = fields.CharField(max_length=255, null=True, unique=True)  # folded; None of programs and when deleted
    password_hash = fields.CharField(max_length=255, null=True)  # None of programs, and of the invited
    role = fields.CharField(max_length=40)
    group_id = fields.BigIntField()
    is_head = fields.BooleanField(default=False, db_default=False)  # of the group (P14)
    locale = fields.CharField(max_length=5, null=True)  # None: the account's
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()
    second_factor_at = fields.DatetimeField(null=True)  # since when signing in takes a code as well
    phone = fields.CharField(max_length=16, null=True)  # E.164
    invitation_hash = fields.CharField(max_length=64, null=True)
    invitation_ends_at = fields.DatetimeField(null=True)
    deactivated_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)
    muted_notifications = fields.JSONField[list[str]](null=True)  # the kinds that they don't want (C11)
    # Before a task is due (T10); None: they are not reminded.
    remind_minutes = fields.IntField(null=True, default=values.REMINDED, db_default=values.REMINDED)
    photo_id = fields.BigIntField(null=True)  # in the store of files, whose rows have a key to users: so none here
    version = fields.IntField(default=1, db_default=1)

    class Meta:
        table = "users"
        unique_together = (("id", "group_id"),)  # what the records' composite keys point to
        constraints = (
            foreign_key("users", "group_id", "groups"),
            CheckConstraint(
                check='"kind" = \'person\' OR ("email" IS NULL AND "password_hash" IS NULL '
                "AND \"role\" <> 'administrator')",
                name="ck_users_integration",
            ),
        )
        indexes = (Ordered("group_id", name="ix_users_group"),)


@dataclass(frozen=True, slots=True)
class Invitation:
    """To choose one's password, once, within INVITED; given instead of one. The token itself is not stored."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()


def everyone(actor: Actor) -> Question:
    """All users but deleted ones, former ones included: colleagues are known to everyone signed in."""
    return Question(User, actor, (lambda _, a: f"{a}.deleted_at is null",))


async def working(user_id: int, path: str) -> User:
    """An active user, to make responsible; they stay so until the transaction ends.

    Raises Invalid NOT_FOUND or USER_INACTIVE at `path`.
    """
    found = await stored.select(User, f"a.id = {stored.placeholder(1)}{stored.locked('share')}", [user_id])
    if not found:
        raise Invalid("NOT_FOUND", path)
    if not found[0].is_active:
        raise Invalid("USER_INACTIVE", path)
    return found[0]


async def actor(id: int, group_id: int, role: str, *, is_head: bool, **more: Any) -> Actor:
    """Who the user with these columns is under the policy in force; `more` is what else an Actor has."""
    await reference.load()
    reached = groups.reached(group_id, is_head=is_head)
    return Actor(id, group_id, policies.in_force().rights(role, id), reached, **more)


# ------------------------------------------------------------------------------------------- what administrators do


@asynccontextmanager
async def administering(actor: Actor | None) -> AsyncIterator[Events]:
    """A command of an administrator, or of the command line, upon users: a transaction. Raises Forbidden.

    They follow each other, so that of two administrators who remove one another the second is refused (T25).
    """
    if actor:
        scope.require_administrator(actor)
    async with transaction() as events:
        if db.dialect() == "postgres":
            await stored.transaction().fetch(f"select pg_advisory_xact_lock({LOCK})")
        yield events


async def held(user_id: int) -> User:
    """A user, as they stay until the transaction ends, if this is in one. Raises NotFound for deleted ones as well."""
    where = f"a.id = {stored.placeholder(1)} and a.deleted_at is null{stored.locked('update')}"
    found = await stored.select(User, where, [user_id])
    if not found:
        raise NotFound("user")
    return found[0]


async def keep_an_administrator(user: User, path: str) -> None:
    """Raises Invalid LAST_ADMINISTRATOR when nobody active would administer without this one (T25)."""
    others = User.filter(role=ADMINISTRATOR, is_active=True).exclude(id=user.id)
    if user.role == ADMINISTRATOR and user.is_active and not await others.exists():
        raise Invalid("LAST_ADMINISTRATOR", path)


async def change(
    events: Events,
    kind: str,
    actor: Actor | None,
    user: User,
    told: Mapping[str, tuple[Any, Any]] | None = None,
    **columns: Any,
) -> None:
    """Set columns of a user who is `held`, and say what has changed, hashes aside, or else what is `told`.

    Without a change nothing is written.
    """
    changed = {name: (getattr(user, name), value) for name, value in columns.items() if getattr(user, name) != value}
    if changed:
        columns |= {"version": user.version + 1}
        await stored.update(user, columns)
        for name, value in columns.items():
            setattr(user, name, value)
        said = changed if told is None else told
        said = {name: both for name, both in said.items() if not name.endswith("_hash")}
        events.add(kind, actor, user, said, card=None)


async def create(
    actor: Actor | None,
    *,
    name: str,
    email: str,
    password: str | Invitation,
    role: str,
    group: str | int | None = None,
    is_head: bool = False,
    locale: str | None = None,
) -> User:
    """A new user in the group of this name or id, by default the oldest one (P1), or the head of it (P14).

    Raises Invalid: what can't be a name, e-mail or password, EMAIL_TAKEN whatever the case, ROLE_UNKNOWN when the
    policy doesn't know the role, POLICY_INVALID when it does not go with lines of the user's own, GROUP_UNKNOWN,
    LOCALE_UNKNOWN.
    """
    if actor:
        scope.require_administrator(actor)
    name = values.required(name, "name", 100)
    email = _email(email)
    await policies.require_role(role, "role")
    _check_locale(locale)
    home = await _group(group)
    secret = await _secret(password)
    with _unique_email():
        async with transaction() as events:
            user = await User.create(
                name=name,
                email=email,
                role=role,
                group_id=home.id,
                is_head=is_head,
                locale=locale,
                created_at=db.now(),
                **secret,
            )
            await policies.require_fitting(user.id, role)
            events.add("created", actor, user, snapshot(user), card=None)
    return user


async def update(actor: Actor, user_id: int, expected_version: int | None, given: Mapping[str, Any]) -> User:
    """Change what is `given` of: name, email, role, group_id, is_head. Records go to the other group with their
    responsible, who is no head of it unless that is said as well.

    Raises Invalid as `create` does, ONESELF for one's own role, group and headship (T25), LAST_ADMINISTRATOR; Conflict
    when `expected_version` is stale.
    """
    scope.require_administrator(actor)  # before names, e-mails and roles are told apart
    wanted = dict(given)
    if "name" in given:
        wanted["name"] = values.required(given["name"], "name", 100)
    if "email" in given:
        wanted["email"] = _email(given["email"])
    if "role" in given:
        await policies.require_role(given["role"], "role")
    with _unique_email():
        async with administering(actor) as events:
            user = await held(user_id)
            await check_version(user, expected_version)
            if "group_id" in given and await stored.get(Group, given["group_id"]) is None:
                raise Invalid("NOT_FOUND", "groupId")
            if wanted.get("group_id", user.group_id) != user.group_id:
                wanted.setdefault("is_head", False)
            for column, path in (("role", "role"), ("group_id", "groupId"), ("is_head", "isHead")):
                if user.id == actor.user_id and wanted.get(column, getattr(user, column)) != getattr(user, column):
                    raise Invalid("ONESELF", path)
            if wanted.get("role", ADMINISTRATOR) != ADMINISTRATOR:
                await keep_an_administrator(user, "role")
            if wanted.get("role", user.role) != user.role:
                await policies.require_fitting(user.id, wanted["role"])
            await change(events, "changed", actor, user, **wanted)
    return user


async def give_role(actor: Actor, group_id: int, role: str) -> int:
    """Give a role to all people of a group but oneself (P2); how many had another one. Records and groups stay.

    Administrators only. Raises NotFound; Invalid ROLE_UNKNOWN, LAST_ADMINISTRATOR, POLICY_INVALID when the role does
    not go with lines of somebody's own.
    """
    scope.require_administrator(actor)  # before roles are told apart
    await policies.require_role(role, "role")
    async with administering(actor) as events:
        if await stored.get(Group, group_id) is None:
            raise NotFound("group")
        where = f"a.group_id = {stored.placeholder(1)} and a.id <> {stored.placeholder(2)} and a.deleted_at is null"
        where += f" and a.kind = '{UserKind.PERSON.value}' and a.role <> {stored.placeholder(3)} order by a.id"
        found = await stored.select(User, where + stored.locked("update"), [group_id, actor.user_id, role])
        for user in found:
            if role != ADMINISTRATOR:
                await keep_an_administrator(user, "role")
            await policies.require_fitting(user.id, role)
            await change(events, "changed", actor, user, role=role)
    return len(found)


async def reset_password(actor: Actor | None, user_id: int, password: str | Invitation) -> User:
    """Give a user another password, or have them choose one, and end their sessions at once (T4).

    Raises Invalid ONESELF: one's own password is changed by who knows the present one.
    """
    if actor:
        scope.require_administrator(actor)
    secret = await _secret(password)
    async with administering(actor) as events:
        user = await held(user_id)
        if actor and user.id == actor.user_id:
            raise Invalid("ONESELF", "userId")
        await change(events, "password_reset", actor, user, {"password": (None, True)}, **secret)
        await sessions.end_all(actor, user.id)
    return user


async def find(email: str) -> User | None:
    """The user with this e-mail, whatever its case."""
    return await User.get_or_none(email=values.fold(values.required(email, "email")))


async def get(email: str) -> User:
    """`find`, but NotFound when there is none."""
    if (user := await find(email)) is None:
        raise NotFound("user")
    return user


# -------------------------------------------------------------------------------------------- what one does oneself


async def accept(token: str, password: str) -> User:
    """Let whoever was given this invitation choose a password, once. Raises Invalid INVITATION_INVALID at "token"."""
    chosen = passwords.fresh(password, "password")
    invitation = Invitation(token)
    open_ = User.filter(invitation_hash=invitation.digest, invitation_ends_at__gt=db.now(), is_active=True)
    if (invited := await open_.get_or_none()) is None:
        raise Invalid("INVITATION_INVALID", "token")
    secret = await _secret(chosen)
    themselves = await actor(invited.id, invited.group_id, invited.role, is_head=invited.is_head)
    async with transaction() as events:
        user = await open_.select_for_update().get_or_none()
        if user is None:  # somebody was faster
            raise Invalid("INVITATION_INVALID", "token")
        await change(events, "password_chosen", themselves, user, {"password": (None, True)}, **secret)
    return user


async def update_profile(
    actor: Actor, expected_version: int | None, given: Mapping[str, Any], password: str | None, address: str
) -> User:
    """Change what is `given` of one's own: phone, locale, muted_notifications, remind_minutes, and with the present
    password email (P31, C11).

    Raises Invalid PHONE_INVALID, LOCALE_UNKNOWN, NUMBER_OUT_OF_RANGE, EMAIL_INVALID, EMAIL_TAKEN, and as
    `change_password` does.
    """
    wanted = dict(given)
    if "phone" in given:
        country = (await account.current()).country
        wanted["phone"] = values.phone(given["phone"], "phone", country) if given["phone"] else None
    if "locale" in given:
        _check_locale(given["locale"])
    if "muted_notifications" in given:
        wanted["muted_notifications"] = sorted(set(given["muted_notifications"])) or None
    if "remind_minutes" in given:
        wanted["remind_minutes"] = values.minutes(given["remind_minutes"], "remindMinutes")
    if "email" in given:
        wanted["email"] = _email(given["email"])
    async with AsyncExitStack() as around:
        around.enter_context(_unique_email())
        if password is not None:
            await around.enter_async_context(_attempt(actor, address))
        events = await around.enter_async_context(transaction())
        user = await held(actor.user_id)
        await check_version(user, expected_version)
        if password is not None or wanted.get("email", user.email) != user.email:
            await _prove(user, password)
        await change(events, "changed", actor, user, **wanted)
    return user


async def change_password(actor: Actor, password: str, fresh: str, address: str) -> int:
    """Give oneself another password, and end one's other sessions; how many.

    Raises Invalid REQUIRED or PASSWORD_WRONG at "currentPassword", RateLimited as signing in does, and what can't be a
    password at "newPassword".
    """
    secret = await _secret(passwords.fresh(fresh, "newPassword"))
    async with _attempt(actor, address), transaction() as events:
        user = await held(actor.user_id)
        await _prove(user, password)
        await change(events, "password_changed", actor, user, {"password": (None, True)}, **secret)
        return await sessions.revoke_others(actor)


@asynccontextmanager
async def _attempt(actor: Actor, address: str) -> AsyncIterator[None]:
    """Counts an attempt to give one's password (T2), and forgets all of them when the block ends well."""
    tried, who = attempts.current(), f"user {actor.user_id}"
    await tried.count(who, address)
    yield
    await tried.forgive(who, address)


async def _prove(user: User, password: str | None) -> None:
    """Nothing when this is the user's password."""
    if not password:
        raise Invalid("REQUIRED", "currentPassword")
    if not await passwords.fits(user.password_hash, passwords.normal(password, "currentPassword")):
        raise Invalid("PASSWORD_WRONG", "currentPassword")


# ----------------------------------------------------------------------------------------------------------- checks


async def _secret(password: str | Invitation) -> dict[str, Any]:
    """The columns of a password or of an invitation to choose one."""
    if isinstance(password, Invitation):
        ends = db.now() + INVITED
        return {"password_hash": "", "invitation_hash": password.digest, "invitation_ends_at": ends}
    password_hash = await passwords.hashed(passwords.fresh(password, "password"))
    return {"password_hash": password_hash, "invitation_hash": None, "invitation_ends_at": None}


def _email(email: str) -> str:
    return values.fold(values.email(values.required(email, "email"), "email"))


def _check_locale(locale: str | None) -> None:
    if locale not in (None, "ru", "en"):
        raise Invalid("LOCALE_UNKNOWN", "locale")


async def check_version(user: User, expected: int | None) -> None:
    if expected not in (None, user.version):
        raise Conflict(user.version, await changed_fields("users", user.id, expected or 0), "user")


@contextmanager
def _unique_email() -> Iterator[None]:
    """What the database refuses in the block is an e-mail that somebody else has."""
    try:
        yield
    except IntegrityError:
        raise Invalid("EMAIL_TAKEN", "email") from None


async def _group(named: str | int | None) -> Group:
    """The group of this name or id, or the oldest one."""
    query = Group.all() if named is None else Group.filter(**{"id" if isinstance(named, int) else "name": named})
    if (group := await query.order_by("id").first()) is None:
        if isinstance(named, int):
            raise Invalid("NOT_FOUND", "groupId")
        names = ", ".join([group.name async for group in Group.all().order_by("name")])
        raise Invalid("GROUP_UNKNOWN", "group", known=names)
    return group
