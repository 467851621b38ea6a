"""One-man companies, whose owner's name is part of theirs: "firma DANKOR Daniel Błaż", "Zakład Robót Daniel Błaż"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import capitalised, closing_quote, forename
from pipeline.language.offices import office_reading

_QUOTES = frozenset({"„", '"', "«"})
_WORKS = frozenset({"zakład", "przedsiębiorstwo"})
_LONGEST, _NEAR = 4, 4


def companies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of each such name.

    Behind an office the person holds it ("prezes firmy Dankor Daniel Błaż"); so there is none there.
    """
    for token in doc[:-3]:
        found = lemmas(token.lower_)
        works = token.is_title and found & _WORKS
        if not (works or "firma" in found) or _office_near(doc, token.i, 1 if works else _NEAR):
            continue
        owner = _owner(doc, token.i + 1)
        if owner is not None and not _says(doc, owner + 2):
            yield token.i if works else token.i + 1, owner + 2


def _owner(doc: Doc, start: int) -> int | None:
    """Gives the owner's forename behind a company's words that begin at a token, in the nominative, or None."""
    if doc[start].text in _QUOTES:
        closing = closing_quote(doc, start)
        index = closing + 1 if closing is not None else start
    else:
        index = start
        while index < len(doc) and index - start < _LONGEST and capitalised(doc[index]) and not forename(doc[index]):
            if is_head(doc[index]) or doc[index].is_sent_start:
                return None
            index += 2 if index + 2 < len(doc) and doc[index + 1].text == "-" and not doc[index].whitespace_ else 1
    if index == start or index + 1 >= len(doc) or not forename(doc[index]) or not capitalised(doc[index + 1]):
        return None
    first = [r for r in readings(doc[index].text) if "imię" in r.qualifiers]
    surname = [r for r in readings(doc[index + 1].text) if "nazwisko" in r.qualifiers]
    nominative = any("nom" in r.cases for r in first) and (not surname or any("nom" in r.cases for r in surname))
    return index if nominative else None


def _office_near(doc: Doc, index: int, far: int) -> bool:
    return any(office_reading(token.text) is not None for token in doc[max(0, index - far) : index])


def _says(doc: Doc, index: int) -> bool:
    """Tells whether a man's verb follows: then a person is meant ("Dla firmy Dankor Jan Kot zagrał")."""
    return index < len(doc) and any(
        r.pos == "praet" and r.genders <= {"m1", "m2", "m3"} for r in readings(doc[index].text)
    )
