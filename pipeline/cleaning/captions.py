"""The captions of a page's photographs: taken out of its tree before the article's text is read from it."""

from __future__ import annotations

import re

from lxml import html

from pipeline.cleaning import phrases
from pipeline.cleaning.tree import text_of

LONGEST = 300
"""Characters. What is longer stands beside a picture but is the article's text."""

NEAR = 3
"""Levels above a caption within which its picture stands."""

PICTURES = ("img", "picture", "video", "wow-image", "amp-img")

LINES = frozenset(["p", "div", "span", "font", "small", "em", "i", "center"])

SMALL = frozenset(["em", "i", "small", "figcaption"])

TINY = re.compile(r"font-size\s*:\s*(?:[0-9](?:\.\d+)?|1[0-2])(?:px|pt)\b|font-style\s*:\s*italic|x-small", re.I)

CREDIT = re.compile(r"(?:^|[\s(/\[|])(?:fot|foto|zdj|zdjęci[ae]|autor zdję\w+)\b\s?[.:/]", re.I)

QUOTED = re.compile(r"[–—-]\s")


def take(root: html.HtmlElement) -> tuple[str, ...]:
    """Removes the captions from the tree and gives their texts, in their order, credits included, each once."""
    if next(root.iter(*PICTURES, "figcaption"), None) is None:
        return ()
    found: dict[str, None] = {}
    for element in [*root.iter()]:
        if element.getparent() is None or not is_caption(element):
            continue
        text = text_of(element)
        if text:
            found[text] = None
        element.drop_tree()
    return tuple(found)


def is_caption(element: html.HtmlElement) -> bool:
    """True for an element that is all a caption: by its tag, the name of its class, or its place and its looks."""
    if element.tag in ("html", "body", "main", "article", "section", "a", *PICTURES, "h1", "h2", "table", "ul", "ol"):
        return False
    if element.tag == "figcaption":
        return not is_of_text(element.getparent())
    if element.find(".//img") is not None:
        return False
    named = any(phrases.pattern("captions").fullmatch(name) for name in element.get("class", "").split())
    if named:
        return has_picture(element) and 0 < len(text_of(element)) <= LONGEST
    return is_under_picture(element)


def is_of_text(figure: html.HtmlElement | None) -> bool:
    """True for a figure around a table or a quotation, whose caption belongs to the text."""
    return figure is not None and any(True for _ in figure.iter("table", "blockquote", "pre"))


def has_picture(element: html.HtmlElement) -> bool:
    """True where a picture stands beside the element: at most a few levels up, and little text with it."""
    above = element
    for _ in range(NEAR):
        parent = above.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return False
        above = parent
        if next(above.iter(*PICTURES), None) is not None:
            return len(text_of(above)) <= 2 * LONGEST
    return False


def is_under_picture(element: html.HtmlElement) -> bool:
    """True for a short line right after a picture that is set small or slanted, or names the photographer."""
    if element.tag not in LINES or not follows_picture(element):
        return False
    text = text_of(element)
    if not 0 < len(text) <= LONGEST:
        return False
    named = CREDIT.search(text) is not None and not QUOTED.match(text)
    return named or (is_small(element, text) and len(text) <= LONGEST / 2)


def follows_picture(element: html.HtmlElement) -> bool:
    """True where what stands just before the element, empty elements and line breaks aside, is a picture alone."""
    for _ in range(NEAR):
        before = element.getprevious()
        while before is not None and before.tag == "br" and not (before.tail or "").strip():
            before = before.getprevious()
        if before is not None:
            return (
                not (before.tail or "").strip()
                and next(before.iter(*PICTURES), None) is not None
                and not text_of(before)
            )
        parent = element.getparent()
        if parent is None or (parent.text or "").strip() or parent.tag not in LINES or len(parent) > 1:
            return False
        element = parent
    return False


def is_small(element: html.HtmlElement, text: str) -> bool:
    """True where all of the element's text is set in italics or in small letters."""
    for _ in range(NEAR):
        small = element.tag in SMALL or (element.tag == "font" and element.get("size") in ("1", "-1", "-2"))
        if small or TINY.search(element.get("style", "")):
            return True
        inner = next((child for child in element if text_of(child) == text), None)
        if inner is None:
            return False
        element = inner
    return False
