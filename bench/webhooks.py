"""Webhooks under load: how many messages a worker delivers in a second to a receiver on this machine, which answers at
once, and whether an endpoint that answers nothing, with much that waits, slows that down. On PostgreSQL.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from bench import machine
from bench.server import ROOT, VORONKA, Instance

DEAD = "http://127.0.0.1:1/"  # where nobody listens
SECONDS = 300

# What a command does to a deal and to the log, for all deals at once.
CHANGE = """
with changed as (
    update deal set goal = $1, version = version + 1 returning id, version, responsible_id, group_id
)
insert into event (
    at, kind, actor_id, entity, record_id, version, card, card_id, responsible_id, group_id, before, after
)
select now(), 'deal.changed', 0, 'deal', id, version, 'deal', id, responsible_id, group_id, '{"goal": null}',
    jsonb_build_object('goal', $1::text)
from changed
"""
# Records that left its sight: each is a message of its own.
WAITING = """
insert into webhook_lane (
    webhook_id, entity, record_id, again, head, tail, told, armed, checked, run_at, attempts, variant
)
select $1, 'deal', 1000000000 + n, false, 0, 0, true, 1, 0, now(), 0, 0 from generate_series(1, $2::int) n
"""


class Receiver(asyncio.Protocol):
    """Answers each request as soon as it is there; counts them, and notes when the last one came."""

    count = 0
    last = 0.0
    _buffer = b""
    _transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            at = head.index(b"content-length:") + 15
            size = end + 4 + int(head[at:].split(b"\r\n", 1)[0])
            if len(self._buffer) < size:
                return
            self._buffer = self._buffer[size:]
            self._transport.write(b"HTTP/1.1 204 No Content\r\n\r\n")
            Receiver.count += 1
            Receiver.last = time.perf_counter()


@contextmanager
def _working(target: Instance) -> Iterator[machine.Process]:
    with machine.pinned(machine.cores()[0]):
        process = subprocess.Popen([*VORONKA, "worker"], cwd=ROOT, env=target.environment, stdout=-1, stderr=-3)
    try:
        assert process.stdout  # it is a pipe
        if not process.stdout.readline():
            raise SystemExit("The worker has ended.")
        yield machine.Process(process.pid)
    finally:
        process.kill()
        process.wait()


async def _delivered(connection: "asyncpg.Connection[asyncpg.Record]", worker: machine.Process, what: str) -> float:
    """Change all deals once and wait until the receiver was told of each; deliveries a second from the commit on."""
    Receiver.count, cpu = 0, worker.cpu()
    changed = int((await connection.execute(CHANGE, f"{what} {time.time()}")).split()[-1])
    started = time.perf_counter()
    while Receiver.count < changed:  # nobody tells
        if time.perf_counter() - started > SECONDS:
            raise SystemExit(f"{Receiver.count} of {changed} deliveries in {SECONDS} seconds")
        await asyncio.sleep(0.05)
    took, used = Receiver.last - started, worker.cpu() - cpu
    print(f"| {what} | {changed / took:,.0f} | {1000 * used / changed:.2f} ms |", flush=True)
    return changed / took


async def _measure(target: Instance, url: str, waiting: int) -> None:
    server = await asyncio.get_running_loop().create_server(Receiver, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    target.environment["VORONKA_WEBHOOK_ALLOWED_HOSTS"] = "127.0.0.1"
    command = [sys.executable, "-m", "bench.partners", f"http://127.0.0.1:{port}/", DEAD]
    made = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, env=target.environment, stdout=-1, check=True)
    _, dead = json.loads(made.stdout)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("update webhook set paused_at = now(), pause_reason = 'BY_HAND' where id = $1", dead)
        with _working(target) as worker:
            await _delivered(connection, worker, "warming up")
            alone = await _delivered(connection, worker, "one endpoint")
            await connection.execute("update webhook set paused_at = null, pause_reason = null where id = $1", dead)
            await connection.execute(WAITING, dead, waiting)
            beside = await _delivered(connection, worker, f"beside a dead one for which {waiting:,} wait")
        print(f"\nThe dead one makes it {alone / beside:.2f} times as slow.")
    finally:
        await connection.close()
        server.close()


def run(target: Instance, url: str, waiting: int) -> None:
    """Print the table."""
    print(
        "| webhooks, one worker | deliveries a second | processor time of the worker for each |\n| --- | ---: | ---: |"
    )
    with machine.pinned(machine.cores()[1]):
        asyncio.run(_measure(target, url, waiting))
