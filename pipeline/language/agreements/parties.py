"""Parties and signers of an agreement that a sentence tells of: by case, preposition and verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.affiliations import affiliation
from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate, candidates
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.doubt import met_to
from pipeline.language.agreements.governors import Governor, governor
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.relations import BETWEEN, acting_relation, between_before, coordinated, relation_of
from pipeline.language.agreements.signers import add_signer, signs, word_before
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.roles import Role
from pipeline.language.surroundings import Surroundings

_OPENING = 2
_RELATIVE_FAR = 5
_WITH_WHOM = frozenset({"którym", "którą", "którymi"})
_WITH = Governor("preposition", "z", -1)
_TWO = 2
_OTHER_PERSONS = ("śmy", "ście", "łem", "łam", "łeś", "łaś", "emy", "imy")


@dataclass(frozen=True)
class Names:
    """The names of a sentence that may be parties or signers, and the roles that its people hold.

    by_start: first token -> candidate or person. at: token -> the mention it is in or stands for. role_of: first token
    of a person -> the role. spoken: tokens of the organisations that a role names. entities: all mentions, in order.
    """

    by_start: dict[int, Candidate | Span]
    at: dict[int, Span]
    role_of: dict[int, Role]
    spoken: list[tuple[int, int]]
    entities: list[Span]


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
    at = {i: e for e in entities if not _derived(e) for i in range(e.start, e.end)}
    at |= {i: c.mention for c in found for i in range(c.start, c.end)}
    persons = {e.start: e for e in entities if e.label_ == "persName"}
    bearers = {e._.name: None for e in persons.values()}
    mine = [role for bearer in bearers for role in held.get(bearer, ())]
    first = {role.person._.name: role for role in reversed(mine)}
    role_of = {start: first[e._.name] for start, e in persons.items() if e._.name in first}
    role_of |= {role.person.start: role for role in mine if role.person.start in persons}
    return Names({**persons, **{c.start: c for c in found}}, at, role_of, _roles_inside(around.doc, mine, sentence), entities)


def _derived(entity: Span) -> bool:
    """Tells whether a mention is an adjective made from a place's name: "holenderskim" in "z holenderskim koncernem"."""
    lower = entity.label_ in {"placeName", "geogName"} and len(entity) == 1 and entity[0].is_lower
    return lower and any(reading.adjectival for reading in readings(entity[0].lower_))


def told(doc: Doc, sentence: Sentence, anchor: Anchor, names: Names) -> Told:
    """Gives the parties and signers that the anchor's clause names."""
    result = Told()
    at = names.at
    relations: dict[int, str] = {}
    refused = False
    side = 0
    whole = met_to(sentence, anchor.token) or _at_meeting(sentence, anchor)
    for start in sorted(names.by_start):
        item = names.by_start[start]
        if not sentence.reaches(start, anchor.token, whole):
            continue
        if isinstance(item, Span):
            role = names.role_of.get(start)
            owner = None if role is not None and role.organisation_name else affiliation(item, names.entities)
            does = signs(doc, item, anchor, sentence, role, result, refused) or (whole and role is not None)
            refused = not does
            if does:
                acting = anchor.form == "acting"
                word = "przez" if acting else word_before(doc, item, sentence, role)
                add_signer(item, role, result, word, acting, owner)
            continue
        governed = governor(doc, item, sentence, at)
        relation = relation_of(doc, item, governed, anchor, sentence)
        if governed.sort == "coordinated" and anchor.form != "acting":
            relation = coordinated(item, governed, anchor, relations, at)
        if anchor.form == "acting":
            relation = relation if relation == "behalf" else acting_relation(item, governed, result)
        elif not relation and item.cases == {"inst"} and between_before(sentence, item):
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
    counterpart = (_identified(sentence, names) or _counterpart(sentence, anchor, names)) if not result.second else None
    if counterpart is not None and all(known.name != counterpart.name for known in result.signatories):
        _add(result, counterpart, "party", _WITH, 1)
    reporting = _reporting(sentence, anchor, names, result)
    if reporting is not None:
        party = Signatory(reporting.mention, reporting.name, reporting.mention._.acronym)
        result.signatories.insert(0, party)
    who = _who(sentence, anchor, names)
    if who is not None and all(known.name != who._.name for known in result.signers):
        add_signer(who, names.role_of.get(who.start), result, "")
    if result.joined is not None:
        result.party(result.joined)
    return result


