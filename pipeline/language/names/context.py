"""What the words before a name ask of its case."""

from __future__ import annotations

from spacy.tokens import Span

from pipeline.language.dictionary import readings
from pipeline.language.offices import is_title


def governed(span: Span) -> frozenset[str]:
    """Gives the cases that a preposition right before a name asks for; empty where none stands there."""
    if span.start == 0:
        return frozenset()
    before = span.doc[span.start - 1]
    if before.text in {"„", '"'} and span.start > 1:
        before = span.doc[span.start - 2]
    return frozenset().union(*(r.cases for r in readings(before.lower_) if r.pos == "prep"))


def office_case(span: Span) -> frozenset[str]:
    """Gives the cases that a person's name shares with the office or the form of address before it.

    "rektora prof. Jana Dolskiego": genitive or accusative. Empty where no such word stands there.
    """
    index = span.start - 1
    while index >= 0 and is_title(span.doc[index].text):
        index -= 1
    if index < 0 or not span.doc[index].text.isalpha():
        return frozenset()
    found = [r for r in readings(span.doc[index].lower_) if r.nominal and r.genders & {"m1", "f"} and "sg" in r.numbers]
    return frozenset().union(*(reading.cases for reading in found if "m1" in reading.genders))
