"""One attempt to send a message of a webhook: how it is signed, and what is kept of it. And a test, which is one alone.

A message follows Standard Webhooks (standardwebhooks.com), so that receivers can verify it with any of its libraries.
"""

import base64
import hashlib
import hmac
import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prometheus_client import Counter

from domain import db, jobs, outward, stored, webhook_messages, webhooks
from domain.events import transaction
from domain.webhook_lanes import Delivery
from domain.webhooks import Webhook
from permissions.actor import Actor
from permissions.errors import Invalid

FIRST_PAUSE: Final = timedelta(seconds=5)  # after the first failure; twice as long after each other …
LAST_PAUSE: Final = timedelta(hours=6)  # … up to this
SHOWN: Final = 500  # characters of an answer

SENT = Counter("voronka_webhook_deliveries", "Attempts to deliver by outcome: ok or failed.", ["outcome"])


def signed(keys: Sequence[bytes], id: str, timestamp: int, body: bytes) -> str:
    """The header webhook-signature: one signature a key, HMAC-SHA256 over id, timestamp and body."""
    content = b"%s.%d.%s" % (id.encode(), timestamp, body)
    made = (base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode() for key in keys)
    return " ".join(f"v1,{each}" for each in made)


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended: `error` says why it failed."""

    token: str
    began: datetime
    milliseconds: int
    status: int | None = None
    text: str | None = None
    error: str | None = None


async def attempt(client: outward.Client, hook: Webhook, id: str, body: bytes, number: int) -> Answer:
    """Send a message once. Never raises but when it is cancelled."""
    token, began, started = secrets.token_hex(16), db.now(), time.monotonic()
    status: int | None = None
    text = error = None
    try:
        timestamp = int(began.timestamp())
        headers = {
            "Content-Type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": signed(webhooks.keys(hook), id, timestamp, body),
            "webhook-delivery": token,
            "webhook-attempt": str(number),
        }
        status, answer = await client.post(hook.url, body, headers)
        text = answer[: 4 * SHOWN].decode(errors="replace").replace("\0", "")[:SHOWN] or None
        if not 200 <= status < 300:
            error = f"answered {status}" + (", a redirect, which is not followed" if 300 <= status < 400 else "")
    except TimeoutError:
        error = f"no answer within {outward.SECONDS:.0f} seconds"
    except (OSError, ValueError, Invalid) as failure:
        error = (str(failure) or type(failure).__name__)[:300]
    SENT.labels("failed" if error else "ok").inc()
    return Answer(token, began, int((time.monotonic() - started) * 1000), status, text, error)


def not_sent(why: str) -> Answer:
    """For a message that there was nothing to send of."""
    return Answer(secrets.token_hex(16), db.now(), 0, error=why)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many failures; a fifth more or less, so that those who failed together part."""
    pause: timedelta = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LAST_PAUSE)
    return pause * random.uniform(0.8, 1.2)  # noqa: S311 (no secret)


def logged(
    hook: Webhook,
    answer: Answer,
    *,
    id: str,
    kind: str,
    about: tuple[str, int],
    number: int = 1,
    event_id: int | None = None,
) -> Delivery:
    """The attempt as the log keeps it."""
    return stored.new(
        Delivery,
        webhook_id=hook.id,
        token=answer.token,
        message=id,
        event_id=event_id,
        kind=kind,
        entity=about[0],
        record_id=about[1],
        attempt=number,
        status=answer.status,
        error=answer.error,
        answer=answer.text,
        duration_ms=answer.milliseconds,
        at=answer.began,
    )


async def test(actor: Actor, webhook_id: int) -> None:
    """Have a message sent that is about nothing, once, also to an endpoint that is paused. Raises NotFound."""
    hook = await webhooks.own(actor, webhook_id)
    async with transaction() as happened:
        happened.add("tested", actor, hook, {"url": (hook.url, hook.url)}, card=None)
        await jobs.enqueue("webhook.test", {"webhook_id": hook.id, "message": f"test_{secrets.token_hex(8)}"})


@jobs.job("webhook.test", attempts=3)
async def send_test(webhook_id: int, message: str) -> None:
    """Send a test, and keep in the log of deliveries how that went."""
    hook = await stored.get(Webhook, webhook_id)
    if hook is None:
        return
    body = webhook_messages.json("webhook.test", db.now(), {"id": f"webhook_{hook.id}"})
    client = outward.Client()
    try:
        answer = await attempt(client, hook, message, body, 1)
    finally:
        await client.close()
    async with db.atomic():
        await stored.insert(logged(hook, answer, id=message, kind="TEST", about=("webhook", hook.id)))
