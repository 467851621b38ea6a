"""What lies at a distance from the day of publication: "wczoraj", "dwa tygodnie temu", "w ubiegły piątek"."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.language.dates.expression import Day, Period, Shift
from pipeline.language.dates.written import edtf, exists, written

_WEEK = 7
_SATURDAY = 5


def _months(day: date, amount: int) -> tuple[int, int]:
    """Gives (year, month) at a distance in months."""
    count = day.year * 12 + day.month - 1 + amount
    return count // 12, count % 12 + 1


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _weekday(shift: Shift, published: date, announced: bool) -> str:
    back = (published.weekday() - shift.weekday) % _WEEK
    ahead = (shift.weekday - published.weekday()) % _WEEK
    if shift.amount > 0 or (announced and not shift.amount):
        found = published + timedelta(days=ahead or _WEEK)
    else:
        found = published - timedelta(days=back or (_WEEK if shift.amount else 0))
    if shift.last is None:
        return found.isoformat()
    return _interval(found, found + timedelta(days=(shift.last - shift.weekday) % _WEEK))


def _month(shift: Shift, published: date) -> str:
    year, month = _months(published, shift.amount)
    if not shift.days:
        return f"{year:04}-{month:02}" + "~" * shift.rough
    days = [Day(year, month, day) for day in shift.days]
    if not all(exists(day) for day in days):
        return ""
    return written([Period(days[0], days[-1])] if len(days) > 1 else [Period(days[0])])


def shifted(shift: Shift, published: date, announced: bool) -> str:
    """Gives the EDTF of a distance from the day of publication; "" where it leaves the calendar.

    announced: the sentence tells of what is to come, so that a weekday alone is the next one.
    """
    monday = published - timedelta(days=published.weekday())
    try:
        match shift.unit:
            case "day":
                return (published + timedelta(days=shift.amount)).isoformat()
            case "week" if shift.rough:
                return (published + timedelta(weeks=shift.amount)).isoformat() + "~"
            case "week":
                first = monday + timedelta(weeks=shift.amount)
                return _interval(first, first + timedelta(days=_WEEK - 1))
            case "weekend":
                # On Saturday and Sunday the weekend is the one that goes on; "miniony" is then the one before.
                over = published.weekday() >= _SATURDAY
                weeks = shift.amount if shift.amount >= 0 and over else min(shift.amount, 0)
                saturday = monday + timedelta(weeks=weeks, days=_SATURDAY)
                return _interval(saturday, saturday + timedelta(days=1))
            case "month":
                return _month(shift, published)
            case "quarter":
                year, month = _months(published, 3 * shift.amount)
                month -= (month - 1) % 3
                return f"{edtf(Day(year, month))}/{edtf(Day(year, month + 2))}"
            case "year":
                year = published.year + shift.amount
                return f"{year:04}" + "~" * shift.rough if 1 <= year <= 9999 else ""
            case "century":
                return f"{published.year // 100 + shift.amount:02}XX"
            case "weekday":
                return _weekday(shift, published, announced)
    except (OverflowError, ValueError):
        return ""
