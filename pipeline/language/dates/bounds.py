"""The first and the last day that an EDTF allows."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from time import struct_time

# A year that is not known ("XXXX-05-09"); a decade or a century ("199X") has its bounds.
_UNKNOWN = re.compile(r"(?:^|[/{,.])XX")


# What nearly all dates are, and what the grammar of EDTF takes ten milliseconds for.
_PLAIN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)


def _of_day_or_month(year: int, month: int, day: int) -> tuple[date, date] | None:
    """Gives the bounds of a day, or of a month where the day is 0; None where the calendar has none such."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])


def _date(moment: struct_time | float) -> date | None:
    """Gives a bound as a date; None where it lies outside the calendar or is open."""
    if not isinstance(moment, struct_time) or not 1 <= moment.tm_year <= 9998:
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@lru_cache(maxsize=10_000)
def bounds(value: str) -> tuple[date | None, date | None]:
    """Gives (earliest, latest) day of an EDTF; (None, None) for no value, a time, or a year that is not known."""
    plain = _PLAIN.fullmatch(value)
    if plain is not None and (found := _of_day_or_month(*map(int, plain.groups(default="0")))) is not None:
        return found
    if not value or value.startswith("T") or _UNKNOWN.search(value):
        return None, None
    import edtf  # a sixth of a second, and most articles have only whole days and months

    parsed = edtf.parse_edtf(value)
    return _date(parsed.lower_strict()), _date(parsed.upper_strict())
