"""Parties of an agreement whom its own clause leaves out and the sentence before names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate
from pipeline.language.agreements.clauses import WITH, Sentence, infinitive
from pipeline.language.agreements.contracting import HIM
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings

_TWO = 2
_THIS = "w tej sprawie"  # "X i Y utworzyły związek. Podpisanie porozumienia w tej sprawie nastąpiło w maju."
_OTHER_PERSONS = ("śmy", "ście", "łem", "łam", "łeś", "łaś", "emy", "imy")


def with_subject(told: Told, anchor: Anchor, subject: Candidate | None) -> Told:
    """Gives what is told with the subject that the clause leaves out ("W 2019 r. podpisał z Gminą Lipno umowę")."""
    said = anchor.token
    if anchor.status == "planned" and infinitive(said) and said.i > 0:
        said = said.nbor(-1)  # "W maju ma podpisać umowę z Hutą"
    verb = [r for r in readings(said.lower_) if r.pos in {"praet", "fin"} and "sg" in r.numbers]
    person = anchor.token.lower_.endswith(_OTHER_PERSONS)
    first, second = told.sides
    if subject is None or anchor.form != "active" or not verb or person or first or not second or told.signers:
        return told
    party = subject.party
    return replace(told, signatories=[party, *told.signatories]) if party.name not in told.second else told


def with_pronoun(told: Told, sentence: Sentence, anchor: Anchor, subjects: Sequence[Candidate]) -> Told:
    """Gives what is told with the party that "z nim" or "z nią" speaks of: what the sentence before is about.

    A contractor whom the sentence itself speaks of ("wybrała wykonawcę i podpisała z nim umowę") is told elsewhere.
    """
    clause = sentence.clause(anchor.token)
    pronoun = next((t for t in clause if t.lower_ in HIM and t.i > sentence.start and t.nbor(-1).lower_ in WITH), None)
    if pronoun is None or told.second or not subjects or len(told.signatories) >= _TWO:
        return told
    spoken_of = data().contractors | data().consortia
    if any(lemmas(t.lower_) & spoken_of for t in sentence.tokens if t.i < pronoun.i and t.is_alpha):
        return told
    known = {party.name for party in told.signatories}
    spoken = next((subject for subject in subjects if subject.name not in known), None)
    if spoken is not None:
        told.second.add(spoken.name)
        told.party(spoken.party)
    return told


def with_subjects_before(told: Told, sentence: Sentence, anchor: Anchor, subjects: Sequence[Candidate]) -> Told:
    """Gives what is told with the parties that the sentence before names: "Podpisały list", "Ich władze podpisały".

    subjects: organisations coordinated in the sentence before. A clause with a subject of its own takes none of them.
    """
    this = anchor.form == "noun" and _THIS in " ".join(token.lower_ for token in sentence.tokens)
    if len(subjects) < _TWO or (anchor.form not in {"active", "passive"} and not this):
        return told
    if told.signatories or told.signers:
        return told
    verb = [r for r in readings(anchor.token.lower_) if r.pos in {"praet", "fin"} and "pl" in r.numbers]
    if (anchor.form == "active" and not verb) or anchor.token.lower_.endswith(_OTHER_PERSONS):
        return told
    clause = sentence.clause(anchor.token)
    named = any(token.ent_type_ in {"orgName", "persName"} for token in clause) and not this
    if named or any(_with_somebody(sentence, token) for token in clause):
        return told
    theirs = any(
        token.lower_ == "ich" and token.i + 1 < sentence.end and lemmas(token.nbor(1).lower_) & data().representatives
        for token in clause
    )
    both = any(lemmas(token.lower_) & data().both for token in clause)
    if (
        not this
        and not theirs
        and not both
        and any(_plural_subject(token) for token in clause if token.i != anchor.token.i)
    ):
        return told
    for subject in subjects:
        told.party(subject.party)
    return told


def _with_somebody(sentence: Sentence, token: Token) -> bool:
    """Tells whether "z" leads to somebody who is not named: "umowa z wykonawcą"."""
    following = token.nbor(1) if token.i + 1 < sentence.end else None
    if token.lower_ not in WITH or following is None:
        return False
    return bool(lemmas(following.lower_) & (data().contractors | data().counted))


def _plural_subject(token: Token) -> bool:
    return token.is_alpha and any(
        reading.nominal and reading.known and "nom" in reading.cases and "pl" in reading.numbers
        for reading in readings(token.lower_)
    )
