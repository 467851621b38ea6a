"""Agreements told by a participle beside what its sentence tells: "oprócz podpisanej dziś umowy z X, Y podpisze …"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.agreements.anchors import Anchor
from pipeline.language.agreements.clauses import Sentence, finite
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings

_NEAR = 4


def describes(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token is a participle of signing that describes an agreement just behind it, in no nominative."""
    found = [reading for reading in readings(token.lower_) if reading.pos == "ppas"]
    if not found or not lemmas(token.lower_) & data().verbs or any("nom" in r.cases for r in found):
        return False
    behind = [other for other in sentence.tokens if token.i < other.i <= token.i + _NEAR]
    return any(kind.agreement for kind in kinds(behind))


def aside(sentence: Sentence, anchor: Anchor) -> range:
    """Gives the tokens of a clause that tell of an agreement that a participle describes; none where it tells no other.

    They end at a comma or at the verb that tells of the other one.
    """
    clause = sentence.clause(anchor.token)
    first = next((token for token in clause if describes(sentence, token)), None)
    if first is None:
        return range(0)
    behind = (token for token in clause if token.i > first.i)
    end = next((token.i for token in behind if token.text == "," or (finite(token) and not token.ent_type_)), None)
    others = [t for t in clause if end is not None and t.i >= end and lemmas(t.lower_) & data().verbs and finite(t)]
    return range(first.i, end or 0) if others else range(0)
