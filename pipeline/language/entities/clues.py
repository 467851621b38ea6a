"""What the letters of a word and the dictionary tell of it before any context is read."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.language.dictionary import Reading, readings

_SHAPES = ("lower", "title", "upper", "initial", "mixed", "digits", "digit", "symbol")
_NAMES = {
    "nazwa_pospolita": "common",
    "nazwa pospolita": "common",
    "imię": "forename",
    "nazwisko": "surname",
    "nazwisko_(odmężowskie)": "surname",
    "człon_nazwiska": "surname",
    "nazwa_geograficzna": "place",
    "człon_nazwy_geograficznej": "part of place",
    "nazwa_organizacji": "organisation",
    "nazwa_instytucji": "organisation",
    "nazwa_firmy": "organisation",
    "człon_nazwy_organizacji": "part of organisation",
    "człon_nazwy_instytucji": "part of organisation",
    "człon_nazwy_firmy": "part of organisation",
}
_OTHER_NAME = "other name"
_PARTS_OF_SPEECH = {
    "subst": "noun",
    "ger": "gerund",
    "depr": "depreciative",
    "adj": "adjective",
    "adja": "adjective",
    "adjp": "adjective",
    "adjc": "adjective",
    "pact": "participle",
    "ppas": "participle",
    "fin": "verb",
    "praet": "verb",
    "imps": "verb",
    "impt": "verb",
    "inf": "verb",
    "bedzie": "verb",
    "winien": "verb",
    "pred": "verb",
    "pcon": "verb",
    "pant": "verb",
    "adv": "adverb",
    "prep": "preposition",
    "conj": "conjunction",
    "comp": "conjunction",
    "part": "particle",
    "num": "numeral",
    "brev": "abbreviation",
    "ppron12": "pronoun",
    "ppron3": "pronoun",
    "siebie": "pronoun",
    "dig": "number",
    "romandig": "roman number",
    "interj": "interjection",
}
_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_NUMBERS = ("sg", "pl")
_GENDERS = ("m1", "m2", "m3", "f", "n")

CLUES: tuple[str, ...] = (
    *_SHAPES,
    *dict.fromkeys((*_NAMES.values(), _OTHER_NAME)),
    *dict.fromkeys(_PARTS_OF_SPEECH.values()),
    *_CASES,
    *_NUMBERS,
    *_GENDERS,
    "unknown",
    "common in lower case",
)
"""The names of the clues, in the order of their places in the vector that `clues` gives."""

_PLACE = {clue: place for place, clue in enumerate(CLUES)}


def shape(form: str) -> str:
    """Gives which of eight shapes a word has: lower, title, upper, initial, mixed, digits, digit or symbol."""
    if form.isdigit():
        return "digits"
    if not any(character.isalpha() for character in form):
        return "digit" if any(character.isdigit() for character in form) else "symbol"
    if any(character.isdigit() for character in form):
        return "digit"
    if form.isupper():
        return "upper" if len(form) > 1 else "initial"
    if form.islower():
        return "lower"
    return "title" if form[0].isupper() and form[1:].islower() else "mixed"


def _told(reading: Reading) -> set[str]:
    """Gives the clues of one reading; inflection only of nouns and adjectives, whose agreement binds a name."""
    found = {_NAMES.get(qualifier, _OTHER_NAME) for qualifier in reading.qualifiers}
    if reading.pos in _PARTS_OF_SPEECH:
        found.add(_PARTS_OF_SPEECH[reading.pos])
    if reading.nominal or reading.adjectival:
        found |= reading.cases | reading.numbers | reading.genders
    return found


@lru_cache(maxsize=100_000)
def clues(form: str) -> NDArray[np.float32]:
    """Gives a word's clues as a read-only float32 vector of zeros and ones, shape (len(CLUES),)."""
    known = [reading for reading in readings(form) if reading.known]
    found = {shape(form)}.union(*map(_told, known))
    if not known and any(character.isalpha() for character in form):
        found.add("unknown")
    lowered = form.lower()
    if lowered != form and any(reading.known and "common" in _told(reading) for reading in readings(lowered)):
        found.add("common in lower case")
    vector = np.zeros(len(CLUES), dtype=np.float32)
    vector[[_PLACE[clue] for clue in found if clue in _PLACE]] = 1.0
    vector.flags.writeable = False
    return vector
