"""The bench measures what it says, and its queries fit the graph."""

import asyncio
import itertools
from pathlib import Path

import pytest
import uvloop
from graphql import build_schema, parse, validate

from bench.load import Result, drive, request

ROOT = Path(__file__).parent.parent
QUERIES = sorted((ROOT / "bench" / "queries").glob("*.graphql"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_its_queries_fit_the_graph(query: Path) -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text("utf-8"))
    assert not validate(schema, parse(query.read_text("utf-8")))


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

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
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
