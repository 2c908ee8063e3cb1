"""Mutations sent again under the same Idempotency-Key: the same answer, nothing done twice (T55).

When the rights of who asks are others by then, what was done is told anew, by those of now (P16).
"""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Final

import orjson

from api.context import Context
from api.http.endpoint import Answer
from domain import idempotency
from domain.streams.cursors import rights_of

# What may go better the next time is not kept as the answer.
_PASSING: Final = frozenset({"INTERNAL", "TIMEOUT", "UNAVAILABLE", "RATE_LIMITED", "UNAUTHENTICATED"})


async def once(context: Context, body: bytes, execute: Callable[[], Awaitable[Answer]]) -> Answer:
    """The answer to a POSTed mutation: the first one again, when its key has been answered within 7 days."""
    if context.idempotency_key is None or context.actor is None:
        return await execute()
    actor, key = context.actor, context.idempotency_key
    claim = idempotency.Claim(actor.user_id, key, hashlib.sha256(body).hexdigest(), rights_of(actor))
    if (known := await idempotency.answered(claim)) is not None:
        return Answer(200, known)
    with idempotency.request(claim):
        answer = await execute()
    if answer.status == 200 and not context.holds_secret and not _passing(answer.body):
        await idempotency.keep(claim, answer.body)
    return answer


def _passing(body: bytes) -> bool:
    found = orjson.loads(body).get("errors", ())
    return any(error["extensions"]["code"] in _PASSING for error in found)
