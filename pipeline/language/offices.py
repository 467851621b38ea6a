"""The words for offices, titles and ranks: data/offices.toml and data/ranks.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.language.dictionary import Reading, lemmas, readings

_PREFIXES = ("wice", "eks", "nad", "pod", "współ", "super")


@dataclass(frozen=True)
class Offices:
    """What data/offices.toml and data/ranks.toml hold; see there. titles: with the abbreviations of ranks."""

    offices: frozenset[str]
    only_with_organisation: frozenset[str]
    leading: frozenset[str]
    led_by_place: frozenset[str]
    of_another: frozenset[str]
    of_place: frozenset[str]
    followed_by: tuple[tuple[str, ...], ...]
    titles: frozenset[str]
    abbreviated: frozenset[str]
    dignities: frozenset[str]
    particles: frozenset[str]
    ranks: frozenset[str]
    named_by_place: dict[str, str]
    named_by_adjective: dict[str, str]
    held_at: dict[str, frozenset[str]]
    parts: dict[str, frozenset[str]]
    pointing: frozenset[str]
    kept_after: frozenset[str]
    empty: frozenset[str]
    stands_for: dict[str, frozenset[str]]


@cache
def offices() -> Offices:
    data = files("pipeline.language") / "data"
    found = tomllib.loads((data / "offices.toml").read_text(encoding="utf-8"))
    ranks = tomllib.loads((data / "ranks.toml").read_text(encoding="utf-8"))
    return Offices(
        offices=frozenset(found["offices"]),
        only_with_organisation=frozenset(found["only_with_organisation"]),
        leading=frozenset(found["leading"]),
        led_by_place=frozenset(found["led_by_place"]),
        of_another=frozenset(found["of_another"]),
        of_place=frozenset(found["of_place"]),
        followed_by=tuple(tuple(words.split()) for words in found["followed_by"]),
        titles=frozenset(found["titles"]) | frozenset(ranks["abbreviations"]),
        abbreviated=frozenset(ranks["abbreviations"]),
        dignities=frozenset(ranks["foreign_dignities"]),
        particles=frozenset(ranks["particles"]),
        ranks=frozenset(ranks["words"]),
        named_by_place=found["named_by_place"],
        named_by_adjective=found["named_by_adjective"],
        held_at={office: frozenset(nouns) for office, nouns in found["held_at"].items()},
        parts={part: frozenset(nouns) for part, nouns in found["parts"].items()},
        pointing=frozenset(found["pointing"]["nouns"]),
        kept_after=frozenset(found["pointing"]["kept_after"]),
        empty=frozenset(found["pointing"]["empty"]),
        stands_for={noun: frozenset(nouns) for noun, nouns in found["stands_for"].items()},
    )


def _prefixed(form: str) -> list[Reading]:
    """Gives the readings of an office that the dictionary knows only without its prefix ("wicerektorką")."""
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) > 4:
            return [
                replace(reading, lemma=prefix + reading.lemma)
                for reading in readings(rest)
                if reading.known and reading.lemma.lower() in offices().offices
            ]
    return []


@lru_cache(maxsize=20_000)
def office_reading(form: str) -> Reading | None:
    """Gives the reading of a form as an office's noun, singular before plural, or None."""
    word = form.lower()
    found = [reading for reading in readings(word) or readings(form) if reading.lemma.lower() in offices().offices]
    if word in offices().offices and not found:
        found = [_uninflected(word)]
    return min(
        (
            reading
            for reading in found or _prefixed(word)
            if (reading.nominal or reading.adjectival)
            and reading.genders & {"m1", "f"}
            and not (reading.genders == {"f"} and len(reading.cases) == 7)  # "podsekretarz" of a woman
        ),
        key=lambda reading: ("sg" not in reading.numbers, "nom" not in reading.cases, reading.adjectival),
        default=None,
    )


def _uninflected(word: str) -> Reading:
    """Gives the reading of an office that the dictionary lacks and that is not inflected ("CEO")."""
    cases = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})
    return Reading(
        word, word, "subst", "subst", frozenset({"sg"}), cases, frozenset({"m1", "f"}), frozenset(), known=False
    )


def is_title(form: str) -> bool:
    """Tells whether a token is a title or form of address, or the full stop of one."""
    return form == "." or form.lower().rstrip(".") in offices().titles


@lru_cache(maxsize=20_000)
def is_rank(form: str) -> bool:
    """Tells whether a word is a rank or dignity told in full, in any case: "inspektora", "księdzem"."""
    return form.lower().startswith(("młodsz", "starsz")) or bool(lemmas(form.lower()) & offices().ranks)
