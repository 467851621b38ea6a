"""Parties and signers of an agreement that a sentence tells of: by case, preposition and verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate, candidates
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.governors import REPRESENTED, Governor, governor
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.signers import add_signer, signs, word_before
from pipeline.language.agreements.told import Told
from pipeline.language.agreements.triggers import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.offices import office_reading
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_OTHER_PERSONS = ("śmy", "ście", "łem", "łam", "łeś", "łaś", "emy", "imy")
_NEAR = 5
_BETWEEN = frozenset({"między", "pomiędzy"})


@dataclass(frozen=True)
class Names:
    """The names of a sentence that may be parties or signers, and the roles that its people hold.

    by_start: first token -> candidate or person. at: token -> the mention it is in or stands for. role_of: first token
    of a person -> the role. spoken: tokens of the organisations that a role names.
    """

    by_start: dict[int, Candidate | Span]
    at: dict[int, Span]
    role_of: dict[int, Role]
    spoken: list[tuple[int, int]]


def roles_by_person(roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Gives the roles of an article by the name of the person who holds them, in order."""
    held: dict[str, list[Role]] = {}
    for role in roles:
        held.setdefault(role.person._.name, []).append(role)
    return held


def names(around: Surroundings, sentence: Sentence, held: dict[str, list[Role]]) -> Names:
    """Gives the names of a sentence. held: the roles of the article, by person."""
    entities = around.within(sentence.start, sentence.end)
    found = candidates(around, sentence)
    at = {i: e for e in entities for i in range(e.start, e.end)}
    at |= {i: c.mention for c in found for i in range(c.start, c.end)}
    persons = {e.start: e for e in entities if e.label_ == "persName"}
    bearers = {e._.name: None for e in persons.values()}
    mine = [role for bearer in bearers for role in held.get(bearer, ())]
    first = {role.person._.name: role for role in reversed(mine)}
    role_of = {start: first[e._.name] for start, e in persons.items() if e._.name in first}
    role_of |= {role.person.start: role for role in mine if role.person.start in persons}
    return Names({**persons, **{c.start: c for c in found}}, at, role_of, _roles_inside(mine, sentence))


def told(doc: Doc, sentence: Sentence, anchor: Anchor, names: Names) -> Told:
    """Gives the parties and signers that the anchor's clause names."""
    result = Told()
    at = names.at
    relations: dict[int, str] = {}
    refused = False
    side = 0
    for start in sorted(names.by_start):
        item = names.by_start[start]
        if not sentence.together(start, anchor.token.i):
            continue
        if isinstance(item, Span):
            role = names.role_of.get(start)
            does = signs(doc, item, anchor, sentence, role, result, refused)
            refused = not does
            if does:
                acting = anchor.form == "acting"
                add_signer(item, role, result, "przez" if acting else word_before(doc, item, sentence, role))
            continue
        governed = governor(doc, item, sentence, at)
        relation = _relation(doc, item, governed, anchor, sentence)
        if governed.sort == "coordinated":
            relation = _coordinated(item, governed, anchor, relations, at)
        if anchor.form == "acting":
            relation = _acting_relation(item, governed, result)
        elif not relation and item.cases == {"inst"} and _between(sentence, item):
            relation = "party"
        if any(first <= start < last for first, last in names.spoken) and relation != "behalf":
            relation = "affiliation"
        relations[start] = relation
        if relation == "representative" and result.signatories:
            last = result.signatories[-1]
            result.signatories[-1] = replace(last, represented_by=item.mention, representative=item.name)
        elif relation in {"party", "behalf", "joined"}:
            side = _side(side, governed, anchor)
            _add(result, item, relation, governed, side)
    if result.joined is not None:
        result.party(result.joined)
    return result


def _add(result: Told, item: Candidate, relation: str, governed: Governor, side: int) -> None:
    party = Signatory(item.mention, item.name, item.mention._.acronym)
    if relation == "joined":
        result.joined = party
        return
    if side:
        result.second.add(item.name)
    result.party(party)
    if governed.sort == "preposition" and governed.word.split()[-1] in _BETWEEN:
        result.evidence = "between"


def _side(side: int, governed: Governor, anchor: Anchor) -> int:
    """Gives the side of a party: 1 behind "z" and behind the "a" of "między X a Y", and what is coordinated with it."""
    if governed.sort == "preposition":
        return int(governed.word.split()[-1] in {"z", "ze"})
    if governed.sort == "coordinated":
        return 1 if governed.word == "a" and anchor.form in {"noun", "passive", "active"} else side
    return 0


