"""Options and tables that all benches share, in Markdown."""

import argparse
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from statistics import median

from bench import machine
from bench.rounds import Contender, Course, Figures, Key, medians
from bench.workloads import WORKLOADS, Workload


def add_course(parser: argparse.ArgumentParser, rounds: int, seconds: float) -> None:
    """Options that say what is measured and for how long."""
    parser.add_argument("--rounds", type=int, default=rounds, help=f"through all workloads (default: {rounds})")
    parser.add_argument("--seconds", type=float, default=seconds, help=f"for each run (default: {seconds:g})")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 16], metavar="NUMBER", help="(default: 1 16)")
    parser.add_argument(
        "--only", nargs="+", choices=list(WORKLOADS), metavar="NAME", help=f"of {', '.join(WORKLOADS)} (default: all)"
    )


def chosen(workloads: Mapping[str, Workload], only: Sequence[str] | None) -> dict[str, Workload]:
    """The workloads that are asked for."""
    return {name: workload for name, workload in workloads.items() if not only or name in only}


def heading(data: str, course: Course, *versions: str) -> str:
    """Where, when and of what the figures are."""
    versions = (f"Python {platform.python_version()}", *versions)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {machine.description()}; {', '.join(versions)}; {data}; "
        f"medians of {course.rounds} rounds of {course.seconds:g} s. Latencies and processor times (CPU) in ms."
    )


def table(found: Mapping[Key, Sequence[Figures]]) -> str:
    """A line for each workload and number of connections."""
    lines = [
        "| what | connections | requests/s | p50 | p99 | server CPU | database CPU | answer, KB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (name, connections, _), figures in found.items():
        of = medians(figures)
        lines.append(
            f"| {name} | {connections} | {of.per_second:.0f} | {of.p50:.1f} | {of.p99:.1f} | {of.server:.2f} "
            f"| {of.database:.2f} | {of.kilobytes:.1f} |"
        )
    return "\n".join(lines)


def comparison(found: Mapping[Key, Sequence[Figures]], ours: Contender, other: Contender) -> str:
    """Ours and another's, side by side; ratios are medians of those of the rounds."""
    lines = [
        f"Each cell: {ours.name} / {other.name}. Ratios are of requests a second, and of requests a second of "
        "processor time, server and database together; above 1 ours is better.\n",
        "| what | connections | ratio | CPU ratio | requests/s | p50 | p99 | server CPU | database CPU | answer, KB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (name, connections, contender), figures in found.items():
        theirs = found.get((name, connections, other.name))
        if contender != ours.name or theirs is None:
            continue
        pairs = list(zip(figures, theirs, strict=True))
        ratio = median(a.per_second / b.per_second for a, b in pairs)
        cpu_ratio = median(b.cpu / a.cpu for a, b in pairs)
        a, b = medians(figures), medians(theirs)
        lines.append(
            f"| {name} | {connections} | **{ratio:.2f}** | {cpu_ratio:.2f} | {a.per_second:.0f} / {b.per_second:.0f} "
            f"| {a.p50:.1f} / {b.p50:.1f} | {a.p99:.1f} / {b.p99:.1f} | {a.server:.2f} / {b.server:.2f} "
            f"| {a.database:.2f} / {b.database:.2f} | {a.kilobytes:.1f} / {b.kilobytes:.1f} |"
        )
    return "\n".join(lines)


def memory(contenders: Iterable[Contender]) -> str:
    """What the servers hold, before they were asked anything and now."""
    parts = (
        f"{each.name} {each.idle:.0f} MB idle, {each.process.memory():.0f} MB after, "
        f"{each.process.peak():.0f} MB at most"
        for each in contenders
    )
    return f"Memory: {'; '.join(parts)}."


def others(found: Mapping[Key, Sequence[Figures]]) -> str:
    """How far the machine was to be trusted."""
    share = median(each.others for figures in found.values() for each in figures)
    return f"Other work took {share:.2f} cores of this machine meanwhile (median)."


def failures(found: Mapping[Key, Sequence[Figures]]) -> list[str]:
    """A line for each workload that didn't always go well: then its figures are of no use."""
    summed = {key: medians(figures) for key, figures in found.items()}
    return [
        f"{name} over {connections} connections, {contender}: {of.failures} failures, the first: {of.first_failure}"
        for (name, connections, contender), of in summed.items()
        if of.failures
    ]
