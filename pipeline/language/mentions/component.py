"""The component `mentions`: puts right the borders of the model's entities and adds what grammar and layout prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions import acronyms, events, items, organisations, people
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import acronym_shaped, capitalised, forename
from pipeline.language.offices import is_title, office_reading

_STRIPPED = frozenset(".,;:()[]–—-•*|/!?„”\"'«»")
_DANGLING = frozenset({"i", "oraz", "w", "we", "z", "na", "do", "a"})
_PLACE_PREPOSITIONS = frozenset({"w", "we"})
_LABELS = frozenset({"persName", "orgName", "placeName", "geogName", "eventName", "date", "time"})


def _trimmed(doc: Doc, start: int, end: int, label: str) -> Span | None:
    """Gives the span without punctuation and spaces at its borders and up to its first line break, or None."""
    for index in range(start, end):
        if doc[index].is_space and "\n" in doc[index].text and index > start:
            end = index
            break
    while start < end and (doc[start].is_space or doc[start].text in _STRIPPED - {"„", '"'}):
        start += 1
    while start < end and (
        doc[end - 1].is_space or doc[end - 1].text in _STRIPPED - {"”", '"', "."} or doc[end - 1].lower_ in _DANGLING
    ):
        end -= 1
    if start < end and doc[end - 1].text == ".":
        abbreviation = end - 2 >= start and len(doc[end - 2].text) <= 3 and not doc[end - 2].whitespace_
        if label not in {"date", "time"} and not (abbreviation and label == "orgName"):
            end -= 1
    if start < end and doc[start].text in {"„", '"'} and not any(t.text in {"”", '"'} for t in doc[start + 1 : end]):
        start += 1
    if start < end and doc[end - 1].text in {"”", '"'} and not any(t.text in {"„", '"'} for t in doc[start : end - 1]):
        end -= 1
    return Span(doc, start, end, label=label) if start < end else None


def _from_model(doc: Doc) -> Iterator[Span]:
    """Gives the model's entities, without titles before people and without what is no name."""
    for entity in doc.ents:
        if entity.label_ not in _LABELS:
            continue
        start = entity.start
        if entity.label_ == "persName":
            while start < entity.end - 1 and (not capitalised(doc[start]) or is_title(doc[start].text)):
                start += 1
        while start < entity.end - 1 and entity.label_ in {"persName", "orgName"} and office_reading(doc[start].text):
            start += 1
        bracket = next((t.i for t in doc[start + 1 : entity.end] if t.text in {"(", "["}), entity.end)
        span = _trimmed(doc, start, bracket, entity.label_)
        if span is None:
            continue
        if entity.label_ == "persName" and not _only_a_place(span) and not _can_be_person(span):
            continue
        office = office_reading(span[-1].text) is not None and not is_head(span[0])
        if office and (entity.label_ == "orgName" or (entity.label_ == "persName" and len(span) == 1)):
            continue
        if entity.label_ == "orgName" and len(span) == 1 and is_head(span[0]) and not span.text.isupper():
            continue
        if span.label_ in {"persName", "orgName"} and _only_a_place(span):
            span = Span(doc, span.start, span.end, label="placeName")
        if entity.label_ in {"placeName", "geogName"} and span.text.islower() and not _from_place_name(span):
            continue
        if entity.label_ == "orgName" and not any(character.isupper() for character in span.text):
            continue
        yield span


def _can_be_person(span: Span) -> bool:
    """Tells whether a model's person can be one: capitalised, and no common word alone ("Rozmowę")."""
    known = [reading for reading in readings(span.text) if reading.known] if len(span) == 1 else []
    named = any(reading.qualifiers & {"imię", "nazwisko"} for reading in known)
    return capitalised(span[0]) and (not known or named)


def _only_a_place(span: Span) -> bool:
    """Tells whether the dictionary knows a single word as a place's name and as no person's ("Kujaw")."""
    found = (
        frozenset().union(*(reading.qualifiers for reading in readings(span.text))) if len(span) == 1 else frozenset()
    )
    return "nazwa_geograficzna" in found and not found & {"imię", "nazwisko"} and not span.text.isupper()


def _from_place_name(span: Span) -> bool:
    """Tells whether a word in lower case can be an adjective made from a place's name ("jaworznicki")."""
    return any(
        reading.adjectival and reading.lemma.lower().endswith(("ski", "cki", "dzki")) for reading in readings(span.text)
    )


def _places(doc: Doc) -> Iterator[Span]:
    """Gives the towns that stand after "w" in the locative and that the dictionary knows."""
    for token in doc[:-1]:
        if token.lower_ not in _PLACE_PREPOSITIONS:
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < 4 and capitalised(doc[end]) and not doc[end].text.isupper():
            locative = [r for r in readings(doc[end].text) if "loc" in r.cases and (r.nominal or r.adjectival)]
            if not locative:
                break
            end += 1
            if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and capitalised(doc[end + 1]):
                end += 1
                continue
            geographic = any("nazwa_geograficzna" in r.qualifiers for r in locative)
            compound = end - start > 1 and not is_head(doc[start])
            if (geographic or compound) and not (end < len(doc) and capitalised(doc[end])):
                yield Span(doc, start, end, label="placeName")
                break


