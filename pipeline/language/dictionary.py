"""The dictionary of Polish: what a form can be, and how a lexeme is inflected (Morfeusz 2 with SGJP)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import morfeusz2

from pipeline.language.guesser import guess

ADJECTIVAL = frozenset({"adj", "pact", "ppas"})
NOMINAL = frozenset({"subst", "ger"})
_KNOWN = 200_000
_OWAC = "ować"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form, after the SGJP tagset.

    lexeme: the dictionary's name of the lexeme, which tells homonyms apart ("Klimek:Sf"); lemma: its base form.
    pos: the tag's first part. numbers, cases, genders: every value that the tag allows, empty where it has none.
    qualifiers: SGJP's kinds of names, such as "imię", "nazwisko", "nazwa_geograficzna". degree: of adjectives.
    """

    lexeme: str
    lemma: str
    pos: str
    tag: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    qualifiers: frozenset[str]
    degree: str = ""
    known: bool = True

    @property
    def nominal(self) -> bool:
        return self.pos in NOMINAL

    @property
    def adjectival(self) -> bool:
        return self.pos in ADJECTIVAL


_NUMBERS = frozenset({"sg", "pl"})
_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})
_GENDERS = frozenset({"m1", "m2", "m3", "f", "n"})
_DEGREES = frozenset({"pos", "com", "sup"})


class _Morfeusz(morfeusz2.Morfeusz):  # type: ignore[misc]
    """Morfeusz that puts each tag and set of qualifiers together once, and gives no labels, which nobody asks for.

    A few hundred kinds of both stand for all words, and to fetch them anew takes longer than to look a word up.
    """

    def __init__(self) -> None:
        super().__init__(expand_tags=False, case_handling=100, aggl="strict", praet="split")
        self._tags: dict[int, str] = {}
        self._names: dict[int, frozenset[str]] = {}

    def _interp2tuple(self, interp: Any) -> tuple[str, str, str, frozenset[str], tuple[()]]:
        kind, named = interp.tagId, interp.nameId
        if kind not in self._tags:
            self._tags[kind] = interp.getTag(self._morfeusz_obj)
        if named not in self._names:
            self._names[named] = frozenset(interp.getName(self._morfeusz_obj))
        return interp.orth, interp.lemma, self._tags[kind], self._names[named], ()


@cache
def _morfeusz() -> _Morfeusz:
    return _Morfeusz()


@lru_cache(maxsize=10_000)
def _values(tag: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], str]:
    """Gives the numbers, cases, genders and degree that a tag allows."""
    parts = [frozenset(part.split(".")) for part in tag.split(":")]

    def values(allowed: frozenset[str]) -> frozenset[str]:
        return next((part & allowed for part in parts[1:] if part & allowed), frozenset())

    return values(_NUMBERS), values(_CASES), values(_GENDERS), next(iter(values(_DEGREES)), "")


def _reading(lexeme: str, tag: str, qualifiers: frozenset[str] = frozenset(), known: bool = True) -> Reading:
    numbers, cases, genders, degree = _values(tag)
    return Reading(
        lexeme=lexeme,
        lemma=lexeme.split(":")[0] if len(lexeme) > 1 else lexeme,
        pos=tag.split(":")[0],
        tag=tag,
        numbers=numbers,
        cases=cases,
        genders=genders,
        qualifiers=qualifiers,
        degree=degree,
        known=known,
    )


@lru_cache(maxsize=_KNOWN)
def readings(form: str) -> tuple[Reading, ...]:
    """Gives every reading of a form as one word; a form that the dictionary lacks is read by its ending.

    Forms that Morfeusz splits ("byłem") are read by their first part; what is no word at all gives an empty tuple.
    """
    if not form or len(form) > 60 or not any(character.isalpha() for character in form):
        return ()
    analyses = _morfeusz().analyse(form)
    found = [
        _reading(lexeme, tag, qualifiers)
        for start, _end, (_, lexeme, tag, qualifiers, _) in analyses
        if start == 0 and not tag.startswith("ign")
    ]
    found = found or list(_missing(form))
    proven = any(reading.adjectival or (reading.nominal and not _only_surname(reading)) for reading in found)
    if not proven and (form[0].isupper() or not found or any(_only_surname(reading) for reading in found)):
        found += [_reading(lexeme, tag, known=False) for lexeme, tag in guess(form)]
    return tuple(found)


@cache
def _like() -> dict[str, str]:
    """Gives the verbs in -ować that the dictionary lacks, each with its model."""
    found = tomllib.loads((files("pipeline.language") / "data" / "verbs.toml").read_text(encoding="utf-8"))
    models: dict[str, str] = found["inflected_like"]
    return models


