"""Fetching, against a real server on the loopback: politeness, patience, and what servers do wrong."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import brotli
import pytest
import trustme

from pipeline.sources.web import Web
from pipeline.sources.web.fetch import Fetcher
from pipeline.sources.web.trouble import FetchError


@pytest.fixture
def fetcher(website: Any, web: Web) -> Fetcher:
    return Fetcher(web, [website.url("/")])


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        fetcher.get(url)
    assert "\n" not in str(error.value)
    return error.value


def raw(*parts: bytes, pause: float = 0.0) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer sent byte by byte as given, with a pause between its parts."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            for part in parts:
                handler.wfile.write(part)
                handler.wfile.flush()
                time.sleep(pause)

    return send


def test_a_page_is_fetched_with_what_its_sender_tells(website: Any, fetcher: Fetcher, web: Web) -> None:
    moment = format_datetime(datetime(2023, 5, 9, tzinfo=UTC), usegmt=True)
    url = website.page("/a", "Łowicz", "text/html; charset=utf-8", ETag='"1"', Last_Modified=moment)
    page = fetcher.get(url + "#dalej")
    assert page is not None
    assert (page.url, page.content.decode(), page.kind) == (url, "Łowicz", "text/html")
    assert (page.etag, page.modified) == ('"1"', moment)
    assert datetime.now(UTC) - page.retrieved < timedelta(minutes=1)
    _, headers = website.asked[-1]
    assert headers["User-Agent"] == web.agent
    assert headers["Host"] == website.host


def test_what_has_not_changed_is_not_sent_again(website: Any, fetcher: Fetcher) -> None:
    website.pages["/a"] = (304, {}, b"")
    assert fetcher.get(website.url("/a"), etag='"1"', modified="Tue, 09 May 2023 00:00:00 GMT") is None
    _, headers = website.asked[-1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Tue, 09 May 2023 00:00:00 GMT"
    assert "304" in str(refused(fetcher, website.url("/a")))


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (brotli.compress, "br")])
def test_packed_answers_are_unpacked_and_bombs_cut_off(
    website: Any, web: Web, pack: Callable[[bytes], bytes], name: str
) -> None:
    fetcher = Fetcher(replace(web, largest=1024 * 1024), [website.url("/")])
    page = fetcher.get(website.page("/a", pack("Łowicz".encode()), Content_Encoding=name))
    assert page is not None
    assert page.content.decode() == "Łowicz"
    bomb = website.page("/b", pack(b" " * 20 * 1024 * 1024), Content_Encoding=name)
    assert "larger than 1 MB" in str(refused(fetcher, bomb))
    assert "not packed" in str(refused(fetcher, website.page("/c", b"\x00 not packed at all", Content_Encoding=name)))


@pytest.mark.parametrize(
    ("status", "said", "times"),
    [
        (404, "does not exist", 1),
        (410, "gone", 1),
        (403, "refuses", 1),
        (401, "password", 1),
        (500, "500", 2),
        (418, "418", 1),
    ],
)
def test_each_status_says_what_it_means_and_only_what_may_pass_is_tried_again(
    website: Any, fetcher: Fetcher, status: int, said: str, times: int
) -> None:
    website.page("/a", "x", status=status)
    error = refused(fetcher, website.url("/a"))
    assert said in str(error)
    assert website.paths() == ["/a"] * times


def test_a_server_that_asks_to_wait_is_waited_for(website: Any, web: Web) -> None:
    waited: list[float] = []
    fetcher = Fetcher(replace(web, longest_pause=100), [website.url("/")], sleep=waited.append)
    website.page("/a", "x", status=429, Retry_After="7")
    assert "too often" in str(refused(fetcher, website.url("/a")))
    assert 7.0 in waited
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    website.page("/b", "x", status=503, Retry_After=soon)
    refused(fetcher, website.url("/b"))
    assert any(80 < seconds <= 90 for seconds in waited)
    website.asked.clear()
    website.page("/c", "x", status=429, Retry_After="86400")
    error = refused(fetcher, website.url("/c"))
    assert error.after == 86400
    assert str(error).endswith("too often (429): it asks to come back in 86400 seconds")
    assert website.paths() == ["/c"]


def test_what_passes_is_told_to_nobody(website: Any, fetcher: Fetcher) -> None:
    def recover(handler: BaseHTTPRequestHandler) -> None:
        website.page("/a", "Łowicz")
        handler.send_error(502)

    website.pages["/a"] = recover
    page = fetcher.get(website.url("/a"))
    assert page is not None
    assert page.content.decode() == "Łowicz"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(website: Any, fetcher: Fetcher, status: int) -> None:
    website.page("/b", "Łowicz")
    website.pages["/a"] = (status, {"Location": "/b"}, b"")
    page = fetcher.get(website.url("/a"))
    assert page is not None
    assert page.url == website.url("/b")


def test_ten_redirects_are_followed_and_not_eleven(website: Any, fetcher: Fetcher) -> None:
    for number in range(11):
        website.pages[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    website.page("/11", "Łowicz")
    assert fetcher.get(website.url("/1")) is not None
    assert "redirected more than 10 times" in str(refused(fetcher, website.url("/0")))


@pytest.mark.parametrize(
    ("parts", "pause", "said"),
    [
        ([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 200], 0.1, "did not answer within"),  # a drop now and then
        ([b"HTTP/1.1 200 OK\r\n", *[b"A: b\r\n"] * 90], 0.1, "did not answer within"),  # headers without end
        ([b""] * 2, 2, "did not answer within"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"], 0, "broke the connection off"),
        ([b"SSH-2.0-OpenSSH_9.6\r\n"], 0, "broke the connection off"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"], 0, "broke the connection off"),
        ([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 1024 * 1024] * 30], 0, "larger than 20 MB"),
    ],
    ids=["drops", "headers", "silence", "cut", "ssh", "chunks", "endless"],
)
def test_what_servers_do_wrong_ends_in_a_sentence(
    website: Any, web: Web, parts: list[bytes], pause: float, said: str
) -> None:
    fetcher = Fetcher(replace(web, timeout=0.6, patience=1, attempts=1), [website.url("/")])
    website.pages["/a"] = raw(*parts, pause=pause)
    assert said in str(refused(fetcher, website.url("/a")))


def test_a_host_that_does_not_answer_is_left_alone_after_two_pages(web: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        fetcher = Fetcher(replace(web, timeout=0.2, attempts=1), [url])
        for number in range(2):
            assert "did not answer within 0.2 seconds" in str(refused(fetcher, f"{url}{number}"))
        begun = time.monotonic()
        assert "did not answer for other pages before" in str(refused(fetcher, url))
        assert time.monotonic() - begun < 0.2
    assert "cannot be connected to" in str(refused(Fetcher(web, [url]), url))


def test_robots_are_obeyed_and_their_delay_is_kept(website: Any, web: Web) -> None:
    waited: list[float] = []
    fetcher = Fetcher(web, [website.url("/")], sleep=waited.append)
    rules = "User-agent: sygnatariusz\nDisallow: /intranet/*/tajne\nCrawl-delay: 5\nSitemap: /sitemap.xml"
    website.page("/robots.txt", rules, "text/plain")
    for path in ("/a", "/b"):
        fetcher.get(website.page(path, "x"))
    assert len(waited) == 2
    assert all(4 < seconds <= 5 for seconds in waited)
    assert "robots.txt asks" in str(refused(fetcher, website.url("/intranet/1/tajne")))
    assert website.paths() == ["/a", "/b"]
    assert sum(path == "/robots.txt" for path, _ in website.asked) == 1


def test_a_redirect_does_not_lead_around_robots(website: Any, fetcher: Fetcher) -> None:
    website.page("/robots.txt", "User-agent: *\nDisallow: /b", "text/plain")
    website.page("/b", "x")
    website.pages["/a"] = (302, {"Location": "/b"}, b"")
    assert "robots.txt asks" in str(refused(fetcher, website.url("/a")))
    assert website.paths() == ["/a"]


def test_a_site_that_fails_to_give_its_rules_is_not_read(website: Any, fetcher: Fetcher) -> None:
    website.page("/robots.txt", "x", status=503)
    website.page("/a", "x")
    assert "robots.txt cannot be read" in str(refused(fetcher, website.url("/a")))
    assert website.paths() == []


def test_one_host_is_asked_with_a_delay(website: Any, another_website: Any, web: Web) -> None:
    waited: list[float] = []
    urls = [website.page("/a", "x"), another_website.page("/a", "x"), website.page("/b", "x")]
    fetcher = Fetcher(replace(web, delay=30), urls, sleep=waited.append)
    for url in urls:
        fetcher.get(url)
    assert len(waited) == 3  # between robots.txt and page, twice, and between the two pages of one host
    assert all(29 < seconds <= 30 for seconds in waited)


def test_a_certificate_is_that_of_the_name_though_the_address_was_looked_up_before(
    website: Any, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("lowicz.example").configure_cert(context)
    website.server.socket = context.wrap_socket(website.server.socket, server_side=True)
    website.page("/a", "Łowicz")
    port = website.server.server_port

    def get(host: str) -> object:
        url = f"https://{host}:{port}/a"
        fetcher = Fetcher(replace(web, attempts=1), [url], resolve=lambda host, port: ["127.0.0.1"])
        try:
            page = fetcher.get(url)
        except FetchError as error:
            return str(error)
        return page and page.content.decode()

    assert "certificate is not to be trusted" in str(get("lowicz.example"))
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    monkeypatch.setattr("pipeline.sources.web.request._trust", lambda: trust)
    assert get("lowicz.example") == "Łowicz"
    assert "certificate is not to be trusted" in str(get("zly.example"))


def test_a_host_with_an_address_that_does_not_work_is_asked_at_the_other(website: Any, web: Web) -> None:
    url = f"http://lowicz.example:{website.server.server_port}/a"
    website.page("/a", "Łowicz")
    page = Fetcher(replace(web, attempts=1), [url], resolve=lambda host, port: ["::1", "127.0.0.1"]).get(url)
    assert page is not None
    assert page.content.decode() == "Łowicz"
