"""The canonical name of an institution of which an acronym tells the kind: "Prywatnego LO" is "Prywatne LO"."""

from __future__ import annotations

from spacy.tokens import Span

from pipeline.language.dictionary import nominative, readings
from pipeline.language.mentions.kinds import acronyms
from pipeline.language.mentions.words import roman


def named(span: Span) -> str | None:
    """Gives the name of a mention that holds such an acronym and more, or None for any other.

    "MiG Rudna" is "Miasto i Gmina Rudna"; adjectives before an acronym stand in the nominative.
    """
    words = [token.text for token in span]
    if len(words) < 2:
        return None
    if words[0] in acronyms().units:
        return " ".join([acronyms().units[words[0]], span[1:].text])
    at = next((index for index, word in enumerate(words) if word in acronyms().kinds), None)
    if at is None or not all(roman(span[index]) or _adjectival(words[index]) for index in range(at)):
        return None
    gender = next(iter(r.genders for r in readings(acronyms().kinds[words[at]]) if r.nominal), frozenset({"m3"}))
    before = [word if roman(span[index]) else _nominative(word, min(gender)) for index, word in enumerate(words[:at])]
    return " ".join([*before, span[at:].text])


def _adjectival(word: str) -> bool:
    return any(reading.adjectival for reading in readings(word))


def _nominative(word: str, gender: str) -> str:
    reading = next(r for r in readings(word) if r.adjectival)
    base = nominative(reading, "sg", gender) or word
    return base[:1].upper() + base[1:]
