"""The bench measures what it says, its questions fit the graph, and it compares only what is equal."""

import asyncio
import itertools
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import asyncpg
import pytest
import uvloop
from graphql import GraphQLSchema, build_schema, parse, validate

from bench import grow, machine, report, rounds, server, streams
from bench.chart import Chart, svg
from bench.load import Result, drive, request
from bench.peers import __main__ as comparison
from bench.peers import contenders
from bench.peers.equality import DifferentAnswers, require_equal
from bench.rounds import Contender, Course, Figures
from bench.streams import stage
from bench.streams.lines import Counted, Flow, Heard, Line
from bench.streams.stage import Sizes
from bench.workloads import QUERIES, WORKLOADS, Id, Sample, declared
from tests import databases, demo

ROOT = Path(__file__).parent.parent
OURS = sorted(QUERIES.glob("*.graphql"))
THEIRS = sorted((ROOT / "bench" / "peers").glob("*.graphql"))


# What is asked


@pytest.fixture(scope="module")
def graph() -> GraphQLSchema:
    return build_schema((ROOT / "schema.graphql").read_text("utf-8"))


@pytest.mark.parametrize("query", OURS, ids=lambda path: path.stem)
def test_its_queries_fit_the_graph(query: Path, graph: GraphQLSchema) -> None:
    assert not validate(graph, parse(query.read_text("utf-8")))


@pytest.mark.parametrize("query", THEIRS, ids=lambda path: path.stem)
def test_the_queries_of_peers_can_be_read(query: Path) -> None:
    parse(query.read_text("utf-8"))


SAMPLE = Sample(
    {name: Id(f"{name}_1") for name in ("me", "group", "pipeline", "biggest")}
    | dict.fromkeys(("since", "until", "now"), "2026-11-21T00:00:00+00:00"),
    deals=[Id("deal_1"), Id("deal_2")],
    mine=[Id("deal_3")],
    stages=[Id("stage_1"), Id("stage_2")],
    tasks=[Id("task_1")],
)


@pytest.mark.parametrize("name", WORKLOADS)
def test_each_workload_has_its_documents_and_their_variables(name: str) -> None:
    for ask in itertools.islice(WORKLOADS[name](SAMPLE, 3), 10):
        for folder in (QUERIES, contenders.HERE) if contenders.has(name) else (QUERIES,):
            document = (folder / f"{ask.document}.graphql").read_text("utf-8")
            assert declared(document, SAMPLE.variables, ask.variables).keys() == set(re.findall(r"\$(\w+)", document))


def test_connections_write_to_records_of_their_own() -> None:
    sample = Sample({}, [], [Id(f"deal_{n}") for n in range(9)], [Id("stage_1")], [Id(f"task_{n}") for n in range(9)])
    for name, record in (("move", "deal"), ("update", "deal"), ("complete", "task")):
        written = [{ask.variables[record] for ask in WORKLOADS[name](sample, number)} for number in range(9)]
        assert len(set().union(*written)) == 9


# How it is measured


async def measured(answers: list[bytes]) -> tuple[Result, int]:
    """A run against a server that gives these answers in turn, in two pieces, and how many it gave."""
    given = 0
    turn = itertools.cycle(answers)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal given
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await reader.readexactly(int(head.rpartition(b"Content-Length: ")[2]))
                whole = next(turn)
                writer.write(whole[:20])
                await asyncio.sleep(0.002)
                writer.write(whole[20:])
                given += 1
        except asyncio.IncompleteReadError:  # the other side has ended
            writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        bodies = [itertools.repeat(request("{ viewer { id } }", {"a": "ё"}, "token")) for _ in range(3)]
        return await drive(port, bodies, 0.2), given


def answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 %b\r\ncontent-type: a/b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)


def test_the_load_generator_counts_every_answer() -> None:
    result, given = uvloop.run(measured([answer(b'{"data":{"errors":[]}}')]))
    assert len(result.latencies) == given > 30
    assert result.failures == 0
    assert 2 <= result.percentile(50) <= result.percentile(95) < 200
    assert result.kilobytes == pytest.approx(len(answer(b'{"data":{"errors":[]}}')) / 1000)
    assert result.per_second == pytest.approx(given / result.seconds)


def test_the_load_generator_counts_failures() -> None:
    good, bad, broken = b'{"data":{}}', b'{"errors":[{"message":"no"}]}', b"oops"
    result, given = uvloop.run(measured([answer(good), answer(bad), answer(broken, b"500 Internal Server Error")]))
    assert given / 2 < result.failures < given
    assert result.first_failure == bad.decode()


def test_processor_time_is_that_of_the_process() -> None:
    process = machine.Process(os.getpid())
    before = process.cpu()
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass
    assert 0.08 <= process.cpu() - before < 10
    assert 0 < process.memory() <= process.peak()


def figures(per_second: float, server: float, failures: int = 0) -> Figures:
    return Figures(per_second, 1.0, 2.0, server, 1.0, 3.0, 0.5, failures, "no" if failures else "")


