"""Which words of a name agree with its head: "Komenda Powiatowa", but "(Komenda) Państwowej Straży"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from pipeline.language.dictionary import Reading, compared, readings

Analysis = tuple[str, str, str]
UNINFLECTED_BEFORE = frozenset({"-", "–"})
_KNOWN = 100_000


@lru_cache(maxsize=1_000)
def analyses(numbers: frozenset[str], cases: frozenset[str], genders: frozenset[str]) -> tuple[Analysis, ...]:
    return tuple(sorted(product(numbers, cases, genders)))


@lru_cache(maxsize=_KNOWN)
def adjective(word: str, analysis: Analysis) -> Reading | None:
    """Gives the reading of a word as an adjective in a number, case and gender, or None."""
    number, case, gender = analysis
    return next(
        (
            reading
            for reading in readings(word)
            if reading.adjectival and number in reading.numbers and case in reading.cases and gender in reading.genders
        ),
        None,
    )


def compound(words: Sequence[str], index: int) -> bool:
    """Tells whether a word is the uninflected first part of a compound ("Bydgosko-Toruński") or its hyphen."""
    if words[index] in UNINFLECTED_BEFORE:
        return True
    return index + 1 < len(words) and words[index + 1] in UNINFLECTED_BEFORE


def _of_the_next(words: Sequence[str], index: int, second: bool) -> bool:
    """Tells whether an adjective goes with the noun after it: "Kongres Czystego Przemysłu" is of clean industry.

    Polish puts an adjective that names a kind behind its noun ("Izby Gospodarczej Ziemi …") and one that praises or
    measures before it; only the latter have degrees ("czystszy"), or are participles. The second of two goes with the
    noun after it ("Komendy Powiatowej Państwowej Straży"), and so does one behind a noun that does not inflect.
    """
    if index + 1 >= len(words) or not (_gradable(words[index]) or second or words[index - 1].lower().endswith("um")):
        return False
    following = readings(words[index + 1])
    if any(reading.adjectival for reading in following):
        return False
    return any(
        adjective(words[index], (number, "gen", gender)) is not None
        for reading in following
        if reading.nominal and "gen" in reading.cases and words[index + 1][:1].isupper()
        for number, gender in product(reading.numbers, reading.genders)
    )


def _town_follows(words: Sequence[str], head: int, index: int) -> bool:
    """Tells whether an adjective begins a commune's town ("gminy Noteckie Łęgi"), which stands in the nominative."""
    if index + 1 >= len(words) or not any(r.lemma in {"gmina", "miasto"} for r in readings(words[head])):
        return False
    return any(
        reading.nominal
        and any(adjective(words[index], (n, "nom", g)) for n, g in product(reading.numbers, reading.genders))
        for reading in readings(words[index + 1])
        if "nom" in reading.cases
    )


def _surname_follows(words: Sequence[str], head: int, index: int) -> bool:
    """Tells whether a surname, no adjective, stands behind a noun that is not inflected: "Centrum Paderewskiego"."""
    found = readings(words[index])
    known = any("nazwisko" in reading.qualifiers and "gen" in reading.cases for reading in found)
    adjective_too = any(reading.adjectival and reading.known for reading in found)
    return words[head].lower().endswith("um") and known and not adjective_too


@lru_cache(maxsize=_KNOWN)
def _gradable(word: str) -> bool:
    """Tells whether a word can be an adjective that has degrees, or a participle."""
    return any(
        reading.pos in {"pact", "ppas"} or (reading.pos == "adj" and compared(reading.lexeme))
        for reading in readings(word)
        if reading.adjectival and reading.known
    )


def trailing(words: Sequence[str], head: int, analysis: Analysis) -> tuple[int, ...]:
    """Gives the adjectives right after a head that agree with it."""
    found: list[int] = []
    for index in range(head + 1, len(words)):
        if compound(words, index) and words[index] not in UNINFLECTED_BEFORE and index > head:
            if words[index].endswith("o"):
                continue
            break
        if words[index] in UNINFLECTED_BEFORE:
            continue
        if not words[index][:1].isupper() and index > head + 1:
            break
        if adjective(words[index], analysis) is None or _of_the_next(words, index, bool(found)):
            break
        if _town_follows(words, head, index) or _surname_follows(words, head, index):
            break
        found.append(index)
    return tuple(found)
