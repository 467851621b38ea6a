"""The network addresses behind a host's name: a page from outside leads to none within the user's own network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from pipeline.sources.web.trouble import FetchError

Resolve = Callable[[str, int], list[str]]

_TRANSLATED = ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The network addresses of `host`, in the system's order. Raises OSError or UnicodeError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def reachable(host: str, port: int, named: Collection[tuple[str, int]], resolve: Resolve = resolve) -> list[str]:
    """The network addresses at which `host` may be asked; who connects takes one of these and looks up nothing again.

    named: hosts and ports that the user named; these may be anywhere, all others only on the public internet.
    Raises FetchError where the host is unknown or may not be asked.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        raise FetchError(f"the host {host} is not known: check its name", passing=passing) from None
    if is_named(host, port, named):
        return found
    public = [address for address in found if is_public(address)]
    if not public:
        raise FetchError(f"{host}:{port} is not on the public internet: refused, since you did not name it yourself")
    return public


def is_public(address: str) -> bool:
    """Whether a network address is one of the public internet, also where it carries another one inside."""
    ip = ip_address(address.partition("%")[0])
    inner = _inner(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: IPv6Address) -> IPv4Address | None:
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def is_named(host: str, port: int, named: Collection[tuple[str, int]]) -> bool:
    """Whether the user named the host: it may be asked wherever it is."""
    if (host, port) in named:
        return True
    # Who names http://intranet also means the https that it leads to; but not whatever else listens on that host.
    return port in (80, 443) and any((host, usual) in named for usual in (80, 443))
