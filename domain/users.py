"""Users and the groups (departments) that they belong to (P1, P2)."""

from typing import ClassVar

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from domain import db, passwords, policies, sessions, values
from domain.events import snapshot, transaction
from domain.questions import Question
from domain.tables import Ordered, foreign_key
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound


class Group(Model):
    """A department. Group scopes are about it."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100, unique=True)

    class Meta:
        table = "groups"


class User(Model):
    """Somebody who works here or did; deactivated users stay, and so does their history (P20)."""

    public: ClassVar[bool] = True  # name, group and activity; the schema narrows the rest
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    email = fields.CharField(max_length=255, unique=True)  # folded
    password_hash = fields.CharField(max_length=255)
    role = fields.CharField(max_length=40)
    group_id = fields.BigIntField()
    locale = fields.CharField(max_length=5, null=True)  # None: the account's
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "users"
        unique_together = (("id", "group_id"),)  # what the records' composite keys point to
        constraints = (foreign_key("users", "group_id", "groups"),)
        indexes = (Ordered("group_id", name="ix_users_group"),)


def everyone(actor: Actor) -> Question:
    """All users, former ones included: colleagues are known to everyone signed in."""
    return Question(User, actor)


def groups(actor: Actor) -> Question:
    """All groups."""
    return Question(Group, actor)


async def working(user_id: int, path: str) -> User:
    """An active user, to make responsible. Raises Invalid NOT_FOUND or USER_INACTIVE at `path`."""
    user = await User.get_or_none(id=user_id)
    if user is None:
        raise Invalid("NOT_FOUND", path)
    if not user.is_active:
        raise Invalid("USER_INACTIVE", path)
    return user


async def create(
    *, name: str, email: str, password: str, role: str, group: str | None = None, locale: str | None = None
) -> User:
    """A new user in the group of this name, by default the oldest one.

    Raises Invalid: what can't be a name, e-mail or password, EMAIL_TAKEN whatever the case, ROLE_UNKNOWN when the
    policy doesn't know the role, GROUP_UNKNOWN, LOCALE_UNKNOWN.
    """
    name = values.required(name, "name", 100)
    email = values.fold(values.email(values.required(email, "email"), "email"))
    password = passwords.fresh(password, "password")
    if role not in (roles := policies.in_force().roles):
        raise Invalid("ROLE_UNKNOWN", "role", known=", ".join(sorted(roles)))
    if locale not in (None, "ru", "en"):
        raise Invalid("LOCALE_UNKNOWN", "locale")
    home = await _group(group)
    if await User.exists(email=email):
        raise Invalid("EMAIL_TAKEN", "email")
    password_hash = await passwords.hashed(password)
    try:
        async with transaction() as events:
            user = await User.create(
                name=name,
                email=email,
                password_hash=password_hash,
                role=role,
                group_id=home.id,
                locale=locale,
                created_at=db.now(),
            )
            events.add("created", None, user, snapshot(user), card=None)
    except IntegrityError:  # somebody was faster
        raise Invalid("EMAIL_TAKEN", "email") from None
    return user


async def create_group(name: str) -> Group:
    """A new group (P2). Raises Invalid NAME_TAKEN, and what can't be a name."""
    name = values.required(name, "name", 100)
    try:
        async with transaction() as events:
            group = await Group.create(name=name)
            events.add("created", None, group, snapshot(group), card=None)
    except IntegrityError:
        raise Invalid("NAME_TAKEN", "name") from None
    return group


async def find(email: str) -> User | None:
    """The user with this e-mail, whatever its case."""
    return await User.get_or_none(email=values.fold(values.required(email, "email")))


async def get(email: str) -> User:
    """`find`, but NotFound when there is none."""
    if (user := await find(email)) is None:
        raise NotFound("user")
    return user


async def activate(email: str) -> User:
    """Let a deactivated user sign in again."""
    user = await get(email)
    async with transaction() as events:
        await User.filter(id=user.id).update(is_active=True)
        events.add("activated", None, user, {"is_active": (False, True)}, card=None)
    return user


async def deactivate(email: str) -> User:
    """Keep a user from signing in, and end their sessions at once (T4, P20)."""
    user = await get(email)
    async with transaction() as events:
        await User.filter(id=user.id).update(is_active=False)
        await sessions.end_all(user.id)
        events.add("deactivated", None, user, {"is_active": (True, False)}, card=None)
    return user


async def reset_password(email: str, password: str) -> User:
    """Give a user another password, and end their sessions at once (T4)."""
    password_hash = await passwords.hashed(passwords.fresh(password, "password"))
    user = await get(email)
    async with transaction() as events:
        await User.filter(id=user.id).update(password_hash=password_hash)
        await sessions.end_all(user.id)
        events.add("password_reset", None, user, {"password": (None, True)}, card=None)
    return user


async def _group(name: str | None) -> Group:
    """The group of this name, or the oldest one."""
    query = Group.all() if name is None else Group.filter(name=name)
    if (group := await query.order_by("id").first()) is None:
        names = ", ".join([group.name async for group in Group.all().order_by("name")])
        raise Invalid("GROUP_UNKNOWN", "group", known=names)
    return group
