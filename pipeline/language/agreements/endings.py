"""Phrases that say that an agreement ended: "wygasła", "przestała obowiązywać", "odstąpiła od umowy"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

_OBJECT_FAR = 3
_ITS = frozenset({"jej", "jego", "ich"})


def ends(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token ends a phrase that says that something ended: "wygasła", "przestało obowiązywać"."""
    if token.i + 1 < sentence.end and lemmas(token.nbor(1).lower_) & data().broken_off:
        return False
    if all(reading.pos == "pact" for reading in readings(token.lower_)):
        return False  # "niż przewidywał wygasający kontrakt" tells of no end
    if _noun(token) and not _of_agreement(sentence, token):
        return False  # "innowacyjnych rozwiązań" are solutions
    for phrase in data().ending:
        start = token.i - len(phrase) + 1
        if start < sentence.start:
            continue
        if phrase == ("odstąpić",) and not _from_agreement(sentence, token):
            continue
        there = token.doc[start : token.i + 1]
        if all(word in lemmas(other.lower_) or word == other.lower_ for word, other in zip(phrase, there, strict=True)):
            return True
    return False


def _noun(token: Token) -> bool:
    return all(reading.nominal or reading.pos == "ger" for reading in readings(token.lower_))


def _of_agreement(sentence: Sentence, token: Token) -> bool:
    """Tells whether the noun of an end is an agreement's: "częściowe rozwiązanie umowy", "jej wypowiedzenie"."""
    behind = [other for other in sentence.tokens if token.i < other.i <= token.i + _OBJECT_FAR]
    before = token.nbor(-1).lower_ if token.i > sentence.start else ""
    return before in _ITS or any(kind.agreement for kind in kinds(behind))


def _from_agreement(sentence: Sentence, token: Token) -> bool:
    """Tells whether "odstąpić" is followed by the agreement itself: "odstąpiła od umowy", not "od jej podpisania"."""
    off = next((other for other in sentence.clause(token) if other.i > token.i and other.lower_ == "od"), None)
    behind = [] if off is None else [other for other in sentence.tokens if off.i < other.i <= off.i + _OBJECT_FAR]
    signing = any(lemmas(other.lower_) & (data().nouns | data().verbs) for other in behind)
    return not signing and any(kind.agreement for kind in kinds(behind))


def ended(token: Token, form: str) -> bool:
    """Tells whether a phrase of two words says that something ended: "już nie obowiązuje", "przestało obowiązywać"."""
    if form != "ending" or token.i == 0:
        return False
    before = {token.nbor(-1).lower_, *lemmas(token.nbor(-1).lower_)}
    return any((first, last) in data().ending for first in before for last in lemmas(token.lower_))
