"""Requests to the outside. None to an address that users choose reaches into our own networks (T40).

A name is resolved once, and the very address that a connection is about to be opened to is what is checked, so nothing
can change in between; the host header and the certificate keep the name. Hosts and networks of
VORONKA_WEBHOOK_ALLOWED_HOSTS are exempt, which is also the only way to plain http and to other ports. A service that
the settings name is asked by a client that trusts its host alone.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from domain.config import settings
from permissions.errors import Invalid

MOST_CHARACTERS: Final = 2000  # of a URL
PORTS: Final = (443, 8443)  # of hosts that are not ours
SECONDS: Final = 10.0  # for a request and its answer …
CONNECT_SECONDS: Final = 5.0  # … of which this many to get a connection
RESOLVE_SECONDS: Final = 3.0  # to look a name up while somebody waits
MOST_BYTES: Final = 65_536  # of an answer that are read

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
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(RESOLVE_SECONDS):
            found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        return ()
    return [str(each[4][0]) for each in found]


class _Resolver(AbstractResolver):
    """The system's; a name of which any address is not public leads nowhere."""

    def __init__(self) -> None:
        self._system = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._system.resolve(host, port, family)
        for each in found:
            if not is_public(each["host"]):
                raise Blocked(each["host"])
        return found

    async def close(self) -> None:
        await self._system.close()


def _gate(info: Any) -> socket.socket:
    """A socket for the address that is about to be connected to. Literal addresses, which no resolver is asked for,
    come by here, too.
    """
    family, kind, protocol, _, address = info
    if not is_public(str(address[0])):
        raise Blocked(str(address[0]))
    return socket.socket(family, kind, protocol)


class Client:
    """Sends requests over connections that it keeps; to be closed. Hosts that are `trusted`, by default those of
    VORONKA_WEBHOOK_ALLOWED_HOSTS, may be anywhere.
    """

    def __init__(
        self,
        most_of_a_host: int,
        *,
        trusted: Collection[str] | None = None,
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._names, self._most_bytes = trusted, most_bytes
        self._guarded = _session(
            aiohttp.TCPConnector(
                limit=0, limit_per_host=most_of_a_host, resolver=_Resolver(), socket_factory=_gate, use_dns_cache=False
            ),
            seconds,
        )
        self._trusted = _session(
            aiohttp.TCPConnector(limit=0, limit_per_host=most_of_a_host, use_dns_cache=False), seconds
        )

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """The status of the answer and its first bytes; a redirect is an answer like any other.

        Raises aiohttp.ClientError, TimeoutError and OSError (Blocked among them) without an answer.
        """
        parts = _split(url, "url")
        names = settings().webhook_names if self._names is None else self._names
        named = str(parts.hostname).lower().rstrip(".") in names
        session = self._trusted if named else self._guarded
        try:
            async with session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                answer = await _beginning(response, self._most_bytes)
                return response.status, answer
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, Blocked):  # which the library's own words don't tell
                raise error.os_error from error
            raise

    async def close(self) -> None:
        await self._guarded.close()
        await self._trusted.close()


def _session(connector: aiohttp.TCPConnector, seconds: float) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,  # what is small on the wire may be huge in memory
        trust_env=False,  # behind a proxy the address that is checked would be the proxy's
        timeout=aiohttp.ClientTimeout(total=seconds, connect=CONNECT_SECONDS),
        headers={"User-Agent": "Voronka", "Accept-Encoding": "identity"},
    )


async def _beginning(response: aiohttp.ClientResponse, most: int) -> bytes:
    """What is read of an answer. A longer one costs its connection, which nobody reads to the end."""
    read = bytearray()
    while len(read) < most:
        if not (part := await response.content.read(most - len(read))):
            return bytes(read)
        read += part
    response.close()
    return bytes(read)
