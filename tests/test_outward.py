"""Requests to addresses that users choose: what the client makes of whatever answers (T40)."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from aiodns import DNSResolver
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from domain import outward
from domain.config import settings
from permissions.errors import Invalid
from tests.streams import until

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntaken"


class Server:
    """Answers each request with the next of these bytes, and may close the connection then; keeps what was asked."""

    def __init__(self, *answers: bytes, closes: bool = False) -> None:
        self.answers, self.closes = list(answers), closes
        self.requests: list[bytes] = []
        self.connections = 0
        self.port = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                writer.write(self.answers.pop(0) if self.answers else OK)
                await writer.drain()
                if self.closes:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def served(server: Server, secure: ssl.SSLContext | None = None) -> AsyncIterator[outward.Client]:
    """A client, and this server on a free port."""
    listening = await asyncio.start_server(server, "127.0.0.1", 0, ssl=secure)
    server.port = listening.sockets[0].getsockname()[1]
    client = outward.Client()
    try:
        yield client
    finally:
        await client.close()
        listening.close()


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings().__dict__, "webhook_allowed_hosts", ("127.0.0.1", "localhost"))


@pytest.mark.feature("I35")
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (OK, (200, b"taken")),
        (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"")),
        (b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n", (302, b"")),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK, (200, b"taken")),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ntaken\r\n0\r\n\r\n", (200, b"taken")),
    ],
)
async def test_an_answer_that_says_where_it_ends_keeps_the_connection(
    answer: bytes, outcome: tuple[int, bytes]
) -> None:
    server = Server(answer)
    async with served(server) as client:
        url = f"http://127.0.0.1:{server.port}/a%20b?c=d"
        assert await client.post(url, b"{}", {"webhook-id": "event_1"}) == outcome
        assert await client.post(url, b"", {}) == (200, b"taken")
    assert server.connections == 1
    first, second = server.requests
    assert first.startswith(b"POST /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:")
    assert first.endswith(b"\r\n\r\n{}")
    assert b"\r\nwebhook-id: event_1\r\n" in first
    assert second.endswith(b"Content-Length: 0\r\n\r\n")


@pytest.mark.feature("I35")
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), (200, b"taken")),
        (OK + OK.replace(b"taken", b"other"), (200, b"taken")),  # an answer to nothing is none to the next request
        (b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n" + b"x" * 999_999, (200, b"x" * 65_000)),
    ],
)
async def test_after_others_another_connection_is_made(answer: bytes, outcome: tuple[int, bytes]) -> None:
    server = Server(answer)
    async with served(server) as client:
        status, body = await client.post(f"http://127.0.0.1:{server.port}", b"", {})
        assert (status, body[:65_000]) == outcome
        assert len(body) <= outward.MOST_BYTES
        assert await client.post(f"http://127.0.0.1:{server.port}", b"", {}) == (200, b"taken")
    assert server.connections == 2


@pytest.mark.feature("I35")
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", "ended before"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ntaken", "ended before"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ntaken\r\n", "ended before"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "ended before"),
        (b"220 mail.example.com ESMTP\r\n\r\n", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000, "does not begin"),
        (b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nx", "changes the protocol"),
    ],
)
async def test_what_is_no_answer(answer: bytes, error: str) -> None:
    server = Server(answer, closes=True)
    async with served(server) as client:
        with pytest.raises(OSError, match=error):
            await client.post(f"http://127.0.0.1:{server.port}/", b"", {})
        assert await client.post(f"http://127.0.0.1:{server.port}/", b"", {}) == (200, b"taken")


@pytest.mark.feature("I35")
async def test_an_answer_that_ends_with_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that doesn't come in time; a connection that is closed meanwhile isn't used again."""
    server = Server(b"HTTP/1.1 200 OK\r\n\r\ntaken", OK, b"HTTP/1.1 200", closes=True)
    async with served(server) as client:
        url = f"http://127.0.0.1:{server.port}/"
        assert await client.post(url, b"", {}) == (200, b"taken")
        assert await client.post(url, b"", {}) == (200, b"taken")
        await asyncio.sleep(0.05)  # it is closed
        server.closes = False
        with monkeypatch.context() as patched:
            patched.setattr(outward, "SECONDS", 0.2)
            with pytest.raises(TimeoutError):
                await client.post(url, b"", {})
        assert await client.post(url, b"", {}) == (200, b"taken")
    assert server.connections == 4


