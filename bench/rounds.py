"""Measuring: short runs in turn, round after round, and the medians of each.

What else happens on a machine comes and goes; runs that alternate within one round meet about the same of it, so a
ratio of theirs says more than two figures taken one after the other.
"""

import itertools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import uvloop

from bench import machine
from bench.load import Result, drive
from bench.workloads import Ask, Sample, Workload

APART = 64  # connections: contenders never write to the same record


@dataclass(frozen=True)
class Contender:
    """A running server: how to ask it, what it uses, and which workloads it can be asked."""

    name: str
    port: int
    process: machine.Process
    idle: float  # resident megabytes before it was asked anything
    encode: Callable[[Ask, Mapping[str, Any]], bytes]  # with what is known of the sample
    answers: Callable[[str], bool] = lambda _: True


@dataclass(frozen=True)
class Figures:
    """Of one run, or the medians of several. Latencies and processor times are milliseconds a request."""

    per_second: float
    p50: float
    p99: float
    server: float
    database: float
    kilobytes: float
    others: float  # cores that neither of ours used
    failures: int
    first_failure: str

    @property
    def cpu(self) -> float:
        """Of server and database; never nothing, since clocks tick in hundredths of a second."""
        return max(0.001, self.server + self.database)


@dataclass(frozen=True)
class Course:
    """Which workloads, over how many connections, how often and for how long."""

    workloads: Mapping[str, Workload]
    connections: Sequence[int]
    rounds: int
    seconds: float


Key = tuple[str, int, str]  # workload, connections, contender


def run(
    course: Course, contenders: Sequence[Contender], sample: Sample, database: machine.Database
) -> dict[Key, list[Figures]]:
    """The figures of each round."""
    core = machine.cores()[1]
    most = max(course.connections)
    found: dict[Key, list[Figures]] = {}
    requests = {
        (name, contender.name): [encoded(contender, workload, sample, place * APART + n) for n in range(most)]
        for place, contender in enumerate(contenders)
        for name, workload in course.workloads.items()
        if contender.answers(name)
    }
    for round_ in range(course.rounds):
        for name, connections in itertools.product(course.workloads, course.connections):
            for contender in contenders if round_ % 2 == 0 else reversed(contenders):
                if (name, contender.name) not in requests:
                    continue
                asked = requests[name, contender.name][:connections]
                key = (name, connections, contender.name)
                warm = min(1.0, course.seconds / 2) if round_ == 0 else course.seconds / 10
                _drive(contender, asked, warm)  # caches and pools fill
                database.pin(core)
                found.setdefault(key, []).append(_measure(contender, asked, course.seconds, database))
                _progress(round_ + 1, course.rounds, key, found[key][-1])
    return found


def encoded(contender: Contender, workload: Workload, sample: Sample, number: int) -> Iterator[bytes]:
    """The requests of a connection, without end; it goes on where the last run stopped."""
    return itertools.cycle(contender.encode(ask, sample.variables) for ask in workload(sample, number))


def medians(figures: Sequence[Figures]) -> Figures:
    """The median of each figure; the failures of all."""
    failed = [each.first_failure for each in figures if each.failures]
    return Figures(
        per_second=median(each.per_second for each in figures),
        p50=median(each.p50 for each in figures),
        p99=median(each.p99 for each in figures),
        server=median(each.server for each in figures),
        database=median(each.database for each in figures),
        kilobytes=median(each.kilobytes for each in figures),
        others=median(each.others for each in figures),
        failures=sum(each.failures for each in figures),
        first_failure=failed[0] if failed else "",
    )


def _measure(
    contender: Contender, requests: Sequence[Iterator[bytes]], seconds: float, database: machine.Database
) -> Figures:
    server, base, own, busy = contender.process.cpu(), database.cpu(), machine.own_cpu(), machine.busy()
    result = _drive(contender, requests, seconds)
    server, base = contender.process.cpu() - server, database.cpu() - base
    others = machine.busy() - busy - server - base - (machine.own_cpu() - own)
    answers = max(1, len(result.latencies))
    return Figures(
        result.per_second,
        result.percentile(50),
        result.percentile(99),
        1000 * server / answers,
        1000 * base / answers,
        result.kilobytes,
        max(0.0, others / result.seconds),
        result.failures,
        result.first_failure,
    )


def _drive(contender: Contender, requests: Sequence[Iterator[bytes]], seconds: float) -> Result:
    return uvloop.run(drive(contender.port, requests, seconds))


def _progress(round_: int, rounds: int, key: Key, figures: Figures) -> None:
    if sys.stderr.isatty():
        name, connections, contender = key
        line = f"{round_}/{rounds} {name}, {connections} connections, {contender}: {figures.per_second:.0f}/s"
        print(f"\r{line:<79}\r", end="", file=sys.stderr, flush=True)
