"""Removing what has expired, in the background."""

from datetime import timedelta
from typing import Final

import structlog

from domain import db, jobs, sessions
from domain.idempotency import IdempotencyKey

KEYS_KEPT: Final = timedelta(days=7)  # contract, "The graph"

log = structlog.get_logger(__name__)


@jobs.cron("housekeeping.sweep", every=timedelta(minutes=10))
async def sweep() -> dict[str, int]:
    """Delete ended sessions and old idempotency keys; how many of each."""
    swept = {
        "sessions": await sessions.forget_expired(),
        "idempotency_keys": await IdempotencyKey.filter(created_at__lt=db.now() - KEYS_KEPT).delete(),
    }
    log.info("swept", **swept)
    return swept
