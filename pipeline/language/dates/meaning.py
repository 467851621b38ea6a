"""What an expression of a date means: its EDTF and where that comes from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from pipeline.language.dates.grammar import Day, Expression

Basis = Literal["", "stated", "weekday", "published", "reference", "none"]
_YEARS_BACK = 28  # the Gregorian calendar gives each date each weekday within 28 years


@dataclass(frozen=True)
class Meaning:
    """The EDTF of an expression ("" where it has no value) and the value's basis."""

    value: str
    basis: Basis


NOTHING = Meaning("", "")


def _exists(day: Day) -> bool:
    if day.month is not None and not 1 <= day.month <= 12:
        return False
    if day.day is None or day.month is None:
        return True
    return 1 <= day.day <= monthrange(day.year or 2000, day.month)[1]


def edtf(day: Day) -> str:
    """Gives a day as EDTF, with XXXX for a year that is not known."""
    year = f"{day.year:04}" if day.year is not None else "XXXX"
    if day.season is not None:
        return f"{year}-{day.season}"
    if day.month is None:
        return year
    return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day is not None else "")


def _dates(day: Day, years: Iterable[int]) -> list[date]:
    """Gives the dates that a day and month make in some years; a month stands at its middle."""
    found = []
    for year in years:
        candidate = replace(day, year=year)
        if _exists(candidate) and day.month is not None:
            found.append(date(year, day.month, day.day or 15))
    return found


def _nearest(dates: list[date], to: date) -> date | None:
    return min(dates, key=lambda candidate: (abs(candidate - to), candidate), default=None)


def _by_weekday(day: Day, weekday: int, published: date | None, reference: date) -> int | None:
    """Gives the year in which a day and month fall on a weekday.

    The one nearest to the day of publication; where that is not known, the latest up to the day of reference.
    """
    near = published or reference
    years = range(max(1, near.year - _YEARS_BACK), near.year + 2)
    fitting = [found for found in _dates(day, years) if found.weekday() == weekday]
    if published is not None:
        found = _nearest(fitting, published)
    else:
        found = max((candidate for candidate in fitting if candidate <= reference), default=None)
    return found.year if found else None


def _weekday_alone(expression: Expression, published: date, announced: bool) -> date:
    assert expression.weekday is not None
    back = (published.weekday() - expression.weekday) % 7
    ahead = (expression.weekday - published.weekday()) % 7
    if expression.nearest > 0 or (announced and not expression.nearest):
        return published + timedelta(days=ahead or 7)
    return published - timedelta(days=back or (7 if expression.nearest else 0))


def meaning(
    expression: Expression,
    *,
    published: date | None,
    reference: date,
    assume_reference: bool = False,
    announced: bool = False,
) -> Meaning:
    """Gives what an expression says.

    published: the article's own day, or None. reference: the day up to which a weekday picks the year where the
    article has none of its own; with `assume_reference` it stands for the missing day of publication altogether.
    announced: the sentence tells of something to come.
    A day that does not exist, or a weekday that contradicts its date, has no value.
    """
    if expression.time:
        return Meaning(f"T{expression.time}", "stated")
    known: Basis = "published"
    if published is None and assume_reference:
        published, known = reference, "reference"
    first, last = expression.first, expression.last
    if not _exists(first) or (last is not None and not _exists(last)):
        return NOTHING
    if expression.days is not None:
        if published is None:
            return NOTHING
        return Meaning((published + timedelta(days=expression.days)).isoformat(), known)
    if expression.years is not None:
        if published is None:
            return Meaning(edtf(first), "none") if first.month else NOTHING
        year = published.year + expression.years
        return _ranged(replace(first, year=year), last and replace(last, year=year), known)
    if expression.weekday is not None and first.day is None:
        if published is None:
            return NOTHING
        return Meaning(_weekday_alone(expression, published, announced).isoformat(), known)
    if first.year is not None:
        if expression.weekday is not None and first.month and first.day:
            stated = date(first.year, first.month, first.day)
            if stated.weekday() != expression.weekday:
                return NOTHING
        return _ranged(first, last, "stated")
    if expression.weekday is not None:
        year_found = _by_weekday(first, expression.weekday, published, reference)
        if year_found is None:
            return NOTHING
        return _ranged(replace(first, year=year_found), None, "weekday")
    if published is None:
        return _ranged(first, last, "none")
    nearest = _nearest(_dates(last or first, range(published.year - 1, published.year + 2)), published)
    if nearest is None:
        return _ranged(first, last, "none")
    return _ranged(replace(first, year=nearest.year), last and replace(last, year=nearest.year), known)


def _ranged(first: Day, last: Day | None, basis: Basis) -> Meaning:
    if last is None:
        return Meaning(edtf(first), basis)
    if None not in (first.year, last.year) and edtf(first) > edtf(last):
        return NOTHING
    return Meaning(f"{edtf(first)}/{edtf(last)}", basis)
