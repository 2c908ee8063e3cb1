"""`make bench`: what our server does in a second and what that costs, as tables in Markdown.

Linux only. The server has one core; this process, and the backends of PostgreSQL where they may be moved, have another,
where there are two. Figures are medians of rounds that go through all workloads in turn. Processor time is that of the
server and that of PostgreSQL, user and system, a request.
"""

import argparse
import signal
from dataclasses import fields
from pathlib import Path

from bench import bulk, databases, firsts, growth, lookup, machine, plans, report, rights, rounds, streams, webhooks
from bench.growth import GROWING
from bench.rounds import Course
from bench.server import Instance, instance, voronka
from bench.streams.stage import Sizes
from bench.workloads import WORKLOADS, Sample


def main() -> None:
    """Fill a database, measure, print."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers and copies don't outlive the bench
    options = _options()
    if options.growth:
        _end(_growth(options))
        return
    if options.webhooks or options.streams is not None:
        original = databases.postgres(options.deals)
        instance(original).fill(options.deals)
        with databases.copied(original) as url:
            if options.webhooks:
                webhooks.run(instance(url), url, options.waiting)
            else:
                streams.run(instance(url, options.redis), options.streams or list(streams.PARTS), _sizes(options))
        return
    url = databases.sqlite(options.deals) if options.database == "sqlite" else databases.postgres(options.deals)
    target = instance(url, options.redis)
    took = target.fill(options.deals)
    if options.bulk:
        bulk.run(target, options.deals)
        return
    if options.lookup:
        _end(lookup.run(target))
        return
    database = databases.meter(url)
    course = Course(report.chosen(WORKLOADS, options.only), options.connections, options.rounds, options.seconds)
    print(report.heading(f"{options.deals:,} deals on {options.database}", course))
    print(f"Database ready after {took:.0f} s.\n")
    with voronka(target) as (ours, sample), machine.pinned(machine.cores()[1]):
        found = rounds.run(course, [ours], sample, database)
        print(report.table(found))
        print(f"\n{report.memory([ours])} {report.others(found)}")
        failures = report.failures(found)
        _show_firsts(target, ours.port, sample)
        if options.database == "postgres":
            failures += _show_plans(target, sample)
            _show_rights(target, sample)
    _end(failures)


def _growth(options: argparse.Namespace) -> list[str]:
    workloads = report.chosen(WORKLOADS, options.only or GROWING)
    course = Course(workloads, [1], options.rounds, options.seconds)
    return growth.run(options.sizes, options.crowd, options.deals, course, options.picture)


def _sizes(options: argparse.Namespace) -> Sizes:
    return Sizes(**{each.name: getattr(options, each.name) for each in fields(Sizes)})


def _end(failures: list[str]) -> None:
    if failures:
        raise SystemExit("\n".join(failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--deals", type=int, default=2000, help="size of the demo data (default: 2000)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--redis", default="", metavar="URL", help="a Redis for the server (default: none)")
    report.add_course(parser, rounds=3, seconds=3)
    _add_streams(parser)
    parser.add_argument("--bulk", action="store_true", help="on PostgreSQL: measure bulk changes instead")
    parser.add_argument("--lookup", action="store_true", help="on PostgreSQL: measure finding instead")
    parser.add_argument("--webhooks", action="store_true", help="on PostgreSQL: measure deliveries instead")
    parser.add_argument("--waiting", type=int, default=30_000, help="for a dead endpoint meanwhile (default: 30000)")
    parser.add_argument("--growth", action="store_true", help="on PostgreSQL: with deals, then connections")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000, 200_000, 2_000_000], metavar="DEALS")
    parser.add_argument("--crowd", type=int, nargs="+", default=[1, 2, 4, 8, 16, 32, 64], metavar="NUMBER")
    parser.add_argument("--picture", type=Path, metavar="SVG", help="where --growth draws what it found")
    return parser.parse_args()


def _add_streams(parser: argparse.ArgumentParser) -> None:
    names = list(streams.PARTS)
    parser.add_argument(
        "--streams",
        nargs="*",
        choices=names,
        metavar="PART",
        help=f"on PostgreSQL: measure subscriptions instead; of {', '.join(names)} (default: all)",
    )
    parser.add_argument("--sockets", type=int, nargs="+", default=[200], metavar="NUMBER", help="(default: 200)")
    parser.add_argument(
        "--classes", type=int, nargs="+", default=[10], metavar="NUMBER", help="of rights (default: 10)"
    )
    parser.add_argument("--views", nargs="+", choices=["group", "own"], default=["group"], help="(default: group)")
    parser.add_argument("--hits", type=float, nargs="+", default=[0.1, 1], metavar="PART", help="(default: 0.1 1)")
    parser.add_argument("--records", type=int, nargs="+", default=[100], metavar="NUMBER", help="(default: 100)")
    parser.add_argument("--events", type=int, nargs="+", default=[10_000], metavar="NUMBER", help="(default: 10000)")
    parser.add_argument("--writers", type=int, default=16, help="(default: 16)")


def _show_firsts(target: Instance, port: int, sample: Sample) -> None:
    """Print what an operation costs that no client has sent before."""
    print("\n| what | first request, ms | once known, ms | more, ms |\n| --- | ---: | ---: | ---: |")
    print("\n".join(firsts.lines(target, port, sample)))


def _show_plans(target: Instance, sample: Sample) -> list[str]:
    """Print what PostgreSQL does for each question; those that read a table whole."""
    lines = plans.lines(target, sample)
    print("\n| what | statements | rows read by one step, at most | rows sorted, at most | how |")
    print("| --- | ---: | ---: | ---: | --- |")
    print("\n".join(lines))
    return [line for line in lines if plans.WHOLE in line]


def _show_rights(target: Instance, sample: Sample) -> None:
    """Print what rights cost the board in SQL."""
    print(f"\n| board, {rights.LINES:,} lines in the policy | ms in the database | the manager's share of it |")
    print("| --- | ---: | ---: |")
    print("\n".join(rights.lines(target, sample)))


if __name__ == "__main__":
    main()
