"""Days as pages write them: 2023-05-12T10:00, 12.05.2023, 12 maja 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline.cleaning import phrases

EARLIEST = 1995

NUMERIC = re.compile(
    r"(?<![\d.])(?:(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-./](?P<m2>\d{1,2})[-./](?P<y2>\d{4}))(?!\d)"
)


@cache
def worded() -> re.Pattern[str]:
    """A pattern for a day whose month is a word of data/months.txt, in Arabic or Roman figures aside."""
    months = "|".join(sorted(phrases.table("months"), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\.?\s+(?P<m>{months})\.?,?\s+(?P<y>\d{{4}})(?!\d)", re.I)


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """The days in the text with where each starts and ends, in their order; impossible ones are passed over."""
    found: list[tuple[int, int, int, int, int]] = []
    for match in NUMERIC.finditer(text):
        g = match.groupdict()
        found.append(
            (match.start(), match.end(), int(g["y"] or g["y2"]), int(g["m"] or g["m2"]), int(g["d"] or g["d2"]))
        )
    for match in worded().finditer(text):
        month = int(phrases.table("months")[match["m"].lower()])
        found.append((match.start(), match.end(), int(match["y"]), month, int(match["d"])))
    for start, end, year, month, day in sorted(found):
        if year >= EARLIEST:
            try:
                yield date(year, month, day), start, end
            except ValueError:
                continue