def _joined(doc: Doc, proven: Iterable[Span], found: Iterable[Span]) -> list[Span]:
    """Gives proven names, each as wide as the model's organisation that begins where it does."""
    model = {span.start: span for span in found if span.label_ == "orgName"}
    joined = []
    for span in proven:
        other = model.get(span.start) if span.label_ == "orgName" else None
        wider = other is not None and span.end <= other.end and not _several(doc, other)
        joined.append(other if other is not None and wider else span)
    return joined


def _several(doc: Doc, span: Span) -> bool:
    """Tells whether a span of the model's holds several names: over a comma, a person, "i" or the next name's head."""
    if any(token.text in {",", ";", "(", ")"} or (token.is_sent_start and token.i > span.start) for token in span):
        return True
    for token in span[1:]:
        joined = doc[token.i - 1].lower_ in {"i", "oraz", "a"}
        if (is_head(token) and joined) or (token.i > span.start + 1 and organisations.begins_next(doc, token.i)):
            return True
    return any(forename(token) for token in span) and not any(token.lower_ in {"im", "imienia", "św"} for token in span)


def _spans(doc: Doc, found: Iterator[tuple[int, int]], label: str) -> list[Span]:
    return [
        span
        for start, end in found
        if (span := _trimmed(doc, _behind_office(doc, start, end, label), end, label)) is not None
    ]


def _behind_office(doc: Doc, start: int, end: int, label: str) -> int:
    """Gives where an organisation's name begins that grammar took an office into ("Prezes Huty Kalina S.A.")."""
    while label == "orgName" and start < end - 1 and office_reading(doc[start].text) and not is_head(doc[start]):
        start += 1
    return start


class Mentions:
    """Rewrites `doc.ents`: the model's, with their borders put right, and those that grammar and layout prove."""

    def __call__(self, doc: Doc) -> Doc:
        from_model = list(_from_model(doc))
        by_grammar = filter_spans(
            _spans(doc, chain(organisations.by_head(doc), organisations.by_legal_form(doc)), "orgName")
            + _spans(doc, chain(events.by_polish_noun(doc), events.by_foreign_noun(doc)), "eventName")
        )
        persons = _spans(doc, people.by_forename(doc), "persName")
        named = _tokens(persons)
        by_layout = [span for span in items.names(doc) if named.isdisjoint(range(span.start, span.end))]
        after_noun = _spans(doc, organisations.by_common_noun(doc), "orgName") + _spans(
            doc, events.by_common_noun(doc), "eventName"
        )
        kept: list[Span] = []
        taken: set[int] = set()
        for spans in (
            _widening(by_layout, by_grammar),
            _joined(doc, by_grammar, from_model),
            by_layout,
            persons,
            after_noun,
            [span for span in from_model if not _overlaps_common_head(span)],
            _places(doc),
        ):
            free = [span for span in filter_spans(spans) if taken.isdisjoint(range(span.start, span.end))]
            kept += free
            taken |= _tokens(free)
        kept = _with_acronyms(doc, kept)
        doc.ents = sorted(kept, key=lambda span: span.start)
        return doc


def _overlaps_common_head(span: Span) -> bool:
    """Tells whether the model took a bare common noun for a name ("Klaster", "Uczelnia")."""
    return span.label_ == "geogName" and len(span) == 1 and bool(lemmas(span.text) & heads().names)


def _tokens(spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(span.start, span.end)}


def _widening(spans: Iterable[Span], proven: Iterable[Span]) -> list[Span]:
    """Gives the items' names that hold a name that grammar proves and are longer than it."""
    at = {index: span for span in proven if span.label_ == "orgName" for index in range(span.start, span.end)}
    return [
        span
        for span in spans
        if any(
            span.start <= other.start and other.end <= span.end and len(span) > len(other)
            for other in {at[index].start: at[index] for index in range(span.start, span.end) if index in at}.values()
        )
    ]


def _with_acronyms(doc: Doc, spans: list[Span]) -> list[Span]:
    text = doc.text
    named = [span for span in spans if span.label_ in {"orgName", "eventName"}]
    defined = filter_spans(acronym for span in named if (acronym := acronyms.defined_after(text, span)) is not None)
    taken = _tokens(defined)
    kept = [span for span in spans if taken.isdisjoint(range(span.start, span.end))] + defined
    shaped = [span for span in kept if span.label_ == "orgName" and acronym_shaped(span.text)]
    at = {index: span for span in kept for index in range(span.start, span.end)}
    replaced: set[int] = set()
    uses: list[Span] = []
    for use in acronyms.uses(doc, [*defined, *shaped]):
        clashing = {at[index].start: at[index] for index in range(use.start, use.end) if index in at}
        if all(len(span) <= len(use) for span in clashing.values()):
            replaced.update(clashing)
            uses.append(use)
    return filter_spans([*uses, *(span for span in kept if span.start not in replaced)])


@Language.factory("mentions", requires=["doc.ents"], assigns=["doc.ents"])
def create(nlp: Language, name: str) -> Mentions:
    """Gives the component; it has no settings."""
    return Mentions()
