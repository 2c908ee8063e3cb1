"""Users and the groups (departments) that they belong to (P1, P2)."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import Ordered, foreign_key
from permissions.errors import Invalid


class Group(Model):
    """A department. Group scopes are about it."""

    public: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100, unique=True)

    class Meta:
        table = "groups"


class User(Model):
    """Somebody who works here or did; deactivated users stay, and so does their history (P20)."""

    public: ClassVar[bool] = True  # name, group and activity; the schema narrows the rest

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


async def working(user_id: int, path: str) -> User:
    """An active user, to make responsible. Raises Invalid NOT_FOUND or USER_INACTIVE at `path`."""
    user = await User.get_or_none(id=user_id)
    if user is None:
        raise Invalid("NOT_FOUND", path)
    if not user.is_active:
        raise Invalid("USER_INACTIVE", path)
    return user
