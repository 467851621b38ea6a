"""The words of dates in every form, made by Morfeusz from data/calendar.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.language.dictionary import Reading, forms

ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
    "XXI",
)
_MONTHS = 12
_GUARDS = ("not_date", "quantity", "year_of", "one")
_CAPITALISED = {"month": "month_cap", "weekday": "weekday_cap"}
"""A capital makes a name of these: Maja, Środa; so they count only where the rest of a date stands beside them."""


_NEVER_CAPITALISED = frozenset({"open_year", "this_month"})
"""With a capital, "Br." is a brother and "Bm" a name."""


@dataclass(frozen=True)
class Vocabulary:
    """words: form, as it is written -> its class and value. classes: every class.

    not_date: words in lower case that tell of a figure behind them that it is no date; quantity: those that tell it of
    a figure before them; year_of: those that tell of "roku" before them that it is none of the calendar's; one: those
    that stand for one without a number.
    """

    words: dict[str, tuple[str, int]]
    classes: tuple[str, ...]
    not_date: frozenset[str]
    quantity: frozenset[str]
    year_of: frozenset[str]
    one: frozenset[str]


def _allowed(reading: Reading, lemma: str, only: dict[str, str]) -> bool:
    if reading.lemma != lemma or not (reading.nominal or reading.adjectival or reading.pos in {"num", "numcomp"}):
        return False
    if "genders" in only and reading.genders and only["genders"] not in reading.genders:
        return False
    if "numbers" in only and only["numbers"] not in reading.numbers:
        return False
    return reading.degree == only.get("degrees", "pos") if reading.degree else "degrees" not in only


def inflected(lemma: str, only: dict[str, str]) -> set[str]:
    """Gives the forms of a lemma in a number, a gender and a degree, as far as `only` gives them."""
    return {form.lower() for form, reading in forms(lemma) if _allowed(reading, lemma, only)}


def _written(name: str, form: str) -> dict[str, str]:
    """Gives the ways to write a form, each with its class: as it is, in capitals, with a capital."""
    if name in _NEVER_CAPITALISED:
        return {form: name, form.upper(): name}
    return {form: name, form.upper(): name, form.capitalize(): _CAPITALISED.get(name, name)}


@cache
def vocabulary() -> Vocabulary:
    path = files("pipeline.language.dates") / "data" / "calendar.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {roman: ("roman" if value <= _MONTHS else "roman_big", value) for value, roman in enumerate(ROMAN, 1)}
    forms_of = [
        (name, form, value)
        for name, lemmas in data["inflected"].items()
        for lemma, value in lemmas.items()
        for form in inflected(lemma, data["only"].get(name, {}))
    ]
    forms_of += [(name, form, value) for name, fixed in data["fixed"].items() for form, value in fixed.items()]
    for name, form, value in forms_of:
        for written, name_so_written in _written(name, form).items():
            words.setdefault(written, (name_so_written, value))
    classes = [*data["inflected"], *data["fixed"], *_CAPITALISED.values(), "roman", "roman_big"]
    guards = data["guards"]
    return Vocabulary(words, tuple(classes), *(frozenset(guards[name]) for name in _GUARDS))
