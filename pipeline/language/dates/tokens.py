"""A text as a row of symbols, one a token: the classes of its words, figures and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language.dates.figures import NUMBERS, classified
from pipeline.language.dates.words import vocabulary

SIGNS = {
    "dot": ".", "comma": ",", "colon": ":", "slash": "/", "open": "([", "close": ")]", "dash": "-–—‒−", "line": "\n\r\u2028\u2029",
}  # fmt: skip
"""The signs that play a part in dates, by class; a line's end belongs to no rule, so that none reaches over it."""

OTHER = "\x00"
"""The symbol of whatever plays no part in dates."""

# Possessive: what has been read is never read again, so that the time grows with the text and no faster.
_TOKEN = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4})(?![\d-])|\d++(?:[.:/]\d++)*+|[^\W\d_]++|[\n\r\u2028\u2029]|[^\w\s]|_++"
)


# In "21-V-1933" the hyphen behind a letter makes no code of the year.
_ROMAN_MONTH = re.compile(r"\d-[IVX]{1,4}-$")


@dataclass(frozen=True)
class Tokens:
    """A text's tokens: `shape` has one symbol for each; `matches` say where each stands."""

    text: str
    shape: str
    matches: list[re.Match[str]]

    def start(self, index: int) -> int:
        return self.matches[index].start()

    def end(self, index: int) -> int:
        return self.matches[index].end()

    def word(self, index: int) -> str:
        """The token, or "" before the first and after the last."""
        return self.matches[index][0] if 0 <= index < len(self.matches) else ""


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


def _figure(match: re.Match[str], text: str) -> str:
    """Gives the symbol of a figure; one that is glued to letters or stands in a decimal number is none of ours."""
    start, end = match.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    glued = before[-1:].isalpha() or before[-1:] in {"_", "#", "+", "$", "€", "§", "@"} or after[:1] in {"%", "°", "_", "€", "$"}
    code = before[-1:] == "-" and before[:1].isalpha() and not _ROMAN_MONTH.search(text, max(0, start - 8), start)
    decimal = (before[-1:] == "," and before[:1].isdigit()) or (after[:1] == "," and after[1:].isdigit())
    if glued or code or decimal or (after[:1].isalpha() and not text[end : end + 8].lower().startswith(("r.", "r ", "rok", "r,", "r)"))):
        return OTHER
    name = classified(match[0])
    return symbols()[name] if name else OTHER


def tokens(text: str) -> Tokens:
    """Gives the tokens of a text."""
    known, matches = _known(), list(_TOKEN.finditer(text))
    shape = [
        known.get(word) or (_figure(match, text) if word[0].isdecimal() else OTHER)
        for match in matches
        for word in (match[0],)
    ]
    return Tokens(text, "".join(shape), matches)
