"""Distances from the day of publication: "wczoraj", "dwa tygodnie temu", "w ubiegłym roku", "w ostatni piątek"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.dates.expression import Expression, Shift, Unit
from pipeline.language.dates.matched import Names, Reader, relative, value, values, whole
from pipeline.language.dates.tokens import Tokens

_COUNTS = frozenset({"day", "small", "number"})
_UNITS: dict[str, Unit] = {
    "day_noun": "day",
    "days_noun": "day",
    "week": "week",
    "weeks": "week",
    "month_noun": "month",
    "months_noun": "month",
    "year_noun": "year",
    "years_noun": "year",
}


def shifted_by(unit: Unit) -> Reader:
    """Gives the reader of "w ubiegłym roku", "w tym tygodniu"."""

    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
        return replace(whole(tokens, begin, stop), shift=Shift(unit, relative(tokens, names, begin)))

    return read


def today(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "Wczoraj", "w dniu dzisiejszym"."""
    return replace(whole(tokens, begin, stop), shift=Shift("day", value(tokens.word(stop - 1))))


def counted(direction: int) -> Reader:
    """Gives the reader of "dwa tygodnie temu" (-1) and "za dwa tygodnie" (1); days are exact, all else is rough."""

    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
        unit = next(_UNITS[name] for name in names if name in _UNITS)
        count = sum(values(tokens, names, begin, _COUNTS)) or 1
        if "half_of" in names:
            unit, count = "month", 6
        return replace(whole(tokens, begin, stop), shift=Shift(unit, direction * count, rough=unit != "day"))

    return read


def weekday(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "W ostatni piątek", "w sobotę i niedzielę"."""
    days = values(tokens, names, begin, {"weekday"})
    shift = Shift("weekday", relative(tokens, names, begin), weekday=days[0], last=days[1] if len(days) > 1 else None)
    return replace(whole(tokens, begin, stop), shift=shift)
