"""The proxy through which a company's machines reach the web, as its environment variables name it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.request import getproxies_environment, proxy_bypass

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, make_headers, parse_url

from pipeline.sources.web.address import site
from pipeline.sources.web.trouble import FetchError


@dataclass(frozen=True)
class Proxy:
    """Host and port of a proxy, and the headers by which it knows its user."""

    host: str
    port: int
    headers: dict[str, str]

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def __str__(self) -> str:
        return f"the proxy {self.host}:{self.port}"


def proxy_for(url: Url) -> Proxy | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names for an address, None where NO_PROXY leaves it out.

    The own machine is never asked through one. Raises FetchError for a proxy of a kind that is not spoken.
    """
    host, port = site(url)
    # Of a program that a web server runs, HTTP_PROXY is what a visitor sent: the standard library then leaves it out.
    proxies = getproxies_environment()
    named = proxies.get(url.scheme or "http") or proxies.get("all")
    if not named or _is_own(host) or proxy_bypass(f"{host}:{port}"):
        return None
    try:
        found = parse_url(named if "://" in named else f"http://{named}")
    except LocationParseError:
        found = Url()
    if found.scheme != "http" or not found.host:
        kind = f"{found.scheme}: " if found.scheme not in (None, "http") else ""
        raise FetchError(f"the {kind}proxy that {url.scheme}_proxy names cannot be used: only http://host:port can be")
    headers = make_headers(proxy_basic_auth=found.auth) if found.auth else {}
    return Proxy(found.host.strip("[]"), found.port or 80, dict(headers))


def _is_own(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
