"""The component `sentences`: where sentences begin, knowing Polish abbreviations, initials, ordinals and lines."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import offices

_FINITE = frozenset({"fin", "praet", "imps", "bedzie", "winien", "pred", "impt"})
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
_LEGAL = frozenset({"sp", "sp.k", "spółka"})  # "Sp. z o.o. Sp. k." goes on
_YEAR = frozenset({"r", "br", "b.r"})
_NEAR = 12
_LONGEST_ORDINAL = 3
_ENUMERATION = 80
_AFTER = _ENDS | {"”", '"', "’", ")", "]", "»"}
_ADJECTIVES = 5
_FAR = 60
_HYPHENS = frozenset({"-", "–"})
_NAMED = 4  # how far back "pn." may stand from the quotes: with its full stop and a colon
_CALLED = frozenset({"pn", "pt", "nazwą", "tytułem", "nazwie", "hasłem"})
_QUOTES = frozenset({"„", '"', "«", "”", "“"})
_QUOTED = frozenset({"”", '"', "»", "“"})
_OPENING = frozenset({"„", '"', "(", "[", "«", "–", "—", "-"})


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Gives the abbreviations that never end a sentence, ranks among them, and those that may."""
    data = tomllib.loads((files("pipeline.language") / "data" / "abbreviations.toml").read_text(encoding="utf-8"))
    return frozenset(data["before"]) | offices().abbreviated, frozenset(data["final"])


@cache
def _inside_names() -> frozenset[str]:
    """Gives the abbreviations that stand inside names, whose full stop ends no enumeration."""
    never, sometimes = _abbreviations()
    return never | sometimes | {"o.o", "a", "s", "sp", "k", "z"}


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(reading.pos in _FINITE for token in doc[start:end] for reading in readings(token.lower_))


def _after_colon(doc: Doc, start: int, end: int) -> int:
    """Gives where the part of a sentence behind its last colon begins: "Jest krok dalej: we wrześniu 2024 r. …"."""
    return next((index + 1 for index in range(end - 1, max(start, end - _NEAR), -1) if doc[index].text == ":"), start)


def _only_names(doc: Doc, start: int) -> bool:
    """Tells whether nothing but an enumeration follows up to the next full stop: "… 2021 r. Gmina Lipno i Rypin."."""
    for index in range(start, min(len(doc), start + _ENUMERATION)):
        token = doc[index]
        if token.text in _ENDS and (index + 1 >= len(doc) or doc[index - 1].lower_ not in _inside_names()):
            return index > start + 1
        if token.is_space and "\n" in token.text:
            return index > start + 1
        if any(reading.pos in _FINITE for reading in readings(token.lower_)) and token.is_lower:
            return False
    return False


def _ends_sentence(stop: Token, following: Token, start: int) -> bool:
    """Tells whether a full stop ends a sentence that began at `start`, given the first token after it.

    After an abbreviation that may stand last ("2023 r.", "S.A.") it does only where the sentence has its verb, and
    where no person's forename follows a company ("prezes Betmax S.A. Jan Sowa").
    """
    opened = following
    while opened.text in _OPENING and opened.i + 1 < len(opened.doc):
        opened = opened.nbor(1)
    if opened.text[:1].islower():
        return False
    if stop.text != "." or stop.i == 0:
        return True
    before = stop.nbor(-1)
    if before.whitespace_ or before.is_punct:
        return True
    never, sometimes = _abbreviations()
    word = before.lower_
    company = (
        word == "o.o"
        or (before.text == "A" and stop.i >= 3 and stop.nbor(-2).text == "." and stop.nbor(-3).lower_ == "s")
        or (word in {"k", "j"} and stop.i >= 3 and stop.nbor(-3).lower_ == "sp")
    )
    if len(word) == 1 and before.text.isupper() and not company:
        return _stands_for_surname(before) and _no_name(opened.text)
    if word == "in" and stop.i >= 3 and stop.nbor(-3).lower_ == "m":
        return False
    if company or word in sometimes:
        forename = company and any("imię" in reading.qualifiers for reading in readings(opened.text))
        if opened.text[:1].isdigit() or forename or (company and opened.lower_ in _LEGAL):
            return False
        told = _has_verb(stop.doc, _after_colon(stop.doc, start, stop.i), stop.i)
        return told and not (word in _YEAR and _only_names(stop.doc, opened.i))
    if word in never or _ordinal(before, opened):
        return False
    if word.isdigit() and (_numbers(before, start) or _enumerates(before, start) or opened.text[:1].isdigit()):
        return False
    return not (word.isdigit() and not stop.whitespace_)


