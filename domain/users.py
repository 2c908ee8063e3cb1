"""Users and the groups (departments) that they belong to (P1, P2)."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import Ordered, foreign_key


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
