"""The documents behind an address, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.single import PAGES, single
from pipeline.sources.trouble import failure
from pipeline.sources.web.address import parsed
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Fetcher, Page
from pipeline.sources.web.listing import listed, looks_like, spelled
from pipeline.sources.web.trouble import FetchError

_VAGUE = ("", "application/octet-stream", "binary/octet-stream")


def read_address(source: str, fetcher: Fetcher, seen: set[str]) -> Iterator[RawDocument | Failure]:
    """The page at an address, or those that the feed, sitemap or section there tells of; lazily, each fetched when the
    one before it has been taken.

    source: an address, with "feed+", "sitemap+" or "section+" before it where that is to be said. seen: addresses that
    are not read again; what is read is added. What cannot be read is a Failure.
    """
    kind, url = spelled(source)
    try:
        fetcher.name(url)
        url = str(parsed(url))
        if kind is None and url in seen:
            return
        page = fetcher.get(url)
    except FetchError as error:
        yield failure(source, str(error))
        return
    assert page is not None
    kind = kind or looks_like(page)
    if kind is None:
        if page.url not in seen:
            seen.update((url, page.url))
            yield from documents(page, Entry(url), fetcher)
        return
    read = 0
    for entry in listed(page, kind, fetcher):
        if isinstance(entry, Failure):
            yield entry
        elif entry.url not in seen:
            if read == fetcher.web.most:
                yield failure(source, f"{read} pages were read, the limit for one source; --limit sets another")
                return
            read += 1
            seen.add(entry.url)
            yield from _fetched(entry, fetcher, seen)


def _fetched(entry: Entry, fetcher: Fetcher, seen: set[str]) -> Iterator[RawDocument | Failure]:
    try:
        page = fetcher.get(entry.url)
    except FetchError as error:
        yield failure(entry.url, str(error))
        return
    assert page is not None
    if page.url == entry.url or page.url not in seen:
        seen.add(page.url)
        yield from documents(page, entry, fetcher)


def documents(page: Page, entry: Entry, fetcher: Fetcher) -> Iterator[RawDocument | Failure]:
    """The document that a page is, kept where pages are kept; `entry` is what is known of it besides."""
    known = {"title": entry.title, "published": entry.published.isoformat() if entry.published else None}
    try:
        fetcher.keep(page, {name: value for name, value in known.items() if value is not None})
    except FetchError as error:
        yield failure(entry.url, str(error))
    source = printable(entry.url)
    if page.kind not in PAGES and page.kind not in _VAGUE:
        yield failure(source, f"not a page but {printable(page.kind)[:60]}: download it and give the file")
        return
    yield single(
        f"a{PAGES[page.kind]}" if page.kind in PAGES else urlsplit(page.url).path,
        page.content,
        source,
        url=page.url,
        title=entry.title,
        published=entry.published,
        retrieved=page.retrieved,
        charset=page.charset,
    )
