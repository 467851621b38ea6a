"""The page as a tree, whatever state its HTML is in, and the text of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from pipeline.cleaning.article import CleaningError
from pipeline.cleaning.characters import seen, tidy

OWN_LINES = """
address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre section summary table
tbody td tfoot th thead title tr ul caption
"""

BLOCKS = frozenset(OWN_LINES.split())

NO_TEXT = """
script style noscript template svg canvas iframe object embed audio video map button select input textarea
datalist option head link meta applet frame frameset progress meter dialog math
"""

SILENT = frozenset(NO_TEXT.split())

# libxml2 takes the entities that a document type declares for text.
DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?:\[[^\]]*\]\s*)?>", re.I)

SPACE = re.compile(r"\s+")


def parse(page: str) -> html.HtmlElement:
    """The page's root element. Nothing is fetched and no entity resolved. Raises CleaningError where there is none."""
    # libxml2 reads no further than 256 levels without huge_tree and 2048 with it; unclosed <font> reach the first.
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = html.document_fromstring(DOCTYPE.sub("", tidy(page), count=1).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise CleaningError("holds no article: the page is empty or not HTML") from error
    if root.tag != "html":
        raise CleaningError("holds no article: the page is empty or not HTML")
    return root


def text_of(element: html.HtmlElement) -> str:
    """All text in the element on one line; blocks and line breaks in it stand apart by a space."""
    return " ".join(lines_of(element))


def lines_of(element: html.HtmlElement) -> list[str]:
    """The text in the element, a line for each block and each line break in it, without blank ones."""
    lines = "".join(pieces(element)).split("\0")
    return [line for line in (SPACE.sub(" ", seen(line)).strip() for line in lines) if line]


def pieces(element: html.HtmlElement) -> Iterator[str]:
    """The element's pieces of text in order, with a NUL at each edge of a block in it."""
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner.tag in BLOCKS or inner.tag == "br":
            yield "\0"
        if event == "start":
            yield inner.text or ""
        elif inner is not element:
            yield inner.tail or ""


def linked_length(element: html.HtmlElement) -> int:
    """How many characters of the element stand in links."""
    return sum(len(text_of(link)) for link in element.iter("a"))
