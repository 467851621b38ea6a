"""An HTML page to its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.cleaning import origin
from pipeline.cleaning.blocks import Block, walk
from pipeline.cleaning.body import PROSE, article, key
from pipeline.cleaning.furniture import strip
from pipeline.cleaning.headline import headline
from pipeline.cleaning.layout import compose
from pipeline.cleaning.linked import linked
from pipeline.cleaning.published import noted, published
from pipeline.cleaning.tree import parse


@dataclass(frozen=True)
class Page:
    """What a page holds: body is its article's text without the headline."""

    body: str
    title: str | None
    published: date | None
    author: str | None
    url: str | None


def read(text: str, *, url: str | None = None, title: str | None = None) -> Page:
    """The article of the page whose HTML is text; title is its headline where it is known from elsewhere.

    Raises CleaningError for a page without elements.
    """
    root = parse(text)
    data = linked(root)
    title = title or headline(root, data.headline)
    address = url or origin.address(root)
    author = origin.author(root, data.author)
    day = published(root, list(walk(root)), title, data.published, address)
    strip(root)
    blocks = article(root, list(walk(root)), title)
    if blocks and title and key(blocks[0].text) == key(title):
        blocks = blocks[1:]
    return Page(body=compose(undated(blocks)), title=title, published=day, author=author, url=address)


def undated(blocks: list[Block]) -> list[Block]:
    """The blocks without the page's own date where it stands in a line above the first sentence."""
    start = next((i for i, block in enumerate(blocks) if len(block.text) >= PROSE), 0)
    return [block for i, block in enumerate(blocks) if i >= start or noted(block.text, most=3) is None]