def _reporting(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> Candidate | None:
    """Gives the organisation that tells of its own signing: "Hortimex poinformował o podpisaniu umowy z siecią X"."""
    first, second = result.sides
    if anchor.form != "noun" or first or not second:
        return None
    reports = [t for t in sentence.clause(anchor.token) if t.i < anchor.token.i and lemmas(t.lower_) & data().reporting]
    if not reports or not finite(reports[-1]):
        return None
    before = [one for one in names.by_start.values() if isinstance(one, Candidate) and one.end <= reports[-1].i]
    nearest = max(before, key=lambda one: one.end, default=None)
    return nearest if nearest is not None and "nom" in nearest.cases and nearest.name not in result.second else None


def _identified(sentence: Sentence, names: Names) -> Candidate | None:
    """Gives the organisation that a clause names for the noun before it: "umowę z wykonawcą, którym jest Drogbud"."""
    for before, token, verb in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if before.text == "," and token.lower_ in _WITH_WHOM and lemmas(verb.lower_) & {"być", "zostać"}:
            named = [item for item in names.by_start.values() if isinstance(item, Candidate) and item.start > verb.i]
            return min(named, key=lambda item: item.start, default=None)
    return None


def _counterpart(sentence: Sentence, anchor: Anchor, names: Names) -> Candidate | None:
    """Gives the organisation that a relative clause speaks of: "z usług firmy Drogbud, z którą gmina podpisała umowę"."""
    clause = sentence.clause(anchor.token)
    relative = next((token for token in clause if token.lower_ in _WITH_WHOM and token.i < anchor.token.i), None)
    if relative is None or relative.i == sentence.start or relative.nbor(-1).lower_ not in {"z", "ze"}:
        return None
    before = [item for item in names.by_start.values() if isinstance(item, Candidate) and item.end < relative.i]
    nearest = max(before, key=lambda item: item.end, default=None)
    return nearest if nearest is not None and relative.i - nearest.end <= _RELATIVE_FAR else None


def _who(sentence: Sentence, anchor: Anchor, names: Names) -> Span | None:
    """Gives the person whom a relative clause says to have signed: "rektor Anna Wrona, która podpisała deklarację"."""
    clause = sentence.clause(anchor.token)
    opening = [token for token in clause[:_OPENING] if token.lower_ in {"który", "która", "którzy"}]
    if anchor.form != "active" or not opening or clause[0].i == sentence.start:
        return None
    before = [item for item in names.by_start.values() if isinstance(item, Span) and item.end <= clause[0].i]
    nearest = max(before, key=lambda person: person.end, default=None)
    return nearest if nearest is not None and clause[0].i - nearest.end <= _OPENING else None


def _at_meeting(sentence: Sentence, anchor: Anchor) -> bool:
    """Tells whether an impersonal clause speaks of a meeting told before it: "spotkanie X z Y, podczas którego …"."""
    clause = sentence.clause(anchor.token)
    impersonal = any(r.pos in {"imps", "ppas"} for r in readings(anchor.token.lower_))
    relative = any(lemmas(token.lower_) & {"który"} for token in clause if token.i < anchor.token.i)
    first = clause[0].i
    return impersonal and relative and any(lemmas(t.lower_) & data().meetings for t in sentence.tokens if t.i < first)


def _add(result: Told, item: Candidate, relation: str, governed: Governor, side: int) -> None:
    party = Signatory(item.mention, item.name, item.mention._.acronym)
    if relation == "joined":
        result.joined = party
        return
    if side:
        result.second.add(item.name)
    result.party(party)
    if governed.sort == "preposition" and governed.word.split()[-1] in BETWEEN:
        result.evidence = "between"


def _side(side: int, governed: Governor, anchor: Anchor) -> int:
    """Gives the side of a party: 1 behind "z" and behind the "a" of "między X a Y", and what is coordinated with it."""
    if governed.sort == "preposition":
        return int(governed.word.split()[-1] in {"z", "ze"})
    if governed.sort == "coordinated":
        return 1 if governed.word == "a" and anchor.form in {"noun", "passive", "active"} else side
    return 0


def _roles_inside(doc: Doc, roles: Iterable[Role], sentence: Sentence) -> list[tuple[int, int]]:
    """Gives the tokens of the offices that people of the sentence hold, with what they name: "dziekan Wydziału X"."""
    spoken = []
    for role in roles:
        if not sentence.start <= role.person.start < sentence.end:
            continue
        whole = doc.char_span(role.start, role.end, alignment_mode="expand")
        if whole is not None:
            spoken += [(whole.start, role.person.start), (role.person.end, whole.end)]
        if role.organisation is not None and role.start <= role.organisation.start_char < role.end:
            spoken.append((role.organisation.start, role.organisation.end))
    return spoken


def with_subject(told: Told, anchor: Anchor, subject: Candidate | None) -> Told:
    """Gives what is told with the subject that the clause leaves out ("W 2019 r. podpisał z Gminą Lipno umowę")."""
    verb = [r for r in readings(anchor.token.lower_) if r.pos in {"praet", "fin"}]
    person = anchor.token.lower_.endswith(_OTHER_PERSONS)
    first, second = told.sides
    if subject is None or anchor.form != "active" or not verb or person or first or not second or told.signers:
        return told
    party = Signatory(subject.mention, subject.name, subject.mention._.acronym)
    return replace(told, signatories=[party, *told.signatories]) if party.name not in told.second else told


def with_subjects_before(told: Told, sentence: Sentence, anchor: Anchor, subjects: Sequence[Candidate]) -> Told:
    """Gives what is told with the parties that the sentence before names: "Podpisały list", "Ich władze podpisały".

    subjects: organisations coordinated in the sentence before. A clause with a subject of its own takes none of them.
    """
    if len(subjects) < _TWO or anchor.form not in {"active", "passive"} or told.signatories or told.signers:
        return told
    verb = [r for r in readings(anchor.token.lower_) if r.pos in {"praet", "fin"} and "pl" in r.numbers]
    if (anchor.form == "active" and not verb) or anchor.token.lower_.endswith(_OTHER_PERSONS):
        return told
    clause = sentence.clause(anchor.token)
    if any(token.ent_type_ in {"orgName", "persName"} for token in clause):
        return told
    theirs = any(
        token.lower_ == "ich" and token.i + 1 < sentence.end and lemmas(token.nbor(1).lower_) & data().representatives
        for token in clause
    )
    both = any(lemmas(token.lower_) & data().both for token in clause)
    if not theirs and not both and any(_plural_subject(token) for token in clause if token.i != anchor.token.i):
        return told
    for subject in subjects:
        told.party(Signatory(subject.mention, subject.name, subject.mention._.acronym))
    return told


def _plural_subject(token: Token) -> bool:
    return token.is_alpha and any(
        reading.nominal and reading.known and "nom" in reading.cases and "pl" in reading.numbers
        for reading in readings(token.lower_)
    )
