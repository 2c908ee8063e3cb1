"""`make bench BENCH="--growth"`: what becomes of latency with more deals, and of throughput with more connections.

On PostgreSQL. Sizes above FILLED are made by multiplying the largest one that divides them (`grow`).
"""

from collections.abc import Sequence
from pathlib import Path

from bench import databases, grow, machine, report, rounds
from bench.chart import Chart, svg
from bench.rounds import Course, Figures, Key, medians
from bench.server import instance, voronka
from bench.workloads import WORKLOADS

GROWING = [name for name in WORKLOADS if name not in ("viewer", "sign-in")]
FILLED = 200_000  # deals up to which the demo data is told anew


def run(
    sizes: Sequence[int], connections: Sequence[int], deals: int, course: Course, picture: Path | None
) -> list[str]:
    """Print two tables and draw them; what failed. Deals grow over one connection, connections over `deals` deals."""
    print(report.heading("databases on PostgreSQL", course))
    found: dict[int, dict[Key, list[Figures]]] = {}
    for size in sizes:
        print(f"\n### {size:,} deals\n")
        found[size] = _measure(size, Course(course.workloads, [1], course.rounds, course.seconds))
    print(f"\n### {deals:,} deals, more and more connections\n")
    crowd = _measure(deals, Course(course.workloads, connections, course.rounds, course.seconds))
    if picture:
        picture.write_text(svg(_charts(found, crowd, deals)), "utf-8")
    return [line for each in (*found.values(), crowd) for line in report.failures(each)]


def _measure(deals: int, course: Course) -> dict[Key, list[Figures]]:
    url = address(deals)
    with voronka(instance(url)) as (ours, sample), machine.pinned(machine.cores()[1]):
        found = rounds.run(course, [ours], sample, databases.meter(url))
        print(f"{report.table(found)}\n\n{report.memory([ours])} {report.others(found)}", flush=True)
    return found


def address(deals: int) -> str:
    """The address of a filled database of this size on PostgreSQL."""
    times = next((each for each in range(1, deals + 1) if deals % each == 0 and deals // each <= FILLED), 1)
    url = databases.postgres(deals // times)
    instance(url).fill(deals // times)
    return grow.grown(url, deals, times) if times > 1 else url


def _charts(found: dict[int, dict[Key, list[Figures]]], crowd: dict[Key, list[Figures]], deals: int) -> list[Chart]:
    names = list(dict.fromkeys(name for name, _, _ in crowd))
    latency = {
        name: [
            (size, medians(figures).p50) for size, by in found.items() for key, figures in by.items() if key[0] == name
        ]
        for name in names
    }
    throughput = {
        name: [(key[1], medians(figures).per_second) for key, figures in crowd.items() if key[0] == name]
        for name in names
    }
    return [
        Chart("Latency, one connection", "deals in the database", "ms, half of the answers are faster", latency),
        Chart(f"Throughput, {deals:,} deals", "connections", "requests a second", throughput),
    ]