@pytest.mark.feature("I35")
async def test_no_connection_is_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outward, "IDLE_SECONDS", 0.3)
    server = Server()
    async with served(server) as client:
        url = f"http://127.0.0.1:{server.port}/"
        answers = await asyncio.gather(*(client.post(url, b"", {}) for _ in range(8)))
        assert (set(answers), server.connections) == ({(200, b"taken")}, 8)
        await client.post(url, b"", {})
        assert server.connections == 8
        await asyncio.sleep(0.7)
        await client.post(url, b"", {})
    assert server.connections == 9


class NameServer(asyncio.DatagramProtocol):
    """Knows of every name that it leads to this machine; of those that begin with "silent" it says nothing."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        end = data.index(b"\0", 12) + 5
        question, kind = data[12:end], data[end - 4 : end - 2]
        self.asked.append(question)
        if b"silent" not in question:
            found = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton("127.0.0.1") if kind == b"\0\1" else b""
            counts = b"\0\1" + (b"\0\1" if found else b"\0\0") + b"\0\0\0\0"
            self._transport.sendto(data[:2] + b"\x81\x80" + counts + question + found, addr)


@pytest.fixture
async def names(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[NameServer]:
    """The name server of this machine."""
    found = NameServer()
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: found, ("127.0.0.1", 0))
    address = "{}:{}".format(*transport.get_extra_info("sockname"))
    monkeypatch.setattr(outward, "DNSResolver", partial(DNSResolver, nameservers=[address]))
    yield found
    transport.close()


@pytest.mark.feature("I35")
async def test_a_silent_name_server_keeps_no_other_name_from_being_looked_up(
    names: NameServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T40: nor does a name that leads inside lead anywhere."""
    monkeypatch.setitem(settings().__dict__, "webhook_allowed_hosts", ("quick.test",))
    server = Server()
    async with served(server) as client, asyncio.TaskGroup() as tasks:
        silent = [tasks.create_task(client.post(f"https://silent{n}.test/", b"", {})) for n in range(100)]
        await until(lambda: len(names.asked) >= len(silent))
        assert await client.post(f"http://quick.test:{server.port}/", b"", {}) == (200, b"taken")
        with pytest.raises(outward.Blocked):
            await client.post(f"http://inside.test:{server.port}/", b"", {})
        with pytest.raises(Invalid, match="URL_PRIVATE"):
            await outward.checked("https://inside.test/", "url")
        assert not any(each.done() for each in silent)
        for each in silent:
            each.cancel()
    assert len(server.requests) == 1


@pytest.mark.feature("I35")
@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]"])
async def test_an_address_in_any_form_is_looked_at(names: NameServer, host: str) -> None:
    """T40: of these no server is asked."""
    settings().__dict__["webhook_allowed_hosts"] = ()
    client = outward.Client()
    with pytest.raises(outward.Blocked):
        await client.post(f"http://{host}/", b"", {})
    await client.close()
    assert names.asked == []


@pytest.mark.feature("I35")
async def test_a_certificate_is_checked_for_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "localhost.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(certificate.public_bytes(pem) + private)
    secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secure.load_cert_chain(file)
    server = Server()
    async with served(server, secure) as client:
        with pytest.raises(ssl.SSLCertVerificationError):  # nobody has vouched for it
            await client.post(f"https://localhost:{server.port}/", b"", {})
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    async with served(server, secure) as client:
        assert await client.post(f"https://localhost:{server.port}/", b"", {}) == (200, b"taken")
        with pytest.raises(ssl.SSLCertVerificationError):  # it is another one's
            await client.post(f"https://127.0.0.1:{server.port}/", b"", {})
    assert len(server.requests) == 1
