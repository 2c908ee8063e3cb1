"""The job that carries bulk changes out: a batch is a transaction, in which its records' rows say what became of them.

So a worker that is killed leaves nothing half done: whoever takes its job goes on behind the last batch that committed.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import asyncpg
import orjson
import structlog

from domain import account, bulk_kinds, db, events, jobs, records, sessions, stored
from domain.bulk import UNFINISHED, BulkChange, BulkFailure, BulkState, end, key, some
from domain.bulk_batch import Result
from domain.bulk_kinds import kind_of
from domain.events import transaction

TRIES: Final = 5  # of a batch that the database has ended for another transaction's sake

log = structlog.get_logger(__name__)


@jobs.job("bulk.work", attempts=5, limit=timedelta(hours=6))
async def work(bulk_id: int) -> None:
    """Carry a bulk change out to its end, under the rights that its user has at each batch."""
    failures = 0
    while True:
        try:
            if not await _batch(bulk_id):
                return
            failures = 0
        except asyncpg.TransactionRollbackError as error:  # a deadlock, most of all
            failures += 1
            if failures == TRIES:
                raise
            log.info("a batch is tried again", bulk_id=bulk_id, error=repr(error))


@jobs.cron("bulk.mend", every=timedelta(minutes=1))
async def mend() -> int:
    """End the bulk changes whose job has failed for good; how many."""
    mark, last = map(stored.placeholder, (1, 2))
    prefix = key(0).removesuffix("0")
    left = await stored.select(
        BulkChange,
        f"a.state in ({mark}, {last}) and not exists (select 1 from job j where j.key = '{prefix}' || a.id "
        "and j.failed_at is null) order by a.id",
        [each.value for each in UNFINISHED],
    )
    for each in left:
        async with transaction() as happened:
            if (bulk := await _locked(each.id)) and bulk.state in UNFINISHED:
                await end(happened, None, bulk, BulkState.FAILED, BulkFailure.BROKEN_DOWN)
    return len(left)


async def _batch(bulk_id: int) -> bool:
    """Carry out a batch; whether there may be more."""
    async with transaction() as happened:
        bulk = await _locked(bulk_id)
        if bulk is None or bulk.state not in UNFINISHED:
            return False
        events.came_from.set(bulk.address)
        actor = await sessions.acting(bulk.user_id, await account.current())
        if actor is None:
            await end(happened, None, bulk, BulkState.FAILED, BulkFailure.USER_GONE)
            return False
        kind = kind_of(bulk.kind, bulk.wanted)
        items = await some(bulk, kind.at_once)
        if not items:
            await end(happened, actor, bulk, BulkState.DONE)
            return False
        results = await bulk_kinds.carried_out(actor, bulk.noun, kind, items, happened, bulk.id)
        await _note(results)
        states = [each.state for each in results]
        change = await records.write(
            bulk,
            None,
            state=BulkState.RUNNING,
            reached=results[-1].item.id,
            changed=bulk.changed + states.count("CHANGED"),
            unchanged=bulk.unchanged + states.count("UNCHANGED"),
            refused=bulk.refused + states.count("REFUSED"),
        )
        if "state" in change:
            change["state"] = (BulkState.WAITING.value, BulkState.RUNNING.value)
        happened.add("progressed", actor, bulk, change, card=None)
    return True


async def _locked(bulk_id: int) -> BulkChange | None:
    where = f"a.id = {stored.placeholder(1)}{stored.locked('no key update')}"
    found = await stored.select(BulkChange, where, [bulk_id])
    return found[0] if found else None


async def _note(results: Sequence[Result]) -> None:
    """Store what has become of records."""

    def text(value: object) -> str | None:
        return None if value is None else orjson.dumps(value).decode()

    rows = [(each.state, text(each.error), each.version, text(each.before), each.item.id) for each in results]
    marks = [stored.placeholder(place) for place in range(1, 6)]
    if db.dialect() == "postgres":
        kinds = ("text", "text", "int", "text", "bigint")
        given = ", ".join(f"{mark}::{kind}[]" for mark, kind in zip(marks, kinds, strict=True))
        await stored.transaction().fetch(
            "update bulk_item a set state = r.state, error = r.error::jsonb, version = r.version, "
            f"before = r.before::jsonb from unnest({given}) r(state, error, version, before, id) where a.id = r.id",
            [list(each) for each in zip(*rows, strict=True)],
        )
    else:
        sets = ", ".join(
            f"{name} = {mark}" for name, mark in zip(("state", "error", "version", "before"), marks, strict=False)
        )
        await stored.transaction().run_many(f"update bulk_item set {sets} where id = {marks[4]}", rows)
