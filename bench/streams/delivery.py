"""How long it is from a change, or a change of rights, to those whom it concerns."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from statistics import mean

import asyncpg

from bench.server import Instance
from bench.streams.lines import Counted, Heard, percentiles
from bench.streams.stage import Sizes, Stage, hang_up, stage, until

MOST = 1_000  # records that are told one by one

# Records of each follower's colleague, until there are $3.
_OWNED = """
insert into deal (
    version, created_at, updated_at, responsible_id, group_id, created_by_id, name, name_folded, pipeline_id, stage_id,
    stage_entered_at, created_via
)
select 1, now(), now(), u.id, u.group_id, u.id, 'Deal ' || n, 'deal ' || n, $2, s.id, now(), 'MANUAL'
from users u
cross join (select min(id) as id from stage where pipeline_id = $2) s
cross join lateral (select count(*) as many from deal d where d.responsible_id = u.id) has
cross join lateral generate_series(has.many + 1, $3::int) n
where u.id = any($1)
"""


async def delivery(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Changes of deals, each seen by a part of the sockets."""
    for view in sizes.views:
        for classes in sizes.classes:
            async with stage(target, classes, view, sizes.hits) as at:
                for count in sizes.sockets:
                    heard = Heard()
                    lines = await at.follow(count, heard.hear)
                    await at.settle(lines)
                    for hit in sizes.hits:
                        deals = await at.deals(hit)
                        await at.change(deals, 1)  # caches fill
                        cells = await at.measured(heard, deals, sizes.seconds)
                        part = f"{hit:.0%}" if hit else "one class"
                        yield f"{count:,} | {classes:,} by {view} | {part} | {cells}"
                    hang_up(lines)


async def rights(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """The policy is changed in one process; sockets of another lose what their colleagues have, and gain it again."""
    for classes in sizes.classes:
        async with stage(target, classes, "group", servers=2) as at:
            for records in sizes.records:
                await _own(at, records)
                heard = Counted()
                lines = await at.follow(max(classes, sizes.sockets[0]), heard.hear)
                await at.settle(lines)
                found = dict[str, list[_Told]]()
                for _ in range(sizes.rounds):
                    for view, kind in (("own", "ACCESS_LOST"), ("group", "ACCESS_GAINED")):
                        said, each = (kind, records) if records <= MOST else ("RESYNC_REQUIRED", 1)
                        told = await _told(at, heard, view, said, each * len(lines))
                        found.setdefault(said, []).append(told)
                for said, rounds in found.items():
                    answered = mean(each.answered for each in rounds)
                    cells = percentiles([ms for each in rounds for ms in each.latencies])
                    cpu = mean(each.cpu for each in rounds)
                    yield (
                        f"{len(lines):,} | {classes:,} | {records:,} | {said} | {answered:.0f} | {cells} | {cpu:.1f}"
                    )
                hang_up(lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """Of one change: ms to its answer and to each message, and µs of the processor for each."""

    answered: float
    latencies: list[float]
    cpu: float


async def _told(at: Stage, heard: Counted, view: str, said: str, expected: int) -> _Told:
    """Let followers view deals like this, until they have been told so many times."""
    draft = await _draft(at, view)
    heard.begin(f'"{said}"')
    cpu, sent = at.process.cpu(), time.perf_counter()
    await at.do("policyPublish", draftId=draft, confirm=True)
    answered = 1000 * (time.perf_counter() - sent)
    await until(lambda: heard.count >= expected, said)
    cpu = 1e6 * (at.process.cpu() - cpu) / expected
    return _Told(answered, [1000 * (now - sent) for now, count in heard.came for _ in range(count)], cpu)


async def _own(at: Stage, records: int) -> None:
    connection = await asyncpg.connect(at.url)
    try:
        owners = [each["colleague"] for each in at.followers]
        await connection.execute(_OWNED, owners, at.pipelines["0"], records, timeout=3600)
        await connection.execute("analyze deal")
    finally:
        await connection.close()


async def _draft(at: Stage, view: str) -> str:
    """A draft of the policy in force under which followers view deals like this."""
    made = await at.do("policyDraftCreate", "draft { id } errors { code message }")
    id: str = made["draft"]["id"]
    line = {"entity": "deal", "action": "view", "scope": view}
    await at.do("policyDraftUpdate", draftId=id, put=[line | {"subject": f"follower_{n}"} for n in range(2)])
    return id
