"""The commune or town that an office names by its place alone: "wójt Lipna" is of "Gmina Lipno"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.countries import country
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.offices import offices


def unit(span: Span) -> str | None:
    """Gives the kind of local government ("Gmina") that the office before a bare town's name tells, or None."""
    if any(acronym_shaped(token.text) for token in span) or any(
        lemmas(token.text) & heads().names for token in span if token.is_alpha
    ):
        return None
    if lemmas(span[0].text) & heads().local_government or _surname(span) or country(span[0]):
        return None
    start = span.start - 1
    while start > 0 and (span.doc[start].lower_ in {"i", "oraz"} or span.doc[start].text == ","):
        start -= 1
        while start > 0 and span.doc[start].text[:1].isupper() and not _office(span, start):
            start -= 1
    named = _office(span, start) if start >= 0 else None
    return offices().named_by_place[named] if named else None


def _surname(span: Span) -> bool:
    """Tells whether a name behind an office is its holder's ("burmistrz Szczygieł"): a surname in the nominative."""
    found = readings(span[-1].text)
    place = any("nazwa_geograficzna" in reading.qualifiers and "gen" in reading.cases for reading in found)
    return not place and any("nazwisko" in r.qualifiers and "nom" in r.cases for r in found)


def _office(span: Span, index: int) -> str | None:
    found = lemmas(span.doc[index].lower_) & offices().named_by_place.keys()
    return min(found, default=None)


def resolve(spans: Iterable[Span]) -> None:
    """Gives a unit that only an office names the name that the text gives it elsewhere ("Miasto i Gmina Lipno")."""
    units = [span for span in spans if span.label_ == "orgName" and lemmas(span[0].text) & heads().local_government]
    full: dict[str, set[str]] = {}
    for span in units:
        words = span._.name.split(" ")
        for cut in range(1, len(words)):
            full.setdefault(" ".join(words[cut:]), set()).add(span._.name)
    for span in spans:
        if span.label_ == "orgName" and unit(span) is not None:
            names = full.get(span._.name.split(" ", 1)[1], set())
            if len(names) == 1:
                span._.name = next(iter(names))
