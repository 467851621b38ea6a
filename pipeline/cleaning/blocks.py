"""The page's text in blocks, in the order in which a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree, html

from pipeline.cleaning.characters import seen
from pipeline.cleaning.lists import List, is_item, is_list, opened
from pipeline.cleaning.tables import rows
from pipeline.cleaning.tree import BLOCKS, SILENT, SPACE

Kind = Literal["paragraph", "heading", "item", "line", "row"]

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

BULLET = re.compile(r"(?:[•·●▪■◦‣⁃○□✓✔➢➤►▶–—*\-]|&bull;)\s+")

NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s+", re.I)

WRAPPED = 60
"""Characters. A line at least so long that ends without a stop and goes on in lower case was broken by its editor."""


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a list's item, a table's row, or one of the lines of a paragraph with <br>.

    text: on one line. marker: what the item begins with ("- ", "2. "), "" in its further lines.
    depth: how many lists stand around the list of this item. group: the same for the blocks of one list, one table or
    one broken paragraph. linked: the share of the text that stands in links. element: where it stands in the page.
    """

    text: str
    kind: Kind
    element: html.HtmlElement
    group: int = 0
    marker: str = ""
    depth: int = 0
    linked: float = 0.0


@dataclass
class _Walk:
    """Where the walk is: the text of the block so far, in lines, and the lists around it."""

    parts: list[tuple[str, bool]] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)
    marker: str = ""
    in_item: int = 0
    links: int = 0
    groups: int = 0
    preformatted: int = 0


def walk(root: html.HtmlElement) -> Iterator[Block]:
    """The blocks in root, in document order."""
    state = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in SILENT:
                events.skip_subtree()
                continue
            if tag == "table":
                table = rows(element)
                if table is not None:
                    yield from flush(state, element.getparent() if element.getparent() is not None else element)
                    state.groups += 1
                    for text, linked in table:
                        yield Block(text, "row", element, state.groups, linked=linked)
                    events.skip_subtree()
                    continue
            if tag in BLOCKS or is_item(element):
                yield from flush(state, element.getparent() if element.getparent() is not None else element)
            enter(state, element)
            add(state, element.text)
        else:
            if tag in BLOCKS or is_item(element):
                yield from flush(state, element)
            if tag not in SILENT:
                leave(state, element)
            if element is not root:
                add(state, element.tail)
    yield from flush(state, root)


def enter(state: _Walk, element: html.HtmlElement) -> None:
    """Notes that the walk goes into element."""
    tag = element.tag
    if is_list(element):
        if not state.lists:
            state.groups += 1
        state.lists.append(opened(element, state.groups))
    elif is_item(element) and state.lists:
        state.in_item += 1
        state.marker = state.lists[-1].enter(element)
    elif tag == "br":
        state.parts.append(("\n", False))
    elif tag == "a":
        state.links += 1
    elif tag == "pre":
        state.preformatted += 1


def leave(state: _Walk, element: html.HtmlElement) -> None:
    """Notes that the walk comes out of element."""
    if is_list(element):
        state.lists.pop()
    elif is_item(element) and state.lists:
        state.in_item -= 1
        state.marker = ""
    elif element.tag == "a":
        state.links -= 1
    elif element.tag == "pre":
        state.preformatted -= 1


def add(state: _Walk, text: str | None) -> None:
    """Adds a piece of the page's text; its line ends are spaces, except where the page says otherwise."""
    if text:
        state.parts.append((text if state.preformatted else text.replace("\n", " "), state.links > 0))


def flush(state: _Walk, element: html.HtmlElement) -> Iterator[Block]:
    """The text gathered so far, as one block or as many as it has lines."""
    if not state.parts:
        return
    lines = split(state.parts)
    state.parts = []
    if not any(text for text, _ in lines):
        return
    if state.in_item and state.lists:
        current = state.lists[-1]
        depth = len(state.lists) - 1 + sum(one.inner for one in state.lists)
        for text, linked in lines:
            if text:
                if not state.marker:
                    yield Block(text, "item", element, current.group, "", depth, linked)
                    continue
                bare = BULLET.sub("", text, count=1) if BULLET.match(text) else text
                if current.ordered:
                    bare = NUMBER.sub("", bare, count=1) if bare.lower().startswith(state.marker.lower()) else bare
                yield Block(bare or text, "item", element, current.group, state.marker, depth, linked)
                state.marker = ""
        return
    if element.tag in HEADINGS:
        text = " ".join(text for text, _ in lines if text)
        yield Block(text, "heading", element, linked=max(linked for _, linked in lines))
        return
    yield from paragraphs(state, lines, element)


def paragraphs(state: _Walk, lines: list[tuple[str, float]], element: html.HtmlElement) -> Iterator[Block]:
    """The lines of one element: together where single breaks part them, apart where empty lines do."""
    runs: list[list[tuple[str, float]]] = [[]]
    for text, linked in lines:
        if text:
            runs[-1].append((text, linked))
        elif runs[-1]:
            runs.append([])
    for run in runs:
        run = unwrapped(run)
        if len(run) == 1:
            yield Block(run[0][0], "paragraph", element, linked=run[0][1])
        elif run:
            state.groups += 1
            for text, linked in run:
                yield Block(text, "line", element, state.groups, linked=linked)


def split(parts: list[tuple[str, bool]]) -> list[tuple[str, float]]:
    """The pieces as lines, each with the share of it that stands in links."""
    lines: list[tuple[str, float]] = []
    text: list[str] = []
    linked = 0

    def close() -> None:
        line = SPACE.sub(" ", seen("".join(text))).strip()
        lines.append((line, min(1.0, linked / len(line)) if line else 0.0))

    for part, in_link in parts:
        for i, piece in enumerate(part.split("\n")):
            if i:
                close()
                text, linked = [], 0
            text.append(piece)
            if in_link:
                linked += len(piece.strip())
    close()
    return lines


def unwrapped(run: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The lines with those joined that an editor broke in the middle of a sentence."""
    joined: list[tuple[str, float]] = []
    for text, linked in run:
        last = joined[-1][0] if joined else ""
        if len(last) >= WRAPPED and last[-1].isalnum() and text[0].islower():
            joined[-1] = (f"{last} {text}", max(joined[-1][1], linked))
        else:
            joined.append((text, linked))
    return joined
