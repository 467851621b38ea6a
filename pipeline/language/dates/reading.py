"""What the words that a rule of data/rules.toml matched say; a function for each kind of rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.language.dates import clock, figures
from pipeline.language.dates.expression import Day, Expression, Period, Shift, Unit
from pipeline.language.dates.members import LINKS, LIST, Member, members, periods
from pipeline.language.dates.tokens import Tokens
from pipeline.language.dates.words import vocabulary

Names = Sequence[str]
Reader = Callable[[Tokens, Names, int, int], Expression | None]

_WEEKDAYS = frozenset({"weekday", "weekday_cap", "weekday_short"})
_RELATIVE = frozenset({"relative", "this", "latest", "nearest", "last_abbreviation", "open_year", "letter_b"})
_COUNTS = frozenset({"day", "small", "number"})
_UNITS: dict[str, Unit] = {
    "day_noun": "day", "days_noun": "day", "week": "week", "weeks": "week", "month_noun": "month",
    "months_noun": "month", "year_noun": "year", "years_noun": "year",
}  # fmt: skip


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else vocabulary().words.get(word, ("", 0))[1]


def _values(tokens: Tokens, names: Names, begin: int, wanted: frozenset[str] | set[str]) -> list[int]:
    return [_value(tokens.word(index)) for index, name in enumerate(names, begin) if name in wanted]


def _relative(tokens: Tokens, names: Names, begin: int) -> int:
    return next(iter(_values(tokens, names, begin, _RELATIVE)), 0)


def _whole(tokens: Tokens, begin: int, stop: int) -> Expression:
    return Expression(tokens.start(begin), tokens.end(stop - 1))


def _places(found: Sequence[Member]) -> tuple[tuple[int, int], ...]:
    return tuple((member.start, member.end) for member in found)


def calendar(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """Days and months: one, several, or from one to another."""
    dates = [(n, i) for i, n in enumerate(names) if n not in _WEEKDAYS]
    weekdays = tuple(_values(tokens, names, begin, _WEEKDAYS))
    first = dates[0][1]
    while weekdays and names[first] in LINKS | {"in", "open"}:  # what joins the weekday to its date
        first += 1
    found = list(members(tokens, names[first:], begin + first, stop))
    if not found:
        return None
    return replace(_whole(tokens, begin, stop), periods=periods(found), weekdays=weekdays, parts=_places(found))


def this_month(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "7 bm.": days of the month of publication."""
    days = tuple(_values(tokens, names, begin, {"day"}))
    places = ((tokens.start(begin), tokens.end(stop - 1)),) if names[0] == "day_noun" else ()
    return replace(_whole(tokens, begin, stop), shift=Shift("month", 0, days=days), parts=places)


def _of_year(tokens: Tokens, names: Names, begin: int, stop: int, first: int) -> tuple[Day, tuple[tuple[int, int], ...]]:
    """Gives the year that tokens name behind something else, as a Day, and where it stands."""
    found = [one for one in members(tokens, names[first:], begin + first, stop) if one.day.year is not None]
    if found:
        return Day(found[0].day.year), _places(found)
    counted = _values(tokens, names[first:], begin + first, _RELATIVE)
    if not counted and "year_noun" in names[first:]:
        counted = [0]
    return Day(open=counted[0]) if counted else Day(), ()


