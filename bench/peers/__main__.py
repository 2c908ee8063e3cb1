"""`make bench-peers`: the same questions to our server and to another one, over the same records, in turn.

On PostgreSQL the other one is PostGraphile, which is asked without any rights; on SQLite it is a board hand-written in
SQL. Ours signs in, keeps its limits, and sees with the eyes of a manager: records of her group. The questions are put
so that both answers are equal, and that is verified before anything is measured.
"""

import argparse
import itertools
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2

from bench import databases, machine, report, rounds
from bench.peers import contenders
from bench.peers.equality import DifferentAnswers, require_equal
from bench.rounds import Contender, Course
from bench.server import instance, voronka
from bench.workloads import WORKLOADS, Sample, Workload

MOST = 60  # requests of a workload that are verified


def main() -> None:
    """Fill a database, verify, measure, print."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers and copies don't outlive the bench
    options = _options()
    with _database(options.database, options.deals) as url:
        target = instance(url)
        with voronka(target) as (ours, sample), _other(url) as other, machine.pinned(machine.cores()[1]):
            wanted = report.chosen(WORKLOADS, options.only)
            course = Course(
                {name: workload for name, workload in wanted.items() if other.answers(name)},
                options.connections,
                options.rounds,
                options.seconds,
            )
            versions = () if url.startswith("sqlite") else (contenders.versions(), databases.version(url))
            print(report.heading(f"{options.deals:,} deals on {options.database}", course, *versions))
            try:
                print(verify(course, ours, other, sample))
            except DifferentAnswers as error:
                raise SystemExit(f"The answers differ, so there is nothing to compare. {error}.") from None
            found = rounds.run(course, [ours, other], sample, databases.meter(url))
            print(report.comparison(found, ours, other))
            print(f"\n{report.memory([ours, other])} {report.others(found)}")
    if failures := report.failures(found):
        raise SystemExit("\n".join(failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench-peers", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--deals", type=int, default=200_000, help="size of the demo data (default: 200000)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="postgres")
    report.add_course(parser, rounds=5, seconds=4)
    return parser.parse_args()


@contextmanager
def _database(kind: str, deals: int) -> Iterator[str]:
    """The address of filled demo data: on PostgreSQL of a copy, since PostGraphile needs functions in it."""
    url = databases.sqlite(deals) if kind == "sqlite" else databases.postgres(deals)
    instance(url).fill(deals)
    if kind == "sqlite":
        yield url
    else:
        with databases.copied(url) as copy:
            yield copy


def _other(url: str) -> Any:
    return contenders.handwritten(url) if url.startswith("sqlite") else contenders.postgraphile(url)


def verify(course: Course, ours: Contender, other: Contender, sample: Sample) -> str:
    """How many values each answer has. Raises DifferentAnswers."""
    counted = (f"{name} {_values(name, workload, ours, other, sample)}" for name, workload in course.workloads.items())
    return f"Both answers are equal; values in one, at most: {', '.join(counted)}.\n"


def _values(name: str, workload: Workload, ours: Contender, other: Contender, sample: Sample) -> int:
    most = 0
    for ask in itertools.islice(workload(sample, 0), MOST):
        answers = [_answer(name, each, each.encode(ask, sample.variables)) for each in (ours, other)]
        most = max(most, require_equal(f"{name}, {dict(ask.variables)}", *answers))
    return most


def _answer(name: str, contender: Contender, request: bytes) -> Any:
    """The data that a contender answers a request of the load generator with."""
    head, _, body = request.partition(b"\r\n\r\n")
    headers = dict(line.decode().split(": ", 1) for line in head.split(b"\r\n")[1:])
    url = f"http://127.0.0.1:{contender.port}/graphql"
    answer = httpx2.post(url, content=body, headers=headers, timeout=60).json()
    if "errors" in answer:
        raise DifferentAnswers(f"{name}: {contender.name} refuses: {answer['errors']}")
    return answer["data"]


if __name__ == "__main__":
    main()
