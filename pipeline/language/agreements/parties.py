"""Parties and signers of an agreement that a sentence tells of: by case, preposition and verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.triggers import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.organisations import acronym_shaped, heads
from pipeline.language.names.phrases import possible_cases
from pipeline.language.roles import Role

_JOINING = frozenset({",", "i", "oraz", "a", "także", "też", "również", "jak", ";", "ponadto", "natomiast", "z"})
_SKIPPED = frozenset({"„", '"', "(", "»", "«"})
_REPRESENTED = re.compile(r"reprezentowan")


@dataclass
class Told:
    """The parties and signers found so far, in the text's order."""

    signatories: list[Signatory] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    evidence: str = "verb"


@dataclass(frozen=True)
class Governor:
    """What stands before a name and decides what it does: a preposition, a noun, a coordination, or nothing."""

    sort: str
    word: str
    at: int


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


def _cases(entity: Span) -> frozenset[str]:
    return possible_cases([token.text for token in entity])


def _descriptive(token: Token) -> bool:
    """Tells whether a common word before a name belongs to it: "firmą", "krakowska spółka", "miejscowy"."""
    if not token.text.islower() or not token.is_alpha:
        return False
    found = readings(token.lower_)
    if any(reading.pos in {"prep", "conj", "praet", "fin", "imps"} for reading in found):
        return False
    return bool(lemmas(token.lower_) & heads().before_name) or any(reading.adjectival for reading in found)


def governor(doc: Doc, entity: Span, sentence: Sentence, before: dict[int, Span]) -> Governor:
    """Gives what decides on a name in its sentence, looking back from it."""
    index = entity.start - 1
    while index >= sentence.start:
        token = doc[index]
        word = token.lower_
        if index in before:
            return Governor("coordinated", "", index)
        if token.text in _SKIPPED or _descriptive(token):
            index -= 1
            continue
        if any(reading.pos == "prep" for reading in readings(word)):
            noun_before = doc[index - 1].lower_ if index > sentence.start else ""
            return Governor("preposition", f"{noun_before} {word}".strip(), index)
        found = lemmas(word)
        if found & data().on_behalf_nouns and index > sentence.start:
            return Governor("preposition", f"{doc[index - 1].lower_} {word}", index - 1)
        if word in _JOINING:
            back = index - 1
            while back >= sentence.start and (doc[back].lower_ in _JOINING or doc[back].text in {")", "”", '"'}):
                back -= 1
            if back in before or (back >= sentence.start and doc[back].text in {")", "”", '"'}):
                return Governor("coordinated", word, back)
            return Governor("start", word, index)
        if _REPRESENTED.match(word):
            return Governor("represented", word, index)
        if token.is_alpha and any(reading.nominal for reading in readings(word)):
            return Governor("noun", word, index)
        return Governor("start", word, index)
    return Governor("start", "", sentence.start)


def _relation(doc: Doc, entity: Span, governed: Governor, anchor: Anchor, sentence: Sentence) -> str:
    """Gives what an organisation is in its clause: "party", "behalf", "representative", "affiliation" or ""."""
    cases = _cases(entity)
    if governed.sort == "preposition":
        words = governed.word.split()
        last = words[-1]
        if governed.word in data().on_behalf or " ".join(words[-2:]) in data().on_behalf:
            return "behalf"
        if last in {"między", "pomiędzy"}:
            return "party"
        if last in {"z", "ze"} and "inst" in cases:
            return "party"
        if last == "przez":
            if any(_REPRESENTED.match(doc[i].lower_) for i in range(max(sentence.start, governed.at - 2), governed.at)):
                return "representative"
            return "party" if anchor.form in {"passive", "noun"} else ""
        if anchor.form == "accession" and last == "do":
            return "party"
        return ""
    if governed.sort == "noun":
        found = lemmas(governed.word)
        if found & data().representatives and _noun_is_subject(doc, governed.at):
            return "party"
        return "affiliation"
    if governed.sort == "start":
        return "party" if "nom" in cases and anchor.form != "noun" else ""
    return ""


def _noun_is_subject(doc: Doc, index: int) -> bool:
    nominative = any("nom" in r.cases for r in readings(doc[index].lower_) if r.nominal)
    by = index > 0 and doc[index - 1].lower_ == "przez"
    return nominative or by


