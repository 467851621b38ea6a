"""The nominative of a noun phrase that is a name: its head and the adjectives that agree with it; the rest stays.

"Legnicką Specjalną Strefę Ekonomiczną" gives "Legnicka Specjalna Strefa Ekonomiczna", "Podhalańskiej Akademii Nauk
Stosowanych w Nowym Targu" gives "Podhalańska Akademia Nauk Stosowanych w Nowym Targu".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language.dictionary import nominative, readings
from pipeline.language.names.agreeing import adjective
from pipeline.language.names.choices import JOINING, choices

_ALL_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")


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
    if len(words) > 3 and words[1] in JOINING and all(_heads_alone(word, preferred) for word in (words[0], words[2])):
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
    for choice in choices(words, preferred, governed, place):
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
            reading = adjective(words[index], (choice.number, choice.case, choice.gender))
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
    found = choices(words, frozenset(), frozenset(), place=False)
    if not found:
        return frozenset(_ALL_CASES)
    most = max(len(choice.agreeing) for choice in found)
    return frozenset(choice.case for choice in found if len(choice.agreeing) == most)
