"""Signing in, and the sessions that follow from it."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import CheckConstraint, Ordered, foreign_key


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
