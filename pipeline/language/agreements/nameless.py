"""Organisations that a sentence only counts before it names them, or leaves nameless: "trzech klubów – X, Y i Z"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.agreements.clauses import finite
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads

_COUNTED_FAR = 9


def counted_before(doc: Doc, dash: int, first: int) -> int | None:
    """Gives the noun for those who act for organisations that are only counted, whose names follow a dash, or None.

    "Przedstawiciele trzech organizacji – Związku X, Fundacji Y i Klubu Z".
    """
    counted = False
    for index in range(dash - 1, max(first, dash - _COUNTED_FAR) - 1, -1):
        token = doc[index]
        if finite(token) or token.is_punct or token.ent_type_ == "orgName":
            return None
        counted = counted or bool(lemmas(token.lower_) & data().counted)
        if counted and lemmas(token.lower_) & data().representatives:
            return index
    return None


def nameless(token: Token) -> bool:
    """Tells whether a token is a common noun for one organisation that nothing names: "szkoły", "firmą"."""
    known = heads().names | heads().local_government | data().counted
    return (
        token.is_lower and bool(lemmas(token.lower_) & known) and any("sg" in r.numbers for r in readings(token.lower_))
    )