def contender(name: str) -> Contender:
    return Contender(name, 0, machine.Process(os.getpid()), 1.0, lambda _ask, _known: b"")


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    found = {
        ("board", 16, "Voronka"): [figures(100, 1), figures(10, 1), figures(300, 3)],
        ("board", 16, "PostGraphile"): [figures(50, 3), figures(10, 3), figures(100, 3)],
        ("columns", 16, "Voronka"): [figures(1, 1)] * 3,
    }
    lines = report.comparison(found, contender("Voronka"), contender("PostGraphile")).splitlines()
    assert lines[-1].startswith("| board | 16 | **2.00** | 2.00 | 100 / 50 |")  # 2, 1, 3 and 4 / 2, 4 / 2, 4 / 4
    assert not any("columns" in line for line in lines)
    assert report.failures(found) == []


def test_failures_are_told() -> None:
    found = {("move", 1, "Voronka"): [figures(1, 1), figures(1, 1, failures=2)]}
    assert report.failures(found) == ["move over 1 connections, Voronka: 2 failures, the first: no"]


SAID = [
    b'{"cursor":"%d","goal":"t%d.5","kind":"LOST"}' % (n, n) + b" " * size for n, size in enumerate((0, 200, 70_000))
]


def framed(text: bytes) -> bytes:
    """A message in a WebSocket's frame."""
    size = len(text)
    if size < 126:
        return bytes((0x81, size)) + text
    return (b"\x81\x7e" + size.to_bytes(2) if size < 65_536 else b"\x81\x7f" + size.to_bytes(8)) + text


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Line, b"HTTP/1.1 101 Yes\r\n\r\n" + b"".join(map(framed, SAID))),
        (Flow, b"HTTP/1.1 200 OK\r\n\r\n" + b"".join(b"data: " + each + b"\n\n" for each in SAID)),
    ],
)
@pytest.mark.parametrize("piece", [7, 1_000, 100_000])
def test_whoever_follows_misses_nothing_however_it_comes(kind: type[Line], data: bytes, piece: int) -> None:
    async def heard() -> tuple[Line, Heard, Counted]:
        noted, counted = Heard(), Counted()
        counted.begin('"LOST"')

        def hear(messages: bytes, now: float) -> None:
            noted.hear(messages, now)
            counted.hear(messages, now)

        line = kind(hear)
        for at in range(0, len(data), piece):
            line.data_received(data[at : at + piece])
        return line, noted, counted

    line, noted, counted = asyncio.run(heard())
    assert line.messages == len(noted.latencies) == counted.count == len(SAID)
    assert line.cursor == "2"
    assert noted.latencies[0] - noted.latencies[1] == pytest.approx(1000, abs=900)  # ms, and as late as it came


# Whether answers are equal

BOARD: dict[str, Any] = {
    "deals": {
        "nodes": [
            {
                "id": "deal_17",
                "version": 3,
                "createdAt": "2026-11-20T09:30:00.5+00:00",
                "budget": {"amount": "1250.50"},
                "company": None,
                "tags": [{"id": "tag_2", "name": "VIP"}],
                "feed": [{"kind": "DEAL_MOVED"}],
            }
        ],
        "pageInfo": {"hasNextPage": False, "endCursor": "a"},
    }
}
THEIR_BOARD: dict[str, Any] = {
    "allDeals": {
        "nodes": [
            {
                "id": "17",
                "version": 4,
                "createdAt": "2026-11-20T12:30:00.500000+03:00",
                "budget": "125050",
                "company": None,
                "tags": {"nodes": [{"tag": {"id": "2", "name": "VIP"}}]},
                "feed": {"nodes": [{"kind": "deal.moved"}]},
            }
        ],
        "pageInfo": {"hasNextPage": False, "endCursor": "b"},
    }
}


def test_answers_of_two_dialects_are_equal() -> None:
    assert require_equal("board", BOARD, THEIR_BOARD) == 9


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("id", "18", "('id', 17) in our answer, ('id', 18) in theirs"),
        ("budget", "125000", "('budget', 125050) in our answer, ('budget', 125000) in theirs"),
        ("createdAt", "2026-11-20T09:30:00+03:00", "createdAt"),
        ("company", {"id": "1"}, "('company'"),
        ("tags", {"nodes": []}, "('id', 2) in our answer"),
        ("feed", {"nodes": [{"kind": "deal.moved"}, {"kind": "deal.created"}]}, "board: "),
    ],
)
def test_another_answer_is_not_measured(key: str, value: object, said: str) -> None:
    theirs = deepcopy(THEIR_BOARD)
    theirs["allDeals"]["nodes"][0][key] = value
    with pytest.raises(DifferentAnswers, match=re.escape(said) if key != "company" else "id"):
        require_equal("board", BOARD, theirs)


