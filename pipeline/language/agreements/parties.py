"""Parties and signers of an agreement that a sentence tells of: by case, preposition and verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.record import Signatory, Signer
from pipeline.language.agreements.triggers import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.organisations import acronym_shaped, heads
from pipeline.language.names.antecedents import antecedent
from pipeline.language.names.phrases import possible_cases
from pipeline.language.offices import offices
from pipeline.language.roles import Role

_JOINING = frozenset({",", "i", "oraz", "a", "także", "też", "również", "jak", ";", "ponadto", "natomiast", "z"})
_CONJUNCTIONS = frozenset({"a", "i"})
_PRESENCE = frozenset({"obecności", "udziałem", "udziale"})
_CLOSING = frozenset({")", "”", '"', "»"})
_SKIPPED = frozenset({"„", '"', "(", "»", "«"})
_REPRESENTED = re.compile(r"reprezentowan")


@dataclass
class Told:
    """The parties and signers found so far, in the text's order.

    first_side: how many of the parties stand on the first side of "między X a Y", 0 where there are no two sides.
    """

    signatories: list[Signatory] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    evidence: str = "verb"
    first_side: int = 0


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


@dataclass(frozen=True)
class Governor:
    """What stands before a name and decides what it does: a preposition, a noun, a coordination, or nothing.

    cases: those of the common noun that carries the name's case ("spółką Wodrex"), or None.
    """

    sort: str
    word: str
    at: int
    cases: frozenset[str] | None = None


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


def _cases(token: Token) -> frozenset[str]:
    return frozenset().union(*(reading.cases for reading in readings(token.lower_) if reading.nominal))


def _candidates(doc: Doc, sentence: Sentence) -> list[Candidate]:
    """Gives the names of a sentence that may be parties, and the common nouns that stand for one, in order."""
    entities = [e for e in doc.ents if sentence.start <= e.start and e.end <= sentence.end]
    found = [
        Candidate(e.start, e.end, e, organisation_name(e), possible_cases([token.text for token in e]))
        for e in entities
        if is_organisation(e) and not (acronym_shaped(e.text) and _bracketed(doc, e))
    ]
    taken = {index for e in entities for index in range(e.start, e.end)}
    for token in sentence.tokens:
        if token.i in taken or not token.is_alpha or (token.text != token.lower_ and token.i != sentence.start):
            continue
        following = token.i + 1
        if following in taken and doc[following].text[:1].isupper():
            continue
        named = antecedent(doc, token)
        if named is not None:
            found.append(Candidate(token.i, following, named, organisation_name(named), _cases(token)))
    return sorted(found, key=lambda candidate: candidate.start)


def _bracketed(doc: Doc, entity: Span) -> bool:
    return entity.start > 0 and doc[entity.start - 1].text == "("


def _descriptive(token: Token) -> bool:
    """Tells whether a common word before a name belongs to it: "firmą", "krakowska spółka", "miejscowy"."""
    if not token.text.islower() or not token.is_alpha:
        return False
    found = readings(token.lower_)
    if any(reading.pos in {"prep", "conj", "praet", "fin", "imps"} for reading in found):
        return False
    return bool(lemmas(token.lower_) & heads().before_name) or any(reading.adjectival for reading in found)


def governor(doc: Doc, candidate: Candidate, sentence: Sentence, before: dict[int, Span]) -> Governor:
    """Gives what decides on a name in its sentence, looking back from it. before: token -> the entity it is in."""
    index, cases, listed = candidate.start - 1, None, False
    while index >= sentence.start:
        token = doc[index]
        word = token.lower_
        if token.text in _SKIPPED or (_descriptive(token) and index not in before):
            if lemmas(word) & heads().before_name and cases is None:
                cases = _cases(token)
            index -= 1
            continue
        if token.text == ":":
            listed = True
            index -= 1
            continue
        if index in before and word not in _JOINING:
            return Governor("start", "", index, cases)
        if word not in _CONJUNCTIONS and any(reading.pos == "prep" for reading in readings(word)):
            noun_before = doc[index - 1].lower_ if index > sentence.start else ""
            return Governor("preposition", f"{noun_before} {word}".strip(), index, cases)
        if lemmas(word) & data().on_behalf_nouns and index > sentence.start:
            return Governor("preposition", f"{doc[index - 1].lower_} {word}", index - 1, cases)
        if word in _JOINING:
            back = index - 1
            while back >= sentence.start and (doc[back].lower_ in _JOINING or doc[back].text in _CLOSING):
                back -= 1
            joined = back in before or (back >= sentence.start and doc[back + 1].text in _CLOSING)
            return Governor("coordinated" if joined else "start", word, back, cases)
        if _REPRESENTED.match(word):
            return Governor("represented", word, index, cases)
        if listed and token.is_alpha and any(r.nominal or r.pos == "num" for r in readings(word)):
            index -= 1
            continue
        if token.is_alpha and any(reading.nominal for reading in readings(word)):
            return Governor("noun", word, index, cases)
        return Governor("start", word, index, cases)
    return Governor("start", "", sentence.start, cases)


def _relation(doc: Doc, candidate: Candidate, governed: Governor, anchor: Anchor, sentence: Sentence) -> str:
    """Gives what an organisation is in its clause: "party", "behalf", "representative", "affiliation" or ""."""
    cases = governed.cases or candidate.cases
    if governed.sort == "preposition":
        words = governed.word.split()
        last = words[-1]
        if " ".join(words[-2:]) in data().on_behalf:
            return "behalf"
        if last in {"między", "pomiędzy"}:
            return "party"
        if last in {"z", "ze"} and "inst" in cases:
            return "party"
        if last == "przez":
            if any(_REPRESENTED.match(doc[i].lower_) for i in range(max(sentence.start, governed.at - 2), governed.at)):
                return "representative"
            return "party" if anchor.form in {"passive", "noun"} else ""
        return "party" if anchor.form == "accession" and last == "do" else ""
    if governed.sort == "noun":
        if lemmas(governed.word) & data().of_parties and "gen" in cases:
            return "party"
        if lemmas(governed.word) & data().representatives and _noun_is_subject(doc, governed.at):
            return "party"
        if "gen" in cases and not _names_agreement(governed.word):
            return "affiliation"
    if governed.sort in {"start", "noun"}:
        return "party" if "nom" in cases and anchor.form != "noun" else ""
    return ""


def _names_agreement(word: str) -> bool:
    """Tells whether a word before a name is an agreement's ("Umowę Betmax S.A. zawarł …"): then it governs nothing."""
    first_words = {words[0] for words in data().kinds}
    return bool(lemmas(word) & (first_words | data().anaphora)) or not any(r.nominal for r in readings(word))


