"""Bulk changes that delete records, and those that put them back (D40)."""

from collections.abc import Sequence
from typing import Any, Final

from domain import records, stored, trash
from domain.bulk_batch import COMMANDS, RECORDS, Batch, BulkKind, Item, Kind, Result


class Delete(Kind):
    """Into the trash."""

    kind = BulkKind.DELETE
    action = "delete"
    changes = False

    async def gather(self, batch: Batch) -> stored.Gathered | None:
        return await _gathered(batch, [(batch.noun, item.record_id) for item in batch.items])

    async def gather_back(self, batch: Batch) -> stored.Gathered | None:
        return await _gathered_trash(batch, [item.before["trash_id"] for item in batch.items])

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        await COMMANDS[batch.noun].delete(batch.actor, item.record_id)
        return {}, 0

    async def back(self, batch: Batch, item: Item) -> int:
        await trash.restore(batch.actor, item.before["trash_id"])
        return 0

    async def finish(self, batch: Batch, results: Sequence[Result]) -> None:
        gone = [each for each in results if each.state == "CHANGED"]
        among, param = stored.among("record_id", 1, [each.item.record_id for each in gone])
        rows = await stored.transaction().fetch(
            f"select record_id, id from trash where noun = '{batch.noun}' and {among}", [param]
        )
        places = dict(map(tuple, rows))
        for each in gone:
            each.before = {"trash_id": places[each.item.record_id]}

    async def finish_back(self, batch: Batch, results: Sequence[Result]) -> None:
        await _see([(batch.noun, each.item.record_id, each) for each in results if each.state == "CHANGED"])


class Restore(Kind):
    """Out of the trash. Taken back, the record is deleted again, unless somebody has changed it since."""

    kind = BulkKind.RESTORE
    action = "delete"
    changes = False

    async def gather(self, batch: Batch) -> stored.Gathered | None:
        return await _gathered_trash(batch, [item.record_id for item in batch.items])

    async def gather_back(self, batch: Batch) -> stored.Gathered | None:
        return await _gathered(batch, [(item.before["noun"], item.before["record_id"]) for item in batch.items])

    async def one(self, batch: Batch, item: Item) -> tuple[Any, int]:
        noun, id = await trash.restore(batch.actor, item.record_id)
        return {"noun": noun, "record_id": id}, 0

    async def back(self, batch: Batch, item: Item) -> int:
        was = item.before
        await COMMANDS[was["noun"]].delete(batch.actor, was["record_id"], was["version"])
        return 0

    async def finish(self, _batch: Batch, results: Sequence[Result]) -> None:
        changed = [each for each in results if each.state == "CHANGED"]
        await _see([(each.before["noun"], each.before["record_id"], each) for each in changed])
        for each in changed:
            each.before = each.before and {**each.before, "version": each.version}

    async def finish_back(self, _batch: Batch, _results: Sequence[Result]) -> None:
        """Nothing is left to do."""


async def _see(back: Sequence[tuple[str, int, Result]]) -> None:
    """Note the versions of what is back, by noun and id; what isn't was refused: its stage was deleted this moment."""
    for noun in {noun for noun, _, _ in back}:
        among, param = stored.among("id", 1, [id for each, id, _ in back if each == noun])
        rows = await stored.transaction().fetch(f'select id, version from "{noun}" where {among}', [param])
        versions = dict(map(tuple, rows))
        for _, id, result in (each for each in back if each[0] == noun):
            result.version = versions.get(id)
            if result.version is None:
                result.state, result.before, result.error = "REFUSED", None, {"code": "STAGE_GONE"}


# Which change others as they go and come back, or ask their cards for rights or for room.
ALONE: Final = {"contact", "company", "customer", "note"}
FEW: Final = 50  # of these in one transaction


async def _gathered(batch: Batch, those: Sequence[tuple[str, int]]) -> stored.Gathered | None:
    """Records by noun and id, as many of the first ones as are of one kind; None for those that go ALONE."""
    noun = those[0][0]
    batch.items = batch.items[: _like(FEW if noun in ALONE else len(those), [each[0] for each in those])]
    if noun in ALONE:
        return None
    ids = [id for _, id in those[: len(batch.items)]]
    return await records.gather(
        RECORDS[noun], batch.actor, ids, "update"
    )  # until it is gone nothing comes to stand on it


async def _gathered_trash(batch: Batch, trash_ids: Sequence[int]) -> stored.Gathered | None:
    """The same of what is in the trash; what isn't there goes along with any."""
    among, param = stored.among("id", 1, trash_ids)
    nouns = dict(map(tuple, await stored.transaction().fetch(f"select id, noun from trash where {among}", [param])))
    those = [nouns.get(id) for id in trash_ids]
    alone = next((noun for noun in those if noun), None) in ALONE
    batch.items = batch.items[: _like(FEW if alone else len(those), those)]
    return None if alone else await trash.gather(batch.actor, trash_ids[: len(batch.items)])


def _like(most: int, nouns: Sequence[str | None]) -> int:
    """How many of these, from the first one on, are of one kind."""
    first = next((noun for noun in nouns if noun), None)
    return next((place for place, noun in enumerate(nouns[:most]) if noun not in (None, first)), most)
