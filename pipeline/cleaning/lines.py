"""Lines that are no part of an article: credits, buttons, counters, and those that announce other articles."""

from __future__ import annotations

import re

from pipeline.cleaning import phrases

LONGEST = 170
"""Characters. A longer line is a sentence that merely begins with the words."""

EDGES = re.compile(r"^[\s\[\]()«»<>|•·*→←↑+\-–—]+|[\s\[\]()«»<>|•·*→←↑+\-–—]+$")


def is_boilerplate(line: str) -> bool:
    """True for a line that, whole, is one of data/boilerplate.txt."""
    return len(line) <= LONGEST and phrases.pattern("boilerplate").fullmatch(bare(line)) is not None


def is_ending(line: str) -> bool:
    """True for a line that, whole, is one of data/endings.txt: what follows it is no longer the article."""
    return len(line) <= LONGEST and phrases.pattern("endings").fullmatch(bare(line)) is not None


def bare(line: str) -> str:
    """The line without the arrows, brackets and bars that stand around a button's words."""
    return EDGES.sub("", line)
