"""No way in: where a page from outside may not lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.web import Web
from pipeline.sources.web.address import joined, parsed
from pipeline.sources.web.fetch import Fetcher
from pipeline.sources.web.guard import is_public, reachable, resolve
from pipeline.sources.web.trouble import FetchError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "::127.0.0.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["212.77.98.9", "8.8.8.8", "2a00:1450:401b:80e::200e", "64:ff9b::d44d:6209"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@settings(max_examples=50, deadline=None)
@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_itself(ip: IPv4Address) -> None:
    assert is_public(f"::ffff:{ip}") <= is_public(str(ip))
    assert is_public(f"64:ff9b::{int(ip):x}"[:9] + f"{int(ip) >> 16:x}:{int(ip) & 0xFFFF:x}") <= is_public(str(ip))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://lowicz.pl/", "gopher://lowicz.pl/", "javascript:alert(1)", "data:text/html,x",
        "jar:http://lowicz.pl!/", "http://", "http:///a", "http://user:secret@lowicz.pl/", "http://lowicz.pl:port/",
        "http://lowicz.pl\\@10.0.0.1/", "http://low icz.pl/", "http://lowicz.pl/\r\nHost: a", "http://[::1",
        "lowicz.pl", "http://lowicz.pl/" + "a" * 3000, "HTTP+UNIX://a/", "\x00http://lowicz.pl/",
    ],
)  # fmt: skip
def test_addresses_that_are_not_read(url: str) -> None:
    with pytest.raises(FetchError) as error:
        parsed(url)
    assert "secret" not in str(error.value)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_what_may_be_read_is_http_and_has_a_host(base: str, link: str) -> None:
    for url in (link, f"http://{link}", f"//{link}", f"https://lowicz.pl/{link}"):
        try:
            found = parsed(joined(f"https://lowicz.pl/{base}", url))
        except FetchError:
            continue
        assert found.scheme in ("http", "https")
        assert found.host
        assert found.auth is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::1]"])
def test_the_own_machine_is_refused_however_it_is_spelled(host: str) -> None:
    with pytest.raises(FetchError) as error:
        reachable(host.strip("[]"), 80, ())
    assert "refused" in str(error.value) or "not known" in str(error.value)


def test_who_is_named_may_be_anywhere_but_only_there() -> None:
    named = {("127.0.0.1", 8000), ("intranet", 80)}
    assert reachable("127.0.0.1", 8000, named) == ["127.0.0.1"]
    for port in (22, 80):
        with pytest.raises(FetchError, match="refused, since you did not name it"):
            reachable("127.0.0.1", port, named)
    assert reachable("intranet", 443, named, lambda host, port: ["10.0.0.5"]) == ["10.0.0.5"]
    with pytest.raises(FetchError, match="refused"):
        reachable("intranet", 8080, named, lambda host, port: ["10.0.0.5"])


def test_only_the_public_addresses_of_a_host_are_asked() -> None:
    assert reachable("a.pl", 80, (), lambda host, port: ["10.0.0.1", "8.8.8.8", "::1"]) == ["8.8.8.8"]


def test_a_name_that_changes_its_address_is_looked_up_once(website: Any, web: Web) -> None:
    """DNS rebinding: the first answer is public, the second, which a careless program connects to, is not."""
    answers: Iterator[list[str]] = iter([["203.0.113.7"], ["127.0.0.1"]])
    port = website.server.server_port
    with pytest.raises(FetchError, match="refused"):
        Fetcher(web, resolve=lambda host, port: next(answers)).get(f"http://zly.pl:{port}/")
    assert website.asked == []
    looked_up: list[str] = []

    def once(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["203.0.113.7"]

    website.page("/robots.txt", "", "text/plain")
    fetcher = Fetcher(replace(web, attempts=1), [f"http://dobry.pl:{port}/"], resolve=once)
    with pytest.raises(FetchError):  # the page itself, after robots.txt, is looked up anew and goes elsewhere
        Fetcher(replace(web, timeout=0.1, attempts=1), resolve=once).get(f"http://dobry.pl:{port}/")
    looked_up.clear()
    fetcher._rules_of(parsed(f"http://dobry.pl:{port}/"))
    assert [path for path, _ in website.asked] == ["/robots.txt"]
    assert looked_up == ["dobry.pl"]


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1:{port}/secret", "http://localhost:{port}/secret", "//[::1]:{port}/", "file:///etc/passwd",
     "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "ftp://127.0.0.1/", "http://a:b@127.0.0.1:{port}/"],
)  # fmt: skip
def test_a_redirect_leads_nowhere_that_the_user_did_not_name(
    website: Any, another_website: Any, web: Web, location: str
) -> None:
    another_website.page("/secret", "tajne")
    target = location.replace("{port}", str(another_website.server.server_port))
    website.pages["/a"] = (302, {"Location": target}, b"")
    with pytest.raises(FetchError, match="refused"):
        Fetcher(web, [website.url("/")]).get(website.url("/a"))
    assert another_website.asked == []


def test_a_redirect_to_a_host_that_the_user_named_is_followed(website: Any, another_website: Any, web: Web) -> None:
    target = another_website.page("/b", "x")
    website.pages["/a"] = (302, {"Location": target}, b"")
    page = Fetcher(web, [website.url("/"), target]).get(website.url("/a"))
    assert page is not None
    assert page.url == target


def test_entries_of_a_feed_lead_nowhere_that_the_user_did_not_name(
    website: Any, another_website: Any, web: Web, page: str
) -> None:
    secret = another_website.page("/secret", page)
    good = website.page("/dobra", page)
    links = [secret, "file:///etc/passwd", "http://169.254.169.254/", "javascript:alert(1)", good]
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    feed = website.page("/rss", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml")
    found = list(read([feed], web))
    refused = [d.source for d in found if isinstance(d, Failure)]
    assert [source.partition(":")[0] for source in refused] == ["http", "file", "http", "javascript"]
    assert [d.source for d in found if isinstance(d, RawDocument)] == [good]
    assert another_website.asked == []


def test_hosts_are_looked_up_by_the_system() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]
