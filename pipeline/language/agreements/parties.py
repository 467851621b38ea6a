"""Parties and signers of an agreement that a sentence tells of: by case, preposition and verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from pipeline.language.agreements.affiliations import affiliation
from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.attributes import aside, describes
from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.clauses import BETWEEN, WITH, Sentence
from pipeline.language.agreements.consortia import is_consortium, members
from pipeline.language.agreements.contracting import forms_consortium
from pipeline.language.agreements.doubt import met_to
from pipeline.language.agreements.governors import Governor, governor
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.named import Names
from pipeline.language.agreements.pointing import pointing
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.relations import acting_relation, between_before, coordinated, relation_of
from pipeline.language.agreements.relatives import counterpart, reporting, who_agrees, who_all_sign, who_signs
from pipeline.language.agreements.signers import acts_for, add_signer, signs, word_before
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings

_WITH = Governor("preposition", "z", -1)
_START = Governor("start", "", -1)
_TWO = 2


def told(doc: Doc, sentence: Sentence, anchor: Anchor, names: Names) -> Told:
    """Gives the parties and signers that the anchor's clause names."""
    result = Told()
    at = names.at
    relations: dict[int, str] = {}
    refused = False
    side = 0
    spoken, beside = pointing(sentence, anchor), aside(sentence, anchor)
    meeting = _at_meeting(sentence, anchor)
    whole = met_to(sentence, anchor.token) or meeting is not None
    after = meeting.i if meeting is not None and _took_part(meeting) else sentence.start
    for start in sorted(names.by_start):
        item = names.by_start[start]
        if start < after or not sentence.reaches(start, anchor.token, whole):
            continue
        if (spoken is not None and start == spoken.i) or (start in beside) != (anchor.token.i in beside):
            continue
        if isinstance(item, Span):
            role = names.role_of.get(start)
            owner = None if role is not None and role.organisation_name else affiliation(item, names.entities)
            does = signs(doc, item, anchor, sentence, role, result, refused) or (whole and role is not None)
            refused = not does
            if does:
                acting = anchor.form == "acting"
                word = "przez" if acting else word_before(doc, item, sentence, role)
                owned = acting or acts_for(doc, item, sentence, role)
                add_signer(item, role, result, word, owned, owner)
            continue
        governed = governor(doc, item, sentence, at)
        relation = relation_of(doc, item, governed, anchor, sentence)
        if governed.sort == "coordinated" and anchor.form != "acting":
            relation = coordinated(item, governed, anchor, relations, at)
        if anchor.form == "acting":
            relation = relation if relation == "behalf" else acting_relation(item, governed, result)
        elif item.cases == {"inst"} and between_before(sentence, item):
            behind_office = relation == "affiliation" and governed.sort == "coordinated"
            relation = "party" if not relation or behind_office else relation
        if any(first <= start < last for first, last in names.spoken) and relation != "behalf":
            relation = "affiliation"
        relations[start] = relation
        if relation == "representative" and result.signatories:
            last = result.signatories[-1]
            result.signatories[-1] = replace(last, represented_by=item.mention, representative=item.name)
        elif relation in {"party", "behalf", "joined"}:
            side = _side(side, governed, anchor)
            _add(result, item, relation, governed, side)
    _add_spoken_of(sentence, anchor, names, result)
    if result.joined is not None:
        result.party(result.joined)
    return result


