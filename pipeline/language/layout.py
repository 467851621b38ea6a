"""How an article is laid out: its lines, which of them are items of a list, and which line leads a list in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKER = re.compile(r"(?P<indent>[ \t]*)(?P<marker>[-–—•*▪●◦·‣]|\d{1,3}[.)]|[a-z]\))[ \t]+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Line:
    """A line of the text: offsets of its content without marker, its depth, its marker ("" for running text).

    paragraph: number of the paragraph it stands in; an empty line begins a new one.
    """

    start: int
    end: int
    depth: int
    marker: str
    paragraph: int

    def text(self, article: str) -> str:
        return article[self.start : self.end]


def lines(text: str) -> Iterator[Line]:
    """Gives the text's lines that hold anything, in order."""
    paragraph, last_end = 0, 0
    for found in _LINE.finditer(text):
        if not found.group().strip():
            continue
        if text.count("\n", last_end, found.start()) > 1:
            paragraph += 1
        last_end = found.end()
        marker = _MARKER.match(text, found.start(), found.end())
        start = marker.end() if marker else found.start()
        content = text[start : found.end()]
        start += len(content) - len(content.lstrip())
        end = found.end() - (len(content) - len(content.rstrip()))
        if start >= end:
            continue
        indent = marker["indent"] if marker else ""
        yield Line(start, end, len(indent.expandtabs(2)) // 2, marker["marker"] if marker else "", paragraph)
