"""Accession: who joins an agreement or an organisation, and which words say so."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.agreements.clauses import Sentence
from pipeline.language.agreements.kinds import kinds
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads

_FAR = 8


def _joined_thing(sentence: Sentence, preposition: Token) -> bool:
    """Tells whether "do" leads to what can be joined: an agreement, an organisation, the circle of its members."""
    behind = [token for token in sentence.tokens if preposition.i < token.i <= preposition.i + _FAR]
    for token in behind:
        found = lemmas(token.lower_)
        if found & (data().joined | heads().names) and any("gen" in r.cases for r in readings(token.lower_)):
            return True
        if token.is_punct:
            break
    return any(kind.agreement for kind in kinds(behind))


def joins(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that somebody joins: "przystąpiła do klastra", "nowym członkiem została"."""
    found = lemmas(token.lower_)
    if found & data().accession and not any(reading.pos == "ger" for reading in readings(token.lower_)):
        return any(other.lower_ == "do" and _joined_thing(sentence, other) for other in sentence.clause(token))
    if not found & data().joined or not any("inst" in reading.cases for reading in readings(token.lower_)):
        return False
    clause = sentence.clause(token)
    became = any(lemmas(other.lower_) & {"zostać"} and not other.lower_.endswith("ć") for other in clause)
    before = token.nbor(-1) if token.i > sentence.start else None
    return became and before is not None and bool(lemmas(before.lower_) & data().new)
