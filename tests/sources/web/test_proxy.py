"""Behind a proxy, a real one on the loopback: it is used as its variables say, and opens no way in."""

from __future__ import annotations

import os
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
import trustme

from pipeline.sources.web import Web
from pipeline.sources.web.fetch import Fetcher
from pipeline.sources.web.trouble import FetchError

PUBLIC = "212.77.98.9"


class Gate:
    """A proxy: `asked` is what it was asked for, by which way, with which Proxy-Authorization; all leads to `port`."""

    def __init__(self, port: int) -> None:
        gate = self
        self.asked: list[tuple[str, str, str | None]] = []
        self.refuses: int | None = None

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_CONNECT(self) -> None:
                self.answer()

            def do_GET(self) -> None:
                self.answer()

            def answer(self) -> None:
                gate.asked.append((self.command, self.path, self.headers["Proxy-Authorization"]))
                self.close_connection = True
                if gate.refuses:
                    self.send_error(gate.refuses)
                    return
                with socket.create_connection(("127.0.0.1", port)) as there:
                    if self.command == "CONNECT":
                        self.send_response(200)
                        self.end_headers()
                    else:
                        path = "/" + self.path.split("/", 3)[3]
                        head = f"GET {path} HTTP/1.1\r\nHost: {self.headers['Host']}\r\nConnection: close\r\n\r\n"
                        there.sendall(head.encode())
                    back = Thread(target=_pour, args=(there, self.connection), daemon=True)
                    back.start()
                    if self.command == "CONNECT":
                        _pour(self.connection, there)
                    back.join(5)

            def log_message(self, format: str, *values: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.host = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def paths(self) -> list[tuple[str, str]]:
        """What was asked for, robots.txt aside."""
        return [(way, path) for way, path, _ in self.asked if not path.endswith("/robots.txt")]


def _pour(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while part := one.recv(1 << 16):
            other.sendall(part)
        other.shutdown(socket.SHUT_WR)


@pytest.fixture
def gate(website: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A proxy, named by HTTP_PROXY and HTTPS_PROXY."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    gate = Gate(website.server.server_port)
    monkeypatch.setenv("HTTP_PROXY", f"http://{gate.host}")
    monkeypatch.setenv("HTTPS_PROXY", f"http://{gate.host}")
    yield gate
    gate.server.shutdown()
    gate.server.server_close()


def unknown(host: str, port: int) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "as behind a proxy")


def public(host: str, port: int) -> list[str]:
    return [PUBLIC]


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.get(url)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture
def quick(web: Web) -> Web:
    return replace(web, attempts=1)


def test_a_host_that_the_user_named_is_asked_by_its_name(website: Any, gate: Gate, quick: Web) -> None:
    """No name of the outside is known here: the proxy looks it up."""
    website.page("/a?b=1", "Łowicz")
    page = Fetcher(quick, ["http://lowicz.example/rss"], resolve=unknown).get("http://lowicz.example/a?b=1")
    assert page is not None
    assert page.content.decode() == "Łowicz"
    assert gate.paths() == [("GET", "http://lowicz.example/a?b=1")]
    assert website.asked[-1][1]["Host"] == "lowicz.example"


def test_the_certificate_at_the_end_of_the_tunnel_is_that_of_the_name(
    website: Any, gate: Gate, quick: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("lowicz.example").configure_cert(context)
    website.server.socket = context.wrap_socket(website.server.socket, server_side=True)
    website.page("/a", "Łowicz")
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    monkeypatch.setattr("pipeline.sources.web.request._trust", lambda: trust)
    for named, at in ((["https://lowicz.example/"], "lowicz.example"), ([], PUBLIC)):
        gate.asked.clear()
        page = Fetcher(quick, named, resolve=public).get("https://lowicz.example/a")
        assert page is not None
        assert page.content.decode() == "Łowicz"
        assert set(gate.paths()) == {("CONNECT", f"{at}:443")}
    assert "certificate is not to be trusted" in refused(Fetcher(quick, resolve=public), "https://zly.example/a")


def test_another_host_is_asked_at_the_address_that_was_checked(website: Any, gate: Gate, quick: Web) -> None:
    """The proxy, which might be told another address than we were, looks up nothing."""
    website.page("/b", "Radom")
    website.pages["/a"] = (302, {"Location": "http://radom.example/b"}, b"")
    page = Fetcher(quick, ["http://lowicz.example/"], resolve=public).get("http://lowicz.example/a")
    assert page is not None
    assert (page.url, page.content.decode()) == ("http://radom.example/b", "Radom")
    assert set(gate.paths()) == {("GET", "http://lowicz.example/a"), ("CONNECT", f"{PUBLIC}:80")}
    assert website.asked[-1][1]["Host"] == "radom.example"


@pytest.mark.parametrize(
    "location",
    ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "https://intranet.example/", "http://127.0.0.1/",
     "http://localhost/", "http://[::ffff:10.0.0.1]/"],
)  # fmt: skip
def test_a_proxy_is_no_way_in(website: Any, gate: Gate, quick: Web, location: str) -> None:
    website.pages["/a"] = (302, {"Location": location}, b"")

    def private(host: str, port: int) -> list[str]:
        return [{"intranet.example": "10.0.0.5", "localhost": "127.0.0.1"}.get(host, host)]

    fetcher = Fetcher(quick, ["http://lowicz.example/"], resolve=private)
    assert "is not on the public internet: refused" in refused(fetcher, "http://lowicz.example/a")
    assert gate.paths() == [("GET", "http://lowicz.example/a")]


def test_a_name_that_only_the_proxy_knows_is_refused_unless_it_was_named(website: Any, gate: Gate, quick: Web) -> None:
    website.pages["/a"] = (302, {"Location": "http://wiki.corp/"}, b"")
    fetcher = Fetcher(quick, ["http://lowicz.example/"], resolve=unknown)
    assert refused(fetcher, "http://lowicz.example/a") == "the host wiki.corp is not known: check its name"
    assert gate.paths() == [("GET", "http://lowicz.example/a")]


@pytest.mark.parametrize(
    ("variables", "asked"),
    [
        ({"NO_PROXY": "example"}, False),
        ({"no_proxy": "radom.example, .lowicz.example"}, False),
        ({"NO_PROXY": "*"}, False),
        ({"NO_PROXY": "wicz.example,10.0.0.1"}, True),
        ({"HTTP_PROXY": ""}, False),
        ({"HTTP_PROXY": "", "ALL_PROXY": "{gate}"}, True),
        ({"HTTP_PROXY": "", "http_proxy": "{gate}"}, True),
        ({"REQUEST_METHOD": "GET"}, False),  # HTTP_PROXY may be a visitor's header then
    ],
)
def test_the_variables_say_which_hosts_it_is_for(
    website: Any, gate: Gate, quick: Web, variables: dict[str, str], asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value.replace("{gate}", gate.host))
    url = f"http://lowicz.example:{website.server.server_port}/a"
    website.page("/a", "Łowicz")
    page = Fetcher(quick, [url], resolve=lambda host, port: ["127.0.0.1"]).get(url)
    assert page is not None
    assert page.content.decode() == "Łowicz"
    assert bool(gate.asked) is asked


def test_the_own_machine_is_asked_directly(website: Any, gate: Gate, quick: Web) -> None:
    url = website.page("/a", "Łowicz")
    assert Fetcher(quick, [url]).get(url) is not None
    assert gate.asked == []


def test_a_password_is_sent_to_the_proxy_and_told_to_nobody(
    website: Any, gate: Gate, quick: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://anna:tajne@{gate.host}")
    website.page("/a", "Łowicz")
    fetcher = Fetcher(quick, ["http://lowicz.example/"], resolve=public)
    assert fetcher.get("http://lowicz.example/a") is not None
    website.pages["/b"] = (302, {"Location": "http://radom.example/a"}, b"")
    assert fetcher.get("http://lowicz.example/b") is not None
    assert {way for way, _, _ in gate.asked} == {"GET", "CONNECT"}
    expected = f"Basic {b64encode(b'anna:tajne').decode()}"
    assert {key for _, _, key in gate.asked} == {expected}
    assert all("Proxy-Authorization" not in headers for _, headers in website.asked)
    gate.refuses = 407
    assert "the proxy asks for a password (407)" in refused(fetcher, "http://lowicz.example/a")
    said = refused(Fetcher(quick, resolve=public), "http://radom.example/a")
    assert said.startswith(f"the proxy {gate.host} does not lead to {PUBLIC} (radom.example): 407")
    assert "tajne" not in said


def test_a_proxy_that_cannot_be_used_is_one_line(gate: Gate, quick: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    fetcher = Fetcher(quick, ["https://lowicz.example/"], resolve=public)
    gate.refuses = 503
    assert "503" in refused(fetcher, "https://lowicz.example/a")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://a:tajne@127.0.0.1:{port}")
    assert refused(fetcher, "https://lowicz.example/a").startswith(f"the proxy 127.0.0.1:{port} cannot be connected to")
    for odd in ("socks5://127.0.0.1:1080", "https://127.0.0.1:3128", "http://a:tajne@", "http://[::1"):
        monkeypatch.setenv("HTTPS_PROXY", odd)
        said = refused(fetcher, "https://lowicz.example/a")
        assert said.endswith("proxy that https_proxy names cannot be used: only http://host:port can be")
        assert "tajne" not in said
