"""The day of publication of a text file: what its own lines say of it."""

from __future__ import annotations

from datetime import date

from pipeline.cleaning import phrases
from pipeline.cleaning.dateline import dateline
from pipeline.cleaning.published import SHORT, day, latest, noted

FIRST = 6
"""Lines at the beginning among which the day may stand without a label."""

BESIDE = 4
"""Words that may stand beside a day without a label."""


def plain_day(text: str) -> date | None:
    """The day in a line such as "Dodano: 12.05.2023", else one that stands alone or opens a line at the beginning.

    text: the file as it is, before such lines are taken away. None for a day that is still to come.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    label = phrases.pattern("published")
    for line in lines:
        found = day(line[match.end() :]) if len(line) <= SHORT and (match := label.match(line)) else None
        if found is not None:
            return found
    for line in lines[:FIRST]:
        found = dateline(line) or (noted(line, most=BESIDE) if len(line) <= SHORT else None)
        if found is not None and found <= latest():
            return found
    return None
