"""Removing what has expired, in the background."""

from datetime import timedelta
from typing import Final

import structlog

from domain import (
    account,
    bulk,
    db,
    exports,
    file_store,
    jobs,
    log,
    merges,
    notifications,
    sessions,
    sign_ins,
    trash,
    webhook_lanes,
    webhooks,
)
from domain.config import settings
from domain.idempotency import IdempotencyKey

KEYS_KEPT: Final = timedelta(days=7)  # contract, "The graph"

logger = structlog.get_logger(__name__)


@jobs.cron("housekeeping.sweep", every=timedelta(minutes=10))
async def sweep() -> dict[str, int]:
    """Delete what has expired; how many of each.

    How far back streams resume moves on, too.
    """
    swept = {
        "sessions": await sessions.forget_expired(),
        "sign_ins": await sign_ins.prune((await account.current()).sign_ins_kept_days),
        "idempotency_keys": await IdempotencyKey.filter(created_at__lt=db.now() - KEYS_KEPT).delete(),
        "exports": await exports.sweep(),
        "trash": await trash.sweep(),
        "bulk_changes": await bulk.sweep(),
        "merges": await merges.sweep(),
        "files": await file_store.sweep(),
        "notifications": await notifications.sweep(),
        "webhooks": await webhooks.sweep(),
        "webhook_deliveries": await webhook_lanes.sweep(),
    }
    await log.forget(timedelta(days=settings().streams_kept_days))
    logger.info("swept", **swept)
    return swept
