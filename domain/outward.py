"""Requests to the outside. None to an address that users choose reaches into our own networks (T40).

A name is resolved once, and the very address that a connection is about to be opened to is what is checked, so nothing
can change in between; the host header and the certificate keep the name. No thread waits for a name server: threads are
few, and one name whose server is silent would keep all others from being looked up. Hosts and networks of
VORONKA_WEBHOOK_ALLOWED_HOSTS are exempt, which is also the only way to plain http and to other ports. A service that
the settings name is asked by a client that trusts its host alone.
"""

import asyncio
import ipaddress
import socket
import ssl
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final, NamedTuple, cast
from urllib.parse import SplitResult, quote, urlsplit

from aiodns import DNSResolver
from aiodns.error import DNSError
from aiohappyeyeballs import AddrInfoType, start_connection
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from domain.config import settings
from permissions.errors import Invalid

MOST_CHARACTERS: Final = 2000  # of a URL
PORTS: Final = (443, 8443)  # of hosts that are not ours
SECONDS: Final = 10.0  # for a request and its answer …
CONNECT_SECONDS: Final = 5.0  # … of which this many to get a connection
IDLE_SECONDS: Final = 15.0  # for which a connection that nobody uses is kept
RESOLVE_SECONDS: Final = 3.0  # to look a name up while somebody waits
MOST_BYTES: Final = 65_536  # of an answer that are read, all that is before it among them