def _noun_is_subject(doc: Doc, index: int) -> bool:
    nominative = any("nom" in r.cases for r in readings(doc[index].lower_) if r.nominal)
    by = index > 0 and doc[index - 1].lower_ == "przez"
    return nominative or by


def told(doc: Doc, sentence: Sentence, anchor: Anchor, roles: tuple[Role, ...]) -> Told:
    """Gives the parties and signers that the anchor's clause names."""
    result = Told()
    at = {i: e for e in doc.ents if sentence.start <= e.start < sentence.end for i in range(e.start, e.end)}
    role_of = {role.person.start: role for role in roles}
    spoken = _roles_inside(roles, sentence)
    relations: dict[int, str] = {}
    refused = False
    candidates = _candidates(doc, sentence)
    at |= {i: c.mention for c in candidates for i in range(c.start, c.end)}
    persons = {e.start: e for e in at.values() if e.label_ == "persName" and e.start >= sentence.start}
    by_start: dict[int, Candidate | Span] = {**persons, **{c.start: c for c in candidates}}
    for start in sorted(by_start):
        item = by_start[start]
        if not sentence.together(start, anchor.token.i):
            continue
        if isinstance(item, Span):
            role = role_of.get(start) or next((r for r in roles if r.person._.name == item._.name), None)
            signs = _signs(doc, item, anchor, sentence, role, result, refused)
            refused = not signs
            if signs:
                _add_signer(item, role, result, _word_before(doc, item, sentence, role))
            continue
        governed = governor(doc, item, sentence, at)
        relation = _relation(doc, item, governed, anchor, sentence)
        if governed.sort == "coordinated":
            relation = _coordinated(item, governed, anchor, relations, at)
        if any(first <= start < last for first, last in spoken) and relation != "behalf":
            relation = "affiliation"
        relations[start] = relation
        if relation == "party" and governed.word == "a" and result.evidence == "between":
            result.first_side = result.first_side or len(result.signatories)
        if relation in {"party", "behalf"}:
            result.signatories.append(Signatory(item.mention, item.name, item.mention._.acronym))
            if governed.sort == "preposition" and governed.word.split()[-1] in {"między", "pomiędzy"}:
                result.evidence = "between"
        elif relation == "representative" and result.signatories:
            last = result.signatories[-1]
            result.signatories[-1] = replace(last, represented_by=item.mention, representative=item.name)
    return result


