"""WARC archives: a page a record."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.sizes import LARGEST

PAGE = "<!doctype html><html><body><p>Gmina Łowicz podpisała umowę.</p></body></html>".encode()


def crawl(*pages: tuple[str, bytes, dict[str, str]], status: str = "200 OK", packed: bool = False) -> bytes:
    """A WARC file of answers: address, body and headers of each."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for url, body, headers in pages:
        http = StatusAndHeaders(status, list(({"Content-Type": "text/html"} | headers).items()), protocol="HTTP/1.1")
        facts = {"WARC-Date": "2023-05-10T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http, warc_headers_dict=facts)
        )
    return file.getvalue()


def outcome(path: Path) -> list[RawDocument | Failure]:
    return list(read([path]))


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_crawl_are_documents(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pages = [(f"https://lowicz.pl/{n}", PAGE, {"Content-Type": "text/html; charset=utf-8"}) for n in range(3)]
    path.write_bytes(crawl(*pages, packed=packed))
    assert outcome(path) == [
        RawDocument(
            PAGE,
            f"{path}:https://lowicz.pl/{n}",
            "html",
            url=f"https://lowicz.pl/{n}",
            retrieved=datetime(2023, 5, 10, 8, tzinfo=UTC),
            charset="utf-8",
        )
        for n in range(3)
    ]


def test_pictures_feeds_and_robots_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(
        crawl(
            ("https://lowicz.pl/robots.txt", b"User-agent: *", {"Content-Type": "text/plain"}),
            ("https://lowicz.pl/a.png", b"\x89PNG", {"Content-Type": "image/png"}),
            ("https://lowicz.pl/rss", b"<rss/>", {"Content-Type": "application/rss+xml"}),
            ("https://lowicz.pl/a", PAGE, {}),
        )
        + crawl(("https://lowicz.pl/b", PAGE, {}), status="404 Not Found")
    )
    assert [d.url for d in outcome(tmp_path / "a.warc") if isinstance(d, RawDocument)] == ["https://lowicz.pl/a"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (brotli.compress(PAGE), {"Content-Encoding": "br"}),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer-Encoding": "chunked"}),
    ],
)
def test_bodies_are_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    (tmp_path / "a.warc").write_bytes(crawl(("https://lowicz.pl/a", body, headers)))
    [document] = outcome(tmp_path / "a.warc")
    assert isinstance(document, RawDocument)
    assert document.content == PAGE


@pytest.mark.parametrize(("pack", "name"), [(gzip.compress, "gzip"), (brotli.compress, "br")])
def test_a_bomb_in_a_crawl_is_a_failure_and_the_rest_is_read(tmp_path: Path, pack: object, name: str) -> None:
    assert callable(pack)
    bomb = pack(b" " * (3 * LARGEST))
    (tmp_path / "a.warc").write_bytes(
        crawl(("https://zly.pl/", bomb, {"Content-Encoding": name}), ("https://lowicz.pl/a", PAGE, {}))
    )
    first, second = outcome(tmp_path / "a.warc")
    assert isinstance(first, Failure)
    assert first.error == "the page is too large for one article: the limit is 20 MB"
    assert isinstance(second, RawDocument)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.warc", b"", "the WARC file is empty: it holds no record"),
        ("a.warc.gz", b"", "the WARC file is empty: it holds no record"),
        ("a.warc.gz", gzip.compress(b""), "the WARC file is empty: it holds no record"),
        ("a.warc", b"<html>this is a page</html>\n", "not a WARC file, or a damaged one, after 0 records"),
        ("a.warc", crawl(("https://a.pl/a.png", b"x", {"Content-Type": "image/png"})), "the WARC file holds 1 records"),
        ("a.warc", crawl(("https://a.pl/", PAGE, {"Content-Encoding": "gzip"})), "the page is damaged"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_bad_archives_say_what_is_wrong(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    (tmp_path / name).write_bytes(content)
    [failure] = outcome(tmp_path / name)
    assert isinstance(failure, Failure)
    assert failure.error.startswith(error)


@pytest.mark.parametrize("packed", [False, True])
def test_what_stands_before_a_cut_is_read_and_the_cut_is_told(tmp_path: Path, packed: bool) -> None:
    content = crawl(("https://a.pl/1", PAGE, {}), ("https://a.pl/2", PAGE, {}), packed=packed)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(content[:-60])
    found = outcome(path)
    assert isinstance(found[0], RawDocument)
    assert isinstance(found[-1], Failure)
    assert "cut off" in found[-1].error
    assert len(found) == 2
