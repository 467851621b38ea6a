"""The day that a press release opens with: "Warszawa, 12 maja 2023 r. – Dwie ...", "12.05.2023 Warszawa (PAP) - "."""

from __future__ import annotations

import re
from datetime import date

from pipeline.cleaning.days import days

LONGEST = 60
"""Characters before the day: the town, perhaps two, perhaps an agency."""

TOWN = re.compile(
    r"(?:[^\W\d_][\w.-]*[ ]){0,3}[^\W\d_][\w.-]*(?:/[^\W\d_]\w*)?(?: \([A-Z]{2,8}\))?,\s(?:dn(?:ia|\.)\s)?"
)

BEHIND = re.compile(r"\s?(?:r\b\.?+|roku\b)?+\s?(?:\((?:[A-Z]{2,8})\)\s?)?(?:$|[–—:./|-](?:\s|$))")


WORD = r"[^\W\d_][\w-]*"

TOWN_BEHIND = re.compile(
    rf"\s?(?:r\.|roku)?,?\s(?P<town>{WORD})(?: {WORD}){{0,2}}(?:\s?\([^\W\d_]{{2,12}}\))?\s?[–—-]\s"
)


def dateline(line: str) -> date | None:
    """The day that a line opens with, beside a town; None where the line goes on as a sentence about that day."""
    for found, start, end in days(line[: LONGEST + 40]):
        before = line[:start]
        if not start:
            behind = TOWN_BEHIND.match(line[end:])
            return found if behind is not None and behind["town"][0].isupper() else None
        capitals = [word[0].isupper() for word in before.replace("/", " ").split() if word[0].isalpha()]
        named = TOWN.fullmatch(before) is not None and capitals[:1] == [True]
        return found if named and start <= LONGEST and BEHIND.match(line[end:].split("\n", 1)[0]) else None
    return None
