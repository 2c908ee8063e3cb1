"""Whose request it is, by address (T10, T12)."""

import ipaddress
from collections.abc import Sequence
from functools import lru_cache

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_address(peer: str | None, forwarded_for: Sequence[str], trusted: Sequence[Network]) -> str:
    """The address of the client: the peer, or what trusted proxies say of it.

    `forwarded_for` are the values of the X-Forwarded-For headers in their order. Walked from the right, since
    each proxy adds the address it saw at the end; the first one that is no trusted proxy is the client. An entry
    that is no address makes the header worthless: the peer it is. Without a usable peer (a Unix socket) the
    answer is "unknown".
    """
    nearest = parse(peer or "")
    if nearest is None:
        return "unknown"
    client = nearest
    hops = [hop for value in forwarded_for for hop in value.split(",")]
    while hops and _within(client, trusted):
        hop = parse(hops.pop())
        if hop is None:
            return str(nearest)
        client = hop
    return str(client)


@lru_cache(maxsize=4096)
def parse(text: str) -> Address | None:
    """The address in `text`, a port, brackets or zone dropped, IPv4 in IPv6 as IPv4. None when it is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
