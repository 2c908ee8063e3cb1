"""What connections cost: those that hear nothing, and those that come back all at once."""

import time
from collections.abc import AsyncIterator

from bench.server import Instance
from bench.streams.lines import Flow, Line, ignore
from bench.streams.stage import Sizes, Stage, hang_up, rest, stage, until

MISSED = 10  # changes while a storm gathers
KINDS: dict[str, type[Line]] = {"WebSocket": Line, "stream of events": Flow}


async def idle(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Connections that were made and subscribed, a second of them, the processor and the memory that each takes."""
    for count in sizes.sockets:
        for name, kind in KINDS.items():
            async with stage(target, sizes.classes[0], sizes.views[0]) as at:
                first = await at.follow(1, ignore, kind)
                await at.settle(first)
                memory, cpu, begun = at.process.memory(), at.process.cpu(), time.perf_counter()
                lines = await at.follow(count, ignore, kind)
                took, cpu = time.perf_counter() - begun, at.process.cpu() - cpu
                await at.settle(lines)
                each = 1024 * (at.process.memory() - memory) / count
                yield f"{count:,} | {name} | {count / took:,.0f} | {1000 * cpu / count:.2f} | {each:.1f}"
                hang_up([*first, *lines])


async def storm(target: Instance, sizes: Sizes) -> AsyncIterator[str]:
    """Everybody is cut off, misses some changes and comes back at once, until each has been told of them."""
    for count in sizes.sockets:
        for classes in sizes.classes:
            async with stage(target, classes, sizes.views[0]) as at:
                yield f"{count:,} | {classes:,} | {await _storm(at, count)}"


async def _storm(at: Stage, count: int) -> str:
    lines = await at.follow(count, ignore)
    await at.settle(lines)
    hang_up(lines)
    after = [line.cursor for line in lines]
    [deal] = await at.deals(1, 1)
    for n in range(1, MISSED):
        await at.do("dealUpdate", dealId=deal, goal=f"missed {n}")
    await rest()
    cpu, begun = at.process.cpu(), time.perf_counter()
    lines = await at.follow(count, ignore, after=after)
    await until(lambda: all(line.messages >= MISSED for line in lines), "a storm")
    took, cpu = time.perf_counter() - begun, at.process.cpu() - cpu
    hang_up(lines)
    return f"{took:.1f} | {count / took:,.0f} | {1000 * cpu / count:.2f}"
