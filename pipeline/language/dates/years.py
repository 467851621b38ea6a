"""Years, decades, centuries, school years."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.dates import figures
from pipeline.language.dates.expression import Day, Expression, Period, Shift
from pipeline.language.dates.matched import Names, places_of, value, values, whole
from pipeline.language.dates.members import Member, members, periods
from pipeline.language.dates.tokens import Tokens


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
            step = 10 ** sum(map(str.isdecimal, tokens.text[member.start : member.end]))  # "1918–9", "1918–20"
            beyond = step if last < before % step else 0
            member.day = Day(before - before % step + last + beyond)
        found.append(member)
    if not found or any(member.day.year is None for member in found):
        return None
    return replace(whole(tokens, begin, stop), periods=periods(found), parts=places_of(found))


def school(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "Rok szkolny 2023/2024": the two years between which it lies."""
    if "years_slash" in names:
        word = tokens.word(begin + names.index("years_slash"))
        both = figures.two_years(word)
        at = tokens.start(begin + names.index("years_slash")) + word.index("/")
        places = ((at - len("2023"), at), (at + 1, tokens.end(stop - 1)))
        if both is None:
            return None
        return replace(whole(tokens, begin, stop), periods=(Period(Day(both[0]), Day(both[1])),), parts=places)
    return years(tokens, names, begin, stop)


def short_year(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression:
    """ "W osiemdziesiątym dziewiątym roku", "'97": nothing tells the century, so it says no year."""
    here = whole(tokens, begin, stop)
    return replace(here, parts=((here.start, here.end),))


def century(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "XX wieku" is 19XX: EDTF names the hundred years that share their first digits, one year off the century's."""
    here = whole(tokens, begin, stop)
    if names[0] == "relative":
        return replace(here, shift=Shift("century", value(tokens.word(begin))))
    numbers = values(tokens, names, begin, {"roman", "roman_big", "day"})
    if not numbers:
        numbers = [sum(values(tokens, names, begin, {"tens", "ordinal"}))]
    days = [Day(mask=f"{number - 1:02}XX") for number in numbers if 1 <= number <= 21]
    if len(days) != len(numbers):
        return None
    at = [i for i, name in enumerate(names, begin) if name in {"roman", "roman_big"}]
    split = at[1] if len(at) > 1 else begin
    places = ((tokens.start(begin), tokens.end(begin)),) if len(at) > 1 else ()
    return replace(here, periods=(Period(*days),), parts=(*places, (tokens.start(split), tokens.end(stop - 1))))


def decade(tokens: Tokens, names: Names, begin: int, stop: int) -> Expression | None:
    """ "Lat 90. XX wieku" is 199X; without its century it is told by the year of publication."""
    ends = next(
        (i for i, name in enumerate(names) if i and name in {"roman", "roman_big", "ordinal", "tens", "relative"}),
        len(names),
    )
    decades = values(tokens, names[:ends], begin, {"day", "small", "decade"})
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
    return replace(whole(tokens, begin, stop), periods=(Period(*days[:2]),), parts=(place,))
