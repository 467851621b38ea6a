"""The lists of a page: what is one, what is an item of one, and the number or letter that an item begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

LISTS = frozenset(["ul", "ol", "dl", "menu", "dir"])

ITEMS = frozenset(["li", "dt", "dd"])

ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(lower|upper)-(alpha|latin|roman)\b", re.I)

TYPES = {
    "loweralpha": "a",
    "lowerlatin": "a",
    "upperalpha": "A",
    "upperlatin": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
"""What an <ol> has as its type for each value of list-style-type."""


@dataclass
class List:
    """A list that the walk is in.

    group: its outermost list's number. style: "1", "a", "A", "i" or "I". number: its next item's. inner: 1 in the
    definitions of a definition list, which stand one level below their term.
    """

    group: int
    style: str
    number: int = 1
    ordered: bool = False
    inner: int = 0

    def enter(self, item: html.HtmlElement) -> str:
        """Notes that an item begins, and gives its marker."""
        value = item.get("value", "")
        if value.isdecimal() and len(value) < 6:
            self.number = int(value)
        marker = numeral(self.number, self.style) + ". " if self.ordered else "- "
        self.number += 1
        if item.tag == "dt":
            self.inner = 0
        elif item.tag == "dd" and self.number > 2:
            self.inner = 1
        return marker


def opened(element: html.HtmlElement, group: int) -> List:
    """The list that element is, as it stands before its first item."""
    start = element.get("start", "1")
    style = STYLE.search(element.get("style", ""))
    kind = TYPES["".join(style.groups()).lower()] if style else element.get("type", "1")
    return List(group, kind, int(start) if start.isdecimal() else 1, element.tag == "ol")


def is_list(element: html.HtmlElement) -> bool:
    """True for HTML's own lists, and for any element that calls itself one."""
    return element.tag in LISTS or element.get("role") == "list"


def is_item(element: html.HtmlElement) -> bool:
    """True for an item of either."""
    return element.tag in ITEMS or element.get("role") == "listitem"


def numeral(number: int, style: str) -> str:
    """The number as a list of that type writes it: 1, a, A, i, I."""
    if style in ("a", "A") and number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and number < 40:
        written = ""
        for value, letters in ROMAN:
            while number >= value:
                written += letters
                number -= value
        return written if style == "i" else written.upper()
    return str(number)
