"""Finds expressions of dates and times in a text: what is written, not yet what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.language.dates.words import alternatives, calendar


@dataclass(frozen=True)
class Day:
    """A day, month or year as far as the text states it; None for what it leaves out. season: EDTF's 21 to 24."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None


@dataclass(frozen=True)
class Expression:
    """A date or time in a text.

    start, end: offsets. first: the day; last: the last one of a range, or None. weekday: 0 for Monday, or None.
    days, years: distance from the day or year of publication, or None. nearest: -1 for "ostatni piątek", 1 for
    "najbliższy piątek", 0 where nothing is said. time: "11:00", or "".
    """

    start: int
    end: int
    first: Day = Day()
    last: Day | None = None
    weekday: int | None = None
    days: int | None = None
    years: int | None = None
    nearest: int = 0
    time: str = ""


_YEAR_WORD = r"(?:\s?r\.|\s?roku\b|\sr\b(?!\.))"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"\s?[-–—]\s?"


@cache
def _pattern() -> re.Pattern[str]:
    words = calendar()
    month = alternatives(words.months)
    roman = alternatives(words.months_roman)
    weekday = alternatives(words.weekdays)
    season = alternatives(words.seasons)
    days = alternatives(words.days)
    years = alternatives(words.years)
    year = rf"(?:(?P<YEAR>(?:19|20)\d\d)(?!\d){_YEAR_WORD}?|(?P<YEARS>{years}))"

    def named(pattern: str, suffix: str) -> str:
        return pattern.replace("YEARS", f"years_{suffix}").replace("YEAR", f"year_{suffix}")

    when = r"(?P<nearest>ostatni\w*|minion\w+|ubiegł\w+|zeszł\w+|najbliższ\w+|przyszł\w+)\s"
    alternatives_in_order = [
        # o godz. 11.00
        r"(?:\b(?:o\s)?(?:godz\.|godzini?e?y?\b)\s?)(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?!\d)",
        r"(?P<hour_only>(?<![\d.,:])(?:[01]?\d|2[0-3])):(?P<minute_only>[0-5]\d)(?![\d:])",
        # 2023-05-09
        r"(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d|3[01])(?!\d)",
        # od 31.05 do 13.09.2021, 9.05.2023 r., 9/05/2023
        rf"(?:od\s(?P<from_day>{_DAY})\.(?P<from_month>0?[1-9]|1[0-2])(?:\.(?P<from_year>(?:19|20)\d\d))?\.?\s(?:r\.\s)?do\s)?"
        rf"(?P<num_day>\d{{1,2}})(?P<dot>[./])(?P<num_month>\d{{1,2}})(?P=dot)(?P<num_year>(?:19|20)\d\d|\d\d(?=\s?r\.))(?![\d.]*\d)"
        rf"{_YEAR_WORD}?",
        # we wtorek 9 maja, w dniach 9–10 maja 2024 r., od 30 maja do 2 czerwca, 9. maja br., 9 V 2023
        rf"(?:(?P<weekday>\b(?:{weekday}))\b,?\s(?:w\sdniu\s|dnia\s)?(?:\()?)?"
        rf"(?:(?P<day1>\b{_DAY})\.?(?:\s(?P<month1>{month})\b)?(?:{_DASH}|\s(?:i|do|oraz)\s))?"
        rf"(?P<day>(?<![\d.,:])\b{_DAY})\.?\s(?:(?P<month>(?:{month}))\b|(?P<roman>{roman})\b(?=\s(?:19|20)\d\d))"
        rf"(?:,?\s{named(year, 'day')})?"
        rf"(?:\s?\((?P<weekday_after>{weekday})\))?",
        # w maju 2023 r., pod koniec marca, na przełomie maja i czerwca
        rf"(?P<month_alone>\b(?:{month}))\b\s{named(year, 'month')}",
        rf"(?<=\b[wW]\s)(?P<month_bare>{month})\b",
        # w II kwartale 2024 r.
        rf"(?P<quarter>IV|I{{1,3}}|[1-4]\.?)\s(?:kwarta[łl]\w*|kw\.)\s{named(year, 'quarter')}",
        # wiosną 2022
        rf"(?P<season>\b(?:{season}))\b\s{named(year, 'season')}",
        # w latach 2014–2020
        rf"(?:\blatach\s|\blata\s|\blat\s)(?P<years_from>[12]\d\d\d){_DASH}(?P<years_to>[12]\d\d\d)(?!\d)",
        # w 2007 roku, w roku 2007
        rf"(?<![\d./-])(?P<year>[12]\d\d\d){_YEAR_WORD}",
        r"\b(?:roku|rok)\s(?P<year_after>(?:19|20)\d\d)(?!\d)",
        r"(?<=\b[wW]\s)(?P<year_bare>(?:19|20)\d\d)(?=[,.;)])(?![.,]\d)",
        # w ostatni piątek, we wtorek
        rf"{when}(?P<weekday_near>{weekday})\b",
        rf"(?<=\b[wW]\s)(?P<weekday_bare>{weekday})\b|(?<=\b[wW]e\s)(?P<weekday_bare_we>{weekday})\b",
        # wczoraj; w ubiegłym roku
        rf"\b(?P<days>{days})\b",
        rf"(?<!\w)(?P<years>{years})(?!\w)",
    ]
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives_in_order), re.IGNORECASE)


