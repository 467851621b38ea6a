"""What stands around an article on its page: menus, footers, banners, buttons, lists of other articles."""

from __future__ import annotations

import re

from lxml import html

from pipeline.cleaning import phrases
from pipeline.cleaning.lines import is_ending
from pipeline.cleaning.tree import SILENT, text_of

FRAMES = frozenset(["nav", "footer", "aside", "form", "menu"])

FURNITURE_ROLES = """
navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar alert
"""

ROLES = frozenset(FURNITURE_ROLES.split())

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

WORDS = re.compile(r"[a-ząćęłńóśźż]+", re.I)

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

WITH = re.compile(r"(?:(?<=\s)|--)(?:has|with|no|without|is|js)-[\w-]+|--ads?(?=\s)", re.I)
"""Names that say what an element has, not what it is: "has-sidebar", "section--has-ads"."""

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

LARGEST = 0.4
"""The share of the page's text from which on an element is not removed, whatever it is called: themes put their
"has-sidebar" on the body, and some systems the whole page into one form."""


def strip(root: html.HtmlElement) -> None:
    """Removes from the tree what is no article by its tag, its role or the words of its class and id."""
    for element in list(root.iter(*SILENT)):
        if element.getparent() is not None:
            element.drop_tree()
    sizes = lengths(root)
    total = sizes.get(root, 0)
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None or element.tag in ("html", "body", "main", "h1"):
            continue
        if not is_furniture(element) or sizes.get(element, 0) > LARGEST * total or leads_on(element):
            continue
        if element.find(".//h1") is not None or (element.tag != "aside" and element.find(".//article//p") is not None):
            continue
        element.drop_tree()


def lengths(root: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many characters of text stand in each element, counted once for the whole tree."""
    sizes: dict[html.HtmlElement, int] = {}
    # Children come before their parents in reversed document order, so that no recursion is needed.
    for element in reversed(list(root.iter())):
        own = len((element.text or "").strip()) + sizes.get(element, 0)
        sizes[element] = own
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + own + len((element.tail or "").strip())
    return sizes


def is_furniture(element: html.HtmlElement) -> bool:
    """True for an element that says of itself that it holds no article."""
    if element.tag in FRAMES or element.get("role", "").lower() in ROLES:
        return True
    if element.tag == "header":
        return element.find(".//h1") is None and element.find(".//h2") is None
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "")):
        return True
    # A heading's id is the name of its section, which the menu's words may be part of.
    ids = "" if element.tag in HEADINGS else element.get("id", "")
    names = WITH.sub(" ", f" {element.get('class', '')} {ids} ")
    if not names.strip():
        return False
    words = WORDS.findall(names) + WORDS.findall(CAMEL.sub(" ", names))
    return any(phrases.pattern("furniture").fullmatch(word) for word in words)


def leads_on(element: html.HtmlElement) -> bool:
    """True where the paragraph just before ends in a colon: what it announces is the article's, wherever it stands."""
    before = element.getprevious()
    if before is None or before.tag not in ("p", "div", "h2", "h3", "h4", "h5", "strong", "b"):
        return False
    last = text_of(before)[-200:]
    return last.endswith(":") and not is_ending(last)
