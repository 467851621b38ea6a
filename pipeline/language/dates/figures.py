"""What a figure can be in a date or a time: a day, a year, a whole date, a time of day."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.dates.expression import Day

NUMBERS = (
    "day",
    "small",
    "year",
    "date",
    "date_short",
    "day_month",
    "month_year",
    "years_slash",
    "pair",
    "clock",
    "clock_dot",
)
"""The classes of figures: day 1 to 31; small: another number of at most three digits; year 1000 to 2199; date
9.05.2023; date_short 9.05.23; day_month 31.05; month_year 05.2023; years_slash 2023/2024; pair 25/26 (days); clock
11:00; clock_dot 11.30 (what cannot be a day and a month)."""

_LONGEST = 21
_DMY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YMD = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_DMY_SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d\d)")
_CLOCK = re.compile(r"(\d{1,2})([.:])(\d\d)(?:[.:](\d\d))?")
_MONTH_YEAR = re.compile(r"(0[1-9]|1[0-2])[./]((?:19|20)\d\d)")
_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")
_EARLIEST, _LATEST = 1000, 2199


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and _EARLIEST <= int(text) <= _LATEST else None


def dated(text: str) -> Day | None:
    """Gives the day of a figure such as 9.05.2023, 2023-05-09 or 9.05.23, whether the calendar has it or not."""
    if found := _DMY.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
    elif found := _YMD.fullmatch(text):
        day, month, year = int(found[4]), int(found[3]), int(found[1])
    elif found := _DMY_SHORT.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), 2000 + int(found[4])
    else:
        return None
    likely = 1 <= day <= 31 and 1 <= month <= 31 and _EARLIEST <= year <= _LATEST
    return Day(year, month, day) if likely else None


def day_and_month(text: str) -> Day | None:
    """Gives the day of a figure such as 31.05; None where it can be none."""
    found = _CLOCK.fullmatch(text)
    if not found or found[2] != "." or found[4] or not 1 <= int(found[1]) <= 31 or not 1 <= int(found[3]) <= 12:
        return None
    return Day(None, int(found[3]), int(found[1]))


def month_and_year(text: str) -> Day | None:
    """Gives the month of a figure such as 05.2023."""
    found = _MONTH_YEAR.fullmatch(text)
    return Day(int(found[2]), int(found[1])) if found else None


def two_years(text: str) -> tuple[int, int] | None:
    """Gives the years of a figure such as 2023/2024 or 2023/24, neighbours only."""
    found = _YEARS.fullmatch(text)
    first = _year(found[1]) if found else None
    if not found or first is None or int(found[2]) not in {first + 1, (first + 1) % 100}:
        return None
    return first, first + 1


def two_days(text: str) -> tuple[int, int] | None:
    """Gives the days of a figure such as 25/26."""
    found = _PAIR.fullmatch(text)
    if not found or not 1 <= int(found[1]) <= 31 or not 1 <= int(found[2]) <= 31:
        return None
    return int(found[1]), int(found[2])


def clock(text: str) -> tuple[int, int] | None:
    """Gives (hour, minute) of a figure such as 11:00, 11.00 or 9; None where it is no time of day."""
    if text.isdecimal():
        return (int(text), 0) if len(text) <= 2 and int(text) <= 24 else None
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 24 or int(found[3]) > 59 or int(found[4] or 0) > 59:
        return None
    return int(found[1]), int(found[3])


@lru_cache(maxsize=50_000)
def classified(text: str) -> str | None:
    """Gives the class of a figure, one of NUMBERS, or None where it is part of no date."""
    if not text.isascii() or len(text) > _LONGEST:
        return None
    if text.isdigit():
        if len(text) <= 2 and 1 <= int(text) <= 31:
            return "day"
        return "small" if len(text) <= 3 else "year" if _year(text) else None
    if dated(text):
        return "date_short" if _DMY_SHORT.fullmatch(text) and not _YMD.fullmatch(text) else "date"
    if day_and_month(text):
        return "day_month"
    if clock(text):
        return "clock" if ":" in text else "clock_dot"
    for name, read in (("month_year", month_and_year), ("years_slash", two_years), ("pair", two_days)):
        if read(text):
            return name
    return None
