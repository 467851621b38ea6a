"""The base form of a mention as its own words and those before it give it; what else the article says is not asked."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.companies import coined as made_up
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names import coined, foreign, organisations, people, places, ranking, streets
from pipeline.language.names.context import governed, office_case, place_cases
from pipeline.language.names.organisations import joined, phrase, with_legal_form
from pipeline.language.names.ranking import Weights, best
from pipeline.language.names.remembered import Remembered

PLACES = frozenset({"placeName", "geogName"})


def base_form(span: Span, seen: Container[str]) -> str:
    """Gives the nominative of a mention; `seen` are the words of its article."""
    cases = asked(span)
    if _plain(span, cases):
        return span.text
    key: tuple[object, ...] = (span.text, span.label_, cases)
    if span.label_ not in PLACES and span.label_ != "persName":
        # What makes a legal form can go on behind the mention.
        following = span.doc[span.end : span.end + _FORM].text if span[-1].text[:1] in "sSpP" else ""
        key = (*key, organisations.asked(span), following)
    return _REMEMBERED.get(key, seen, lambda words: _found(span, cases, words))


_FORM, _BEFORE_HEAD = 4, 5
_REMEMBERED = Remembered()


def use(learned: Weights) -> None:
    """Has base forms chosen by other weights than those that ship; by those again where there are none."""
    ranking.use(learned)
    _REMEMBERED.clear()


def _plain(span: Span, cases: frozenset[str]) -> bool:
    """Tells whether a mention is its own base form for sure: an acronym, or a known person's nominative."""
    if span.label_ == "persName":
        known = (not cases or "nom" in cases) and people.nominative_pair(span.text.split(" "))
        return known or foreign.nominative(span)
    return len(span) == 1 and span.text.isalpha() and acronym_shaped(span.text) and span.text[-1].isupper()


def _found(span: Span, cases: frozenset[str], seen: Container[str]) -> str:
    ruled = by_rules(span, seen)
    if span.label_ in PLACES and derived(span):
        return ruled
    name, legal = written(span)
    if _sure(span, ruled, seen) or (legal and readings(name.split(" ")[0])):
        return ruled
    best_name = best(name, span.label_, cases, ruled.removesuffix(legal).rstrip(), seen)
    return f"{best_name} {legal}".strip()


def _sure(span: Span, ruled: str, seen: Container[str]) -> bool:
    """Tells whether the rules leave no doubt.

    They leave none of a known nominative of a person or, where nothing asks for a case, of a place; of a known kind of
    organisation; of a company that the article inflects.
    """
    if span.label_ == "persName":
        words = ruled.split()
        return ruled == span.text and (people.nominative_pair(words) or people.nominative_alone(words[0]))
    if span.label_ in PLACES:
        if len(span) > 1 and streets.kind(span[0].text) is not None:
            return True
        found = readings(ruled) if len(span) == 1 and ruled == span.text and not asked(span) else ()
        return any(reading.nominal and reading.known and "nom" in reading.cases for reading in found)
    if span.label_ != "orgName":
        return False
    if len(span) == 1:
        inflected = any(ruled[:-1] + ending in seen for ending in "ąęy") or _does_as_a_woman(span)
        return made_up(span[0]) and (ruled != span.text or (ruled.endswith("a") and inflected))
    known = heads().names | heads().local_government
    return not known.isdisjoint(lemmas(ruled.split(" ")[0])) or any(
        not known.isdisjoint(lemmas(word)) for word in ruled.split(" ")[1:_BEFORE_HEAD] if ruled != span.text
    )


def _does_as_a_woman(span: Span) -> bool:
    """Tells whether a verb in the feminine follows a name, whose nominative it then is: "Zintera dostarczyła"."""
    following = span.doc[span.end].text if span.end < len(span.doc) else ""
    return following.endswith("ła") and any(r.pos == "praet" and r.genders == {"f"} for r in readings(following))


def written(span: Span) -> tuple[str, str]:
    """Gives a mention on one line, a person's without shouting, and apart from it an organisation's legal form."""
    if span.label_ == "persName":
        return " ".join(people.title(word) for word in span.text.split()), ""
    if span.label_ == "orgName":
        body, form, rest = with_legal_form(span)
        return (" ".join(body.text.split()).strip(" ,"), f"{form} {rest}".strip()) if form else (_line(span), "")
    return _line(span), ""


def _line(span: Span) -> str:
    return " ".join(span.text.split())


def asked(span: Span) -> frozenset[str]:
    """Gives the cases that the words before a mention ask for."""
    if span.label_ == "persName":
        return governed(span) or office_case(span)
    return place_cases(span)


def by_rules(span: Span, seen: Container[str]) -> str:
    """Gives the nominative of a mention as the rules of each kind of name give it."""
    if span.label_ == "persName":
        return person(span, seen)
    if span.label_ in PLACES:
        return adjective(span) if derived(span) else place(span, seen)
    if len(span) == 1 and made_up(span[0]):
        return coined.nominative(span.text, seen)
    return phrase(span)


def place(span: Span, seen: Container[str]) -> str:
    """Gives a place's or a street's name in the nominative."""
    words = [token.text for token in span]
    street = streets.base_words(words)
    if street is not None:
        return joined(span, street)
    return joined(span, places.base_words(words, governed=place_cases(span), seen=seen))


def derived(span: Span) -> bool:
    """Tells whether a place's label stands on an adjective or inhabitant made from its name ("polskich")."""
    return len(span) == 1 and span.text[:1].islower()


def adjective(span: Span) -> str:
    """Gives the base form of an adjective made from a place's name: "polskimi" gives "polski"."""
    return next((reading.lemma for reading in readings(span.text) if reading.adjectival), span.text)


def person(span: Span, seen: Container[str]) -> str:
    """Gives a person's name in the nominative."""
    asked = governed(span) or office_case(span)
    return joined(span, people.base_words([token.text for token in span], governed=asked, seen=seen))
