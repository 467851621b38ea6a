"""The beginning of a text file: its headline, and what a copied page leaves above them."""

from __future__ import annotations

import re

from pipeline.cleaning.lines import is_boilerplate, is_ending

SHORTEST, LONGEST = 3, 200
"""Words that a headline has at least, and characters that it has at most."""

WITHIN = 6
"""Lines from the file's first among which the headline must stand."""

PROSE = 80
"""Characters from which on a line under a headline is taken to be the article's text."""

MENU = re.compile(r"^\[.*\]$|\S\s+[|>»›•·]\s+\S.*\s[|>»›•·]\s+\S|^\S+(?: \S+)?\s+[>»›]\s+\S")

DATE = re.compile(
    r"(?:(?:data )?(?:opublikowano|publikacji|publikacja|dodano|utworzono)\s?:?\s*)?[\d\s.,:/-]*\d{4}[\d\s.,:/-]*"
    r"(?:r\.|roku)?(?:,?\s*godz\.)?[\d\s.,:-]*",
    re.I,
)


DAY = re.compile(r"\d{1,2}(?:\.\d{1,2}\.| \w+ )\d{4}(?: r\.| roku)?")


def headline(text: str) -> tuple[str | None, int]:
    """The headline of a text file, None where it has none, and how many of its first lines are above the article.

    A headline is a short line that stands alone above the text, and ends in no full stop, comma or colon.
    """
    lines = text.split("\n")
    passed = 0
    for number, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        passed += 1
        if passed > WITHIN:
            break
        if above(bare):
            continue
        if is_headline(bare) and alone(lines, number) and has_text(lines[number + 1 :]):
            return bare, number
        if len(bare) >= PROSE or not site_name(bare, lines[number + 1 :]):
            break
    return None, 0


def above(line: str) -> bool:
    """True for what stands above a headline: a menu, a path, a day, a button."""
    return bool(MENU.search(line) or DATE.fullmatch(line)) or is_boilerplate(line) or is_ending(line)


def site_name(line: str, after: list[str]) -> bool:
    """True for a short line right above a menu: the name of the site."""
    following = next((other.strip() for other in after if other.strip()), "")
    return len(line.split()) <= 6 and bool(MENU.search(following))


def is_headline(line: str) -> bool:
    """True for a line that can be a headline by its length, its first letter and its end."""
    if not len(line.split()) >= SHORTEST or len(line) > LONGEST:
        return False
    return (line[0].isupper() or line[0].isdigit() or line[0] in "„\"'") and not line.endswith(
        (".", ",", ":", ";", "|")
    )


def alone(lines: list[str], number: int) -> bool:
    """True where an empty line follows, or a day, or who writes and the day."""
    after = [line.strip() for line in lines[number + 1 : number + 3]]
    if not after or not after[0] or DATE.fullmatch(after[0]):
        return True
    return len(after) > 1 and len(after[0]) < PROSE and DAY.fullmatch(after[1]) is not None


def has_text(lines: list[str]) -> bool:
    return any(len(line.strip()) >= PROSE for line in lines)
