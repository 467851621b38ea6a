"""RSS and Atom feeds, read by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from pipeline.sources.days import day
from pipeline.sources.document import Failure
from pipeline.sources.trouble import failure
from pipeline.sources.web.address import joined
from pipeline.sources.web.entry import Entry
from pipeline.sources.web.fetch import Page
from pipeline.sources.web.trouble import FetchError

_OPENING = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I)


def is_feed(page: Page) -> bool:
    """Whether a page is an RSS or Atom feed, whatever its sender calls it."""
    return (
        bool(_OPENING.search(page.content[:4096].replace(b"\0", b""))) and b"<html" not in page.content[:1024].lower()
    )


def read_feed(page: Page) -> Iterator[Entry | Failure]:
    """The pages that the feed tells of, in its order; entries that lead to where nothing is read are Failures."""
    if b"<!ENTITY" in page.content.replace(b"\0", b""):
        yield failure(page.url, "the feed defines entities of its own, as an attack does: not read")
        return
    # As a stream: bytes that look like the name of a file would be opened.
    found = feedparser.parse(
        io.BytesIO(page.content),
        response_headers={"content-location": page.url, "content-type": page.kind or "application/xml"},
        sanitize_html=False,
    )
    linked = [(item, link) for item in found.entries if (link := _link(item)) is not None]
    if not linked and (found.bozo or not found.version):
        broken = " ".join(str(found.get("bozo_exception", "")).split())[:120]
        yield failure(page.url, f"the feed is broken XML and tells of no page: {broken}")
    for item, link in linked:
        try:
            url = joined(page.url, link)
        except FetchError as error:
            yield failure(link, str(error))
            continue
        # Asked for by `in`: feedparser warns where it stands one in for the other, which is done here on purpose.
        changed = item["updated"] if "updated" in item else None  # noqa: SIM401
        published = item["published"] if "published" in item else changed  # noqa: SIM401
        title = " ".join(str(item.get("title", "")).split())
        yield Entry(url, _plain(title) or None, day(published), changed or published)


def _link(item: Any) -> str | None:
    """The address of an entry: its link, else an id that is one."""
    if item.get("link"):
        return str(item["link"])
    identifier = str(item.get("id", ""))
    return identifier if identifier.startswith(("http://", "https://")) else None


def _plain(title: str) -> str:
    """A title without the tags that some feeds put into it."""
    if "<" not in title:
        return title
    from lxml import html

    try:
        return " ".join(str(html.fragment_fromstring(title, create_parent="div").text_content()).split())
    except (ValueError, AssertionError):
        return title
