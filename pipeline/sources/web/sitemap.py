"""Sitemaps and indexes of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.sources.days import day
from pipeline.sources.document import Failure
from pipeline.sources.trouble import failure, first_line
from pipeline.sources.web.address import joined
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Page
from pipeline.sources.web.trouble import FetchError

_OPENINGS = (b"<urlset", b"<sitemapindex", b":urlset", b":sitemapindex")


@dataclass(frozen=True)
class Further:
    """Another sitemap that an index tells of; `mark` is when it last changed, "" where nothing is told."""

    url: str
    mark: str = ""


def is_sitemap(page: Page) -> bool:
    """Whether a page is a sitemap or an index of sitemaps."""
    return any(opening in page.content[:4096] for opening in _OPENINGS)


def tells_of_pages(page: Page) -> bool:
    """Whether a page is surely a sitemap of pages, and no index of further ones, which may change while it does not."""
    return b"<urlset" in page.content[:4096]


def read_sitemap(page: Page) -> Iterator[Entry | Further | Failure]:
    """The pages and the further sitemaps that the sitemap tells of, in its order, read as a stream.

    A part that is broken is passed over; a sitemap in which nothing can be read is a Failure.
    """
    found = False
    # Entities stay what they are, nothing is loaded from elsewhere, and no tree deeper than lxml's limit is built.
    parts = etree.iterparse(
        io.BytesIO(page.content),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    try:
        for _, element in parts:
            link = element.findtext("{*}loc")
            if link and link.strip():
                found = True
                yield _told(element, page.url, link)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.LxmlError as error:
        yield failure(page.url, f"the sitemap is broken XML, read as far as it goes: {first_line(error)[:120]}")
        return
    if not found:
        yield failure(page.url, "the sitemap tells of no page")


def _told(element: etree._Element, base: str, link: str) -> Entry | Further | Failure:
    try:
        url = joined(base, link)
    except FetchError as error:
        return failure(link.strip(), str(error))
    changed = (element.findtext("{*}lastmod") or "").strip()
    if etree.QName(element).localname == "sitemap":
        return Further(url, changed)
    news = element.find("{*}news")
    title = news.findtext("{*}title") if news is not None else None
    told = news.findtext("{*}publication_date") if news is not None else None
    # The day of the last change is not that of publication.
    return Entry(url, " ".join(title.split()) if title else None, day(told), changed or told)
