"""The nominative of a noun phrase that is a name: its head and the adjectives that agree with it; the rest stays.

"Legnicką Specjalną Strefę Ekonomiczną" gives "Legnicka Specjalna Strefa Ekonomiczna", "Podhalańskiej Akademii Nauk
Stosowanych w Nowym Targu" gives "Podhalańska Akademia Nauk Stosowanych w Nowym Targu".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pipeline.language import towns
from pipeline.language.dictionary import Reading, compared, nominative, readings
from pipeline.language.names.towns import size

Analysis = tuple[str, str, str]
_ALL_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_CASE_ORDER = {case: index for index, case in enumerate(("nom", "gen", "inst", "loc", "acc", "dat", "voc"))}
_PLACE_QUALIFIERS = frozenset({"nazwa_geograficzna", "człon_nazwy_geograficznej"})
_UNINFLECTED_BEFORE = frozenset({"-", "–"})
_JOINING = frozenset({"i", "oraz"})
_KNOWN = 100_000


@dataclass(frozen=True)
class Choice:
    """A way to read a phrase's inflected part: its head, the words that agree with it, and in what."""

    head: int
    reading: Reading
    number: str
    case: str
    gender: str
    agreeing: tuple[int, ...]


@lru_cache(maxsize=1_000)
def _analyses(numbers: frozenset[str], cases: frozenset[str], genders: frozenset[str]) -> tuple[Analysis, ...]:
    return tuple(sorted(product(numbers, cases, genders)))


@lru_cache(maxsize=_KNOWN)
def _adjective(word: str, analysis: Analysis) -> Reading | None:
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


def _compound(words: Sequence[str], index: int) -> bool:
    """Tells whether a word is the uninflected first part of a compound ("Bydgosko-Toruński") or its hyphen."""
    if words[index] in _UNINFLECTED_BEFORE:
        return True
    return index + 1 < len(words) and words[index + 1] in _UNINFLECTED_BEFORE


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
        _adjective(words[index], (number, "gen", gender)) is not None
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
        and any(_adjective(words[index], (n, "nom", g)) for n, g in product(reading.numbers, reading.genders))
        for reading in readings(words[index + 1])
        if "nom" in reading.cases
    )


@lru_cache(maxsize=_KNOWN)
def _gradable(word: str) -> bool:
    """Tells whether a word can be an adjective that has degrees, or a participle."""
    return any(
        reading.pos in {"pact", "ppas"} or (reading.pos == "adj" and compared(reading.lexeme))
        for reading in readings(word)
        if reading.adjectival and reading.known
    )


def _trailing(words: Sequence[str], head: int, analysis: Analysis) -> tuple[int, ...]:
    """Gives the adjectives right after a head that agree with it."""
    found: list[int] = []
    for index in range(head + 1, len(words)):
        if _compound(words, index) and words[index] not in _UNINFLECTED_BEFORE and index > head:
            if words[index].endswith("o"):
                continue
            break
        if words[index] in _UNINFLECTED_BEFORE:
            continue
        if not words[index][:1].isupper() and index > head + 1:
            break
        if _adjective(words[index], analysis) is None or _of_the_next(words, index, bool(found)):
            break
        if _town_follows(words, head, index):
            break
        found.append(index)
    return tuple(found)


def _choices(words: Sequence[str], preferred: frozenset[str], governed: frozenset[str], place: bool) -> list[Choice]:
    """Gives every way to read the phrase, likeliest first."""
    ranked = []
    for head in range(len(words)):
        if head and not _leads_to(words, head):
            break
        alone = len(words) == 1 or not place
        leading = [
            index
            for index in range(head)
            if not _compound(words, index) and not _fixed(words, index) and words[index] not in _JOINING
        ]
        for likelihood, reading in enumerate(_nouns(words[head], governed, place, alone)):
            told = (
                bool(reading.qualifiers & _PLACE_QUALIFIERS) is not place,
                reading.lemma.lower() not in preferred,
                -size(reading.lemma) if place and len(words) == 1 else 0,
                "nazwisko" in reading.qualifiers,
            )
            for analysis in _analyses(reading.numbers, reading.cases, reading.genders):
                if any(_adjective(words[index], analysis) is None for index in leading):
                    continue
                trailing = _trailing(words, head, analysis)
                number, case, gender = analysis
                rank = (
                    -(len(leading) + len(trailing)),
                    bool(governed) and case not in governed,
                    *told,
                    _odd_plural(reading, number, case, preferred, governed),
                    _CASE_ORDER[case],
                    0 if reading.known else likelihood + 1,
                    reading.lexeme,
                )
                ranked.append((rank, Choice(head, reading, number, case, gender, (*leading, *trailing))))
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
        _compound(words, index)
        or _fixed(words, index)
        or (words[index] in _JOINING and index > 0)
        or any(r.adjectival for r in readings(words[index]))
        for index in range(head)
    )


