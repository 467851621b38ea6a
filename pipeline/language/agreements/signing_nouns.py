"""Nouns for people that sign for those they stand before: "rektorzy X i Y", "przez wójta gminy X i zarząd spółki Z"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.clauses import BETWEEN, Sentence, finite
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.offices import office_reading

_NEXT = frozenset({",", ";", ":", "i", "oraz", "także", "czyli"})


def is_office(word: str) -> bool:
    """Tells whether a word names the holder of an office, or several at once: "wójt", "dyrektorzy", "rektorów".

    Who holds it is told by a role of its own; where none is, the office stands for the organisation.
    """
    return office_reading(word) is not None


def noun_is_subject(doc: Doc, index: int, sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether a noun for people is the subject of signing, or its agent: "rektorzy", "przez rektorów".

    Beside the noun of signing the subject did something else: "przy podpisaniu obecny był rektor Akademii X".
    """
    while index > sentence.start and lemmas(doc[index].lower_) & data().boards and _for_people(doc[index - 1]):
        index -= 1  # "przedstawiciele zarządu spółki"
    nominative = anchor.form != "noun" and any("nom" in r.cases for r in readings(doc[index].lower_) if r.nominal)
    before = doc[index - 1].lower_ if index > 0 else ""
    by = (
        before == "przez"
        or bool(lemmas(before) & data().meetings)
        or (before in {"z", "ze"} and any("inst" in r.cases for r in readings(doc[index].lower_)))
    )
    listed = _next_by(doc, index, sentence) or _next_between(doc, index, sentence) or _next_with(doc, index, sentence)
    return nominative or by or listed


def _next_by(doc: Doc, index: int, sentence: Sentence) -> bool:
    """Tells whether a noun goes on a list behind "przez": "przez wójta gminy X, wójta gminy Y i zarząd spółki Z"."""
    while index > sentence.start and is_office(doc[index - 1].text):
        index -= 1  # "zastępcę wójta"
    if index <= sentence.start or doc[index - 1].lower_ not in _NEXT or not _accusative(doc[index]):
        return False
    for token in reversed(sentence.tokens[: index - sentence.start]):
        if not sentence.together(token.i, index):
            continue
        if token.lower_ == "przez":
            return True
        if finite(token) or f"{token.lower_} {token.nbor(1).lower_}" in data().not_parties:
            return False
    return False


def _next_with(doc: Doc, index: int, sentence: Sentence) -> bool:
    """Tells whether a noun for people goes on a list behind "z": "z wójtem gminy X oraz burmistrzem Y"."""
    if index <= sentence.start or doc[index - 1].lower_ not in _NEXT or not _instrumental(doc[index]):
        return False
    for token in reversed(sentence.tokens[: index - sentence.start]):
        if token.lower_ in {"z", "ze"} and _instrumental(token.nbor(1)):
            return True
        if finite(token) or any(reading.pos == "prep" for reading in readings(token.lower_)):
            return False
    return False


def _next_between(doc: Doc, index: int, sentence: Sentence) -> bool:
    """Tells whether a noun for people goes on the list of "pomiędzy": "pomiędzy rektorem X a dyrektorem Y"."""
    if not any("inst" in reading.cases for reading in readings(doc[index].lower_)):
        return False
    clause = sentence.clause(doc[index])
    opening = [token.i for token in clause if token.lower_ in BETWEEN and token.i < index]
    return bool(opening) and not any(finite(token) for token in clause if opening[-1] < token.i < index)


def _for_people(token: Token) -> bool:
    return bool(lemmas(token.lower_) & data().representatives)


def _accusative(token: Token) -> bool:
    return any("acc" in reading.cases and reading.nominal for reading in readings(token.lower_))


def _instrumental(token: Token) -> bool:
    return any("inst" in reading.cases for reading in readings(token.lower_) if reading.nominal)
