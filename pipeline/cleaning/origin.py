"""Whose the page is, and under which address it stands, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.headline import SEPARATOR, beginnings, key
from pipeline.cleaning.linked import Linked
from pipeline.cleaning.told import Told, items, labelled, line, meta, metas
from pipeline.cleaning.tree import text_of

LONGEST = 120

GENERIC = re.compile(
    r"biuletyn informacji publicznej|bip|portal gov\.pl|gov\.pl|aktualności|wiadomości|strona główna|start|home", re.I
)


def publisher(root: html.HtmlElement, data: Linked, title: str | None, blocks: Sequence[Block] = ()) -> Told | None:
    """The organisation whose page it is."""
    for told in publishers(root, data, title, blocks):
        name = line(told.value).strip(" ,|")
        if name and len(name) <= LONGEST and "://" not in name and not GENERIC.fullmatch(name):
            return Told(name, told.origin)
    return None


def publishers(root: html.HtmlElement, data: Linked, title: str | None, blocks: Sequence[Block]) -> Iterator[Told]:
    """Whatever the page gives for a publisher, the surest first."""
    if data.publisher:
        yield Told(data.publisher, "json-ld")
    yield from metas(root, "og:site_name", "dc.publisher", "DC.publisher", "publisher", "application-name")
    yield from items(root, "publisher")
    yield from labelled(blocks, "publishers")
    for element in root.xpath("//*[contains(@class, 'unit-h1')]")[:1]:
        yield Told(text_of(element), "page")
    yield from beside_title(root, title)
    for element in root.xpath(
        "//*[contains(@class, 'site-title') or contains(@class, 'site-name') or @id='site-name']"
    ):
        yield Told(text_of(element), "page")


def beside_title(root: html.HtmlElement, title: str | None) -> Iterator[Told]:
    """What stands in the page's <title> beside the headline: the name of the site, the last part of it first."""
    for name in [line(text_of(element)) for element in root.xpath("//head//title")[:1]] + [
        told.value for told in metas(root, "og:title")
    ]:
        for part in beginnings(name):
            if title and key(part) == key(title):
                rest = (name[: name.index(part)] + " | " + name[name.index(part) + len(part) :]).strip(" |–—-:·•»›/")
                parts = [piece.strip(" |–—-:·•»›/") for piece in SEPARATOR.split(rest)]
                yield from (Told(piece, "page") for piece in reversed(parts) if piece and key(piece) != key(title))
                break


def address(root: html.HtmlElement) -> Told | None:
    """The address that the page calls its own."""
    links = root.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")[:1]
    for url, origin in (*((str(link), "link") for link in links), (meta(root, "og:url"), "opengraph")):
        if url and url.strip().lower().startswith(("http://", "https://")):
            return Told(url.strip(), origin)  # type: ignore[arg-type]
    return None
