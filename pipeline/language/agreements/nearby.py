"""Parties that the sentences around an agreement name, where its own sentence names one or none.

"Lech-Logistyka kupi od Truck Center sto ciągników. Umowę podpisano 2 października."
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from pipeline.language.agreements.candidates import Candidate, candidates
from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.governors import Governor, governor
from pipeline.language.agreements.kinds import agreement_words
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.sameness import names_of
from pipeline.language.dictionary import lemmas
from pipeline.language.surroundings import Surroundings

_BEFORE, _AFTER = 2, 1
_PAIR = 2
_FIRST = 1  # the line under the headline, which may leave out whom the headline names
_FROM = frozenset({"od", "z", "ze"})


def _acts(candidate: Candidate, governed: Governor) -> bool:
    """Tells whether a name does what its sentence tells, or whom or with whom: no place, owner, funder or onlooker."""
    cases = governed.cases or candidate.cases
    if governed.sort == "preposition":
        return governed.word.split()[-1] in _FROM and bool(cases & {"inst", "gen"})
    if governed.sort == "noun" and lemmas(governed.word) & agreement_words():
        return "gen" in cases  # "umowa sponsorska Pogoni z Zakładami X"
    return governed.sort in {"start", "coordinated"} and bool(cases & {"nom", "dat"})


def acting_in(around: Surroundings, sentence: Sentence) -> list[Candidate]:
    """Gives the organisations that act in a sentence, in order."""
    at: dict[int, Span] = {i: e for e in around.within(sentence.start, sentence.end) for i in range(e.start, e.end)}
    return [one for one in candidates(around, sentence) if _acts(one, governor(around.doc, one, sentence, at))]


def _around(around: Surroundings, found: Sequence[Sentence], number: int) -> list[Sentence]:
    """Gives the sentences of a draft's paragraph that stand near it, its own first, then those before, then after."""
    line = around.line_of(found[number].start_char)
    near = [*range(number, number - _BEFORE - 1, -1), *range(number + 1, number + _AFTER + 1)]
    beside = [found[i] for i in near if 0 <= i < len(found) and around.line_of(found[i].start_char) == line]
    return [*beside, found[0]] if line == _FIRST and number > 0 else beside


def with_nearby(around: Surroundings, found: Sequence[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Gives the drafts, one that names too few parties with those near it, where that makes exactly two."""
    taken = {name for draft in drafts for name in names_of(draft)}
    starts = [sentence.start_char for sentence in found]
    completed = []
    for draft in drafts:
        told = bool(draft.signatories) or draft.circumstances.date is not None
        if draft.status != "signed" or not told or len(draft.signatories) >= _PAIR or draft.plural or draft.title:
            completed.append(draft)
            continue
        own = names_of(draft)
        parties = {party.name: party for party in draft.signatories}
        strongest = max(bisect_right(starts, draft.start) - 1, 0)  # `sentence` is the last that tells of it
        near = [*_around(around, found, draft.sentence), *_around(around, found, strongest)]
        for sentence in near:
            for one in acting_in(around, sentence):
                free = one.name in own or one.name not in taken
                if free and not set(one.name.lower().split()) & data().funders:
                    parties.setdefault(one.name, one.party)
            if len(parties) >= _PAIR:
                break
        pair = tuple(parties.values())
        completed.append(replace(draft, signatories=pair, evidence="nearby") if len(pair) == _PAIR else draft)
    return completed
