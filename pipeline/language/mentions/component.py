"""The component `mentions`: puts right the borders of the model's entities and adds what grammar and layout prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dictionary import readings
from pipeline.language.mentions import (
    acronyms,
    cells,
    companies,
    events,
    foreign_people,
    items,
    kinds,
    networks,
    one_man,
    organisations,
    people,
    places,
    portfolios,
    repeated,
    shouted,
)
from pipeline.language.mentions.coordination import members
from pipeline.language.mentions.countries import country
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.model import from_model, trimmed
from pipeline.language.mentions.plausible import bearers
from pipeline.language.mentions.widths import joined
from pipeline.language.mentions.words import acronym_shaped, agreeing
from pipeline.language.offices import is_title, office_reading, offices


def _spans(doc: Doc, found: Iterator[tuple[int, int]], label: str) -> list[Span]:
    return [
        span
        for start, end in found
        if (span := trimmed(doc, _behind_office(doc, start, end, label), end, label)) is not None
    ]


def _behind_office(doc: Doc, start: int, end: int, label: str) -> int:
    """Gives where an organisation's name begins that grammar took an office into ("Prezes Huty Kalina S.A.")."""
    while label == "orgName" and start < end - 1 and not is_head(doc[start]):
        office = office_reading(doc[start].text)
        adjectives = tuple(reading for reading in readings(doc[start].text) if reading.adjectival)
        if office is None or (office.adjectival and agreeing(adjectives, readings(doc[start + 1].text))):
            break
        start += 1
    return start


class Mentions:
    """Rewrites `doc.ents`: the model's, with their borders put right, and those that grammar and layout prove."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        found = list(from_model(doc))
        by_grammar = filter_spans(
            _spans(
                doc,
                chain(organisations.proven(doc), kinds.by_kind(doc), one_man.companies(doc), networks.members(doc)),
                "orgName",
            )
            + _spans(doc, chain(events.by_polish_noun(doc), events.by_foreign_noun(doc)), "eventName")
        )
        persons = filter_spans(_spans(doc, chain(people.by_forename(doc), people.by_title(doc)), "persName"))
        foreign = chain(foreign_people.beside_offices(doc), foreign_people.beside_people(doc, persons, found))
        persons = filter_spans([*persons, *_spans(doc, foreign, "persName")])
        named = _tokens(persons)
        full = [*persons, *(span for span in found if span.label_ == "persName" and len(span) > 1)]
        found = [s for s in found if s.label_ != "persName" or len(s) > 1 or bearers(s, full) or _addressed(s)]
        by_layout = [span for span in items.names(doc, text) if named.isdisjoint(range(span.start, span.end))]
        after_noun = _spans(doc, organisations.by_common_noun(doc), "orgName") + _spans(
            doc, events.by_common_noun(doc), "eventName"
        )
        listed = [Span(doc, member.start, member.end, label="orgName") for member in members(doc)]
        in_full = _tokens(full)
        found_places = [
            Span(doc, s.start, s.end, label="persName") if _of_a_person(s, full) else s for s in places.in_text(doc)
        ]
        coined = list(companies.in_text(doc, persons, found_places))
        kept: list[Span] = []
        taken: set[int] = set(shouted.tokens(doc, text))
        for spans in (
            listed,
            _widening(by_layout, by_grammar),
            joined(doc, by_grammar, found),
            by_layout,
            persons,
            joined(doc, after_noun, found),
            list(cells.places(doc, text)),
            found_places,
            coined,
            [span for span in repeated.surnames(doc, full) if in_full.isdisjoint(range(span.start, span.end))],
            found,
        ):
            free = [span for span in filter_spans(spans) if taken.isdisjoint(range(span.start, span.end))]
            kept += free
            taken |= _tokens(free)
        kept += [span for span in repeated.head_nouns(doc, kept) if taken.isdisjoint(range(span.start, span.end))]
        seen_to = portfolios.tokens(doc)
        kept = [span for span in kept if span.label_ != "orgName" or span.start not in seen_to]
        kept = _with_acronyms(doc, text, [_of_its_office(span) for span in kept if not _of_a_county(span)])
        doc.ents = filter_spans(kept)
        return doc


def _of_its_office(span: Span) -> Span:
    """Gives a place right behind an office that is named by its place as the commune that it names."""
    if span.label_ not in {"placeName", "geogName"} or span.start == 0 or not places.seat(span.doc[span.start - 1]):
        return span
    if country(span[0]):
        return span
    return Span(span.doc, span.start, span.end, label="orgName")


def _of_a_county(span: Span) -> bool:
    """Tells whether a place is only the adjective of a county's or diocese's office: "starostą kłodzieńskim"."""
    if span.label_ not in {"placeName", "geogName"} or span.start == 0 or not span.text.islower():
        return False
    office = office_reading(span.doc[span.start - 1].text)
    return office is not None and office.lemma.lower() in offices().named_by_adjective


def _of_a_person(span: Span, persons: Iterable[Span]) -> bool:
    """Tells whether what stands behind an office as a town's name is the surname of one who is named in full."""
    if span.label_ != "orgName" or len(span) > 1 or not bearers(span, persons):
        return False
    return not any("nazwa_geograficzna" in reading.qualifiers for reading in readings(span.text))


def _addressed(span: Span) -> bool:
    """Tells whether a title or form of address stands before a surname alone ("panią Nowak")."""
    return span.start > 0 and is_title(span.doc[span.start - 1].text) and span.doc[span.start - 1].text != "."


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


def _with_acronyms(doc: Doc, text: str, spans: list[Span]) -> list[Span]:
    named = [span for span in spans if span.label_ in {"orgName", "eventName"}]
    defined = filter_spans(acronym for span in named if (acronym := acronyms.defined_after(text, span)) is not None)
    taken = _tokens(defined)
    kept = [span for span in spans if taken.isdisjoint(range(span.start, span.end))] + defined
    shaped = [span for span in kept if span.label_ == "orgName" and acronym_shaped(span.text)]
    at = {index: span for span in kept for index in range(span.start, span.end)}
    replaced: set[int] = set()
    uses: list[Span] = []
    for use in acronyms.uses(doc, text, [*defined, *shaped]):
        clashing = {at[index].start: at[index] for index in range(use.start, use.end) if index in at}
        if all(len(span) <= len(use) for span in clashing.values()):
            replaced.update(clashing)
            uses.append(use)
    return filter_spans([*uses, *(span for span in kept if span.start not in replaced)])


@Language.factory("mentions", requires=["doc.ents"], assigns=["doc.ents"])
def create(nlp: Language, name: str) -> Mentions:
    """Gives the component; it has no settings."""
    return Mentions()
