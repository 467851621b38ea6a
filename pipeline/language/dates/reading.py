"""A reader for each kind of rule in data/rules.toml."""

from __future__ import annotations

from pipeline.language.dates import clock, distances, named, years
from pipeline.language.dates.matched import Reader

READERS: dict[str, Reader] = {
    "calendar": named.calendar,
    "this_month": named.this_month,
    "quarter": named.thirds(3),
    "half": named.thirds(6),
    "season": named.season,
    "century": years.century,
    "decade": years.decade,
    "school": years.school,
    "years": years.years,
    "short_year": years.short_year,
    "year": distances.shifted_by("year"),
    "month": distances.shifted_by("month"),
    "week": distances.shifted_by("week"),
    "weekend": distances.shifted_by("weekend"),
    "weekday": distances.weekday,
    "today": distances.today,
    "ago": distances.counted(-1),
    "ahead": distances.counted(1),
    "time": clock.time,
    "half_hour": clock.half_hour,
    "noon": clock.noon,
}
"""The kinds of rules."""
