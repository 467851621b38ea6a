"""How wide a name is that grammar proves where the recogniser found it wider, or a person's name at its end."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.beginnings import left
from pipeline.language.mentions.borders import begins_next, begins_office
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import capitalised, forename
from pipeline.language.offices import office_reading

_MOST_BEFORE = 3
_PATRONS = frozenset({"im", "imienia", "św"})


def joined(doc: Doc, proven: Iterable[Span], found: Iterable[Span]) -> list[Span]:
    """Gives proven names, each as wide as the recogniser's organisation that begins or ends where it does.

    One with a foreign person behind it, whom the recogniser parts from it, ends before them ("Ambasada Peru Ema Ito").
    """
    organisations = [span for span in found if span.label_ == "orgName"]
    beginning = {span.start: span for span in organisations}
    ending = {span.end: span for span in organisations}
    foreigners = [s for s in found if s.label_ == "persName" and len(s) > 1 and not forename(s[0])]
    people = {span.end: span for span in foreigners}
    result = []
    for span in proven:
        other = beginning.get(span.start) if span.label_ == "orgName" else None
        earlier = ending.get(span.end) if span.label_ == "orgName" else None
        person = people.get(span.end)
        if person is not None and span.start < person.start and person.start in ending:
            result.append(Span(doc, span.start, person.start, label=span.label_))
        elif other is not None and span.end <= other.end and not _several(doc, other) and not _town(doc, span, other):
            result.append(other)
        elif earlier is not None and _brand(doc, earlier.start, span.start):
            result.append(earlier)
        else:
            result.append(span)
    return result


def _town(doc: Doc, span: Span, wider: Span) -> bool:
    """Tells whether the recogniser took a town where a company is from into its name: "Kobalto Serwis z Kielc"."""
    return span.end < wider.end and doc[span.end].lower_ in {"z", "ze"} and not is_head(span[0])


def _brand(doc: Doc, start: int, head: int) -> bool:
    """Tells whether words before a head are the name's own: acronyms and words of no dictionary ("Santander Bank")."""
    words = doc[start:head]
    return 0 < len(words) <= _MOST_BEFORE and all(_coined(token) for token in words)


def _coined(token: Token) -> bool:
    known = any(reading.known for reading in (*readings(token.text), *readings(token.lower_)))
    return capitalised(token) and office_reading(token.text) is None and (token.text.isupper() or not known)


def _several(doc: Doc, span: Span) -> bool:
    """Tells whether a span of the recogniser's holds several names: over a comma, a person, "i" or the next head."""
    if any(token.text in {",", ";", "(", ")"} or (token.is_sent_start and token.i > span.start) for token in span):
        return True
    for token in span[1:]:
        if token.i > span.start + 1 and begins_office(token):
            return True
        begin = left(doc, token.i) if is_head(token) else token.i
        joint = doc[begin - 1].lower_ in {"i", "oraz", "a"} and begin > span.start + 2
        if (joint and (is_head(token) or lemmas(token.text) & heads().local_government)) or (
            token.i > span.start + 1 and begins_next(doc, token.i)
        ):
            return True
    return any(forename(token) for token in span) and not any(token.lower_ in _PATRONS for token in span)
