"""Names that may be parties to an agreement, and the common nouns that stand for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.towns import towns
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.antecedents import antecedent
from pipeline.language.names.phrases import possible_cases
from pipeline.language.surroundings import Surroundings

_BRACKET = 8
_REPRESENTED = "reprezentowan"
_COORDINATING = frozenset({",", "i", "oraz", "a", "także"})


@dataclass(frozen=True)
class Candidate:
    """A name that may be a party, or a common noun that stands for one ("uczelnia").

    start, end: tokens in the text. mention: where the text names it. cases: what it can stand in.
    """

    start: int
    end: int
    mention: Span
    name: str
    cases: frozenset[str]

    @property
    def party(self) -> Signatory:
        return Signatory(self.mention, self.name, self.mention._.acronym)


def is_organisation(entity: Span) -> bool:
    """Tells whether a mention can be a party: an organisation, or a commune or county in lower case."""
    if entity.label_ == "orgName":
        return True
    return entity.label_ in {"placeName", "geogName"} and bool(lemmas(entity[0].text) & heads().local_government)


def organisation_name(entity: Span) -> str:
    name: str = entity._.name
    return name[:1].upper() + name[1:]


def signatory(entity: Span) -> Signatory:
    return Signatory(entity, organisation_name(entity), entity._.acronym)


def noun_cases(token: Token) -> frozenset[str]:
    return frozenset().union(*(reading.cases for reading in readings(token.lower_) if reading.nominal))


def _cases_of_one(token: Token) -> frozenset[str]:
    """Gives the cases of a noun in the singular, in which alone it stands for one: "firmy" is no subject then."""
    nouns = (reading for reading in readings(token.lower_) if reading.nominal and "sg" in reading.numbers)
    return frozenset().union(*(reading.cases for reading in nouns))


def bracketed(doc: Doc, entity: Span) -> bool:
    """Tells whether a mention stands in brackets, as an acronym behind its name does."""
    return entity.start > 0 and doc[entity.start - 1].text == "("


def organisations(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """Gives the mentions that can be parties, without what stands in brackets behind a name to say more of it."""
    aside = {e.start for e in entities if (bracketed(doc, e) and _country(doc, e)) or _where(doc, e) or _aside(e)}
    return [e for e in entities if is_organisation(e) and not is_organ(e) and e.start not in aside]


def is_organ(entity: Span) -> bool:
    """Tells whether a mention is an organ of what it does not name: "Zarząd Województwa", "Rada Nadzorcza"."""
    if not lemmas(entity[0].lower_) & data().boards:
        return False
    common = heads().local_government | heads().before_name
    rest = [token for token in entity[1:] if token.is_alpha]
    return all(lemmas(t.lower_) & common or any(r.adjectival for r in readings(t.lower_)) for t in rest)


def _country(doc: Doc, entity: Span) -> bool:
    """Tells whether a mention in brackets is an acronym or a country: "(PIG)", "(Polska)"."""
    alone = entity.end < len(doc) and doc[entity.end].text == ")" and len(entity) == 1
    return acronym_shaped(entity.text) or alone


def _where(doc: Doc, entity: Span) -> bool:
    """Tells whether brackets say by a unit or country where the name before them lies: "(powiat lipnowski, Polska)"."""
    if not lemmas(entity[0].lower_) & (heads().local_government | data().lands):
        return False
    opening = opening_bracket(doc, entity.start)
    return opening is not None and opening > 0 and doc[opening - 1].ent_type_ in {"orgName", "placeName"}


def _aside(entity: Span) -> bool:
    """Tells whether a mention stands alone in brackets behind another organisation: "Szkoła Górnicza (dawne TME)"."""
    doc = entity.doc
    opening = opening_bracket(doc, entity.start)
    if not opening or doc[opening - 1].ent_type_ != "orgName":
        return False
    for token in doc[opening + 1 : entity.end + _BRACKET]:
        if token.i >= entity.end and token.text == ")":
            return True
        inside = entity.start <= token.i < entity.end
        acting = token.lower_.startswith(_REPRESENTED)  # "Klaster Meblowy (reprezentowany przez Fundację Słoje)"
        if not inside and (acting or token.ent_type_ == "orgName" or token.text in {",", ":"}):
            return False
    return False


def opening_bracket(doc: Doc, index: int) -> int | None:
    """Gives the bracket opened at most some words before a token and not closed before it, or None."""
    for before in range(index - 1, max(-1, index - _BRACKET), -1):
        if doc[before].text == ")":
            return None
        if doc[before].text == "(":
            return before
    return None


def _town(around: Surroundings, town: Span) -> Candidate:
    """Gives a town that is a party, by the name of its commune where the text names that: "Lipno" of Gmina Lipno."""
    cases = possible_cases([token.text for token in town])
    for entity in around.organisations:
        first, _, rest = organisation_name(entity).partition(" ")
        if rest == town._.name and first.lower() in heads().local_government:
            return Candidate(town.start, town.end, entity, organisation_name(entity), cases)
    return Candidate(town.start, town.end, town, town._.name, cases)


def _organisation(doc: Doc, entity: Span, first: int) -> Candidate:
    """Gives a name with the noun before it that carries its case: "samorząd Powiatu X podpisał"."""
    before = doc[entity.start - 1] if entity.start > first else None
    if before is not None and before.is_alpha and not before.ent_type_ and lemmas(before.lower_) & data().carriers:
        return Candidate(before.i, entity.end, entity, organisation_name(entity), noun_cases(before))
    return Candidate(
        entity.start, entity.end, entity, organisation_name(entity), possible_cases([t.text for t in entity])
    )


def candidates(around: Surroundings, sentence: Sentence) -> list[Candidate]:
    """Gives the names of a sentence that may be parties, and the common nouns that stand for one, in order."""
    doc, entities = around.doc, around.within(sentence.start, sentence.end)
    found = [_organisation(doc, entity, sentence.start) for entity in organisations(doc, entities)]
    found += [_town(around, town) for town in towns(around, sentence)]
    taken = {index for e in entities for index in range(e.start, e.end)}
    for token in sentence.tokens:
        if token.i in taken or not token.is_alpha or token.is_upper:
            continue
        following = token.i + 1
        if following in taken and doc[following].text[:1].isupper():
            continue
        named = _reporter(sentence, token, entities) or antecedent(around.antecedents, token)
        if named is not None and opening_bracket(doc, token.i) is None:
            found.append(Candidate(token.i, following, named, organisation_name(named), _cases_of_one(token)))
    return sorted(found, key=lambda candidate: candidate.start)


def _reporter(sentence: Sentence, token: Token, entities: Iterable[Span]) -> Span | None:
    """Gives the company that tells of itself: "jak poinformował Drogbud, spółka zawarła umowę", or None."""
    if not lemmas(token.lower_) & data().companies:
        return None
    before = [e for e in entities if e.label_ == "orgName" and sentence.start < e.start and e.end <= token.i]
    return next((e for e in before if _reports(sentence, e)), None)


def _reports(sentence: Sentence, entity: Span) -> bool:
    """Tells whether a verb of reporting, with a day behind it at most, stands right before a mention."""
    index = entity.start - 1
    while index > sentence.start and (entity.doc[index].ent_type_ == "date" or entity.doc[index].lower_ in {"w", "we"}):
        index -= 1
    return bool(lemmas(entity.doc[index].lower_) & data().reporting)


def subjects_of(around: Surroundings, sentence: Sentence, named: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Gives the organisations that a sentence is about: the first in the nominative, and those coordinated with it.

    named: the candidates of the sentence, in order.
    """
    found: list[Candidate] = []
    for candidate in named:
        if "nom" not in candidate.cases:
            continue
        if found:
            between = {token.lower_ for token in around.doc[found[-1].end : candidate.start]}
            if not between or not between <= _COORDINATING:
                break
            found.append(candidate)
            continue
        before = around.doc[candidate.start - 1] if candidate.start > sentence.start else None
        if before is None or not any(r.pos == "prep" for r in readings(before.lower_)):
            found.append(candidate)
    return tuple(found)
