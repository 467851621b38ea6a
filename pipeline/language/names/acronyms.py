"""Which organisation an acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LOWERED = frozenset({"i", "w", "z", "na", "dla", "oraz", "do", "im", "ds"})


def initials(name: str) -> set[str]:
    """Gives the acronyms that a name can have: its words' initials, with and without small words, town and patron."""
    found = set()
    for part in (name, re.split(r" (?:we?|im\.|z siedzibą) ", name)[0]):
        words = re.findall(r"[^\W_]+|&", re.sub(r"\b(?:S\.A\.|Sp\. z o\.o\.)", "", part))
        capitals = [word for word in words if word[0].isupper() or word == "&" or word[0].isdigit()]
        every = "".join(word[0].upper() for word in words)
        short = "".join(word[0].upper() for word in capitals)
        found |= {every, short, short.replace("&", "")}
    return {acronym for acronym in found if len(acronym) > 1}


def by_initials(names: Iterable[str]) -> dict[str, set[str]]:
    """Gives acronym -> the names of which it can be the acronym, by their initials."""
    found: dict[str, set[str]] = {}
    for name in set(names):
        for acronym in initials(name):
            found.setdefault(acronym, set()).add(name)
    return found
