"""The component `names`: the canonical name of each mention, in the nominative and in full."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.mentions.acronyms import defined_after
from pipeline.language.mentions.coordination import members
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names import fuller, gazetteer, kinds, people, seats, short, variants
from pipeline.language.names.acronyms import by_initials
from pipeline.language.names.base import PLACES, base_form, derived, place
from pipeline.language.names.gazetteer import Gazetteer, read
from pipeline.language.names.listed import nominatives
from pipeline.language.names.organisations import member, phrase, uninflected, unit

_NAMED = frozenset({"persName", "orgName", "placeName", "geogName", "eventName", "productName"})
_LOOSE_HYPHEN = re.compile(r"(?<=\w)- +(?=\w)")
_DASH = re.compile(r"(?<=\w) *[-–] *(?=\w)")
_CASE_ENDING = re.compile(r"-[a-ząćęłńóśźż]{1,4}$")


class Names:
    """Sets `span._.name` of each entity that is no date, and `span._.acronym` of organisations and events.

    gazetteer: an analyst's list, whose names win over all others, and are entities wherever the text has them.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer()

    def __call__(self, doc: Doc) -> Doc:
        found = gazetteer.find(self.gazetteer, doc)
        spans = [span for span in doc.ents if span.label_ in _NAMED]
        text = doc.text
        strings = doc.vocab.strings
        seen = frozenset(strings[word] for word in set(doc.to_array("ORTH").tolist()))
        items = nominatives(text, (span for span in spans if span.label_ == "orgName"))
        listed = {(member.start, member.end): member.noun for member in members(doc)}
        for span in spans:
            if span.label_ in PLACES:
                span._.subtype = "derived" if derived(span) else span._.subtype
            if span.label_ == "orgName" and (of_kind := kinds.named(span)) is not None:
                span._.name = of_kind
            elif span.label_ == "orgName" and (seat := seats.unit(span)) is not None:
                span._.name = f"{seat} {place(span, seen)}"
            elif span.start in items:
                span._.name = unit(span, phrase(span, nominative=True))
            elif (span.start, span.end) in listed:
                span._.name = member(span, listed[span.start, span.end], seen)
            else:
                name = (_LOOSE_HYPHEN if span.label_ != "persName" else _DASH).sub("-", base_form(span, seen))
                span._.name = unit(span, name) if span.label_ in {"orgName", "eventName"} else name
        seats.resolve(spans)
        gazetteer.apply(self.gazetteer, spans, found)
        self._companies(spans)
        variants.resolve(spans)
        fuller.resolve(spans)
        short.resolve(spans)
        self._acronyms(text, spans)
        self._short_forms(spans)
        gazetteer.apply(self.gazetteer, spans, found)
        return doc

    def _companies(self, spans: list[Span]) -> None:
        first_words = frozenset(span._.name.split(" ")[0] for span in spans if span.label_ == "orgName")
        for span in spans:
            if span.label_ == "orgName":
                span._.name = uninflected(span._.name, first_words)

    def _acronyms(self, text: str, spans: list[Span]) -> None:
        """Gives every mention of an acronym the name in full, and every mention of that name its acronym."""
        organisations = [span for span in spans if span.label_ in {"orgName", "eventName"}]
        full = by_initials(span._.name for span in organisations if not acronym_shaped(span.text))
        meaning: dict[str, str] = {}
        for span in organisations:
            acronym = defined_after(text, span)
            if acronym is not None and not acronym_shaped(span.text):
                meaning.setdefault(acronym.text, span._.name)
        for span in organisations:
            bare = _CASE_ENDING.sub("", span.text)
            if acronym_shaped(span.text) and bare not in meaning:
                possible = full.get(bare.upper(), set()) - {bare}
                if len(possible) == 1:
                    meaning[bare] = next(iter(possible))
        acronym_of = {name: acronym for acronym, name in reversed(meaning.items())}
        for span in organisations:
            bare = _CASE_ENDING.sub("", span.text)
            if acronym_shaped(span.text):
                span._.name = meaning.get(bare, bare)
            span._.acronym = acronym_of.get(span._.name, "")

    def _short_forms(self, spans: list[Span]) -> None:
        """Gives a surname alone the name of the one person of the article who bears it."""
        persons = [span for span in spans if span.label_ == "persName"]
        full = {span._.name for span in persons if " " in span._.name}
        for span in persons:
            if " " not in span._.name:
                bearers = people.same_surname([token.text for token in span], full)
                if len(bearers) == 1:
                    span._.name = bearers[0]


@Language.factory(
    "names",
    default_config={"gazetteer": None},
    requires=["doc.ents"],
    assigns=["doc.ents", "span._.name", "span._.acronym", "span._.subtype"],
)
def create(nlp: Language, name: str, gazetteer: str | None) -> Names:
    """Gives the component; gazetteer: the path of an analyst's list (see `pipeline.language.names.gazetteer`)."""
    return Names(read(gazetteer) if gazetteer else None)
