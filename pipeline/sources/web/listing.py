"""What an address is: a page, or a feed, a sitemap, a section that tells of pages; and which it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pipeline.sources.compressed import GZIP, UnpackingError, unpacked
from pipeline.sources.document import Failure
from pipeline.sources.trouble import failure
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.feed import is_feed, read_feed
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.section import read_section
from pipeline.sources.web.sitemap import Further, is_sitemap, read_sitemap
from pipeline.sources.web.trouble import FetchError

Kind = Literal["feed", "sitemap", "section"]

MOST_SITEMAPS = 200
"""Sitemaps of one index, those within its indexes too, that are read."""

_SPELLED = re.compile(r"(feed|sitemap|section)\+(?=[a-z][a-z0-9+.-]*:)", re.I)


def spelled(source: str) -> tuple[Kind | None, str]:
    """A source as kind and address: "section+https://..." is a section, and without such a word the page will tell."""
    match = _SPELLED.match(source)
    if match is None:
        return None, source
    kinds: dict[str, Kind] = {"feed": "feed", "sitemap": "sitemap", "section": "section"}
    return kinds[match[1].lower()], source[match.end() :]


def looks_like(page: Page) -> Kind | None:
    """Feed or sitemap, as the page shows; None for all else."""
    return "feed" if is_feed(page) else "sitemap" if is_sitemap(page) else None


def listed(page: Page, kind: Kind, fetcher: Fetcher) -> Iterator[Entry | Failure]:
    """The pages that `page` of this kind tells of, in its order, those of a sitemap newest first; the further pages of
    a section and the further sitemaps of an index are fetched as they are needed. What is no such page is a Failure.
    """
    match kind:
        case "feed" if is_feed(page):
            yield from read_feed(page)
        case "feed":
            yield failure(page.url, _no_feed(page))
        case "sitemap":
            yield from _sitemaps(page, fetcher)
        case "section":
            yield from _section(page, fetcher)


def unzipped(page: Page, most: int) -> Page:
    """The page, unpacked where it is a gzip file, as sitemaps are. Raises FetchError for a damaged one or a bomb."""
    if not page.content.startswith(GZIP):
        return page
    try:
        content = unpacked(page.content, most)
    except UnpackingError as error:
        raise FetchError(str(error)) from None
    return replace(page, content=content, kind="application/xml")


def _sitemaps(page: Page, fetcher: Fetcher) -> Iterator[Entry | Failure]:
    waiting: list[Page | str] = [page]
    seen = {page.url}
    while waiting:
        following = waiting.pop(0)
        try:
            sitemap = fetcher.get(following) if isinstance(following, str) else following
            assert sitemap is not None
            sitemap = unzipped(sitemap, fetcher.web.largest)
        except FetchError as error:
            yield failure(str(following), str(error))
            continue
        if not is_sitemap(sitemap):
            yield failure(sitemap.url, _no_sitemap(sitemap, fetcher))
            continue
        told = list(read_sitemap(sitemap))
        yield from (one for one in told if isinstance(one, Failure))
        yield from sorted((one for one in told if isinstance(one, Entry)), key=lambda one: one.mark or "", reverse=True)
        further = sorted((one for one in told if isinstance(one, Further)), key=lambda one: one.mark, reverse=True)
        new = [one.url for one in further if one.url not in seen][: MOST_SITEMAPS - len(seen)]
        seen.update(new)
        waiting.extend(new)


def _section(page: Page, fetcher: Fetcher) -> Iterator[Entry | Failure]:
    seen: set[str] = set()
    visited = {page.url}
    number = 1
    while True:
        entries, following = read_section(page, number)
        new = [entry for entry in entries if entry.url not in seen]
        if not new:
            if number == 1:
                yield failure(page.url, "the section links to no article: give the address of the page that lists them")
            return
        seen.update(entry.url for entry in new)
        yield from new
        if following is None or following in visited:
            return
        visited.add(following)
        number += 1
        try:
            fetched = fetcher.get(following)
        except FetchError as error:
            yield failure(following, str(error))
            return
        assert fetched is not None
        page = fetched


def _no_feed(page: Page) -> str:
    """Why a page is no feed, and the feeds that it names, which trafilatura finds."""
    from trafilatura.feeds import FeedParameters, determine_feed

    is_page = b"<html" in page.content[:4096].lower()
    what = "a page (HTML) and not a feed" if is_page else "neither RSS nor Atom"
    origin, host = "/".join(page.url.split("/", 3)[:3]), page.url.split("/", 3)[2]
    found = determine_feed(page.content.decode("utf-8", "replace"), FeedParameters(origin, host, page.url))
    return f"{what}; it names the feed {found[0]}: give that" if found and is_page else f"{what}: check the address"


def _no_sitemap(page: Page, fetcher: Fetcher) -> str:
    """Why a page is no sitemap, and the sitemaps that its site's robots.txt names."""
    try:
        found = [url for url in fetcher.sitemaps(page.url) if url != page.url]
    except FetchError:
        found = []
    return f"not a sitemap; the site's robots.txt names {found[0]}: give that" if found else "not a sitemap: check it"
