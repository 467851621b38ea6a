"""Layouts in columns: which of a page's columns holds the article, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from pipeline.cleaning.blocks import Block

LEAST = 0.6
"""The share of the prose that the article's column must hold."""

COLUMN = re.compile(
    r"(?:^|[\s_-])(?:col(?:umn|umna)?s?|span|kolumna|grid|e-con|row-?item|cell|side(?:bar)?|widget-area|main|content)"
    r"(?=$|[\s_-]|\d)",
    re.I,
)


def is_column(element: html.HtmlElement) -> bool:
    """True for a cell or a row of a layout, by its tag or the name of its class."""
    return element.tag in ("td", "tr", "aside", "main") or COLUMN.search(element.get("class", "")) is not None


def narrowed(
    blocks: Sequence[Block], prose: Sequence[int], container: html.HtmlElement, heading: int | None
) -> html.HtmlElement | None:
    """The column in the container that holds the headline and most of the prose; None where there is none.

    prose: places of the blocks that are sentences. What stands in the columns beside is dropped only where the one has
    the headline too: an article may well be set in two columns below it.
    """
    if heading is None:
        return None
    above = {blocks[heading].element, *blocks[heading].element.iterancestors()}
    column = None
    while True:
        inner = next((child for child in container if child in above), None)
        if inner is None:
            return column
        lines = {i: lineage(blocks[i].element, container)[0] for i in prose}
        within = [i for i in prose if lines[i] is inner]
        if sum(len(blocks[i].text) for i in within) < LEAST * sum(len(blocks[i].text) for i in prose):
            return column
        outside = [lines[i] for i in prose if lines[i] is not inner]
        if outside:
            if not (is_column(inner) and all(is_column(one) for one in outside)):
                return column
            column = inner
        container, prose = inner, within


def lineage(element: html.HtmlElement, top: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements from top's child down to element; those from the root where it stands elsewhere."""
    chain = [element]
    while (parent := chain[-1].getparent()) is not None and parent is not top:
        chain.append(parent)
    return chain[::-1]
