"""Days and periods as EDTF (ISO 8601-2) writes them, and whether the calendar has them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.language.dates.expression import Day, Period

NO_SUCH_DAY = "no such day"
WRONG_ORDER = "ends before it begins"


def exists(day: Day) -> bool:
    """Tells whether the calendar has a day; one without its year, in some year."""
    if day.month is not None and not 1 <= day.month <= 12:
        return False
    if day.day is None or day.month is None:
        return day.day is None or 1 <= day.day <= 31
    return 1 <= day.day <= monthrange(day.year or 2000, day.month)[1]


def edtf(day: Day) -> str:
    """Gives a day as EDTF, with XXXX for a year that is not known."""
    if day.mask:
        return day.mask
    year = f"{day.year:04}" if day.year is not None else "XXXX"
    if day.season is not None:
        return f"{year}-{day.season}"
    if day.month is None:
        return year
    return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day is not None else "")


def _follows(one: Day, other: Day) -> bool:
    """Tells whether a day, month or year is the next one after another; without a year, in a year of its own."""
    if one.mask or other.mask or one.season or other.season:
        return False
    year = one.year if one.year is not None else 2000
    if one.day is not None and one.month is not None:
        if other.day is None or other.month is None or not (exists(one) and exists(other)):
            return False
        later = other.year if other.year is not None else year
        return date(year, one.month, one.day) + timedelta(days=1) == date(later, other.month, other.day)
    if one.month is not None:
        return other.day is None and one.year == other.year and other.month == one.month + 1
    return other.month is None and one.year is not None and other.year == one.year + 1


def _joined(periods: Sequence[Period]) -> list[Period]:
    """Gives periods with those that touch put together: "9, 10 i 11 maja" are three days on end."""
    result: list[Period] = []
    for period in periods:
        if result and _follows(result[-1].last or result[-1].first, period.first):
            result[-1] = Period(result[-1].first, period.last or period.first)
        else:
            result.append(period)
    return result


def fault(periods: Sequence[Period]) -> str:
    """Gives what is wrong with periods: a day that does not exist, an end before its beginning; "" if nothing is."""
    for period in periods:
        if not exists(period.first) or (period.last is not None and not exists(period.last)):
            return NO_SUCH_DAY
    for period in periods:
        if period.last is None or period.last.season is not None:
            continue
        first, last = edtf(period.first), edtf(period.last)
        if first > last and not first.startswith(last):  # "od 15 maja do końca maja" ends with its month
            return WRONG_ORDER
    return ""


def written(periods: Sequence[Period]) -> str:
    """Gives periods as EDTF: a day, an interval, or the set of several."""
    joined = _joined(periods)
    if len(joined) == 1:
        only = joined[0]
        return edtf(only.first) + (f"/{edtf(only.last)}" if only.last is not None else "")
    texts = [edtf(one.first) + (f"..{edtf(one.last)}" if one.last is not None else "") for one in joined]
    return f"{{{','.join(texts)}}}"