def _coordinated(
    item: Candidate, governed: Governor, anchor: Anchor, relations: dict[int, str], at: dict[int, Span]
) -> str:
    """Gives what a name that follows another behind "i" or a comma is: as a rule what the other is."""
    previous = at.get(governed.at)
    nominative = "nom" in item.cases
    if previous is not None and previous.label_ == "persName":
        return "party" if nominative and anchor.form == "active" else _party_before(relations, item)
    if previous is not None and previous.label_ not in {"orgName", "placeName", "geogName"}:
        return "party" if nominative and anchor.form == "active" else ""
    relation = relations[max(relations)] if relations else ""
    if relation == "representative":
        relation = "party" if item.cases - {"acc"} else relation
    if relation == "party" and anchor.form == "active" and not item.cases & {"nom", "inst", "acc"}:
        return ""
    if not relations and nominative and anchor.form == "active":
        return "party"
    return relation


def _party_before(relations: dict[int, str], item: Candidate) -> str:
    """Gives "party" where parties in the instrumental go on after a representative's name ("…, Gminą X, …")."""
    return "party" if "party" in relations.values() and "inst" in item.cases else "affiliation"


def _roles_inside(roles: tuple[Role, ...], sentence: Sentence) -> list[tuple[int, int]]:
    """Gives the tokens of organisations that a role of the sentence names."""
    return [
        (role.organisation.start, role.organisation.end)
        for role in roles
        if role.organisation is not None
        and sentence.start <= role.person.start < sentence.end
        and role.start <= role.organisation.start_char < role.end
    ]


def _index_before(doc: Doc, person: Span, sentence: Sentence, role: Role | None) -> int:
    """Gives the token before a person and the office and titles that go with the name."""
    start = person.start
    if role is not None and sentence.start <= role.person.start < sentence.end:
        start = min(start, next((t.i for t in sentence.tokens if t.idx >= role.start), start))
    index = start - 1
    while index >= sentence.start and (doc[index].text in {".", ","} or _descriptive(doc[index])):
        index -= 1
    return index


def _word_before(doc: Doc, person: Span, sentence: Sentence, role: Role | None) -> str:
    index = _index_before(doc, person, sentence, role)
    return doc[index].lower_ if index >= sentence.start else ""


def _signs(
    doc: Doc,
    person: Span,
    anchor: Anchor,
    sentence: Sentence,
    role: Role | None,
    result: Told,
    refused: bool,
) -> bool:
    """Tells whether a person signs in the anchor's clause. refused: the person named before does not."""
    if anchor.form in {"noun", "parties", "ending"}:
        return False
    index = _index_before(doc, person, sentence, role)
    word = _word_before(doc, person, sentence, role)
    two = f"{doc[index - 1].lower_} {word}" if index > sentence.start else word
    if two in data().not_parties or word in _PRESENCE or two.split()[0:1] == ["obecności"]:
        return False
    if word in {"i", "oraz"} and refused:
        return False
    if word in {"z", "ze"} and not (index > sentence.start and doc[index - 1].lower_ in {"wraz", "razem"}):
        return False
    if word not in {"przez", "wraz", "z", "ze", "i", "a"} and any(r.pos == "prep" for r in readings(word)):
        return False
    if anchor.form == "active" and word not in {"przez", "z", "ze"} and person.text.split() != person._.name.split():
        return False
    represents = _REPRESENTED.match(doc[max(sentence.start, index - 1)].lower_)
    if represents or (word == "przez" and anchor.form == "active"):
        return bool(result.signatories)
    return True


def _add_signer(person: Span, role: Role | None, result: Told, word: str) -> None:
    """Adds a person who signs, and the organisation that they sign for. word: what stands before them."""
    organisation = role.organisation if role is not None else None
    name = role.organisation_name if role is not None else ""
    if role is not None and role.place is not None and role.head in offices().named_by_place:
        organisation, name = role.place, f"{offices().named_by_place[role.head]} {role.place._.name}"
    if not name and result.signatories and (word == "przez" or _behalf(person.doc, result.signatories[-1].mention)):
        organisation, name = result.signatories[-1].mention, result.signatories[-1].name
    result.signers.append(Signer(person, person._.name, role.role if role else "", organisation, name))
    if organisation is not None and name and all(s.name != name for s in result.signatories):
        result.signatories.append(Signatory(organisation, name, organisation._.acronym))
        result.evidence = "people"


def _behalf(doc: Doc, mention: Span) -> bool:
    before = " ".join(token.lower_ for token in doc[max(0, mention.start - 4) : mention.start])
    return any(phrase in before for phrase in data().on_behalf)
