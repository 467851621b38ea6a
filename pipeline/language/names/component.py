"""The component `names`: the canonical name of each mention, in the nominative and in full."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.language.extensions  # noqa: F401
from pipeline.language.dictionary import readings
from pipeline.language.mentions.acronyms import defined_after
from pipeline.language.mentions.companies import coined as made_up
from pipeline.language.mentions.coordination import members
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names import coined, kinds, people, places, seats, streets
from pipeline.language.names.acronyms import by_initials
from pipeline.language.names.context import governed, office_case, place_cases
from pipeline.language.names.listed import nominatives
from pipeline.language.names.organisations import joined, member, phrase, uninflected, unit

_NAMED = frozenset({"persName", "orgName", "placeName", "geogName", "eventName"})
_FULLER = re.compile(r" (?=(?:S\.A\.|Sp\.|P\.S\.A\.|w\b|we\b|im\.|GmbH|AG\b|SE\b))", re.IGNORECASE)
_LOOSE_HYPHEN = re.compile(r"(?<=\w)- +(?=\w)")
_CASE_ENDING = re.compile(r"-[a-ząćęłńóśźż]{1,4}$")


def _place(span: Span, seen: frozenset[str]) -> str:
    words = [token.text for token in span]
    street = streets.base_words(words)
    if street is not None:
        return joined(span, street)
    return joined(span, places.base_words(words, governed=place_cases(span), seen=seen))


def _derived(span: Span) -> bool:
    """Tells whether a place's label stands on an adjective or inhabitant made from its name ("polskich")."""
    return len(span) == 1 and span.text[:1].islower()


def _adjective(span: Span) -> str:
    """Gives the base form of an adjective made from a place's name: "polskimi" gives "polski"."""
    return next((reading.lemma for reading in readings(span.text) if reading.adjectival), span.text)


def _person(span: Span, seen: frozenset[str]) -> str:
    asked = governed(span) or office_case(span)
    name = joined(span, people.base_words([token.text for token in span], governed=asked, seen=seen))
    return _LOOSE_HYPHEN.sub("-", name)


def _within(words: list[str], longer: list[str]) -> bool:
    """Tells whether a name is another's with words left out: "Szpital w Kłodnie" of "Szpital Powiatowy w Kłodnie"."""
    rest = iter(longer)
    return len(words) < len(longer) and all(word in rest for word in words)


class Names:
    """Sets `span._.name` of each entity that is no date, and `span._.acronym` of organisations and events."""

    def __call__(self, doc: Doc) -> Doc:
        spans = [span for span in doc.ents if span.label_ in _NAMED]
        seen = frozenset(token.text for token in doc)
        items = nominatives(doc.text, (span for span in spans if span.label_ == "orgName"))
        listed = {(member.start, member.end): member.noun for member in members(doc)}
        for span in spans:
            if span.label_ == "persName":
                span._.name = _person(span, seen)
            elif span.label_ in {"placeName", "geogName"}:
                span._.subtype = "derived" if _derived(span) else ""
                span._.name = _adjective(span) if _derived(span) else _place(span, seen)
            elif span.label_ == "orgName" and (of_kind := kinds.named(span)) is not None:
                span._.name = of_kind
            elif (seat := seats.unit(span)) is not None:
                span._.name = f"{seat} {_place(span, seen)}"
            elif (span.start, span.end) in listed:
                span._.name = member(span, listed[span.start, span.end], seen)
            elif len(span) == 1 and made_up(span[0]):
                span._.name = coined.nominative(span.text, seen)
            else:
                span._.name = unit(span, phrase(span, nominative=span.start in items))
        seats.resolve(spans)
        self._companies(spans)
        self._short_organisations(spans)
        self._acronyms(spans)
        self._short_forms(spans)
        return doc

    def _short_organisations(self, spans: list[Span]) -> None:
        """Gives a name without its legal form, town or patron the name in full, where the article has one such name."""
        organisations = [span for span in spans if span.label_ == "orgName"]
        fuller: dict[str, set[str]] = {}
        for name in {span._.name for span in organisations}:
            for cut in _FULLER.finditer(name):
                fuller.setdefault(name[: cut.start()].lower(), set()).add(name)
        ends: dict[tuple[str, str], set[str]] = {}
        for name in {span._.name for span in organisations if not acronym_shaped(span.text)}:
            words = name.split(" ")
            ends.setdefault((words[0].lower(), words[-1].lower()), set()).add(name)
        for span in organisations:
            longer = fuller.get(span._.name.lower(), set())
            if len(longer) == 1:
                span._.name = next(iter(longer))
            elif " w" in span._.name:
                words = span._.name.split(" ")
                alike = {n for n in ends.get((words[0].lower(), words[-1].lower()), ()) if _within(words, n.split(" "))}
                if len(alike) == 1:
                    span._.name = next(iter(alike))

    def _companies(self, spans: list[Span]) -> None:
        first_words = frozenset(span._.name.split(" ")[0] for span in spans if span.label_ == "orgName")
        for span in spans:
            if span.label_ == "orgName":
                span._.name = uninflected(span._.name, first_words)

    def _acronyms(self, spans: list[Span]) -> None:
        """Gives every mention of an acronym the name in full, and every mention of that name its acronym."""
        organisations = [span for span in spans if span.label_ in {"orgName", "eventName"}]
        full = by_initials(span._.name for span in organisations if not acronym_shaped(span.text))
        text = spans[0].doc.text if spans else ""
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


@Language.factory("names", requires=["doc.ents"], assigns=["span._.name", "span._.acronym", "span._.subtype"])
def create(nlp: Language, name: str) -> Names:
    """Gives the component; it has no settings."""
    return Names()
