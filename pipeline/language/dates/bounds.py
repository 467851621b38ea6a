"""The first and the last day that an EDTF allows."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from time import struct_time

import edtf

# A year that is not known ("XXXX-05-09"); a decade or a century ("199X") has its bounds.
_UNKNOWN = re.compile(r"(?:^|[/{,.])XX")


def _date(moment: struct_time | float) -> date | None:
    """Gives a bound as a date; None where it lies outside the calendar or is open."""
    if not isinstance(moment, struct_time) or not 1 <= moment.tm_year <= 9998:
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@lru_cache(maxsize=10_000)
def bounds(value: str) -> tuple[date | None, date | None]:
    """Gives (earliest, latest) day of an EDTF; (None, None) for no value, a time, or a year that is not known."""
    if not value or value.startswith("T") or _UNKNOWN.search(value):
        return None, None
    parsed = edtf.parse_edtf(value)
    return _date(parsed.lower_strict()), _date(parsed.upper_strict())