def _missing(form: str) -> Iterator[Reading]:
    """Gives the readings of a form of a verb that the dictionary lacks: those of its model's form."""
    for verb, model in _like().items():
        stem = verb.removesuffix(_OWAC)
        if form.startswith(stem):
            for reading in readings(model.removesuffix(_OWAC) + form.removeprefix(stem)):
                if reading.lemma == model:
                    yield replace(reading, lexeme=verb, lemma=verb)


def _only_surname(reading: Reading) -> bool:
    """Tells whether a reading is a surname's: "Zalesiński" is one, and still the adjective of any Zalesin."""
    return "nazwisko" in reading.qualifiers and "nazwa_geograficzna" not in reading.qualifiers


@lru_cache(maxsize=_KNOWN)
def lemmas(form: str) -> frozenset[str]:
    """Gives every base form that a form can have, in lower case."""
    return frozenset(reading.lemma.lower() for reading in readings(form))


@lru_cache(maxsize=_KNOWN)
def forms(lexeme: str) -> tuple[tuple[str, Reading], ...]:
    """Gives every inflected form of a lexeme with what it is; nothing for a lexeme that the dictionary lacks."""
    generated = _morfeusz().generate(lexeme)
    return tuple(
        (form, _reading(lexeme_id, tag, qualifiers))
        for form, lexeme_id, tag, qualifiers, _ in generated
        if not tag.startswith("ign")
    )


@lru_cache(maxsize=_KNOWN)
def compared(lexeme: str) -> bool:
    """Tells whether an adjective has a comparative: "czystszy"."""
    return any(_values(tag)[3] == "com" for _, _, tag, _, _ in _morfeusz().generate(lexeme))


def nominative(reading: Reading, number: str, gender: str | None = None) -> str | None:
    """Gives the nominative of a reading's lexeme in a number (and, for adjectives, a gender), or None.

    For a lexeme that the dictionary lacks, the guesser's base form stands for it.
    """
    if not reading.known:
        return _guessed(reading, number, gender)
    gender = gender if reading.adjectival else None
    regular = _regular(reading, number, gender)
    if regular is not None:
        return regular
    return _generated(reading.lexeme, reading.pos, reading.degree, _negation(reading.tag), number, gender)


def _guessed(reading: Reading, number: str, gender: str | None) -> str | None:
    """Gives the nominative of a lexeme that the dictionary lacks."""
    if reading.nominal:
        return reading.lemma
    if number != "sg":
        return _neuter(reading.lemma) if reading.adjectival and gender != "m1" else None
    if reading.adjectival and gender in {"f", "n"}:
        stem = reading.lemma[:-1]
        if gender == "f":
            return stem + "a" if not stem.endswith(("k", "g")) or reading.lemma.endswith("i") else None
        return _neuter(reading.lemma)
    return reading.lemma


_OF_PLACES = ("ski", "cki", "dzki")
_HARD = ("ny", "wy", "ły")


def _regular(reading: Reading, number: str, gender: str | None) -> str | None:
    """Gives a nominative that needs no generation, which takes most of a name's time, or None.

    A noun's in the singular is its lemma, and so is a man's of an adjective, though "wolen" stands beside "wolny".
    Adjectives in -ski are all inflected alike, and those in -ny, -wy and -ły but for men in the plural: "mali".
    """
    if reading.pos == "subst":
        return reading.lemma if number == "sg" else None
    if reading.pos != "adj" or reading.degree != "pos" or gender is None:
        return None
    if number == "sg" and gender[0] == "m" and reading.lemma.endswith(("i", "y")):
        return reading.lemma
    of_place = reading.lemma.endswith(_OF_PLACES)
    if not of_place and not reading.lemma.endswith(_HARD):
        return None
    if number == "sg" and gender == "f":
        return reading.lemma[:-1] + "a"
    if gender == "m1":
        return reading.lemma[:-2] + "cy" if of_place else None
    return _neuter(reading.lemma)


@lru_cache(maxsize=_KNOWN)
def _generated(lexeme: str, pos: str, degree: str, negation: bool, number: str, gender: str | None) -> str | None:
    """Gives the first of a lexeme's nominatives that is of this kind; of any gender where it is None."""
    for form, tag in _nominatives(lexeme):
        numbers, _, genders, told = _values(tag)
        if (
            number in numbers
            and told == degree
            and (gender is None or gender in genders)
            and _negation(tag) is negation
            and tag.split(":", 1)[0] == pos
        ):
            return form
    return None


@lru_cache(maxsize=_KNOWN)
def _nominatives(lexeme: str) -> tuple[tuple[str, str], ...]:
    """Gives (form, tag) of each of a lexeme's forms in the nominative."""
    return tuple((form, tag) for form, _, tag, _, _ in _morfeusz().generate(lexeme) if "nom" in _values(tag)[1])


def _neuter(adjective: str) -> str:
    return adjective + "e" if adjective.endswith("i") else adjective[:-1] + "e"


def _negation(tag: str) -> bool:
    return tag.endswith(":neg")