# Ways to write an IPv4 address inside an IPv6 one, and site-local ones: all of them global to `ipaddress`.
_TUNNELS: Final = tuple(ipaddress.ip_network(each) for each in ("64:ff9b::/96", "2002::/16", "fec0::/10"))

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Blocked(OSError):
    """An address that nothing is sent to."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is no address of the public internet")


def is_public(address: str) -> bool:
    """Whether the address is one of the public internet, or of a network that the settings allow."""
    ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if any(ip in network for network in settings().webhook_networks):
        return True
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _TUNNELS)


async def checked(url: str, path: str) -> str:
    """The URL, if a request to it may be tried.

    Raises Invalid: URL_INVALID for what is no URL of a host or has a fragment, URL_CREDENTIALS, URL_SCHEME, URL_PORT,
    and URL_PRIVATE for a host that has an address of a private network now. One that has no address yet is accepted:
    where it leads to is asked again for each request.
    """
    parts = _split(url, path)
    host = str(parts.hostname).lower().rstrip(".")
    if host in settings().webhook_names:
        return url
    ours = _in_our_network(host)
    if parts.scheme != "https" and not ours:
        raise Invalid("URL_SCHEME", path)
    if (parts.port or 443) not in PORTS and not ours:
        raise Invalid("URL_PORT", path, ports=", ".join(map(str, PORTS)))
    for address in await _addresses(host):
        if not is_public(address):
            raise Invalid("URL_PRIVATE", path, address=address)
    return url


@lru_cache(maxsize=1000)
def _split(url: str, path: str) -> SplitResult:
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url and len(url) <= MOST_CHARACTERS
    with suppress(ValueError):  # a port that is no number, brackets that don't close
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https"):
            raise Invalid("URL_SCHEME", path)
        if "@" in parts.netloc:
            raise Invalid("URL_CREDENTIALS", path)
        if plain and parts.hostname and parts.port != 0 and not parts.fragment:
            return parts
    raise Invalid("URL_INVALID", path)


def _in_our_network(host: str) -> bool:
    """Whether a host is written as an address of a network that the settings allow."""
    try:
        return any(ipaddress.ip_address(host) in network for network in settings().webhook_networks)
    except ValueError:
        return False


async def _addresses(host: str) -> Sequence[str]:
    """Where a name, or an address in whatever form, leads to at this moment; nowhere when that takes too long."""
    try:
        async with asyncio.timeout(RESOLVE_SECONDS), DNSResolver() as names:
            return [str(each[4][0]) for each in await _resolved(names, host, None)]
    except OSError:
        return ()


async def _resolved(names: DNSResolver, host: str, port: int | None) -> Sequence[AddrInfoType]:
    """What a name, or an address in whatever form, leads to. Raises OSError when that is nothing."""
    with suppress(socket.gaierror):  # nobody is asked
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    try:
        found = await names.getaddrinfo(host, port=port, type=socket.SOCK_STREAM)
    except DNSError as error:
        raise OSError(f"{host} is not found: {error.args[-1]}") from None
    return [
        (each.family, socket.SOCK_STREAM, 0, "", (each.addr[0].decode(), *each.addr[1:]))  # as `getaddrinfo` has it
        for each in found.nodes
    ]


def _gate(info: Any) -> socket.socket:
    """A socket for the address that is about to be connected to."""
    if not is_public(str(info[4][0])):
        raise Blocked(str(info[4][0]))
    return _socket(info)


def _socket(info: Any) -> socket.socket:
    return socket.socket(*info[:3])


class Client:
    """Posts to addresses over connections that it keeps, as many at once as it is asked to; to be closed.

    HTTP is read by a library, TLS and addresses are the loop's. One that does all of it takes four times as long for a
    message, which is most of what a delivery costs: docs/decisions/webhooks.md. Hosts that are `trusted`, by default
    those of VORONKA_WEBHOOK_ALLOWED_HOSTS, may be anywhere.
    """

    def __init__(self, *, trusted: Collection[str] | None = None, most_bytes: int = MOST_BYTES) -> None:
        self._trusted, self._most_bytes = trusted, most_bytes
        self._hosts: dict[_Place, _Host] = {}
        self._names: DNSResolver | None = None
        self._secure = ssl.create_default_context()
        self._secure.set_alpn_protocols(["http/1.1"])

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """The status of the answer and its first bytes; a redirect is an answer like any other. What is long is not
        read to its end.

        Raises OSError without an answer: TimeoutError and Blocked are among them. ValueError for a header that is none.
        """
        place, head = _request(url)
        if not all(value.isprintable() for value in headers.values()):
            raise ValueError("a header has characters that would end it")
        lines = "".join([f"{name}: {value}\r\n" for name, value in headers.items()])
        request = b"%s%sContent-Length: %d\r\n\r\n%s" % (head, lines.encode("ascii"), len(body), body)
        host = self._hosts.get(place) or self._hosts.setdefault(place, _Host())
        async with asyncio.timeout(SECONDS):
            connection = host.idle() or await self._connected(place)
            try:
                answer = await connection.ask(request)
            except BaseException:
                connection.close()
                raise
            if connection.stays:
                host.give_back(connection)
            else:
                connection.close()
            return answer

    async def _connected(self, place: "_Place") -> "_Connection":
        loop = asyncio.get_running_loop()
        trusted = place.host in (settings().webhook_names if self._trusted is None else self._trusted)
        async with asyncio.timeout(CONNECT_SECONDS):
            self._names = self._names or DNSResolver()
            found = await _resolved(self._names, place.host, place.port)
            for each in found if not trusted else ():
                if not is_public(str(each[4][0])):  # a name of which any address is not public leads nowhere
                    raise Blocked(str(each[4][0]))
            opened = await start_connection(
                found, happy_eyeballs_delay=0.25, interleave=1, socket_factory=_socket if trusted else _gate
            )
            secure, name = (self._secure, place.host) if place.is_secure else (None, None)
            try:
                _, made = await loop.create_connection(
                    lambda: _Connection(self._most_bytes), sock=opened, ssl=secure, server_hostname=name
                )
            except BaseException:
                opened.close()
                raise
            return made

    async def close(self) -> None:
        for host in self._hosts.values():
            host.close()
        if self._names is not None:
            await self._names.close()


class _Place(NamedTuple):
    """What a connection leads to."""

    host: str
    port: int
    is_secure: bool


@lru_cache(maxsize=1000)
def _request(url: str) -> tuple[_Place, bytes]:
    """Where a request goes, and how it begins."""
    parts = _split(url, "url")
    is_secure = parts.scheme.lower() == "https"
    place = _Place(str(parts.hostname).lower().rstrip("."), parts.port or (443 if is_secure else 80), is_secure)
    target = quote(parts.path or "/", safe=_PLAIN) + (f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else "")
    lines = (
        f"POST {target} HTTP/1.1",
        f"Host: {parts.netloc}",
        "User-Agent: Voronka",
        "Accept: */*",
        "Accept-Encoding: identity",
    )
    return place, "".join(f"{line}\r\n" for line in lines).encode("ascii")


_PLAIN: Final = "%/?:@!$&'()*+,;=~"  # in a path or a query, which is written with % already where it has to be


class _Host:
    """The connections to one place that nobody uses, the one used last first."""

    def __init__(self) -> None:
        self._idle: list[tuple[float, _Connection]] = []
        self._timer: asyncio.TimerHandle | None = None

    def idle(self) -> "_Connection | None":
        """One that is still open."""
        while self._idle:
            since, connection = self._idle.pop()
            if connection.stays and time.monotonic() - since < IDLE_SECONDS:
                return connection
            connection.close()
        return None

    def give_back(self, connection: "_Connection") -> None:
        self._idle.append((time.monotonic(), connection))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._tidy)

    def _tidy(self) -> None:
        """Close those that nobody has used for long."""
        self._timer = None
        idle, self._idle = self._idle, []
        for since, connection in idle:
            if connection.stays and time.monotonic() - since < IDLE_SECONDS / 2:
                self._idle.append((since, connection))
            else:
                connection.close()
        if self._idle:
            self._timer = asyncio.get_running_loop().call_later(IDLE_SECONDS / 2, self._tidy)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for _, connection in self._idle:
            connection.close()


class _Connection(asyncio.Protocol):
    """A connection, over which one request after the other goes. The methods after `connection_lost` are the parser's
    to call.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self.stays = True  # for another request
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of no class of asyncio's

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """The status and the first bytes of the answer."""
        self._parser = HttpResponseParser(self)
        self._status, self._is_framed, self._body, self._size = 0, False, bytearray(), 0
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        self.stays = False
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._answer is None or self._answer.done():  # an answer to nothing
            self.close()
            return
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self._fail("the answer changes the protocol")
        except HttpParserError as error:
            self._fail(f"the answer is no HTTP: {error}")
        if self._size > self._most_bytes and not self._answer.done():
            if self._status:
                self.stays = False
                self._end()
            else:
                self._fail("the answer does not begin")

    def connection_lost(self, error: Exception | None) -> None:
        self.stays = False
        if self._answer is not None and not self._answer.done():
            if self._status and not self._is_framed and error is None:
                self._end()  # of an answer that says no length
            else:
                self._fail("the connection ended before the answer did")

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():
            self.stays = False

    def on_header(self, name: bytes, _value: bytes) -> None:
        self._is_framed = self._is_framed or name.lower() in (b"content-length", b"transfer-encoding")

    def on_headers_complete(self) -> None:
        if (status := self._parser.get_status_code()) >= HTTPStatus.OK:  # below, another one follows
            self._status = status

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        if self._status:
            self.stays = self.stays and self._parser.should_keep_alive()
            self._end()

    def _end(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._status, bytes(self._body[: self._most_bytes])))

    def _fail(self, why: str) -> None:
        self.stays = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError(why))