def test_missing_rows_and_empty_answers_are_not_measured() -> None:
    with pytest.raises(DifferentAnswers, match="9 values in our answer, 0 in theirs"):
        require_equal("board", BOARD, {"allDeals": {"nodes": []}})
    with pytest.raises(DifferentAnswers, match="nothing in either answer"):
        require_equal("board", {"deals": {"nodes": []}}, {"allDeals": None})


# On data


def test_all_workloads_run_and_the_hand_written_board_is_equal(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "VAR", filled)
    monkeypatch.setattr(server, "REST", 0)
    workloads = {name: workload for name, workload in WORKLOADS.items() if name != "sign-in"}
    address = f"sqlite://{filled / 'var' / 'voronka.db'}"
    with server.voronka(server.instance(address)) as (ours, sample), contenders.handwritten(address) as other:
        course = Course(workloads, [1, 2], 1, 0.1)
        found = rounds.run(course, [ours, other], sample, machine.Database(None))
        assert report.failures(found) == []
        assert {name for name, _, _ in found} == set(workloads)
        assert ("board", 2, other.name) in found
        verified = comparison.verify(Course({"board": WORKLOADS["board"]}, [1], 1, 1), ours, other, sample)
    assert int(verified.rpartition(" ")[2].strip(".\n")) > 500


@contextmanager
def made(what: str) -> Iterator[str]:
    """The address of an empty database on PostgreSQL."""
    name = f"voronka_bench_{what}_{os.getpid()}"
    try:
        asyncio.run(databases.admin(f'CREATE DATABASE "{name}"'))
    except (OSError, asyncpg.PostgresError) as error:
        databases.missing(f"PostgreSQL ({error})")
    yield databases.postgres_url(name)
    asyncio.run(databases.admin(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of an empty database on PostgreSQL."""
    with made("test") as address:
        yield address


KEYS = """
select con.conrelid::regclass::text as child, con.confrelid::regclass::text as parent,
  (select array_agg(quote_ident(a.attname) order by k.place) from unnest(con.conkey) with ordinality k(num, place)
    join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.num) as columns,
  (select array_agg(quote_ident(a.attname) order by k.place) from unnest(con.confkey) with ordinality k(num, place)
    join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.num) as target
from pg_constraint con where con.contype = 'f'
"""


def test_a_grown_database_fits_together(empty: str) -> None:
    server.instance(empty).fill(30)

    async def grown() -> None:
        connection = await asyncpg.connect(empty)
        try:
            await grow.multiply(connection, 3)
            assert await connection.fetchval("select count(*) from deal") == 90
            assert await connection.fetchval("select count(distinct group_id) from deal") >= 3
            keys = await connection.fetch(KEYS)
            assert len(keys) > 30
            for child, parent, columns, target in keys:
                named = " and ".join(f"c.{column} is not null" for column in columns)
                equal = " and ".join(f"p.{b} = c.{a}" for a, b in zip(columns, target, strict=True))
                found = f"exists (select from {parent} p where {equal})"
                lost = await connection.fetchval(f"select count(*) from {child} c where {named} and not {found}")
                assert lost == 0, f"{child} ({columns})"
            indexes = await connection.fetchval(
                "select count(*) from pg_indexes where indexname = 'ix_deal_board_group'"
            )
            assert indexes == 1
            await connection.execute("insert into groups (name) values ('One more')")  # the sequence goes on
        finally:
            await connection.close()

    asyncio.run(grown())


TOY = Sizes([4], [2], ["own"], [0.5, 1], records=[3, 1_001], events=[20], writers=2, rounds=1, seconds=0.5)


@pytest.fixture(scope="module")
def streamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database on PostgreSQL with the demo data."""
    with made("streams") as address:
        demo.fill(tmp_path_factory.mktemp("streams"), "--deals", "30", VORONKA_DATABASE_URL=address)
        yield address


@pytest.mark.parametrize("part", ["storm", "rights", "replay"])  # which use all that the others use
def test_parts_about_streams_fill_their_tables(
    streamed: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "VAR", tmp_path)
    for module in (server, stage):
        monkeypatch.setattr(module, "REST", 0)
    target = server.instance(streamed, os.environ.get("TEST_REDIS_URL", ""))
    streams.run(target, [part], TOY)
    heading, _, *found = [each.split(" | ") for each in capsys.readouterr().out.splitlines() if each.startswith("|")]
    assert found
    assert all(len(row) == len(heading) for row in found)
    assert not any("–" in row for row in found)  # nothing that came too rarely to be measured


def test_a_picture_shows_every_line_and_no_label_hides_another() -> None:
    lines = {f"line {n}": [(1.0, 1.0), (64.0, 100.0 + n)] for n in range(6)}
    root = ElementTree.fromstring(svg([Chart("A & B", "connections", "ms", lines)]))  # noqa: S314 (it is ours)
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f".//{space}polyline")) == 6
    labels = [each for each in root.iter(f"{space}text") if (each.text or "").startswith("line ")]
    heights = sorted(float(each.attrib["y"]) for each in labels)
    assert all(b - a > 12 for a, b in itertools.pairwise(heights))
    assert 0 < heights[0] < heights[-1] < 360
