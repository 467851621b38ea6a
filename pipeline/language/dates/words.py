"""The calendar's words in every form, made by Morfeusz from data/calendar.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.language.dictionary import forms


@dataclass(frozen=True)
class Calendar:
    """Form in lower case -> number: months from 1, weekdays from 0 (Monday), seasons from 21 as in EDTF.

    days, years: phrase -> distance from the day or year of publication. not_dates: words before figures that are no
    date.
    """

    months: dict[str, int]
    months_roman: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    days: dict[str, int]
    years: dict[str, int]
    not_dates: tuple[str, ...]


def _singular_forms(lemma: str) -> set[str]:
    found = {
        form.lower()
        for form, reading in forms(lemma)
        if reading.lemma == lemma and "sg" in reading.numbers and (reading.nominal or reading.adjectival)
    }
    return found | {lemma}


@cache
def calendar() -> Calendar:
    path = files("pipeline.language.dates") / "data" / "calendar.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def numbered(lemmas: list[str], first: int) -> dict[str, int]:
        return {form: number for number, lemma in enumerate(lemmas, first) for form in _singular_forms(lemma)}

    return Calendar(
        months=numbered(data["months"], 1),
        months_roman={roman: number for number, roman in enumerate(data["months_roman"], 1)},
        weekdays=numbered(data["weekdays"], 0),
        seasons=numbered(data["seasons"], 21),
        days=data["days"],
        years=data["years"],
        not_dates=tuple(data["not_dates"]["before"]),
    )


def alternatives(phrases: dict[str, int]) -> str:
    """Gives a pattern that matches any of the phrases, longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