def _relation(doc: Doc, candidate: Candidate, governed: Governor, anchor: Anchor, sentence: Sentence) -> str:
    """Gives what an organisation is in its clause: "party", "behalf", "representative", "affiliation" or ""."""
    cases = governed.cases or candidate.cases
    if governed.sort == "preposition":
        words = governed.word.split()
        last = words[-1]
        if " ".join(words[-2:]) in data().on_behalf or (last == "za" and "acc" in cases):
            return "behalf"
        if last in _BETWEEN:
            return "party"
        if last in {"z", "ze"} and "inst" in cases:
            return "party"
        if last == "przez":
            if any(REPRESENTED.match(doc[i].lower_) for i in range(max(sentence.start, governed.at - 2), governed.at)):
                return "representative"
            return "party" if anchor.form in {"passive", "noun"} else ""
        return "joined" if last == "do" and (anchor.form == "accession" or _acceding(governed)) else ""
    if governed.sort == "noun":
        if lemmas(governed.word) & data().of_parties and "gen" in cases:
            return "party"
        if lemmas(governed.word) & data().representatives and _noun_is_subject(doc, governed.at):
            return "party"
        if _office_holders(governed.word) and "gen" in cases and _noun_is_subject(doc, governed.at):
            return "party"
        if anchor.form == "accession" and lemmas(governed.word) & data().joined and "gen" in cases:
            return "joined"
        if "gen" in cases and not _names_agreement(governed.word):
            return "affiliation"
    if governed.sort in {"start", "noun"} and "acc" in cases and _acting_before(doc, candidate, sentence):
        return "representative"
    if governed.sort in {"start", "noun"}:
        return "party" if "nom" in cases and anchor.form not in {"noun", "passive"} else ""
    return ""


def _acting_relation(item: Candidate, governed: Governor, result: Told) -> str:
    """Gives what an organisation is beside "reprezentował": the one acted for, or (nominative only) the one acting."""
    cases = governed.cases or item.cases
    if governed.sort not in {"start", "coordinated"} or not cases & {"acc", "nom"}:
        return ""
    return "representative" if result.signatories and "acc" not in cases else "party"


def _acting_before(doc: Doc, candidate: Candidate, sentence: Sentence) -> bool:
    """Tells whether "reprezentowany przez" stands a noun or dash before a name: "przez koordynatora – Agencję X"."""
    words = [token.lower_ for token in doc[max(sentence.start, candidate.start - _NEAR) : candidate.start]]
    return "przez" in words and any(REPRESENTED.match(word) for word in words)


def _acceding(governed: Governor) -> bool:
    """Tells whether "do" stands behind the noun of acceding: "deklarację przystąpienia do klastra podpisała"."""
    return bool(lemmas(governed.word.split()[0]) & data().acceding)


def _office_holders(word: str) -> bool:
    """Tells whether a word names the holders of an office, several at once: "dyrektorzy", "rektorów"."""
    office = office_reading(word)
    return office is not None and "sg" not in office.numbers


def _between(sentence: Sentence, candidate: Candidate) -> bool:
    """Tells whether "między" opens the list that a name in the instrumental stands in, further back in its clause."""
    clause = sentence.clause(candidate.mention.doc[candidate.start])
    return any(token.lower_ in _BETWEEN for token in clause if token.i < candidate.start)


def _names_agreement(word: str) -> bool:
    """Tells whether a word before a name is an agreement's ("Umowę Betmax S.A. zawarł …"): then it governs nothing."""
    first_words = {words[0] for words in data().kinds}
    return bool(lemmas(word) & (first_words | data().anaphora)) or not any(r.nominal for r in readings(word))


def _noun_is_subject(doc: Doc, index: int) -> bool:
    nominative = any("nom" in r.cases for r in readings(doc[index].lower_) if r.nominal)
    by = index > 0 and doc[index - 1].lower_ == "przez"
    return nominative or by


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


def _roles_inside(roles: Iterable[Role], sentence: Sentence) -> list[tuple[int, int]]:
    """Gives the tokens of organisations that a role of the sentence names."""
    return [
        (role.organisation.start, role.organisation.end)
        for role in roles
        if role.organisation is not None
        and sentence.start <= role.person.start < sentence.end
        and role.start <= role.organisation.start_char < role.end
    ]


def with_subject(told: Told, anchor: Anchor, subject: Candidate | None) -> Told:
    """Gives what is told with the subject that the clause leaves out ("W 2019 r. podpisał z Gminą Lipno umowę")."""
    verb = [r for r in readings(anchor.token.lower_) if r.pos in {"praet", "fin"}]
    person = anchor.token.lower_.endswith(_OTHER_PERSONS)
    first, second = told.sides
    if subject is None or anchor.form != "active" or not verb or person or first or not second or told.signers:
        return told
    party = Signatory(subject.mention, subject.name, subject.mention._.acronym)
    return replace(told, signatories=[party, *told.signatories]) if party.name not in told.second else told
