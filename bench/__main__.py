"""`make bench`: board, card, tasks, move and sign-in as a table in Markdown.

Linux only. The server has one core, this process another, where there are two. Throughput and latencies are of requests
with their answers read whole; CPU is the server process alone, user and system; PostgreSQL's is not in it.
"""

import argparse
import asyncio
import itertools
import os
import platform
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import uvloop

from bench.load import Result, drive, request
from bench.plans import show
from bench.server import Instance, Server, free_port, instance, serving

QUERIES = Path(__file__).with_name("queries")
WHO = "rita@demo.voronka"
PASSWORD = "demo"  # noqa: S105, the demo cast's
Scenario = Callable[[int], Iterator[bytes]]
"""Requests of the connection with this number, without end."""


def main() -> None:
    """Fill a database, measure, print."""
    options = _options()
    cores = sorted(os.sched_getaffinity(0))
    port = free_port()
    target = instance(options.database, options.deals, options.redis, port)
    filled = target.fill(options.deals)
    if len(cores) > 1:
        os.sched_setaffinity(0, {cores[1]})
    with serving(target, port, cores[0] if len(cores) > 1 else None) as server:
        time.sleep(2)  # what start-up leaves to do is not load
        idle = server.memory()
        chosen = _scenarios(target, port)
        _heading(options, filled)
        failures = [
            _measure(name, scenario, connections, options.seconds, port, server)
            for name, scenario in chosen.items()
            if not options.only or name in options.only
            for connections in options.connections
        ]
        if options.database == "postgres":
            failures += [_show_plans(target, port)]
        print(f"\nMemory: {idle:.0f} MB idle, {server.memory():.0f} MB after, {server.peak():.0f} MB at most.")
    if any(failures):
        raise SystemExit("\n".join(filter(None, failures)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--deals", type=int, default=2000, help="size of the demo data (default: 2000)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--redis", default="", metavar="URL", help="a Redis for the server (default: none)")
    parser.add_argument("--seconds", type=float, default=5, help="for each line of the table (default: 5)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 16], help="(default: 1 16)")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="board card tasks move sign-in (default: all)")
    return parser.parse_args()


def _document(name: str) -> str:
    return (QUERIES / f"{name}.graphql").read_text("utf-8")


def _scenarios(target: Instance, port: int) -> dict[str, Scenario]:
    """What is measured, over records that the asker may see."""
    token = target.token(WHO)
    me = _ask(port, token, "viewer")["viewer"]["user"]["id"]
    found = _ask(port, token, "setup", me=me)
    pipeline = max(found["pipelines"]["nodes"], key=_size)
    stages = [stage["id"] for stage in pipeline["board"]]
    deals = [deal["id"] for stage in pipeline["board"] for deal in stage["deals"]["nodes"]]
    mine = [deal["id"] for stage in pipeline["board"] for deal in stage["mine"]["nodes"]]

    def fixed(name: str, **variables: object) -> Scenario:
        return lambda _: itertools.repeat(request(_document(name), variables, token))

    def card(number: int) -> Iterator[bytes]:
        bodies = [request(_document("card"), {"deal": deal}, token) for deal in deals]
        return itertools.cycle(bodies[number % len(bodies) :] + bodies[: number % len(bodies)])

    def move(number: int) -> Iterator[bytes]:
        """One deal to and fro, a deal of its own for each connection, so that none waits for another's lock."""
        deal = mine[number % len(mine)]
        return itertools.cycle(
            [request(_document("move"), {"deal": deal, "stage": stage}, token) for stage in reversed(stages)]
        )

    def sign_in(number: int) -> Iterator[bytes]:
        """From an address of its own each time, since attempts from one are limited."""
        document = _document("sign_in")
        credentials: dict[str, object] = {"email": WHO, "password": PASSWORD}
        for place in itertools.count():
            yield request(document, credentials, client=f"10.{number}.{place // 256 % 256}.{place % 256}")

    return {
        "board": fixed("board", pipeline=pipeline["id"]),
        "card": card,
        "tasks": fixed("tasks", me=me),
        "move": move,
        "sign-in": sign_in,
    }


def _show_plans(target: Instance, port: int) -> str:
    """Print what PostgreSQL does for each question; what reads a table whole, or nothing."""
    token = target.token(WHO)
    me = _ask(port, token, "viewer")["viewer"]["user"]["id"]
    pipeline = max(_ask(port, token, "setup", me=me)["pipelines"]["nodes"], key=_size)
    deal = next(deal["id"] for stage in pipeline["board"] for deal in stage["deals"]["nodes"])
    questions: dict[str, dict[str, object]] = {
        "board": {"pipeline": pipeline["id"]},
        "card": {"deal": deal},
        "tasks": {"me": me},
        "contacts": {"phone": "+79120000000", "name": "к"},
    }
    lines = asyncio.run(
        show(
            target.environment["VORONKA_DATABASE_URL"],
            token,
            {name: (_document(name), variables) for name, variables in questions.items()},
        )
    )
    print("\n| what | statements | rows read by one step, at most | rows sorted, at most | how |")
    print("| --- | ---: | ---: | ---: | --- |")
    print("\n".join(lines))
    return ", ".join(line for line in lines if "WHOLE TABLE" in line)


def _ask(port: int, token: str, name: str, **variables: object) -> Any:
    """The data of one query; the ids that the scenarios work on come from here."""
    answer = httpx2.post(
        f"http://127.0.0.1:{port}/graphql",
        json={"query": _document(name), "variables": variables},
        headers={"Authorization": f"Bearer {token}"},
        timeout=60,
    ).json()
    if answer.get("errors"):
        raise SystemExit(f"The server refuses bench/queries/{name}.graphql: {answer['errors']}")
    return answer["data"]


def _size(pipeline: Any) -> int:
    return sum(stage["deals"]["totalCount"] for stage in pipeline["board"])


def _heading(options: argparse.Namespace, filled: float) -> None:
    print(f"{options.deals} deals on {options.database}, Python {platform.python_version()}, one core for the server.")
    print(f"Database ready after {filled:.0f} s. Latencies and CPU per request in ms.\n")
    print("| what | connections | requests/s | p50 | p95 | CPU | answer, KB | failures |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")


def _measure(name: str, scenario: Scenario, connections: int, seconds: float, port: int, server: Server) -> str:
    """Print a line of the table; what went wrong first, or nothing."""
    _run(scenario, connections, min(1.0, seconds / 3), port)  # caches and pools fill
    before = server.cpu()
    result = _run(scenario, connections, seconds, port)
    cpu = 1000 * (server.cpu() - before) / max(1, len(result.latencies))
    latencies = f"{result.percentile(50):.1f} | {result.percentile(95):.1f}"
    print(
        f"| {name} | {connections} | {result.per_second:.0f} | {latencies} | {cpu:.2f} | {result.kilobytes:.1f} "
        f"| {result.failures} |",
        flush=True,
    )
    return f"{name} failed with {result.first_failure}" if result.failures else ""


def _run(scenario: Scenario, connections: int, seconds: float, port: int) -> Result:
    return uvloop.run(drive(port, [scenario(number) for number in range(connections)], seconds))


if __name__ == "__main__":
    main()
