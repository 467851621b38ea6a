"""What an expression of a date means: its EDTF and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.language.dates.expression import Day, Expression, Period
from pipeline.language.dates.relative import shifted
from pipeline.language.dates.written import NO_SUCH_DAY, exists, fault, written

Basis = Literal["", "stated", "weekday", "published", "reference", "none"]

WRONG_WEEKDAY = "another weekday"
_YEARS_BACK = 28  # the Gregorian calendar gives each date each weekday within 28 years
_NEAR = 240
"""Days. A weekday that fits no year so near to a known day of publication is a slip of the pen, no year long past."""

_AHEAD = 366
"""Days in which what is announced takes place."""

_DECADE_OVER = 5
"""Years that a decade must lie behind the publication to be named without its century ("lata 90.")."""


@dataclass(frozen=True)
class Meaning:
    """The EDTF of an expression ("" where it has no value), the value's basis, and a note on what is wrong, or ""."""

    value: str
    basis: Basis
    note: str = ""


NOTHING = Meaning("", "")


def _dates(day: Day, years: Iterable[int]) -> list[date]:
    """Gives the dates that a day and month make in some years; a month stands at its middle."""
    found = [replace(day, year=year) for year in years]
    return [date(one.year or 1, one.month or 1, one.day or 15) for one in found if one.month and exists(one)]


def _nearest(dates: list[date], to: date) -> date | None:
    return min(dates, key=lambda candidate: (abs(candidate - to), candidate), default=None)


def _open_date(day: Day, published: date, announced: bool) -> date | None:
    """Gives the date of a day and month without a year: nearest to publication, or, if announced, not before it."""
    dates = _dates(day, range(max(1, published.year - 1), min(9998, published.year + 1) + 1))
    first = published if day.day else published.replace(day=1)
    ahead = [one for one in dates if one >= first]
    return min(ahead) if announced and ahead else _nearest(dates, published)


def _weekday_year(day: Day, weekday: int, published: date | None, reference: date, announced: bool) -> int | None:
    """Gives the year in which a day and month fall on a weekday; None where none is near enough.

    The one nearest to the day of publication; where that is not known, the latest up to the day of reference, or, for
    what is announced, the next one after it.
    """
    near = published or reference
    years = range(max(1, near.year - _YEARS_BACK), min(9998, near.year + _YEARS_BACK) + 1)
    fitting = [found for found in _dates(day, years) if found.weekday() == weekday]
    if published is not None:
        found = _nearest(fitting, published)
        near_enough = _AHEAD if announced and found is not None and found > published else _NEAR
        return found.year if found is not None and abs(found - published).days <= near_enough else None
    if announced:
        found = min((candidate for candidate in fitting if candidate >= reference), default=None)
    else:
        found = max((candidate for candidate in fitting if candidate <= reference), default=None)
    return found.year if found is not None else None


def _contradicted(expression: Expression, periods: Sequence[Period]) -> bool:
    """Tells whether a weekday beside the first or the last day is another than that day's."""
    ends = [periods[0].first, periods[-1].last or periods[-1].first]
    beside = [*zip(ends, expression.weekdays, strict=False)] if len(expression.weekdays) > 1 else []
    if len(expression.weekdays) == 1:
        beside = [(ends[0], expression.weekdays[0])]
    return any(
        day.year and day.month and day.day and exists(day) and date(day.year, day.month, day.day).weekday() != weekday
        for day, weekday in beside
    )


def _in_year(periods: Sequence[Period], year: int, last: Day) -> tuple[Period, ...]:
    """Gives periods in a year, which is that of the last day: what begins in a later month began the year before."""

    def placed(day: Day) -> Day:
        if day.year is not None:
            return day
        over = day.month is not None and last.month is not None and day.month > last.month
        return replace(day, year=year - over)

    return tuple(Period(placed(one.first), placed(one.last) if one.last else None) for one in periods)


def _opened(day: Day, published: date | None) -> Day:
    """Gives a day with the year that its words count from the year of publication, where that is known."""
    if day.open is None or day.year is not None or published is None:
        return day
    if day.mask:
        return replace(day, mask=f"{published.year // 100 + day.open:02}{day.mask[2:]}")
    return replace(day, year=published.year + day.open)


def _decade(day: Day, published: date | None) -> Day | None:
    """Gives a decade with its century: the last one that was over when the article appeared; None where two fit."""
    if not day.mask.startswith("XX") or published is None:
        return day
    ten = int(day.mask[2]) * 10
    first = published.year - published.year % 100 + ten
    if abs(first - published.year) < 10 + _DECADE_OVER:
        return None
    first -= 100 if first > published.year else 0
    return replace(day, mask=f"{first // 10}X")


def meaning(
    expression: Expression,
    *,
    published: date | None,
    reference: date,
    assumed: bool = False,
    announced: bool = False,
) -> Meaning:
    """Gives what an expression says.

    published: the article's own day, or None; assumed: it is another that stands in for it. reference: the day up to
    which a weekday picks the year where the article has no day of its own. announced: the sentence tells of
    something to come. A day that does not exist, a weekday that contradicts its date, or an end before its beginning
    has no value and a note.
    """
    if expression.times:
        times = [f"T{hour:02}:{minute:02}" for hour, minute in expression.times]
        return Meaning("/".join(times), "stated") if len(times) <= 2 and not expression.several else NOTHING
    known: Basis = "reference" if assumed else "published"
    if expression.shift is not None:
        value = shifted(expression.shift, published, announced) if published is not None else ""
        missing = published is not None and not value
        return Meaning(value, known) if value else Meaning("", "", NO_SUCH_DAY if missing else "")
    return _dated(expression, published, known, reference, announced)


def _dated(expression: Expression, published: date | None, known: Basis, reference: date, announced: bool) -> Meaning:
    """Gives the meaning of an expression that names days, months or years."""
    said = expression.periods
    if not said:
        return NOTHING
    basis: Basis = "stated"
    if any(day.open is not None for day in _days(said)):
        basis = known if published is not None else "none"
        said = tuple(
            Period(_opened(one.first, published), _opened(one.last, published) if one.last else None) for one in said
        )
    if any(day.mask.startswith("XX") for day in _days(said)):
        found = [_decade(day, published) for day in _days(said)]
        if published is None or None in found:
            return NOTHING
        basis = known
        said = (Period(*[day for day in found if day is not None]),)
    if any(not exists(day) for day in _days(said)):
        return Meaning("", "", NO_SUCH_DAY)
    last = said[-1].last or said[-1].first
    if last.year is None and not last.mask and basis != "none":
        if expression.weekdays and said[0].first.day is not None:
            year = _weekday_year(said[0].first, expression.weekdays[0], published, reference, announced)
            if year is None:
                return Meaning("", "", WRONG_WEEKDAY)
            over = (said[0].first.month or 0) > (last.month or 0)
            said, basis = _in_year(said, year + over, last), "weekday"
        else:
            near = published and _open_date(last, published, announced)
            basis = known if near else "none"
            said = _in_year(said, near.year, last) if near else said
    if wrong := fault(said) if basis != "none" else "":
        return Meaning("", "", wrong)
    if _contradicted(expression, said):
        return Meaning("", "", WRONG_WEEKDAY)
    if basis == "none" and all(day.month is None for day in _days(said)):
        return NOTHING
    return Meaning(written(said), basis)


def _days(periods: Sequence[Period]) -> list[Day]:
    return [day for one in periods for day in (one.first, one.last) if day is not None]
