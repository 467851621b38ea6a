"""A value that a page gives, with the part of the page that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lxml import html

from pipeline.cleaning.blocks import Block
from pipeline.cleaning.characters import tidy
from pipeline.cleaning.phrases import pattern
from pipeline.cleaning.tree import SPACE, text_of

Origin = Literal["given", "json-ld", "opengraph", "meta", "microdata", "link", "page", "address", "text"]

LONGEST = 200
"""Characters of a line that labels a value."""


class Told(NamedTuple):
    """A value and where it comes from."""

    value: str
    origin: Origin


def line(text: str) -> str:
    """The text on one line."""
    return SPACE.sub(" ", tidy(text)).strip()


def meta(root: html.HtmlElement, name: str) -> str | None:
    """The content of the meta element of that name, property or http-equiv."""
    values = root.xpath("//meta[@property=$name or @name=$name or @http-equiv=$name]/@content", name=name)
    return line(values[0]) or None if values else None


def metas(root: html.HtmlElement, *names: str) -> Iterator[Told]:
    """What the meta elements of those names give, in the names' order."""
    for name in names:
        value = meta(root, name)
        if value:
            yield Told(value, "opengraph" if name.startswith(("og:", "article:", "twitter:")) else "meta")


def items(root: html.HtmlElement, *names: str) -> Iterator[Told]:
    """What elements with those microdata properties give, in the page's order."""
    for element in root.xpath("//*[@itemprop]"):
        if set(element.get("itemprop").split()) & set(names):
            inner = element.xpath(".//*[@itemprop='name']")[:1]
            holder = inner[0] if inner else element
            value = line(holder.get("content") or text_of(holder))
            if value:
                yield Told(value, "microdata")


def labelled(blocks: Sequence[Block], label: str) -> Iterator[Told]:
    """What stands behind a label of data/LABEL.txt that opens a line of the page, or in the line or cell after it."""
    words = pattern(label)
    for i, block in enumerate(blocks):
        if len(block.text) > LONGEST:
            continue
        match = words.match(block.text)
        if match is None:
            continue
        rest = block.text[match.end() :]
        if re.match(r"\s*[:|]|\s+przez\b", rest) or match.group().endswith("przez"):
            value = rest.lstrip(" :|")
            if value:
                yield Told(value, "page")
                continue
        if not rest.strip(" :|") and i + 1 < len(blocks) and len(blocks[i + 1].text) <= LONGEST:
            yield Told(blocks[i + 1].text, "page")