def _thirds(size: int) -> Reader:
    """Gives the reader of a quarter (3 months) or half a year (6)."""

    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
        at = next(i for i, name in enumerate(names) if name in {"quarter", "quarter_short", "half", "half_year", "half_short"})
        numbers = _values(tokens, names[:at], begin, {"roman", "day", "ordinal", "hour_ordinal", "neuter"})
        whole = _whole(tokens, begin, stop)
        if not numbers:
            return replace(whole, shift=Shift("quarter", _relative(tokens, names, begin)))
        if not all(1 <= number <= 12 // size for number in numbers):
            return None
        year, places = _of_year(tokens, names, begin, stop, at + 1)
        first = replace(year, month=size * (numbers[0] - 1) + 1)
        return replace(whole, periods=(Period(first, replace(year, month=size * numbers[-1])),), parts=places)

    return read


def season(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "Wiosną 2022", "jesienią ubiegłego roku", "tej wiosny"."""
    at = names.index("season")
    year, places = _of_year(tokens, names, begin, stop, at + 1)
    year = replace(year, season=_value(tokens.word(begin + at)))
    if year.year is None and year.open is None:
        year = replace(year, open=0)
    return replace(_whole(tokens, begin, stop), periods=(Period(year),), parts=places)


def century(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "XX wieku" is 19XX: EDTF names the hundred years that share their first digits, one year off the century's."""
    whole = _whole(tokens, begin, stop)
    if names[0] == "relative":
        return replace(whole, shift=Shift("century", _value(tokens.word(begin))))
    numbers = _values(tokens, names, begin, {"roman", "roman_big", "day"})
    if not numbers:
        numbers = [sum(_values(tokens, names, begin, {"tens", "ordinal"}))]
    days = [Day(mask=f"{number - 1:02}XX") for number in numbers if 1 <= number <= 21]
    if len(days) != len(numbers):
        return None
    at = [i for i, name in enumerate(names, begin) if name in {"roman", "roman_big"}]
    split = at[1] if len(at) > 1 else begin
    places = ((tokens.start(begin), tokens.end(begin)),) if len(at) > 1 else ()
    return replace(
        whole, periods=(Period(*days),), parts=(*places, (tokens.start(split), tokens.end(stop - 1)))
    )


def decade(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "Lat 90. XX wieku" is 199X; without its century it is told by the year of publication."""
    ends = next(
        (i for i, name in enumerate(names) if i and name in {"roman", "roman_big", "ordinal", "tens", "relative"}), len(names)
    )
    decades = _values(tokens, names[:ends], begin, {"day", "small", "decade"})
    if not decades or not all(ten % 10 == 0 and 10 <= ten <= 90 for ten in decades):
        return None
    hundred, open_century = "", None
    if ends < len(names):
        behind = century(tokens, names[ends:], begin + ends, stop)
        if behind is None:
            return None
        hundred = behind.periods[0].first.mask[:2] if behind.periods else ""
        open_century = behind.shift.amount if behind.shift else None
    days = [Day(mask=f"{hundred or 'XX'}{ten // 10}X", open=open_century) for ten in decades]
    place = (tokens.start(begin), tokens.end(begin + ends - 1))
    return replace(_whole(tokens, begin, stop), periods=(Period(*days[:2]),), parts=(place,))


def school(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "Rok szkolny 2023/2024": the two years between which it lies."""
    if "years_slash" in names:
        word = tokens.word(begin + names.index("years_slash"))
        both = figures.two_years(word)
        at = tokens.start(begin + names.index("years_slash")) + word.index("/")
        places = ((at - len("2023"), at), (at + 1, tokens.end(stop - 1)))
        if both is None:
            return None
        return replace(
            _whole(tokens, begin, stop), periods=(Period(Day(both[0]), Day(both[1])),), parts=places
        )
    return years(tokens, names, begin, stop)


def years(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "W 2007 roku", "w latach 2014–2020", "2014–20", "w 2014, 2016 i 2018 r."."""
    found: list[Member] = []
    for member in members(tokens, names, begin, stop):
        short = member.day.year is None and found and found[-1].day.year is not None
        if short:
            before = found[-1].day.year or 0
            last = member.day.day
            if last is None or last > 99 or member.link not in {"dash", "slash"}:
                return None
            member.day = Day(before - before % 100 + last + (100 if last < before % 100 else 0))
        found.append(member)
    if not found or any(member.day.year is None for member in found):
        return None
    return replace(_whole(tokens, begin, stop), periods=periods(found), parts=_places(found))


def short_year(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "W osiemdziesiątym dziewiątym roku": nothing tells the century, so it says no year."""
    whole = _whole(tokens, begin, stop)
    return replace(whole, parts=((whole.start, whole.end),))


def _shift(unit: Unit) -> Reader:
    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
        return replace(_whole(tokens, begin, stop), shift=Shift(unit, _relative(tokens, names, begin)))

    return read


def today(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "Wczoraj", "w dniu dzisiejszym"."""
    return replace(_whole(tokens, begin, stop), shift=Shift("day", _value(tokens.word(stop - 1))))


def _counted(direction: int) -> Reader:
    """Gives the reader of "dwa tygodnie temu" (-1) and "za dwa tygodnie" (1); days are exact, all else is rough."""

    def read(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
        unit = next(_UNITS[name] for name in names if name in _UNITS)
        count = sum(_values(tokens, names, begin, _COUNTS)) or 1
        if "half_of" in names:
            unit, count = "month", 6
        return replace(_whole(tokens, begin, stop), shift=Shift(unit, direction * count, rough=unit != "day"))

    return read


def weekday(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "W ostatni piątek", "w sobotę i niedzielę"."""
    days = _values(tokens, names, begin, {"weekday"})
    shift = Shift("weekday", _relative(tokens, names, begin), weekday=days[0], last=days[1] if len(days) > 1 else None)
    return replace(_whole(tokens, begin, stop), shift=shift)


READERS: dict[str, Reader] = {
    "calendar": calendar,
    "this_month": this_month,
    "quarter": _thirds(3),
    "half": _thirds(6),
    "season": season,
    "century": century,
    "decade": decade,
    "school": school,
    "years": years,
    "short_year": short_year,
    "year": _shift("year"),
    "month": _shift("month"),
    "week": _shift("week"),
    "weekend": _shift("weekend"),
    "weekday": weekday,
    "today": today,
    "ago": _counted(-1),
    "ahead": _counted(1),
    "time": clock.time,
    "half_hour": clock.half_hour,
    "noon": clock.noon,
}
"""The kinds of rules."""