def _numbers(figure: Token, start: int) -> bool:
    """Tells whether a figure with its full stop opens its sentence and so numbers it: "2. Gmina zobowiązuje się …"."""
    return len(figure.text) <= _LONGEST_ORDINAL and all(
        token.text in _OPENING or token.is_space for token in figure.doc[start : figure.i]
    )


def _enumerates(figure: Token, start: int) -> bool:
    """Tells whether a figure with its full stop numbers what a colon leads in: "pomiędzy: 1. Gminą A, 2. Gminą B"."""
    if len(figure.text) > _LONGEST_ORDINAL or figure.i <= start:
        return False
    if figure.text == "1":
        return figure.nbor(-1).text == ":"
    before = str(int(figure.text) - 1)
    return any(t.text == before and t.nbor(1).text == "." for t in figure.doc[max(start, figure.i - _FAR) : figure.i])


def _stands_for_surname(initial: Token) -> bool:
    """Tells whether an initial follows a forename, as where a surname is withheld: "zatrzymano Tadeusza K."."""
    forename = initial.nbor(-1) if initial.i else initial
    return forename.is_title and any("imię" in reading.qualifiers for reading in readings(forename.text))


def _no_name(form: str) -> bool:
    """Tells whether the dictionary knows a word, and as no part of a person's name."""
    found = [reading for reading in readings(form) if reading.known]
    return bool(found) and not any(reading.qualifiers & {"imię", "nazwisko"} for reading in found)


def _ordinal(before: Token, following: Token) -> bool:
    """Tells whether a full stop makes a figure the ordinal of a unit that is counted: "oraz 15. Brygada".

    Adjectives may stand between: "z 4. Warmińsko-Mazurską Brygadą".
    """
    if not before.text.isdigit() or len(before.text) > _LONGEST_ORDINAL or before.is_sent_start:
        return False
    index, doc = following.i, following.doc
    while index < min(len(doc) - 1, following.i + _ADJECTIVES) and _of_unit(doc[index]):
        index += 1
    return bool(lemmas(doc[index].text) & heads().numbered)


def _of_unit(token: Token) -> bool:
    """Tells whether a token can be an adjective of a unit's name, or half of one: "Warmińsko", "-", "Mazurską"."""
    half = token.i + 1 < len(token.doc) and token.nbor(1).text in _HYPHENS and not token.whitespace_
    adjective = any(reading.adjectival for reading in readings(token.lower_))
    return token.text in _HYPHENS or (token.text[:1].isupper() and (half or adjective))


def _titles(doc: Doc) -> frozenset[int]:
    """Gives the tokens inside names in quotes, whose full stops end nothing: "zadanie pn. „Ulica A. Ulica B”"."""
    inside: set[int] = set()
    for token in doc:
        if token.text not in _QUOTES or token.i in inside:
            continue
        before = [t.lower_ for t in doc[max(0, token.i - _NAMED) : token.i] if not t.is_punct]
        if not before or before[-1] not in _CALLED:
            continue
        closing = next((t.i for t in doc[token.i + 1 : token.i + _ENUMERATION] if t.text in _QUOTED), None)
        if closing is not None and not any("\n" in t.text for t in doc[token.i : closing]):
            inside.update(range(token.i + 1, closing + 1))
    return frozenset(inside)


def bounded(doc: Doc) -> Doc:
    """Gives the Doc with its sentence boundaries set; what another component has set already stays."""
    return doc if doc.has_annotation("SENT_START") else Sentences()(doc)


class Sentences:
    """Sets `token.is_sent_start` on every token; what another component has set already stays."""

    def __call__(self, doc: Doc) -> Doc:
        if doc.has_annotation("SENT_START"):
            return doc
        starts = [False] * len(doc)
        titles = _titles(doc)
        index = begun = 0
        while index < len(doc):
            token = doc[index]
            end = index + 1
            if token.is_space and "\n" in token.text:
                if end < len(doc):
                    starts[end] = True
            elif token.text in _ENDS:
                while end < len(doc) and not doc[end - 1].whitespace_ and doc[end].text in _AFTER:
                    end += 1
                if end < len(doc) and doc[end - 1].whitespace_ and not doc[end].is_space:
                    starts[end] = index not in titles and _ends_sentence(token, doc[end], begun)
            begun = end if end < len(doc) and starts[end] else begun
            index = end
        if len(doc):
            starts[0] = True
            # Setting `token.is_sent_start` one by one walks through the Doc each time.
            marks = [[1 if start else -1] for start in starts]
            doc.from_array(["SENT_START"], cast(Any, np.array(marks, dtype="int64").astype("uint64")))
        return doc


@Language.factory("sentences", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """Gives the component; it has no settings."""
    return Sentences()