def told(doc: Doc, sentence: Sentence, anchor: Anchor, roles: tuple[Role, ...]) -> Told:
    """Gives the parties and signers that the anchor's clause names."""
    result = Told()
    entities = [e for e in doc.ents if sentence.start <= e.start and e.end <= sentence.end]
    at = {index: entity for entity in entities for index in range(entity.start, entity.end)}
    role_of = {role.person.start: role for role in roles}
    spoken = _roles_inside(roles, sentence)
    relations: dict[int, str] = {}
    for entity in entities:
        if not sentence.together(entity.start, anchor.token.i):
            continue
        if entity.label_ == "persName":
            _add_person(doc, entity, anchor, sentence, role_of.get(entity.start), result, at)
            continue
        if not is_organisation(entity):
            continue
        if entity._.acronym and acronym_shaped(entity.text) and _defines(doc, entity):
            relations[entity.end - 1] = relations.get(_before_bracket(entity), "")
            continue
        governed = governor(doc, entity, sentence, at)
        if governed.sort == "coordinated":
            previous = at.get(governed.at)
            relation = relations.get(previous.end - 1, "") if previous is not None else _last(relations)
            if previous is not None and previous.label_ == "persName":
                relation = "affiliation" if not _starts_new_party(entity, governed, anchor) else "party"
            if relation == "representative":
                relation = (
                    "party" if governed.word in {",", "a", "oraz", "i"} and _cases(entity) - {"acc"} else relation
                )
            if (
                relation == "party"
                and "nom" not in _cases(entity)
                and not _cases(entity) & {"inst", "acc"}
                and anchor.form == "active"
            ):
                relation = ""
        else:
            relation = _relation(doc, entity, governed, anchor, sentence)
        if any(first <= entity.start < last for first, last in spoken) and relation != "behalf":
            relation = "affiliation"
        relations[entity.end - 1] = relation
        if relation in {"party", "behalf"}:
            result.signatories.append(signatory(entity))
            if governed.sort == "preposition" and governed.word.split()[-1] in {"między", "pomiędzy"}:
                result.evidence = "between"
        elif relation == "representative" and result.signatories:
            last = result.signatories[-1]
            result.signatories[-1] = Signatory(last.mention, last.name, last.acronym, entity, organisation_name(entity))
    return result


def _roles_inside(roles: tuple[Role, ...], sentence: Sentence) -> list[tuple[int, int]]:
    """Gives the tokens of organisations that a role of the sentence names."""
    return [
        (role.organisation.start, role.organisation.end)
        for role in roles
        if role.organisation is not None
        and sentence.start <= role.person.start < sentence.end
        and role.start <= role.organisation.start_char < role.end
    ]


def _last(relations: dict[int, str]) -> str:
    return relations[max(relations)] if relations else ""


def _defines(doc: Doc, entity: Span) -> bool:
    return entity.start > 0 and doc[entity.start - 1].text == "("


def _before_bracket(entity: Span) -> int:
    return entity.start - 2


def _starts_new_party(entity: Span, governed: Governor, anchor: Anchor) -> bool:
    return governed.word in {"i", "oraz", "a", ","} and "nom" in _cases(entity) and anchor.form == "active"


def _add_person(
    doc: Doc,
    person: Span,
    anchor: Anchor,
    sentence: Sentence,
    role: Role | None,
    result: Told,
    at: dict[int, Span],
) -> None:
    """Adds a person who signs in the anchor's clause, and the organisation that they sign for."""
    if anchor.form in {"noun", "parties", "ending"}:
        return
    start = person.start
    if role is not None:
        start = min(start, next((t.i for t in sentence.tokens if t.idx >= role.start), start))
    index = start - 1
    while index >= sentence.start and (doc[index].text in {".", ","} or _descriptive(doc[index])):
        index -= 1
    word = doc[index].lower_ if index >= sentence.start else ""
    two = f"{doc[index - 1].lower_} {word}" if index > sentence.start else word
    if two in data().not_parties or word in {"obecności", "udziałem", "udziale"} or two.split()[0:1] == ["obecności"]:
        return
    prepositions = [r for r in readings(word) if r.pos == "prep"]
    if prepositions and word not in {"przez", "wraz", "z", "ze"}:
        return
    if word in {"z", "ze"} and not (index > sentence.start and doc[index - 1].lower_ in {"wraz", "razem"}):
        return
    if _REPRESENTED.match(doc[max(sentence.start, index - 1)].lower_) or (word == "przez" and anchor.form == "active"):
        if not result.signatories:
            return
    organisation = role.organisation if role is not None else None
    name = role.organisation_name if role is not None else ""
    if not name and result.signatories and (word == "przez" or _behalf(doc, result.signatories[-1].mention)):
        organisation, name = result.signatories[-1].mention, result.signatories[-1].name
    result.signers.append(Signer(person, person._.name, role.role if role else "", organisation, name))
    if organisation is not None and name and all(s.name != name for s in result.signatories):
        result.signatories.append(Signatory(organisation, name, organisation._.acronym))
        result.evidence = "people"


def _behalf(doc: Doc, mention: Span) -> bool:
    before = " ".join(token.lower_ for token in doc[max(0, mention.start - 4) : mention.start])
    return any(phrase in before for phrase in data().on_behalf)
