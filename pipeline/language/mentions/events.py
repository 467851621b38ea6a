"""Names of events: congresses, fairs, conferences, in Polish or not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import (
    OPENING_QUOTES,
    agreeing,
    capitalised,
    closing_quote,
    forename,
    roman,
)
from pipeline.language.offices import office_reading, offices

_NAMES = frozenset({"imię", "nazwisko", "nazwa_geograficzna", "nazwa_własna"})
_JOINING = frozenset({"i", "w", "we", "of", "and", "for", "the", "on", "-", "–", "&", "na", "dla"})


@dataclass(frozen=True)
class Nouns:
    """The nouns of names of events; see data/events.toml."""

    polish: frozenset[str]
    foreign: frozenset[str]
    before_name: frozenset[str]


@cache
def nouns() -> Nouns:
    path = files("pipeline.language.mentions") / "data" / "events.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Nouns(*(frozenset(data[name]) for name in ("polish", "foreign", "before_name")))


def _person(doc: Doc, index: int) -> bool:
    """Tells whether a person's name begins at a token: a forename before another capital ("Gleby" is also soil)."""
    return forename(doc[index]) and index + 1 < len(doc) and capitalised(doc[index + 1])


def _one_office(token: Token) -> bool:
    """Tells whether a word is one person's office: "Spotkanie Burmistrza Kłodna" is no name, "Zjazd Sołtysów" is."""
    office = office_reading(token.text)
    return office is not None and office.lemma.lower() in offices().held_at and "pl" not in office.numbers


def _another_name(token: Token) -> bool:
    """Tells whether a party's name begins after an event's: "Podczas Targów Pol-Eko Politechnika Opolska podpisała"."""
    return is_head(token) and not any("gen" in reading.cases for reading in readings(token.text))


def _right(doc: Doc, end: int) -> int:
    """Gives where a name that has come as far as `end` ends."""
    while end < len(doc):
        token = doc[end]
        if token.is_space or token.is_sent_start or _one_office(token) or _another_name(token):
            break
        if token.text in OPENING_QUOTES and doc[end - 1].whitespace_:
            closing = closing_quote(doc, end)
            if closing is None:
                break
            end = closing + 1
        elif (capitalised(token) and not _person(doc, end)) or (token.text.isdigit() and len(token.text) in {3, 4}):
            end += 1
        elif token.lower_ in _JOINING and end + 1 < len(doc) and capitalised(doc[end + 1]):
            if token.lower_ in {"w", "we"}:
                break
            if token.lower_ == "i" and not any("gen" in r.cases for r in readings(doc[end + 1].text)):
                break
            end += 2
        else:
            break
    return end


def by_polish_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that begin with a Polish noun and what agrees with it: "XII Kongres Rozwoju Wsi"."""
    for token in doc:
        if not capitalised(token) or not lemmas(token.text) & nouns().polish:
            continue
        start, end = token.i, _right(doc, token.i + 1)
        while start > 0 and not doc[start].is_sent_start:
            before = doc[start - 1]
            adjectives = tuple(r for r in readings(before.text) if r.adjectival)
            if (capitalised(before) and adjectives and agreeing(adjectives, readings(token.text))) or roman(before):
                start -= 1
            elif before.text == "." and start >= 2 and doc[start - 2].text.isdigit():
                start -= 2
            else:
                break
        if end - start > 1:
            yield start, end


def _polish(token: Token) -> bool:
    """Tells whether a word before a foreign name is Polish: a function word, a verb, or one that begins a sentence."""
    known = [reading for reading in readings(token.lower_) if reading.known]
    return bool(known) and (bool(token.is_sent_start) or not any(reading.nominal for reading in known))


def by_foreign_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that end in a foreign noun: "International Automotive Business Meeting"."""
    for token in doc:
        if token.lower_ not in nouns().foreign or not capitalised(token):
            continue
        start = token.i
        while (
            start > 0
            and not doc[start - 1].is_space
            and (capitalised(doc[start - 1]) or doc[start - 1].text in {"&", "-"})
            and not _polish(doc[start - 1])
        ):
            start -= 1
        end = token.i + 1
        while end < len(doc) and (
            (doc[end].text.isdigit() and len(doc[end].text) == 4) or doc[end].lower_ in nouns().foreign
        ):
            end += 1
        if end - start > 1:
            yield start, end


def by_common_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that follow a common noun: "podczas konferencji „Przemysł jutra”", "targów ITM Industry"."""
    for token in doc[:-1]:
        if not token.text.islower() or not lemmas(token.text) & nouns().before_name:
            continue
        following = doc[token.i + 1]
        if following.text in OPENING_QUOTES:
            closing = closing_quote(doc, following.i)
            if closing is not None and closing > following.i + 1:
                yield following.i + 1, closing
        elif capitalised(following) and not forename(following):
            known = [r for r in readings(following.text) if r.known]
            if not known or following.text.isupper():
                yield token.i, _right(doc, following.i + 1)