def _as_written(base: str, surface: str) -> str:
    """Gives a base form with the capitals of the form in the text."""
    if len(surface) > 1 and surface.isupper():
        return base.upper()
    if surface[:1].isupper():
        return base.capitalize() if len(base) > 1 and base.isupper() else base[:1].upper() + base[1:]
    return base


def base_words(
    words: Sequence[str],
    *,
    governed: frozenset[str] = frozenset(),
    preferred: frozenset[str] = frozenset(),
    place: bool = False,
) -> list[str]:
    """Gives the words of a name with its head and what agrees with it in the nominative.

    governed: cases that the word before the name asks for; empty where it asks for none. preferred: lemmas that a head
    is likelier to have than others. place: a place's name is looked for.
    Words of which nothing is known, or that cannot be inflected, come back as they are.
    """
    if len(words) > 3 and words[1] in _JOINING and all(_heads_alone(word, preferred) for word in (words[0], words[2])):
        first = base_words(words[:1], governed=governed, preferred=preferred)
        return [*first, words[1], *base_words(words[2:], governed=governed, preferred=preferred)]
    return next(bases(words, governed, preferred, place))


def _heads_alone(word: str, preferred: frozenset[str]) -> bool:
    """Tells whether a word is a head of its own beside another: "Miastem i Gminą Brenica"."""
    return any(reading.nominal and reading.lemma.lower() in preferred for reading in readings(word))


def bases(
    words: Sequence[str], governed: frozenset[str], preferred: frozenset[str], place: bool
) -> Iterator[list[str]]:
    """Gives what the words can be in the nominative, likeliest first; the words as they are last."""
    for choice in _choices(words, preferred, governed, place):
        if choice.case == "nom":
            yield list(words)
            return
        if (
            not place
            and choice.number == "pl"
            and not choice.agreeing
            and choice.reading.lemma.lower() not in preferred
            and not _complement(words, choice.head)
        ):
            continue  # "Termowent" is a company, not the genitive plural of a common word
        inflected = list(words)
        base = nominative(choice.reading, choice.number)
        if base is None:
            continue
        inflected[choice.head] = _as_written(base, words[choice.head])
        for index in choice.agreeing:
            reading = _adjective(words[index], (choice.number, choice.case, choice.gender))
            form = nominative(reading, choice.number, choice.gender) if reading is not None else None
            if form is None:
                break
            inflected[index] = _as_written(form, words[index])
        else:
            yield inflected
    yield _adjective_alone(words, governed) or list(words)


def _complement(words: Sequence[str], head: int) -> bool:
    """Tells whether a genitive follows a head: "Wodami Prosny"."""
    if head + 1 >= len(words):
        return False
    found = readings(words[head + 1])
    return any(r.nominal and "gen" in r.cases for r in found) or (not found and words[head + 1][:1].isupper())


def _adjective_alone(words: Sequence[str], governed: frozenset[str]) -> list[str] | None:
    """Gives a name that is an adjective ("w Zakopanem", "w Białej") in the nominative, or None."""
    for reading in readings(words[0]) if words else ():
        if reading.adjectival and "nom" not in reading.cases and "sg" in reading.numbers and reading.cases & governed:
            gender = next((gender for gender in ("f", "n", "m3") if gender in reading.genders), "m3")
            form = nominative(reading, "sg", gender)
            if form is not None:
                return [_as_written(form, words[0]), *words[1:]]
    return None


def possible_cases(words: Sequence[str]) -> frozenset[str]:
    """Gives the cases that a name's inflected part can stand in; every case where nothing is known of it.

    Only readings that as many words as possible agree in count: "Szkoły Głównej" is genitive, never nominative plural.
    An acronym can stand in any case, though it may look like a word's form ("OBROM").
    """
    if len(words) == 1 and len(words[0]) > 1 and words[0].isupper():
        return frozenset(_ALL_CASES)
    choices = _choices(words, frozenset(), frozenset(), place=False)
    if not choices:
        return frozenset(_ALL_CASES)
    most = max(len(choice.agreeing) for choice in choices)
    return frozenset(choice.case for choice in choices if len(choice.agreeing) == most)
