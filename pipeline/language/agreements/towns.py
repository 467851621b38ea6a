"""Towns, regions and countries that an agreement is between: "umowa partnerska między Lipnem a Rypinem"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.language.agreements.clauses import BETWEEN, WITH, Sentence, finite
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.names.phrases import possible_cases
from pipeline.language.surroundings import Surroundings

_WITH = WITH | BETWEEN
_ARE = frozenset({"być", "zostać", "należeć", "znaleźć", "figurować"})
_PARTIES = frozenset({"sygnatariusz", "sygnatariuszka"})
_JOINING = frozenset({",", "a", "i", "oraz"})


def _about_cooperation(token: Token) -> bool:
    """Tells whether a word may stand between an agreement and whom it is with: "umowa o współpracy partnerskiej z"."""
    found = readings(token.lower_)
    alike = token.lower_ == "o" or bool(lemmas(token.lower_) & data().of_parties)
    return alike or (token.is_lower and any(reading.adjectival or reading.pos == "ppas" for reading in found))


def _parties_are(sentence: Sentence) -> Iterator[int]:
    """Gives the places behind the verbs that say who the parties are: "do sygnatariuszy należą", "stronami są"."""
    for token in sentence.tokens:
        if lemmas(token.lower_) & _ARE and finite(token):
            before = [other for other in sentence.clause(token) if other.i < token.i]
            told = any(lemmas(other.lower_) & _PARTIES for other in before)
            behind = token.i + 1
            while behind < sentence.end and (token.doc[behind].lower_ == "się" or token.doc[behind].text == ":"):
                behind += 1
            if told:
                yield behind


def _leads(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Gives the places at which a sentence may begin to say with whom an agreement is, each with the case it asks for.

    Behind "z" or "między" next to the agreement or the verb of signing it is the instrumental, behind "umowa o
    współpracy" the genitive, behind "sygnatariuszami są" the nominative.
    """
    doc = sentence.tokens[0].doc
    yield from ((start, "nom") for start in _parties_are(sentence))
    signing = [t.i + 1 for t in sentence.tokens if t.is_alpha and lemmas(t.lower_) & data().verbs]
    named = [kind.end for kind in kinds(list(sentence.tokens)) if kind.agreement]
    for start in (*signing, *named):
        index = start
        while index < sentence.end and _about_cooperation(doc[index]):
            index += 1
        if index >= sentence.end:
            continue
        if doc[index].lower_ in _WITH:
            yield index + 1, "inst"
        elif index > start and lemmas(doc[index - 1].lower_) & (data().of_parties | {"partnerski"}):
            yield index, "gen"


def _in_case(place: Span, case: str) -> bool:
    """Tells whether a place stands in a case, and is not the genitive of where one comes from ("z Kielc").

    A name that the dictionary does not know ("Tiszakeres") can stand in any.
    """
    cases = possible_cases([token.text for token in place])
    return case in cases and (case == "gen" or "gen" not in cases or "nom" in cases)


def _signs(sentence: Sentence, place: Span) -> bool:
    """Tells whether a place opens its clause and signs: "Wilno podpisze porozumienie", "a Słowacja zawarła umowę"."""
    doc = place.doc
    opens = place.start == sentence.start or doc[place.start - 1].lower_ in {",", "a", "że", "i", "oraz"}
    if not opens or place.end >= sentence.end or "nom" not in possible_cases([token.text for token in place]):
        return False
    verb = doc[place.end]
    return any(r.lemma in data().verbs and r.pos in {"praet", "fin"} for r in readings(verb.lower_))


def towns(around: Surroundings, sentence: Sentence) -> list[Span]:
    """Gives the places of a sentence that an agreement is between or with, in order.

    A headline's "porozumienie z Czechami" is told in full below.
    """
    inside = around.within(sentence.start, sentence.end)
    headline = sentence.start == 0 and "\n" in around.text
    if headline or not any(entity.label_ == "placeName" and entity[0].text[:1].isupper() for entity in inside):
        return []
    doc, found = around.doc, {e.start: e for e in inside if e.label_ == "placeName" and _signs(sentence, e)}
    for start, case in _leads(sentence):
        index = start
        while index < sentence.end:
            entity = around.at.get(index)
            if doc[index].text == "(" and index > start:
                index = next((i + 1 for i in range(index, sentence.end) if doc[i].text == ")"), sentence.end)
                continue
            if entity is None:
                noun = doc[index].is_lower and lemmas(doc[index].lower_) & heads().local_government
                adjective = doc[index].is_lower and any(r.adjectival for r in readings(doc[index].lower_))
                if not (noun or adjective or (index > start and doc[index].text in _JOINING)):
                    break
                index += 1
                continue
            if entity.label_ == "placeName" and entity[0].text[:1].isupper() and _in_case(entity, case):
                found[entity.start] = entity
            elif entity.label_ != "orgName" and not entity[0].is_lower:
                break
            index = entity.end
    return [found[start] for start in sorted(found)]
