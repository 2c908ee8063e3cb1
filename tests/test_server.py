"""The server itself, over a socket: what reaches the app, and what never does."""

import http.client
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from api.app import create_app
from tests import toy
from tests.serving import serving


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    with serving(create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store())) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


def exchange(address: tuple[str, int], *pieces: bytes) -> bytes:
    """What the server sends back until it closes the connection."""
    with socket.create_connection(address, timeout=10) as connection:
        received = b""
        try:
            for piece in pieces:
                connection.sendall(piece)
            while data := connection.recv(65536):
                received += data
        except ConnectionError:  # closed while we were still sending
            pass
        return received


def test_the_clients_address_is_not_what_a_header_says(address: tuple[str, int]) -> None:
    """T12: uvicorn by itself would believe a peer on 127.0.0.1."""
    connection = http.client.HTTPConnection(*address, timeout=10)
    headers = {"Content-Type": "application/json", "X-Forwarded-For": "203.0.113.9"}
    connection.request("POST", "/graphql", b'{"query":"{ip}"}', headers)
    response = connection.getresponse()
    assert response.read() == b'{"data":{"ip":"127.0.0.1"}}'
    assert response.getheader("server") is None


def test_long_heads(address: tuple[str, int]) -> None:
    """T45: 32 KB are answered with 431, an endless head is cut off."""
    long = exchange(address, b"GET /healthz HTTP/1.1\r\nX-A: " + b"a" * 40_000 + b"\r\nConnection: close\r\n\r\n")
    assert long.startswith(b"HTTP/1.1 431")
    endless = exchange(address, b"GET /healthz HTTP/1.1\r\nX-A: ", *[b"a" * 50_000] * 60)
    assert not endless or endless.startswith(b"HTTP/1.1 400")  # or the connection is reset before that is read


def test_a_head_that_never_ends(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """T48"""
    monkeypatch.setattr("api.http.server.HEAD_SECONDS", 0.2)
    assert exchange(address) == b""
    assert exchange(address, b"GET /healthz HTTP/1.1\r\n") == b""


@pytest.mark.parametrize(
    "head",
    [
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
    ],
)
def test_smuggling(address: tuple[str, int], head: bytes) -> None:
    """T50"""
    assert exchange(address, head).startswith(b"HTTP/1.1 400")


def test_pipelined_and_kept_alive(address: tuple[str, int]) -> None:
    again = exchange(
        address, b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n"
    )
    assert again.count(b"HTTP/1.1 200") == 2
