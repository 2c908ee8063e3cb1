"""Bulk changes: how long a worker takes over many deals, and how much memory, on a copy that is thrown away.

Processor time is that of the worker and that of PostgreSQL, a deal; what reads the log is part of it.
"""

import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import httpx2

from bench import databases, machine
from bench.server import ROOT, VAR, VORONKA, Instance, free_port, started

WHO = "nora@demo.voronka"  # who may change all deals
MOST = 100_000
POLL = 0.25  # seconds between looking how far it is

KINDS = {
    "handed over to two users": "responsible",
    "tagged": "tags",
    "one field": "fields",
    "moved to another pipeline": "stage",
    "deleted": "delete",
    "put back": "",
}
_KNOWN = "{ pipelines(first: 1) { nodes { board { id } } } viewer { user { id } } users(first: 3) { nodes { id } } }"
_BEGIN = (
    "mutation($input: DealBulkChangeInput!) { dealBulkChange(input: $input) { bulkChange { id } errors { message } } }"
)
_RESTORE = "mutation { trashBulkRestore(input: {filter: {kind: [DEAL]}}) { bulkChange { id } errors { message } } }"
_SEEN = "query($id: ID!) { bulkChange(id: $id) { state changed unchanged refused } }"

Ask = Callable[..., Any]


def run(target: Instance, deals: int) -> None:
    """Print what bulk changes take of half of the deals, MOST at most: of those made last."""
    count = min(deals // 2, MOST)
    print(f"| {count:,} deals | s | deals/s | worker, ms | database, ms | memory before, MB | at most, MB | refused |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with databases.copied(target.environment["VORONKA_DATABASE_URL"]) as copy:
        there = replace(target, environment={**target.environment, "VORONKA_DATABASE_URL": copy})
        there.run("migrate")
        since = databases.ask(
            copy, lambda c: c.fetchval("SELECT created_at FROM deal ORDER BY created_at DESC OFFSET $1 LIMIT 1", count)
        )
        port, token = free_port(), there.token(WHO)
        environment = there.environment | {"VORONKA_PORT": str(port), "VORONKA_ENV": "production"}
        ready = partial(httpx2.get, f"http://127.0.0.1:{port}/readyz")
        with started("voronka", [*VORONKA, "serve"], environment, ready, ROOT):
            ask = partial(_ask, port, token)
            for name, kind in KINDS.items():
                print(_row(environment, ask, databases.meter(copy), name, kind, since.isoformat()), flush=True)


def _row(environment: dict[str, str], ask: Ask, database: machine.Database, name: str, kind: str, since: str) -> str:
    """A bulk change carried out by a worker that has just begun."""
    if kind:
        filter = {"createdAt": {"gte": since}}
        made = ask(_BEGIN, input={"filter": filter, "change": {kind: _change(ask, kind)}})["dealBulkChange"]
    else:
        made = ask(_RESTORE)["trashBulkRestore"]
    if made["errors"]:
        raise SystemExit(str(made["errors"]))
    with (VAR / "worker.log").open("wb") as log:
        worker = subprocess.Popen([*VORONKA, "worker"], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            return _watched(ask, machine.Process(worker.pid), database, name, made["bulkChange"]["id"])
        finally:
            worker.terminate()
            worker.wait(30)


def _watched(ask: Ask, worker: machine.Process, database: machine.Database, name: str, id: str) -> str:
    begun, before, used = 0.0, 0.0, (0.0, 0.0)
    while (seen := ask(_SEEN, id=id)["bulkChange"])["state"] in ("WAITING", "RUNNING"):
        if not begun and seen["state"] == "RUNNING":
            begun, before, first = time.perf_counter(), worker.memory(), _come_to(seen)
            used = worker.cpu(), database.cpu()
        time.sleep(POLL)
    took, done = time.perf_counter() - begun, _come_to(seen) - first
    of_worker, of_database = (
        1000 * (now - was) / done for now, was in zip((worker.cpu(), database.cpu()), used, strict=True)
    )
    counts = f"{_come_to(seen):,} {name}" if seen["state"] == "DONE" else f"{name}: {seen['state']}"
    return (
        f"| {counts} | {took:.0f} | {done / took:,.0f} | {of_worker:.2f} | {of_database:.2f} | {before:.0f} "
        f"| {worker.peak():.0f} | {seen['refused']:,} |"
    )


def _come_to(seen: dict[str, Any]) -> int:
    return int(seen["changed"] + seen["unchanged"] + seen["refused"])


def _change(ask: Ask, kind: str) -> Any:
    known = ask(_KNOWN)
    changes: dict[str, Any] = {
        "responsible": {"userIds": [each["id"] for each in known["users"]["nodes"][1:]]},
        "tags": {"add": ["bulk"]},
        "fields": {"goal": "Bulk work"},
        "stage": {"stageId": known["pipelines"]["nodes"][0]["board"][1]["id"], "backward": True},
        "delete": True,
    }
    return changes[kind]


def _ask(port: int, token: str, query: str, **variables: object) -> Any:
    answer = httpx2.post(
        f"http://127.0.0.1:{port}/graphql",
        json={"query": query, "variables": variables},
        headers={"Authorization": f"Bearer {token}"},
        timeout=120,
    ).json()
    if answer.get("errors"):
        raise SystemExit(str(answer["errors"]))
    return answer["data"]
