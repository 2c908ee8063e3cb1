"""Streams under load: what a socket costs, how long a change takes to whom it concerns, and what the log bears.

On PostgreSQL, on a copy of the database; each part begins with new servers. Latencies are from before the change is
asked for until its message is read, so the change itself is in them, and so is what its reader does before.

lines        those who follow
stage        servers, and somebody who changes deals
connections  idle, storm
delivery     delivery, rights
history      replay, open, writers
"""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

import uvloop

from bench import machine
from bench.server import Instance
from bench.streams import connections, delivery, history
from bench.streams.stage import Sizes

_DELIVERED = "messages | p50, ms | p99, ms | server, % of a core | server, µs a message"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bench: the heading of its table, and what gives the rows."""

    heading: str
    rows: Callable[[Instance, Sizes], AsyncIterator[str]]


PARTS = {
    "idle": Part("sockets | kind | connected a second | server, ms each | memory, KB each", connections.idle),
    "delivery": Part(f"sockets | classes of rights | each change reaches | {_DELIVERED}", delivery.delivery),
    "rights": Part(
        "sockets | classes of rights | records of each | told | answer to the change, ms | p50, ms | p99, ms "
        "| server, µs a message",
        delivery.rights,
    ),
    "replay": Part("events | ms | server, µs an event", history.replay),
    "storm": Part("sockets | classes of rights | s | a second | server, ms each", connections.storm),
    "open": Part(f"transaction that stays open | {_DELIVERED}", history.open_transaction),
    "writers": Part("writers | changes a second beside no reader | beside one | ratio", history.writers),
}


def run(target: Instance, parts: Sequence[str], sizes: Sizes) -> None:
    """Print a table for each part."""
    with machine.pinned(machine.cores()[1]):
        for name in parts:
            uvloop.run(_print(name, PARTS[name], target, sizes))


async def _print(name: str, part: Part, target: Instance, sizes: Sizes) -> None:
    print(f"\n{name}\n\n| {part.heading} |\n|{' ---: |' * (part.heading.count('|') + 1)}", flush=True)
    async for row in part.rows(target, sizes):
        print(f"| {row} |", flush=True)
