"""An HTML page to its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.cleaning import captions, origin
from pipeline.cleaning.author import author as author_of
from pipeline.cleaning.blocks import Block, walk
from pipeline.cleaning.body import PROSE, article
from pipeline.cleaning.changed import modified
from pipeline.cleaning.furniture import strip
from pipeline.cleaning.headline import headline
from pipeline.cleaning.layout import compose
from pipeline.cleaning.lead import descriptions, lead
from pipeline.cleaning.linked import linked
from pipeline.cleaning.main_text import key
from pipeline.cleaning.mixed import polish
from pipeline.cleaning.published import noted, published
from pipeline.cleaning.told import Told
from pipeline.cleaning.tree import parse


@dataclass(frozen=True)
class Page:
    """What a page holds: body is its article's text without the headline, the rest is as `Article` has it."""

    body: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    lead: str | None = None
    modified: date | None = None
    publisher: str | None = None
    captions: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def read(text: str, *, url: str | None = None, title: str | None = None) -> Page:
    """The article of the page whose HTML is text; title is its headline where it is known from elsewhere.

    Raises CleaningError for a page without elements.
    """
    root = parse(text)
    data = linked(root)
    whole = list(walk(root))
    heading = Told(title, "given") if title else headline(root, data.headline, whole)
    title = heading.value if heading else None
    address = Told(url, "given") if url else origin.address(root)
    day = published(root, whole, title, data.published, address.value if address else None)
    changed = modified(root, whole, day.value if day else None, data.modified)
    publisher = origin.publisher(root, data, title, whole)
    author = author_of(root, data, whole, publisher.value if publisher else None)
    described = list(descriptions(root, data))
    strip(root)
    apart = captions.take(root)
    blocks = polish(article(root, list(walk(root)), title))
    if blocks and title and key(blocks[0].text) == key(title):
        blocks = blocks[1:]
    blocks = undated(blocks)
    summary = lead(blocks, described)
    told = {
        "title": heading,
        "lead": summary,
        "published": day,
        "modified": changed,
        "author": author,
        "publisher": publisher,
        "url": address,
    }
    return Page(
        compose(blocks),
        title=title,
        published=day.value if day else None,
        author=author.value if author else None,
        url=address.value if address else None,
        lead=summary.value if summary else None,
        modified=changed.value if changed else None,
        publisher=publisher.value if publisher else None,
        captions=apart,
        origins={name: one.origin for name, one in told.items() if one},
    )


def undated(blocks: list[Block]) -> list[Block]:
    """The blocks without the page's own date where it stands in a line above the first sentence."""
    start = next((i for i, block in enumerate(blocks) if len(block.text) >= PROSE), 0)
    return [block for i, block in enumerate(blocks) if i >= start or noted(block.text, most=3) is None]
