"""Places in tables: a cell that is nothing but a town's name, or stands under a heading such as "Siedziba"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.layout import lines
from pipeline.language.mentions.words import forename

_CELL = re.compile(r"[^|]+")
_HEADINGS = frozenset({"siedziba", "miejscowość", "miasto", "lokalizacja", "miejsce"})
_WORDS = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+){0,2}")


def places(doc: Doc, text: str) -> Iterator[Span]:
    """Gives the places that fill a cell of a table, of those lines that have three cells at least; text: the Doc's."""
    column: int | None = None
    for line in lines(text):
        content = line.text(text)
        if content.count("|") < 2:
            column = None
            continue
        for number, cell in enumerate(_CELL.finditer(content)):
            bare = cell.group().strip()
            if lemmas(bare) & _HEADINGS:
                column = number
                continue
            begin = line.start + cell.start() + len(cell.group()) - len(cell.group().lstrip())
            span = doc.char_span(begin, begin + len(bare), label="placeName") if _WORDS.fullmatch(bare) else None
            if span is not None and not forename(span[0]) and (number == column or _known(span)):
                yield span


def _known(span: Span) -> bool:
    """Tells whether every word of a cell can be part of a place's name, and one only that."""
    found = [[r for r in readings(token.text) if r.known] for token in span if token.is_alpha]
    geographic = [any("nazwa_geograficzna" in r.qualifiers and "nom" in r.cases for r in each) for each in found]
    return any(geographic) and all(
        known or any(reading.adjectival for reading in each) for known, each in zip(geographic, found, strict=True)
    )
