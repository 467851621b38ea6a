"""Parties that a plural noun points back at: "Firmy podpisały umowę", "Obie strony zawarły w maju porozumienie"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.candidates import Candidate, candidates, noun_cases
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.kinds import agreement_words
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.nearby import acting_in
from pipeline.language.agreements.record import Signatory
from pipeline.language.agreements.told import Told
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.offices import office_reading
from pipeline.language.surroundings import Surroundings

_PAIR = 2
_BACK = 2  # sentences before one on "the firms" in which they are named
_BOTH = frozenset({"oba", "obydwa", "obaj"})
_THESE = _BOTH | {"ten", "wszystek"}
_GOES_ON = frozenset({"z", "ze", "i", "oraz", "-", "–", ":", "(", ","})


def pointing(sentence: Sentence, anchor: Anchor) -> Token | None:
    """Gives the plural noun that is the subject of a verb of signing and names nobody: "firmy podpisały", or None.

    "Trzy firmy", "polskie firmy", "firmy z Opola" and "firmy A i B" say themselves who is meant.
    """
    verb = [r for r in readings(anchor.token.lower_) if r.pos in {"praet", "fin"} and "pl" in r.numbers]
    if anchor.form != "active" or not verb:
        return None
    return next((token for token in sentence.clause(anchor.token) if _subject(sentence, token)), None)


def _subject(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token is such a noun: one for organisations, or any but the document's behind "both"."""
    both = token.i > sentence.start and bool(lemmas(token.nbor(-1).lower_) & _BOTH)
    document = lemmas(token.lower_) & (data().anaphora | agreement_words())
    pointing_noun = lemmas(token.lower_) & data().counted or (both and not document)
    if token.ent_type_ or not pointing_noun or not _bare(sentence, token):
        return False
    return any(r.nominal and "nom" in r.cases and "pl" in r.numbers for r in readings(token.lower_))


def _bare(sentence: Sentence, token: Token) -> bool:
    """Tells whether no word beside a noun says more of it than that it is known."""
    before = token.nbor(-1) if token.i > sentence.start else None
    after = token.nbor(1) if token.i + 1 < sentence.end else None
    named = after is not None and (bool(after.ent_type_) or after.lower_ in _GOES_ON or _genitive(after))
    if before is None or named:
        return not named
    found = readings(before.lower_)
    describing = any(r.adjectival or r.pos in {"prep", "num"} or r.nominal for r in found) or before.text.isdigit()
    return bool(lemmas(before.lower_) & _THESE) or not describing


def _genitive(token: Token) -> bool:
    found = readings(token.lower_)
    return bool(found) and all(r.nominal and "gen" in r.cases for r in found)


def with_pointed(around: Surroundings, found: Sequence[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, each whose plural subject points back with those it points at.

    They are the parties of the agreement told last, or the two organisations that a sentence just before names.
    """
    result: list[Draft] = []
    for draft in drafts:
        if draft.points and not draft.signatories:
            known = next((d.signatories for d in reversed(result) if len(d.signatories) >= _PAIR), ())
            pair = known or _before(around, found, draft.sentence)
            draft = replace(draft, signatories=pair, evidence=draft.evidence if known else "nearby")
        result.append(draft)
    return result


def _before(around: Surroundings, found: Sequence[Sentence], number: int) -> tuple[Signatory, ...]:
    """Gives the two organisations that the nearest sentence before names, or of more the two that act in it."""
    for sentence in reversed(found[max(0, number - _BACK) : number]):
        named = {one.name: one.party for one in candidates(around, sentence) if one.start == one.mention.start}
        acting = {one.name: one.party for one in acting_in(around, sentence)}
        if len(named) >= _PAIR:
            return next((tuple(pair.values()) for pair in (named, acting) if len(pair) == _PAIR), ())
    return ()


def with_both(told: Told, sentence: Sentence, anchor: Anchor, pair: Sequence[Candidate]) -> Told:
    """Gives what is told with the two of whom the text spoke last: "dyrektorzy obu szpitali podpisali".

    pair: the two organisations that the text named last, or none.
    """
    clause = sentence.clause(anchor.token)
    if anchor.form not in {"active", "passive"} or told.signatories or any(t.ent_type_ == "orgName" for t in clause):
        return told
    if any(lemmas(token.lower_) & data().both and _sign(sentence, token) for token in clause):
        for one in pair:
            told.party(one.party)
    return told


def _sign(sentence: Sentence, both: Token) -> bool:
    """Tells whether "both" organisations sign: "obie strony", "rektorzy obu uczelni", not "w obecności obu stron"."""
    known = data().counted | data().parties | heads().names | heads().local_government
    if both.i + 1 >= sentence.end or not lemmas(both.nbor(1).lower_) & known:
        return False
    before = both.nbor(-1) if both.i > sentence.start else both
    people = office_reading(before.text) is not None or bool(lemmas(before.lower_) & data().representatives)
    return "nom" in noun_cases(before if people else both.nbor(1))


def with_older_pair(drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, an older one "of both parties" that names none with the two of the agreement before it."""
    result: list[Draft] = []
    for draft in drafts:
        if draft.of_both and draft.background and not draft.signatories:
            pair = next((known.signatories for known in result if len(known.signatories) == 2), ())
            draft = replace(draft, signatories=pair)
        result.append(draft)
    return result


def with_same_parties(agreements: list[Draft]) -> list[Draft]:
    """Gives the agreements, one to come that "the parties" will make with those of the one signed before it."""
    completed: list[Draft] = []
    parties: tuple[Signatory, ...] = ()
    for draft in agreements:
        if draft.status == "signed" and len(draft.signatories) > 1 and draft.one_of < 0 and not draft.hub:
            parties = draft.signatories
        if draft.status == "planned" and draft.of_parties and not draft.signatories:
            draft = replace(draft, signatories=parties)
        completed.append(draft)
    return completed