def _add_spoken_of(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> None:
    """Adds whom other clauses of the sentence name: the other party, the one that tells of the signing, the signer."""
    other = counterpart(sentence, anchor, names) if not result.second else None
    if other is not None and all(known.name != other.name for known in result.signatories):
        _add(result, other, "party", _WITH, 1)
    if anchor.form == "accession" and result.joined is None:
        result.joined = _joined_before(sentence, anchor, names)
    _add_members(sentence, anchor, names, result)
    result.sharing |= _sharing(sentence, anchor, result)
    first, second = result.sides
    if second and not first and describes(sentence, anchor.token):
        result.signatories[:0] = _who_acts(sentence, anchor, names, second)
    signing = who_all_sign(sentence, anchor, names, result)
    result.signatories[:0] = [one.party for one in signing if one.name not in result.second]
    result.signatories[:0] = [one.party for one in reporting(sentence, anchor, names, result)]
    agreeing = who_agrees(sentence, anchor, names, result)
    if agreeing is not None and all(known.name != agreeing.name for known in result.signatories):
        result.signatories.insert(0, agreeing.party)
    who = who_signs(sentence, anchor, names)
    if who is not None and all(known.name != who._.name for known in result.signers):
        add_signer(who, names.role_of.get(who.start), result, "")


def _who_acts(sentence: Sentence, anchor: Anchor, names: Names, second: Sequence[Signatory]) -> list[Signatory]:
    """Gives the subject of a verb beside a participle: "dzięki podpisanej z Hutą X umowie Gmina Y zbuduje drogę"."""
    doc, taken = anchor.token.doc, {party.name for party in second}
    found = [one for one in names.by_start.values() if isinstance(one, Candidate) and one.start > anchor.token.i]
    for one in sorted(found, key=lambda one: one.start):
        governed = governor(doc, one, sentence, names.at)
        acts = governed.sort == "start" or governed.word == ","
        if acts and one.name not in taken and "nom" in one.cases and "gen" not in one.cases:
            return [one.party]
    return []


def _joined_before(sentence: Sentence, anchor: Anchor, names: Names) -> Signatory | None:
    """Gives the organisation right before a clause on who joined it: "klaster Wisła, do którego przystąpiła gmina"."""
    clause = sentence.clause(anchor.token)
    opening = [token.lower_ for token in clause if token.is_alpha][:_TWO]
    if opening[:1] != ["do"] or "który" not in lemmas(opening[-1]):
        return None
    before = [one for one in names.by_start.values() if isinstance(one, Candidate) and one.end == clause[0].i]
    return before[0].party if before else None


def _sharing(sentence: Sentence, anchor: Anchor, result: Told) -> dict[str, str]:
    """Gives who shares a contract with the first member of the consortium that a sentence tells of."""
    if anchor.form != "contracting":
        return {}
    whole = forms_consortium(sentence, anchor.token)
    named = [token.i for token in sentence.clause(anchor.token) if whole or is_consortium(token)]
    group = [party.name for party in result.signatories if named and party.mention.start > named[0]]
    return dict.fromkeys(group[1:], group[0]) if group else {}


def _add_members(sentence: Sentence, anchor: Anchor, names: Names, result: Told) -> None:
    """Adds the members of a consortium that signs, or with whom one does, where a relative clause names them."""
    for token in sentence.clause(anchor.token):
        if is_consortium(token) and token.ent_type_ == "":
            before = token.nbor(-1).lower_ if token.i > sentence.start else ""
            governed = Governor("preposition", before, -1) if before in WITH else _START
            for one in members(sentence, token, names):
                _add(result, one, "party", governed, int(before in WITH))


def _at_meeting(sentence: Sentence, anchor: Anchor) -> Token | None:
    """Gives the meeting of which an impersonal clause speaks: "spotkanie X z Y, podczas którego podpisano", or None."""
    clause = sentence.clause(anchor.token)
    impersonal = any(r.pos in {"imps", "ppas"} for r in readings(anchor.token.lower_))
    relative = any(lemmas(token.lower_) & {"który"} for token in clause if token.i < anchor.token.i)
    if not impersonal or not relative or any(token.lower_ in BETWEEN for token in clause):
        return None
    before = (token for token in sentence.tokens if token.i < clause[0].i)
    return next((token for token in before if lemmas(token.lower_) & data().meetings), None)


def _took_part(meeting: Token) -> bool:
    """Tells whether those named before a meeting were only there: "dyrektor muzeum uczestniczył w spotkaniu X z Y"."""
    return not any("nom" in reading.cases or "acc" in reading.cases for reading in readings(meeting.lower_))


def _add(result: Told, item: Candidate, relation: str, governed: Governor, side: int) -> None:
    party = item.party
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
