"""A text as a row of symbols, one a token: the classes of its words, figures and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language.dates.figures import NUMBERS, classified
from pipeline.language.dates.words import vocabulary

SIGNS = {
    "dot": ".",
    "comma": ",",
    "colon": ":",
    "slash": "/",
    "open": "([",
    "close": ")]",
    "dash": "-–—‒−",
    "apostrophe": "'’",
    "line": "\n\r\u2028\u2029",
}
"""The signs that play a part in dates, by class; a line's end belongs to no rule, so that none reaches over it."""

OTHER = "\x00"
"""The symbol of whatever plays no part in dates."""

# Possessive: what has been read is never read again, so that the time grows with the text and no faster.
_TOKEN = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4})(?![\d-])|\d++(?:[.:/]\d++)*+|[^\W\d_]++|[\n\r\u2028\u2029]|[^\w\s]|_++"
)


# In "21-V-1933" the hyphen behind a letter makes no code of the year.
_ROMAN_MONTH = re.compile(r"\d-[IVX]{1,4}-$")


# "2023r." is a year, "2023abc" is none.
_YEAR_WORD = re.compile(r"r(?:\.|ok\w*|\b)", re.I)
_YEAR_AFTER = 8
_GLUED_BEFORE = frozenset("_#+$€§@")
_GLUED_AFTER = frozenset("%°_€$")


@dataclass(frozen=True)
class Tokens:
    """A text's tokens: `shape` has one symbol for each; `starts` say where each stands, `words` what it is."""

    text: str
    shape: str
    starts: list[int]
    words: list[str]

    def start(self, index: int) -> int:
        return self.starts[index]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])

    def word(self, index: int) -> str:
        """The token, or "" before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""


@cache
def symbols() -> dict[str, str]:
    """Gives the symbol of each class: words, figures, signs."""
    names = [*vocabulary().classes, *NUMBERS, *SIGNS]
    return {name: chr(0x100 + number) for number, name in enumerate(dict.fromkeys(names))}


@cache
def _known() -> dict[str, str]:
    """Gives the symbol of every word, in each way of writing it, and of every sign."""
    known = {form: symbols()[name] for form, (name, _) in vocabulary().words.items()}
    return known | {sign: symbols()[name] for name, signs in SIGNS.items() for sign in signs}


def _figure(word: str, text: str, start: int) -> str:
    """Gives the symbol of a figure; one that is glued to letters or stands in a decimal number is none of ours."""
    end = start + len(word)
    before, after = text[max(0, start - 2) : start], text[end : end + _YEAR_AFTER]
    glued = before[-1:].isalpha() or before[-1:] in _GLUED_BEFORE or after[:1] in _GLUED_AFTER
    code = before[-1:] == "-" and before[:1].isalpha() and not _ROMAN_MONTH.search(text, max(0, start - 8), start)
    decimal = (before[-1:] == "," and before[:1].isdigit()) or (after[:1] == "," and after[1:2].isdigit())
    if glued or code or decimal or (after[:1].isalpha() and not _YEAR_WORD.match(after)):
        return OTHER
    name = classified(word)
    return symbols()[name] if name else OTHER


def tokens(text: str) -> Tokens:
    """Gives the tokens of a text."""
    known = _known()
    # Lists of numbers and strings, which the garbage collector leaves alone: with objects in them it goes through all
    # of them again and again while a long text is read.
    shape, starts, words = [], [], []
    for match in _TOKEN.finditer(text):
        word = match[0]
        starts.append(match.start())
        words.append(word)
        shape.append(known.get(word) or (_figure(word, text, starts[-1]) if word[0].isdecimal() else OTHER))
    return Tokens(text, "".join(shape), starts, words)
