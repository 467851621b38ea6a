"""Figures behind the names of popes and kings: "Jana Pawła II", "Stefana I"."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.mentions.words import capitalised, forename, initials, roman

_MOST_NAMES = 3


def regnal(doc: Doc, index: int) -> bool:
    """Tells whether a token is the figure of a pope or king: a Roman one right behind a forename, no initial."""
    if index < 1 or index >= len(doc) or not roman(doc[index]) or not forename(doc[index - 1]):
        return False
    surname_follows = index + 2 < len(doc) and capitalised(doc[index + 2]) and not doc[index + 2].is_sent_start
    return not (initials(doc[index]) and surname_follows)


def ruler_end(doc: Doc, start: int) -> int | None:
    """Gives the token behind "Jana Pawła II" where such a name begins at a token, else None."""
    end = start
    while end < len(doc) and end - start < _MOST_NAMES and forename(doc[end]):
        end += 1
    return end + 1 if end > start and regnal(doc, end) else None
