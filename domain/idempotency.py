"""Mutations that are safe to send again (contract, "The graph"; T55)."""

from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import Ordered


class IdempotencyKey(Model):
    """One root field of a keyed request, claimed by its transaction; position -1 holds the whole answer."""

    child: ClassVar[bool] = True

    id: int = fields.BigIntField(primary_key=True)
    user_id: int = fields.BigIntField()
    key: str = fields.CharField(max_length=255)
    position: int = fields.IntField()
    body_hash: str = fields.CharField(max_length=64)
    outcome: Any = fields.JSONField(null=True)
    answer: bytes | None = fields.BinaryField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "idempotency_key"
        unique_together = (("user_id", "key", "position"),)
        indexes = (Ordered("created_at", name="ix_idempotency_key_age"),)
