"""Days, months, quarters and seasons, one or several."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.dates.expression import Day, Expression, Period, Shift
from pipeline.language.dates.matched import RELATIVE, Names, Reader, places_of, relative, value, values, whole
from pipeline.language.dates.members import LINKS, members, periods
from pipeline.language.dates.tokens import Tokens

_WEEKDAYS = frozenset({"weekday", "weekday_cap", "weekday_short"})
_BEFORE_DATE = _WEEKDAYS | LINKS | {"in", "open", "dot", "relative", "latest", "nearest", "this"}
"""A weekday, what stands before it ("w ubiegłą środę") and what joins it to its date."""


def calendar(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """Days and months: one, several, or from one to another."""
    weekdays = tuple(values(tokens, names, begin, _WEEKDAYS))
    first = 0
    while weekdays and names[first] in _BEFORE_DATE:
        first += 1
    found = list(members(tokens, names[first:], begin + first, stop))
    if not found:
        return None
    return replace(whole(tokens, begin, stop), periods=periods(found), weekdays=weekdays, parts=places_of(found))


def this_month(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "7 bm.": days of the month of publication."""
    days = tuple(values(tokens, names, begin, {"day"}))
    at = [index for index, name in enumerate(names, begin) if name == "day"]
    starts = [begin if index == at[0] and names[0] == "day_noun" else index for index in at]
    places = tuple((tokens.start(start), tokens.end(index)) for start, index in zip(starts, at, strict=True))
    return replace(whole(tokens, begin, stop), shift=Shift("month", 0, days=days), parts=places)


def _of_year(
    tokens: Tokens, names: Names, begin: int, stop: int, first: int
) -> tuple[Day, tuple[tuple[int, int], ...]]:
    """Gives the year that tokens name behind something else, as a Day, and where it stands."""
    found = [one for one in members(tokens, names[first:], begin + first, stop) if one.day.year is not None]
    if found:
        return Day(found[0].day.year), places_of(found)
    counted = values(tokens, names[first:], begin + first, RELATIVE)
    if not counted and "year_noun" in names[first:]:
        counted = [0]
    return Day(open=counted[0]) if counted else Day(), ()


def thirds(size: int) -> Reader:
    """Gives the reader of a quarter (3 months) or half a year (6)."""

    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
        at = next(
            i for i, name in enumerate(names) if name in {"quarter", "quarter_short", "half", "half_year", "half_short"}
        )
        numbers = values(tokens, names[:at], begin, {"roman", "day", "ordinal", "hour_ordinal", "neuter"})
        here = whole(tokens, begin, stop)
        if not numbers:
            return replace(here, shift=Shift("quarter", relative(tokens, names, begin)))
        if not all(1 <= number <= 12 // size for number in numbers):
            return None
        year, places = _of_year(tokens, names, begin, stop, at + 1)
        first = replace(year, month=size * (numbers[0] - 1) + 1)
        return replace(here, periods=(Period(first, replace(year, month=size * numbers[-1])),), parts=places)

    return read


def season(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "Wiosną 2022", "jesienią ubiegłego roku", "tej wiosny"."""
    at = names.index("season")
    year, places = _of_year(tokens, names, begin, stop, at + 1)
    year = replace(year, season=value(tokens.word(begin + at)))
    if year.year is None and year.open is None:
        year = replace(year, open=0)
    return replace(whole(tokens, begin, stop), periods=(Period(year),), parts=places)
