"""The ways to read a name's inflected part: its head, the words that agree with it, and in what; likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language import towns
from pipeline.language.dictionary import Reading, readings
from pipeline.language.names.agreeing import adjective, analyses, compound, trailing
from pipeline.language.names.towns import size

_CASE_ORDER = {case: index for index, case in enumerate(("nom", "gen", "inst", "loc", "acc", "dat", "voc"))}
_PLACE_QUALIFIERS = frozenset({"nazwa_geograficzna", "człon_nazwy_geograficznej"})
JOINING = frozenset({"i", "oraz"})


@dataclass(frozen=True)
class Choice:
    """A way to read a phrase's inflected part: its head, the words that agree with it, and in what."""

    head: int
    reading: Reading
    number: str
    case: str
    gender: str
    agreeing: tuple[int, ...]


def choices(words: Sequence[str], preferred: frozenset[str], governed: frozenset[str], place: bool) -> list[Choice]:
    """Gives every way to read the phrase, likeliest first."""
    ranked = []
    for head in range(len(words)):
        if head and not _leads_to(words, head):
            break
        alone = len(words) == 1 or not place
        leading = [
            index
            for index in range(head)
            if not compound(words, index) and not _fixed(words, index) and words[index] not in JOINING
        ]
        for likelihood, reading in enumerate(_nouns(words[head], governed, place, alone)):
            told = (
                bool(reading.qualifiers & _PLACE_QUALIFIERS) is not place,
                reading.lemma.lower() not in preferred,
                -size(reading.lemma) if place and len(words) == 1 else 0,
                "nazwisko" in reading.qualifiers,
            )
            for analysis in analyses(reading.numbers, reading.cases, reading.genders):
                if any(adjective(words[index], analysis) is None for index in leading):
                    continue
                behind = trailing(words, head, analysis)
                number, case, gender = analysis
                rank = (
                    -(len(leading) + len(behind)),
                    bool(governed) and case not in governed,
                    *told,
                    _odd_plural(reading, number, case, preferred, governed),
                    _CASE_ORDER[case],
                    0 if reading.known else likelihood + 1,
                    reading.lexeme,
                )
                ranked.append((rank, Choice(head, reading, number, case, gender, (*leading, *behind))))
    return [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]


def _odd_plural(reading: Reading, number: str, case: str, preferred: frozenset[str], governed: frozenset[str]) -> bool:
    """Tells whether a plural is the unlikelier reading: "Gminy Lipno" is of one; the company "Wody Prosny" is none."""
    if number != "pl" or "sg" in reading.numbers or _plural_only(reading):
        return False
    if reading.qualifiers & _PLACE_QUALIFIERS:
        return True
    return bool(governed) or case != "nom" or reading.lemma.lower() in preferred


def _nouns(word: str, governed: frozenset[str], place: bool, alone: bool) -> list[Reading]:
    """Gives what a phrase's head can be as a noun; of a place's, unless it is common, towns by its ending."""
    found = [reading for reading in readings(word) if reading.nominal and reading.known]
    if place and word[:1].isupper():
        common = [r for r in found if r.cases & governed and "nazwa_geograficzna" not in r.qualifiers]
        single = [r for r in found if "pl" not in r.numbers or _plural_only(r) or "sg" in r.numbers]
        found = single if place and any("nazwa_geograficzna" in r.qualifiers for r in single) else found
        if alone or not common:
            found += [reading for case in sorted(governed) for reading in towns.guess(word, case)]
    return found


def _plural_only(reading: Reading) -> bool:
    return reading.tag.endswith(":pt")


def _fixed(words: Sequence[str], index: int) -> bool:
    """Tells whether a word before a head takes no case: an ordinal in figures, an acronym, a quote.

    In a name all in capitals ("KUJAWSKIEJ STREFIE") an adjective is one still.
    """
    if any(character.islower() for character in words[index]):
        return False
    shouted = all(word.isupper() for word in words if word.isalpha())
    return not (shouted and any(reading.adjectival for reading in readings(words[index])))


def _leads_to(words: Sequence[str], head: int) -> bool:
    """Tells whether every word before a possible head can be an adjective of its."""
    return all(
        compound(words, index)
        or _fixed(words, index)
        or (words[index] in JOINING and index > 0)
        or any(r.adjectival for r in readings(words[index]))
        for index in range(head)
    )
