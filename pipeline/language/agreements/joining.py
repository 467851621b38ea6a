"""Accession: who joins an agreement or an organisation, and which words say so."""

from __future__ import annotations

from collections.abc import Sequence

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
    if _undertaken(behind):
        return False
    for token in behind:
        found = lemmas(token.lower_)
        if found & (data().joined | heads().names) and any("gen" in r.cases for r in readings(token.lower_)):
            return True
        if token.is_punct:
            break
    return any(kind.agreement for kind in kinds(behind))


def _undertaken(behind: Sequence[Token]) -> bool:
    """Tells whether words begin with what one sets about: "do realizacji kontraktu", "do wspólnego podpisania"."""
    first = next((t for t in behind if not any(r.adjectival for r in readings(t.lower_))), None)
    return first is not None and bool(lemmas(first.lower_) & (data().undertaken | data().nouns))


def _relative(sentence: Sentence, preposition: Token) -> bool:
    """Tells whether "do" opens a clause on what stands before it: "porozumienie, do którego przystąpiły X i Y"."""
    following = preposition.nbor(1) if preposition.i + 1 < sentence.end else None
    if following is None or "który" not in lemmas(following.lower_):
        return False
    before = [token for token in sentence.tokens if preposition.i - _FAR <= token.i < preposition.i]
    organisation = len(before) > 1 and before[-1].text == "," and before[-2].ent_type_ == "orgName"
    return organisation or any(kind.agreement for kind in kinds(before))


def joins(sentence: Sentence, token: Token) -> bool:
    """Tells whether a token says that somebody joins: "przystąpiła do klastra", "nowym członkiem została"."""
    found = lemmas(token.lower_)
    if found & data().accession and not any(reading.pos == "ger" for reading in readings(token.lower_)):
        to = [other for other in sentence.clause(token) if other.lower_ == "do"]
        return any(_joined_thing(sentence, other) or _relative(sentence, other) for other in to)
    if not found & data().joined or not any("inst" in reading.cases for reading in readings(token.lower_)):
        return False
    clause = sentence.clause(token)
    became = any(lemmas(other.lower_) & {"zostać"} and not other.lower_.endswith("ć") for other in clause)
    before = token.nbor(-1) if token.i > sentence.start else None
    return became and before is not None and bool(lemmas(before.lower_) & data().new)