_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _two_digit(year: int) -> int:
    return year if year > 99 else 2000 + year


def _expression(found: re.Match[str]) -> Expression:
    words = calendar()
    group = found.groupdict()

    def number(name: str) -> int | None:
        return int(group[name]) if group.get(name) else None

    def month(name: str) -> int | None:
        return words.months[group[name].lower()] if group.get(name) else None

    def distance(name: str) -> int | None:
        return words.years[group[name].lower()] if group.get(name) else None

    start, end = found.span()
    hour = group["hour"] or group["hour_only"]
    if hour:
        return Expression(start, end, time=f"{int(hour):02}:{group['minute'] or group['minute_only'] or '00'}")
    if group["iso_year"]:
        return Expression(start, end, first=Day(number("iso_year"), number("iso_month"), number("iso_day")))
    if group["num_day"]:
        last = Day(_two_digit(int(group["num_year"])), number("num_month"), number("num_day"))
        if group["from_day"]:
            first = Day(number("from_year") or last.year, number("from_month"), number("from_day"))
            return Expression(start, end, first=first, last=last)
        return Expression(start, end, first=last)
    if group["day"]:
        weekday = group["weekday"] or group["weekday_after"]
        month_number = month("month") or words.months_roman[group["roman"].upper()]
        last = Day(number("year_day"), month_number, number("day"))
        if group["day1"]:
            first = Day(last.year, month("month1") or last.month, number("day1"))
            return Expression(start, end, first=first, last=last, years=distance("years_day"))
        return Expression(
            start,
            end,
            first=last,
            weekday=words.weekdays[weekday.lower()] if weekday else None,
            years=distance("years_day"),
        )
    if group["month_alone"]:
        return Expression(
            start, end, first=Day(number("year_month"), month("month_alone")), years=distance("years_month")
        )
    if group["month_bare"]:
        return Expression(start, end, first=Day(None, month("month_bare")))
    if group["quarter"]:
        quarter = _QUARTERS[group["quarter"].rstrip(".").upper()]
        year = number("year_quarter")
        first, last = Day(year, 3 * quarter - 2), Day(year, 3 * quarter)
        return Expression(start, end, first=first, last=last, years=distance("years_quarter"))
    if group["season"]:
        season = words.seasons[group["season"].lower()]
        return Expression(start, end, first=Day(number("year_season"), season=season), years=distance("years_season"))
    if group["years_from"]:
        return Expression(start, end, first=Day(number("years_from")), last=Day(number("years_to")))
    year = number("year") or number("year_after") or number("year_bare")
    if year:
        return Expression(start, end, first=Day(year))
    weekday = group["weekday_near"] or group["weekday_bare"] or group["weekday_bare_we"]
    if weekday:
        ahead = (group["nearest"] or "").lower().startswith(("najbliż", "przysz"))
        nearest = 0 if not group["nearest"] else 1 if ahead else -1
        return Expression(start, end, weekday=words.weekdays[weekday.lower()], nearest=nearest)
    if group["days"]:
        return Expression(start, end, days=words.days[group["days"].lower()])
    return Expression(start, end, years=distance("years"))


def expressions(text: str) -> Iterator[Expression]:
    """Gives every expression of a date or time, in order; what only looks like one is left out."""
    for found in _pattern().finditer(text):
        before = text[max(0, found.start() - 12) : found.start()].rstrip().split(" ")[-1].lstrip("(")
        if before.casefold() in {word.casefold() for word in calendar().not_dates}:
            continue
        yield _expression(found)
