"""Feeds, sitemaps and news sections, on a real server on the loopback."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.sources import Failure, RawDocument, read
from pipeline.sources.web import Web

LIMIT = "pages were read, the limit for one source; --limit sets another"


def rss(website: Any, *paths: str, more: str = "") -> str:
    items = "".join(
        f"<item><title>Umowa {n} &amp; list</title><link>{website.url(path)}</link>"
        f"<pubDate>Tue, 09 May 2023 23:{n:02}:00 GMT</pubDate></item>"
        for n, path in enumerate(paths)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Łowicz</title>{more}{items}</channel></rss>"


def sitemap(website: Any, *paths: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{website.url(path)}</loc><lastmod>{day}</lastmod></url>" for path, day in paths)
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"


def index(*urls: str) -> str:
    inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inner}</sitemapindex>"


def outcome(website: Any, web: Web, *sources: str | Path) -> list[str]:
    """The paths of what was read, in order, and the errors of what was not."""
    found = list(read(sources, web))
    return [(d.url or "").removeprefix(website.url("")) if isinstance(d, RawDocument) else d.error for d in found]


@pytest.fixture
def articles(website: Any, page: str) -> list[str]:
    """Three pages of articles: /1, /2 and /3."""
    for number in (1, 2, 3):
        website.page(f"/{number}", page.replace("{title}", f"Umowa {number}"))
    return ["/1", "/2", "/3"]


# Pages


def test_a_page_is_a_document_with_its_address(website: Any, web: Web, page: str) -> None:
    url = website.page("/a", page)
    [document] = read([url, url, url + "#b"], web)
    assert isinstance(document, RawDocument)
    assert (document.source, document.url, document.media) == (url, url, "html")
    assert document.retrieved is not None
    assert website.paths() == ["/a"]


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("text/plain", b"Umowa Gminy", "text"),
        ("application/octet-stream", b"<html><body><p>Umowa</p></body></html>", "html"),
        ("image/png", b"\x89PNG", "not a page but image/png: download it and give the file"),
        ("application/json", b"{}", "not a page but application/json: download it and give the file"),
        ("text/html", b"", "the file is empty"),
        ("text/html", b"\x89PNG\r\n", "not text or HTML but a PNG image: save it as text first"),
    ],
)
def test_what_a_page_is_is_told_by_its_sender_and_its_look(
    website: Any, web: Web, kind: str, body: bytes, expected: str
) -> None:
    [found] = read([website.page("/a", body, kind)], web)
    assert (found.media if isinstance(found, RawDocument) else found.error) == expected


def test_a_page_in_another_encoding_keeps_its_bytes(website: Any, web: Web, page: str) -> None:
    content = page.replace("utf-8", "iso-8859-2").encode("cp1250")  # and says that it is something else
    [document] = read([website.page("/a", content, "text/html; charset=utf-8")], web)
    assert isinstance(document, RawDocument)
    assert document.content == content


def test_files_addresses_and_standard_input_are_mixed(
    website: Any, web: Web, articles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    import io

    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    listing = f"{website.url('/1')}\n{tmp_path / 'a.html'}\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(listing), encoding="utf-8"))
    found = list(read(["-", website.url("/2"), tmp_path / "nie-ma"], web))
    assert [d.source.removeprefix(website.url("")).removeprefix(str(tmp_path)) for d in found] == [
        "/1",
        "/a.html",
        "/2",
        "/nie-ma",
    ]


# Feeds


def test_a_feed_gives_its_pages_with_titles_and_days(website: Any, web: Web, articles: list[str]) -> None:
    feed = website.page("/rss", rss(website, *articles), "application/rss+xml")
    documents = [d for d in read([feed], web) if isinstance(d, RawDocument)]
    assert [d.source for d in documents] == [website.url(path) for path in articles]
    assert [d.title for d in documents] == ["Umowa 0 & list", "Umowa 1 & list", "Umowa 2 & list"]
    assert {d.published for d in documents} == {date(2023, 5, 10)}


def test_an_atom_feed_with_relative_links_and_a_wrong_type(website: Any, web: Web, articles: list[str]) -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/'><entry><title type='html'>&lt;b&gt;Umowa&lt;/b&gt; 1"
        "</title><link rel='self' href='1.atom'/><link href='1'/>"
        "<published>2023-05-09T08:00:00Z</published></entry></feed>"
    )
    [document] = read([website.page("/atom", feed, "text/plain")], web)
    assert isinstance(document, RawDocument)
    assert (document.url, document.title) == (website.url("/1"), "Umowa 1")


def test_a_broken_feed_is_read_as_far_as_it_goes(website: Any, web: Web, articles: list[str]) -> None:
    broken = rss(website, *articles).replace("</channel></rss>", "<item><title>Niedo")
    assert outcome(website, web, website.page("/rss", broken, "text/xml")) == articles
    [error] = outcome(website, web, website.page("/zly", "<rss><channel><item><li", "text/xml"))
    assert error.startswith("the feed is broken XML and tells of no page")


def test_a_feed_that_is_a_page_says_so_and_names_the_feed(website: Any, web: Web) -> None:
    html = "<html><head><link rel='alternate' type='application/rss+xml' href='/kanal.rss'></head><body>x</body></html>"
    url = website.page("/rss", html)
    [failure] = read([f"feed+{url}"], web)
    assert isinstance(failure, Failure)
    assert failure.source == url
    assert failure.error.startswith("a page (HTML) and not a feed; it names the feed ")
    assert failure.error.endswith("/kanal.rss: give that")
    website.page("/b", "<html><body>x</body></html>")
    assert outcome(website, web, f"feed+{website.url('/b')}") == ["a page (HTML) and not a feed: check the address"]


def test_an_empty_feed_is_no_failure(website: Any, web: Web) -> None:
    assert outcome(website, web, website.page("/rss", rss(website), "application/rss+xml")) == []


def test_a_feed_without_external_entities(website: Any, web: Web, another_website: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hasło", encoding="utf-8")
    doctype = (
        f"<!DOCTYPE rss [<!ENTITY file SYSTEM 'file://{tmp_path}/secret'>"
        f"<!ENTITY net SYSTEM '{another_website.url('/x')}'>"
        "<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    )
    body = rss(website, "/1").replace("<rss", f"{doctype}<rss").replace("Umowa", "&file;&net;&b;")
    for content in (body.encode(), body.replace("<?xml version='1.0'?>", "").encode("utf-16")):
        found = outcome(website, web, website.page("/rss", content, "application/rss+xml"))
        assert found == ["the feed defines entities of its own, as an attack does: not read"]
    assert another_website.asked == []


def test_an_article_of_two_feeds_is_read_once(website: Any, web: Web, articles: list[str]) -> None:
    one = website.page("/rss", rss(website, "/1", "/2"), "application/rss+xml")
    two = website.page("/rss2", rss(website, "/2", "/3"), "application/rss+xml")
    assert outcome(website, web, one, two, website.url("/1")) == articles


def test_pages_that_fail_do_not_stop_the_feed(website: Any, web: Web, articles: list[str]) -> None:
    website.page("/4", "x", status=500)
    feed = website.page("/rss", rss(website, "/1", "/missing", "/4", "/3"), "application/rss+xml")
    first, missing, broken, last = outcome(website, web, feed)
    assert (first, last) == ("/1", "/3")
    assert "404" in missing
    assert "500" in broken


def test_the_limit_is_told(website: Any, web: Web, articles: list[str]) -> None:
    feed = website.page("/rss", rss(website, *articles), "application/rss+xml")
    assert outcome(website, replace(web, most=2), feed) == ["/1", "/2", f"2 {LIMIT}"]


def test_a_feed_is_read_lazily(website: Any, web: Web, articles: list[str]) -> None:
    documents = read([website.page("/rss", rss(website, *articles), "application/rss+xml")], web)
    next(documents)
    assert website.paths() == ["/rss", "/1"]


# Sitemaps


def test_a_sitemap_gives_its_pages_newest_first(website: Any, web: Web, articles: list[str]) -> None:
    days = ["2023-05-01", "2023-05-09T10:00:00+02:00", "2023-04-01"]
    url = website.page("/sitemap.xml", sitemap(website, *zip(articles, days, strict=True)), "application/xml")
    assert outcome(website, web, url) == ["/2", "/1", "/3"]


def test_an_index_leads_to_packed_sitemaps_and_round_again(website: Any, web: Web, articles: list[str]) -> None:
    website.page("/a.xml.gz", gzip.compress(sitemap(website, ("/1", "2023")).encode()), "application/gzip")
    website.page("/b.xml", sitemap(website, ("/2", "2023")), "text/xml")
    website.page("/zly.xml.gz", gzip.compress(b"x" * 1000)[:-9], "application/gzip")
    inner = [website.url(path) for path in ("/a.xml.gz", "/index.xml", "/b.xml", "/zly.xml.gz", "/missing.xml")]
    url = website.page("/index.xml", index(*inner, "file:///etc/passwd"), "application/xml")
    found = outcome(website, web, url)
    assert [path for path in found if path.startswith("/")] == ["/1", "/2"]
    refused, cut, missing = (error for error in found if not error.startswith("/"))
    assert "file:" in refused
    assert "cut off" in cut
    assert "404" in missing


def test_what_is_no_sitemap_says_so_and_names_the_sitemap(website: Any, web: Web) -> None:
    website.page("/robots.txt", f"Sitemap: {website.url('/mapa.xml')}", "text/plain")
    url = website.page("/", "<html><body>x</body></html>")
    assert outcome(website, web, f"sitemap+{url}") == [
        f"not a sitemap; the site's robots.txt names {website.url('/mapa.xml')}: give that"
    ]


def test_a_sitemap_without_external_entities(website: Any, web: Web, another_website: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("/hasło", encoding="utf-8")
    doctype = (
        f"<!DOCTYPE u [<!ENTITY f SYSTEM 'file://{tmp_path}/secret'>"
        f"<!ENTITY % p SYSTEM '{another_website.url('/x')}'>%p;"
        "<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
    )
    body = sitemap(website, ("/1", "2023"), ("/2&f;", "2023"), ("/3&c;&c;&c;", "2023"))
    body = body.replace("<urlset", f"{doctype}<urlset")
    found = list(read([website.page("/sitemap.xml", body, "application/xml")], web))
    assert "has" not in repr(found)
    assert len(repr(found)) < 5000
    assert another_website.asked == []


def test_broken_sitemaps(website: Any, web: Web, articles: list[str]) -> None:
    whole = sitemap(website, ("/1", "2023"), ("/2", "2023"))
    assert outcome(website, web, website.page("/a.xml", whole[:-60], "application/xml"))[0] == "/1"
    empty = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>"
    assert outcome(website, web, website.page("/b.xml", empty, "application/xml")) == ["the sitemap tells of no page"]


# Sections


def section(website: Any, links: dict[str, str], following: str = "") -> str:
    boxes = "".join(
        f"<article><h2><a href='{path}'>{title}</a></h2><p>Zajawka…</p><a href='{path}'>Czytaj więcej</a></article>"
        for path, title in links.items()
    )
    return f"""<html><body><nav><a href='/kontakt-z-urzedem-miasta'>Jak skontaktować się z urzędem</a></nav>
    <main>{boxes}<a href='https://facebook.com/lowicz/posts/1'>Zobacz nasz profil na Facebooku</a>
    <a href='/pliki/raport.zip'>Raport z działań w maju 2023</a><a href='/kategoria/'>Czytaj więcej</a></main>
    {following}
    <footer><a href='/deklaracja-dostepnosci'>Deklaracja dostępności naszej strony</a></footer></body></html>"""


@pytest.mark.parametrize(
    "following",
    [
        "<a rel='next' href='/news?page=2'>2</a>",
        "<ul><li>1</li><li><a href='/news?page=2'>2</a></li><li><a href='/news?page=9'>9</a></li></ul>",
        "<a href='/news?page=2'>Następna strona</a>",
        "<a href='/news?page=2' aria-label='Następna'><svg/></a>",
        "<div class='nav-previous'><a href='/news?page=2'>Starsze wpisy</a></div>",
        "<a href='?page=2'>»</a>",
    ],
)
def test_a_section_is_followed_page_by_page(website: Any, web: Web, articles: list[str], following: str) -> None:
    first = {"/news/1-umowa": "Podpisano umowę o współpracy", "/news/2": "Umowa podpisana"}
    for path in ("/news/1-umowa", "/news/2", "/news/3-list"):
        website.pages[path] = website.pages["/1"]
    url = website.page("/news", section(website, first, following))
    website.page("/news?page=2", section(website, {"/news/3-list": "List intencyjny w ratuszu podpisany"}, following))
    assert outcome(website, web, f"section+{url}") == ["/news/1-umowa", "/news/2", "/news/3-list"]


def test_a_section_without_end_stops_when_nothing_new_comes(website: Any, web: Web, page: str) -> None:
    links = {"/news/1": "Podpisano umowę o współpracy"}
    for number in range(1, 9):
        following = f"<a rel='next' href='/news?page={number + 1}'>x</a>"
        website.page(f"/news?page={number}", section(website, links, following))
    website.page("/news/1", page)
    assert outcome(website, web, f"section+{website.url('/news?page=1')}") == ["/news/1"]
    assert website.paths() == ["/news?page=1", "/news/1", "/news?page=2"]


def test_a_page_that_is_no_section_says_so(website: Any, web: Web) -> None:
    for body in ("<html><body><p>Nic tu nie ma</p></body></html>", "", "\x00\x01"):
        [error] = outcome(website, web, f"section+{website.page('/news', body)}")
        assert error.startswith("the section links to no article")
