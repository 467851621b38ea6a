"""What a word of a name can be the inflected form of: by the dictionary, by an apostrophe, by its ending."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.language.dictionary import Reading, nominative, readings

_APOSTROPHE = re.compile(
    r"(?P<base>.*\w{2})['’](?P<ending>a|u|owi|em|ie|ego|emu|m|go|mu|y|i|ą|ę|ów|om|ami|ach|e)", re.DOTALL
)
_KINDS = (("imię", "fore"), ("nazwisko", "sur"), ("nazwa_geograficzna", "geo"), ("etnonim", "ethn"))
_UNINFLECTED = re.compile(r"[IVXLCDM]+|.*\..*", re.DOTALL)
_LONGEST = 40
_MARKS = "„”\"«»'’()[]"


class Inflection(NamedTuple):
    """One way to read a word: as a form of `base` in a case, of a gender, or in the plural.

    case: SGJP's name. gender: m, f, n, or p1 and p for plurals of men and of others. kind: how it is known: fore, sur,
    geo, ethn (names in the dictionary), noun, adj, apo (behind an apostrophe), end (by the table of endings).
    """

    base: str
    case: str
    gender: str
    kind: str


@cache
def _endings() -> dict[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]]:
    """Gives ending -> (case, gender, ending of the nominative, what it stands behind) of data/endings.tsv."""
    text = (files("pipeline.language.names") / "data" / "endings.tsv").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str, str, tuple[str, ...]]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            case, gender, ending, base, *behind = line.split("\t")
            stems = tuple(" ".join(behind).split()) or ("",)
            found.setdefault(ending, []).append((case, gender, base.replace("-", ""), stems))
    return {ending: tuple(rows) for ending, rows in found.items()}


def kind(reading: Reading) -> str:
    """Gives how the dictionary knows a reading: a kind of name, a common noun or an adjective."""
    if reading.adjectival:
        return "adj"
    return next((name for qualifier, name in _KINDS if qualifier in reading.qualifiers), "noun")


def _as_written(base: str, word: str) -> str:
    if len(word) > 1 and word.isupper():
        return base.upper()
    if word[:1].isupper():
        return base[:1].upper() + (base[1:].lower() if word[1:].islower() else base[1:])
    return base


def _of_dictionary(word: str) -> list[Inflection]:
    found = []
    for reading in readings(word):
        if not (reading.nominal or reading.adjectival):
            continue
        known = kind(reading)
        for number in sorted(reading.numbers):
            for gender in sorted(reading.genders):
                base = nominative(reading, number, gender if reading.adjectival else None)
                if base is None:
                    continue
                collapsed = ("p1" if gender == "m1" else "p") if number == "pl" else gender[0]
                found += [
                    Inflection(_as_written(base, word), case, collapsed, known)
                    for case in sorted(reading.cases - {"voc"})
                ]
    return found


def _by_ending(word: str) -> list[Inflection]:
    found = []
    for length in range(1, 5):
        stem, ending = word[:-length], word[-length:]
        if len(stem) < 2:
            break
        for case, gender, base, behind in _endings().get(ending, ()):
            if stem.endswith(behind) and (base or stem[-1] not in "aąeęoóuyi"):
                found.append(Inflection(stem + base, case, gender, "end"))
    return found


@lru_cache(maxsize=100_000)
def inflections(word: str) -> tuple[Inflection, ...]:
    """Gives every inflected form that a word can be, except the nominative in the form that it has; the word as a
    nominative is among them where the dictionary knows it as one."""
    if not 1 < len(word) <= _LONGEST or not any(character.isalpha() for character in word):
        return ()
    if _UNINFLECTED.fullmatch(word):
        return ()
    foreign = _APOSTROPHE.fullmatch(word)
    if foreign is not None:
        return tuple(
            Inflection(foreign["base"], case, gender, "apo")
            for case, gender in _CASES_BEHIND_APOSTROPHE.get(foreign["ending"], (("gen", "m"),))
        )
    mixed = any(character.isupper() for character in word[1:]) and not word.isupper()
    found = [] if mixed else _of_dictionary(word)
    if not any(one.kind != "noun" for one in found) and any(c.isupper() for c in word) and word[-2:].islower():
        found += _by_ending(word)
    return tuple(dict.fromkeys(found))


_CASES_BEHIND_APOSTROPHE = {
    "a": (("gen", "m"), ("acc", "m")),
    "u": (("gen", "m"), ("loc", "m")),
    "owi": (("dat", "m"),),
    "em": (("inst", "m"),),
    "ie": (("loc", "m"), ("dat", "f")),
    "e": (("loc", "m"),),
    "ego": (("gen", "m"), ("acc", "m")),
    "go": (("gen", "m"), ("acc", "m")),
    "emu": (("dat", "m"),),
    "mu": (("dat", "m"),),
    "m": (("inst", "m"), ("loc", "m")),
}
