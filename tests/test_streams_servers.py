"""Streams of real servers: processes that are killed, a Redis that goes and comes back, clients of other makers."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest
import websockets

from tests import demo, node
from tests.demo import Demo

CLIENTS = Path(__file__).parent / "clients"
FOLLOW = "subscription($after: String) { dealChanged(after: $after) { eventId cursor kind deal { goal } } }"
SECONDS = 60


class Broken(Exception):
    """The server has gone."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def by_socket(
    server: Demo, who: str, after: str | None, query: str = FOLLOW, **variables: Any
) -> AsyncIterator[dict[str, Any]]:
    """Messages over a WebSocket, until it breaks."""
    address = server.url.replace("http", "ws") + "/graphql"
    try:
        async with websockets.connect(address, subprotocols=[websockets.Subprotocol("graphql-transport-ws")]) as ws:
            payload = {"authorization": f"Bearer {server.tokens[who]}"}
            await ws.send(json.dumps({"type": "connection_init", "payload": payload}))
            asked = {"query": query, "variables": {"after": after} | variables}
            await ws.send(json.dumps({"type": "subscribe", "id": "1", "payload": asked}))
            async for text in ws:
                content = json.loads(text)
                if content["type"] in ("error", "complete"):  # as when the database is away
                    break
                if content["type"] == "next":
                    [message] = content["payload"]["data"].values()
                    yield message
    except (OSError, websockets.WebSocketException) as error:
        raise Broken from error
    raise Broken


async def by_events(
    server: Demo, who: str, after: str | None, query: str = FOLLOW, **variables: Any
) -> AsyncIterator[dict[str, Any]]:
    """Messages over a stream of events, until it breaks; it goes on behind Last-Event-ID."""
    headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {server.tokens[who]}"}
    headers |= {"Last-Event-ID": after} if after else {}
    try:
        async with (
            httpx2.AsyncClient(timeout=None) as client,  # it lasts
            client.stream(
                "POST", f"{server.url}/graphql", json={"query": query, "variables": variables}, headers=headers
            ) as response,
        ):
            if not response.headers["content-type"].startswith("text/event-stream"):  # as when the database is away
                raise Broken(await response.aread())
            id = None
            async for line in response.aiter_lines():
                name, _, value = line.partition(": ")
                id = value if name == "id" else id
                if name == "data" and value:
                    content = json.loads(value)
                    if "errors" in content:
                        break
                    [message] = content["data"].values()
                    assert message["cursor"] == id
                    yield message
    except httpx2.HTTPError as error:
        raise Broken from error
    raise Broken


@asynccontextmanager
async def following(servers: list[Demo], way: Any, heard: list[str]) -> AsyncIterator[None]:
    """Somebody who follows one server after the other, each from where they were."""

    async def follow() -> None:
        cursor, place = None, 0
        while True:
            try:
                async for message in way(servers[place % len(servers)], "anna", cursor):
                    heard.append(message["eventId"])
                    cursor = message["cursor"]
            except Broken:
                place += 1
                await asyncio.sleep(0.05)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(condition: Any, what: Any) -> None:
    try:
        async with asyncio.timeout(SECONDS):
            while not condition():  # noqa: ASYNC110  # nobody tells
                await asyncio.sleep(0.01)
    except TimeoutError:
        pytest.fail(f"{what()}")


@pytest.mark.feature("I35")
def test_clients_of_other_makers(filled: Path) -> None:
    """The npm packages graphql-ws and graphql-sse follow, break off and go on."""
    node.install(CLIENTS)
    with demo.serving(filled) as server:
        server.ask("{ viewer { id } }", who="anna")
        run = node.run(CLIENTS, "run.mjs", f"{server.url}/graphql", server.tokens["anna"])
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [each["name"] for each in found] == ["graphql-ws", "graphql-sse"]
    for each in found:
        assert each["versions"] == list(range(each["first"] + 1, each["last"] + 1)), "none missed, none doubled"
        assert len(each["versions"]) >= 4


@pytest.mark.feature("I35")
async def test_what_breaks_off_leaves_nothing(filled: Path) -> None:
    """T48: sockets and streams that go without a word, and a frame that is too large; the server keeps nothing."""
    with demo.serving(filled, VORONKA_STREAMS_PER_USER="1000") as server:
        await asyncio.to_thread(server.ask, "{ viewer { id } }", None, "rita")
        address = server.url.replace("http", "ws") + "/graphql"
        protocols = [websockets.Subprotocol("graphql-transport-ws")]
        async with websockets.connect(address, subprotocols=protocols) as ws:
            with suppress(websockets.ConnectionClosed):  # it may take no more than the beginning
                await ws.send("x" * 1_100_000)
            with pytest.raises(websockets.ConnectionClosed):
                await ws.recv()
            assert ws.close_code == 1009
        await asyncio.to_thread(server.ask, "{ viewer { id } }", None, "tom")
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {server.tokens['tom']}"}
        async with (
            httpx2.AsyncClient(timeout=SECONDS) as client,
            client.stream("POST", f"{server.url}/graphql", json={"query": FOLLOW}, headers=headers) as response,
        ):
            lines = response.aiter_lines()
            assert await anext(lines) == ":"
            await asyncio.to_thread(server.ask, "mutation { logout { errors { code } } }", None, "tom")
            text = "\n".join([line async for line in lines])
        assert '"code":"UNAUTHENTICATED"' in text
        assert text.rstrip().endswith("event: complete\ndata:"), "the stream has ended by itself (T4)"
        init = {"type": "connection_init", "payload": {"authorization": f"Bearer {server.tokens['rita']}"}}
        asked = {"type": "subscribe", "id": "1", "payload": {"query": FOLLOW}}
        host, port = server.url.removeprefix("http://").split(":")
        body = json.dumps({"query": FOLLOW})
        head = (
            f"POST /graphql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
            f"Authorization: Bearer {server.tokens['rita']}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )

        async def by_websocket() -> Any:
            ws = await websockets.connect(address, subprotocols=protocols)
            await ws.send(json.dumps(init))
            await ws.recv()
            await ws.send(json.dumps(asked))
            return ws

        async def by_request() -> Any:
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(head.encode())
            assert b"200" in await reader.readline()
            return writer

        before = await _metric(server, "process_open_fds")
        for _ in range(10):
            opened = await asyncio.gather(*(by_websocket() for _ in range(60)), *(by_request() for _ in range(40)))
            await _metric_is(server, "voronka_streams", 100)
            for each in opened:
                each.transport.abort()
            await _metric_is(server, "voronka_streams", 0)
        await _metric_is(server, "process_open_fds", before)


async def _metric_is(server: Demo, name: str, value: int) -> None:
    async with asyncio.timeout(SECONDS):
        while await _metric(server, name) != value:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.05)


async def _metric(server: Demo, name: str) -> int:
    async with httpx2.AsyncClient() as client:
        text = (await client.get(f"{server.url}/metrics")).text
    [line] = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return int(float(line.split()[1]))
