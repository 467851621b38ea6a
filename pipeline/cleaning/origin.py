"""Who wrote the page and under which address it stands, as the page itself says."""

from __future__ import annotations

from lxml import html

from pipeline.cleaning.headline import line, meta
from pipeline.cleaning.tree import text_of

LONGEST = 120


def author(root: html.HtmlElement, known: str | None = None) -> str | None:
    """The author that the page names in its data; known is what its JSON-LD gives."""
    marked = [text_of(e) for e in root.xpath("//*[@itemprop='author' or @rel='author']")[:1]]
    for name in (known, meta(root, "author"), meta(root, "article:author"), *marked):
        # Facebook's own convention puts the address of a profile where the author's name should stand.
        if name and line(name) and len(name) <= LONGEST and "://" not in name:
            return line(name)
    return None


def address(root: html.HtmlElement) -> str | None:
    """The address that the page calls its own."""
    links = root.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")[:1]
    for url in (*links, meta(root, "og:url")):
        if url and url.strip().lower().startswith(("http://", "https://")):
            return str(url.strip())
    return None
