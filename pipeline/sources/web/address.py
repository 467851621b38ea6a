"""Addresses: which may be read at all, and in one spelling."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from pipeline.sources.web.trouble import FetchError

LONGEST = 2048

PORTS = {"http": 80, "https": 443}

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")


def parsed(url: str) -> Url:
    """The address in parts, its host in ASCII and small letters, without a fragment.

    Raises FetchError where it is none of http or https, or is written to deceive: with a password, with blanks.
    """
    url = url.strip()
    scheme = url.partition(":")[0].lower()
    if scheme not in PORTS:
        raise FetchError(f"an address of kind {scheme[:20]}: is not read, only http: and https: are")
    if len(url) > LONGEST or _FORBIDDEN.search(url):
        raise FetchError("not an address: it is too long, or holds blanks or backslashes")
    try:
        found = parse_url(url)
    except LocationParseError:
        raise FetchError("not an address that can be read: check its host and port") from None
    if not found.host:
        raise FetchError("not an address that can be read: it has no host")
    if found.auth is not None:
        raise FetchError("an address with a name or a password in it is not read")
    return found._replace(path=found.path or "/", fragment=None)


def site(url: Url) -> tuple[str, int]:
    """Host and port of an address from `parsed`."""
    return (url.host or "").strip("[]").rstrip("."), url.port or PORTS[url.scheme or "http"]


def joined(base: str, link: str) -> str:
    """The address that `link` on the page `base` leads to. Raises FetchError where that is none that may be read."""
    try:
        return str(parsed(urljoin(base, link.strip())))
    except ValueError:
        raise FetchError("not an address that can be read") from None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, a leading "www." aside."""
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    ports = [urlsplit(url).port for url in (one, other)]
    return hosts[0] == hosts[1] and (ports[0] == ports[1])
