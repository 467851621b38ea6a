"""The day on which the page says that it was published; what stands in the article's own sentences never counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lxml import html

from pipeline.cleaning import phrases
from pipeline.cleaning.blocks import Block
from pipeline.cleaning.dateline import dateline
from pipeline.cleaning.days import days
from pipeline.cleaning.headline import key
from pipeline.cleaning.told import Origin
from pipeline.cleaning.tree import text_of

SHORT = 120
"""Characters. A line that is longer is a sentence, not the page's note about itself."""

NEAR = 6
"""Blocks before and after the headline among which the page's own date may stand without a label."""

CHANGED = re.compile(r"modif|updat|revis|changed|expir|event|start|end", re.I)

PUBLISHED = re.compile(r"\b(?:date-?published|published|posted|pubdate|entry-date|post-date|publication)\b", re.I)

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


class Dated(NamedTuple):
    """A day and where it comes from."""

    value: date
    origin: Origin


def published(
    root: html.HtmlElement, blocks: Sequence[Block], title: str | None, linked: str | None, url: str | None
) -> Dated | None:
    """The page's day: from its data, else a line that says so, else the line at the headline, else the day
    with which the article opens, else the day on which a line says that it was written, else its address.

    root: the whole page. blocks: those of the page before anything is taken away. linked: what its JSON-LD gives.
    """
    ways: tuple[tuple[Callable[[], date | None], Origin], ...] = (
        (lambda: day(linked), "json-ld"),
        (lambda: from_head(root), "meta"),
        (lambda: from_elements(root), "microdata"),
        (lambda: labelled(blocks, title), "page"),
        (lambda: beside(blocks, title), "page"),
        (lambda: opening(blocks, title), "page"),
        (lambda: labelled(blocks, title, "created"), "page"),
        (lambda: from_address(url), "address"),
    )
    for way, origin in ways:
        found = way()
        if found is not None:
            return Dated(found, origin)
    return None


def from_address(url: str | None) -> date | None:
    """The day in the page's address: /2023/05/12/."""
    match = IN_ADDRESS.search(url or "")
    return day("-".join(part.zfill(2) for part in match.groups())) if match else None


def day(text: str | None) -> date | None:
    """The first day in the text; None where there is none, or one that is still to come."""
    found = next(days(text or ""), None)
    return found[0] if found is not None and found[0] <= latest() else None


def latest() -> date:
    """The last day on which something can have been published: today, with a day's grace for time zones."""
    return datetime.now().date() + timedelta(days=1)


def from_head(root: html.HtmlElement) -> date | None:
    """The day in the page's meta elements."""
    from htmldate import find_date

    # htmldate sees nothing but these: given the page, it takes an event's day or a copyright where there is no better.
    head = html.Element("head")
    for element in root.iter("meta"):
        names = " ".join(element.get(name, "") for name in ("name", "property", "itemprop", "http-equiv"))
        if names.strip() and not CHANGED.search(names) and next(days(element.get("content", "")), None):
            copy = html.Element("meta")
            for name, value in element.items():
                copy.set(name, value)
            head.append(copy)
    if not len(head):
        return None
    page = html.Element("html")
    page.append(head)
    page.append(html.Element("body"))
    try:
        found = find_date(page, extensive_search=False, original_date=True, max_date=latest().isoformat())
    except Exception:  # what goes wrong in it on odd values is not ours to list; the page may still say it elsewhere
        return None
    return date.fromisoformat(found) if found else None


def from_elements(root: html.HtmlElement) -> date | None:
    """The day in an element that is marked as the day of publication."""
    for element in root.xpath("//*[@itemprop='datePublished' or @itemprop='dateCreated'] | //time"):
        if element.tag == "meta":
            continue
        names = f"{element.get('class', '')} {element.get('itemprop', '')}"
        marked = PUBLISHED.search(names) or element.get("pubdate") is not None
        if marked and not CHANGED.search(element.get("itemprop", "")):
            found = day(element.get("datetime") or element.get("content") or text_of(element))
            if found:
                return found
    return None


def labelled(blocks: Sequence[Block], title: str | None, what: str = "published") -> date | None:
    """The day in a line such as "Data publikacji: 12.05.2023"; the nearest after the headline where there are more.

    what: the data file with the labels.
    """
    label = phrases.pattern(what)
    start = place(blocks, title) or 0
    order = [*range(start, len(blocks)), *range(start)]
    for i in order:
        text = blocks[i].text
        if len(text) <= SHORT:
            for match in label.finditer(text):
                if match.start() == 0 or not text[match.start() - 1].isalnum():
                    found = day(text[match.end() :])
                    if found:
                        return found
        # A label may stand in a cell or a line of its own, its value in the next.
        if label.fullmatch(text.rstrip(" :")) and i + 1 < len(blocks) and len(blocks[i + 1].text) <= SHORT:
            found = day(blocks[i + 1].text)
            if found:
                return found
    return None


def beside(blocks: Sequence[Block], title: str | None) -> date | None:
    """The day that stands in a short line at the headline, where nothing says that it is an event's or a change's."""
    start = place(blocks, title)
    if start is None:
        return None
    after = list(range(start + 1, min(len(blocks), start + 1 + NEAR)))
    before = list(range(start - 1, max(-1, start - 1 - NEAR), -1))
    for side in (after, before):
        for i in side:
            if len(blocks[i].text) > SHORT or (blocks[i].kind in ("item", "row") and not blocks[i].group):
                break
            found = noted(blocks[i].text)
            if found and found <= latest():
                return found
    return None


def opening(blocks: Sequence[Block], title: str | None) -> date | None:
    """The day with which one of the first lines after the headline opens, behind a town."""
    start = place(blocks, title)
    if start is None:
        return None
    found = [dateline(block.text) for block in blocks[start + 1 : start + 1 + NEAR]]
    return next((one for one in found if one is not None and one <= latest()), None)


def noted(text: str, most: int = 9) -> date | None:
    """The first day of a line that is a note of at most so many words beside it, none of which gives another reason."""
    other = phrases.pattern("occasions")
    for found, start, end in days(text):
        label = other.search(text[:start])
        words = len((text[:start] + text[end:]).split())
        if label is None and words <= most and not text.rstrip().endswith(("?", "!")):
            return found
    return None


def place(blocks: Sequence[Block], title: str | None) -> int | None:
    """Where the headline stands among the blocks."""
    wanted = key(title or "")
    same = [i for i, block in enumerate(blocks) if wanted and key(block.text) == wanted]
    return min(same, key=lambda i: (blocks[i].element.tag not in ("h1", "h2"), i)) if same else None
