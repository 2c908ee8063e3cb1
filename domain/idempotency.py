"""Mutations that are safe to send again (contract, "The graph"; T55)."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import asyncpg
import orjson
from tortoise import fields
from tortoise.models import Model

from domain import db, stored
from domain.tables import Ordered
from permissions.errors import BadInput, Busy


class IdempotencyKey(Model):
    """One root field of a keyed request, claimed by its transaction; the field "" holds the whole answer, and in place
    of an outcome the rights under which it was given.
    """

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()
    key = fields.CharField(max_length=255)
    field = fields.CharField(max_length=255)  # its response key; "" for the whole answer
    body_hash = fields.CharField(max_length=64)
    outcome = fields.JSONField[Any](null=True)
    answer = fields.BinaryField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "idempotency_key"
        unique_together = (("user_id", "key", "field"),)
        indexes = (Ordered("created_at", name="ix_idempotency_key_age"),)


class AlreadyDone(Exception):
    """This field of the keyed request has been carried out; `outcome` names the records that it changed."""

    def __init__(self, outcome: list[tuple[str, int]]) -> None:
        super().__init__("already done")
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Claim:
    """A request that may be sent again: whose it is, its key, what it says, and a short form of who asks by now."""

    user_id: int
    key: str
    body_hash: str
    rights: str = ""
    field: str = ""


_claim: ContextVar[Claim | None] = ContextVar("claim", default=None)


@contextmanager
def request(claim: Claim) -> Iterator[None]:
    """All that happens inside belongs to this keyed request."""
    token = _claim.set(claim)
    try:
        yield
    finally:
        _claim.reset(token)


@contextmanager
def field(name: str) -> Iterator[None]:
    """One root field of the request, told by its response key; nothing when the request has no key."""
    claim = _claim.get()
    if claim is None:
        yield
        return
    short = name if len(name) <= 255 else hashlib.sha256(name.encode()).hexdigest()
    with request(replace(claim, field=short)):
        yield


def has_key() -> bool:
    """Whether this field belongs to a keyed request."""
    return (mine := _claim.get()) is not None and bool(mine.field)


async def claim() -> IdempotencyKey | None:
    """Take this field for the transaction that has begun: its first statement. None without a key.

    A second transaction of the same key waits here for the first. Raises AlreadyDone when the first has
    committed, Busy when it takes longer than three seconds, and BadInput when the key came with another body.
    """
    mine = _claim.get()
    if mine is None or not mine.field:
        return None
    row = stored.new(
        IdempotencyKey,
        user_id=mine.user_id,
        key=mine.key,
        field=mine.field,
        body_hash=mine.body_hash,
        created_at=db.now(),
    )
    if db.dialect() == "postgres":
        await stored.transaction().fetch("set local lock_timeout = '3s'")  # less than the time of a whole request
    try:
        claimed = await stored.insert_if_new(row)
    except asyncpg.LockNotAvailableError:
        raise Busy from None
    if not claimed:
        first = await IdempotencyKey.get(user_id=mine.user_id, key=mine.key, field=mine.field)
        _same_body(first, mine)
        raise AlreadyDone([(entity, id) for entity, id in first.outcome or ()])
    if db.dialect() == "postgres":
        await stored.transaction().fetch("set local lock_timeout to default")
    return row


async def settle(row: IdempotencyKey, outcome: list[tuple[str, int]]) -> None:
    """Keep what the transaction changed; when it changed nothing, doing it again does no harm."""
    if outcome:
        await stored.update(row, {"outcome": outcome})
    else:
        await row.delete()


async def answered(claim: Claim) -> bytes | None:
    """The whole answer of this keyed request, when it has been given under the same rights. Raises BadInput for another
    body.
    """
    where = f"a.user_id = {stored.placeholder(1)} and a.key = {stored.placeholder(2)}"
    rows = await stored.select(IdempotencyKey, where, [claim.user_id, claim.key])
    for row in rows:
        _same_body(row, claim)
    return next((row.answer for row in rows if not row.field and row.outcome == [claim.rights]), None)


async def keep(claim: Claim, answer: bytes) -> None:
    """Keep the whole answer for the next time, unless the key is that of another body: that was refused meanwhile.
    One that was given under other rights gives way.
    """
    mine = IdempotencyKey.filter(user_id=claim.user_id, key=claim.key)
    if await mine.exclude(body_hash=claim.body_hash).exists():
        return
    if await mine.filter(field="").update(outcome=[claim.rights], answer=answer):
        return
    row = IdempotencyKey(
        user_id=claim.user_id,
        key=claim.key,
        field="",
        body_hash=claim.body_hash,
        outcome=[claim.rights],
        answer=answer,
        created_at=db.now(),
    )
    await IdempotencyKey.bulk_create([row], ignore_conflicts=True)


async def forget(texts: Iterable[str]) -> None:
    """Forget the whole answers, whosever they are, that hold one of these texts, in the transaction of the caller.

    What their requests changed is kept: sent again, they are answered anew and carried out no second time.
    """
    inside = "position({} in answer) > 0" if db.dialect() == "postgres" else "instr(answer, {}) > 0"
    parts = [orjson.dumps(text)[1:-1] for text in texts]
    holds = " or ".join(inside.format(stored.placeholder(place)) for place in range(1, len(parts) + 1))
    await stored.transaction().fetch(f"delete from idempotency_key where field = '' and ({holds})", parts)


def _same_body(row: IdempotencyKey, claim: Claim) -> None:
    if row.body_hash != claim.body_hash:
        raise BadInput("Idempotency-Key", "this key came with another request before; a new key is expected.")
