"""Acronyms of kinds of institutions, named by town, number or patron: "PWSZ w Kłodnie", "Prywatne LO w Borkach"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from pipeline.language.dictionary import readings
from pipeline.language.mentions.borders import right
from pipeline.language.mentions.words import OPENING_QUOTES, capitalised, forename, roman

_LEADING_ON = frozenset({"nr", "w", "we", "im", "imienia"}) | OPENING_QUOTES


@dataclass(frozen=True)
class Acronyms:
    """kinds: acronym -> head noun of what it stands for; units: acronym -> words of a local government before its town.

    See data/acronyms.toml.
    """

    kinds: dict[str, str]
    units: dict[str, str]


@cache
def acronyms() -> Acronyms:
    path = files("pipeline.language.mentions") / "data" / "acronyms.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Acronyms(data["kinds"], data["units"])


def by_kind(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of the names that tell which institution of a kind is meant."""
    for token in doc[:-1]:
        if token.text in acronyms().units and capitalised(doc[token.i + 1]) and not forename(doc[token.i + 1]):
            yield token.i, right(doc, token.i)
        elif token.text in acronyms().kinds:
            start, end = _left(doc, token.i), _right(doc, token.i)
            if end > token.i + 1 or start < token.i:
                yield start, end


def _right(doc: Doc, acronym: int) -> int:
    """Gives where a name ends whose acronym stands at a token: behind its number, patron and town."""
    following = doc[acronym + 1]
    if following.text.isdigit() and len(following.text) < 4 and doc[acronym].whitespace_:
        return right(doc, acronym, acronym + 2)
    return right(doc, acronym) if following.lower_ in _LEADING_ON else acronym + 1


def _left(doc: Doc, acronym: int) -> int:
    """Gives where a name begins: before the acronym's figure ("II LO") and the adjectives that agree with its noun."""
    start = acronym
    noun = readings(acronyms().kinds[doc[acronym].text])
    genders = frozenset().union(*(reading.genders for reading in noun if reading.nominal))
    while start > 0:
        before = doc[start - 1]
        fitting = [r for r in readings(before.text) if r.adjectival and r.genders & genders and "sg" in r.numbers]
        if not (capitalised(before) and (roman(before) or fitting)) or doc[start].is_sent_start:
            break
        start -= 1
    return start
