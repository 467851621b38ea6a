"""Whom a person stands for, by what follows the name alone: "Ewa Trella – Politechnika Bydgoska", "Jan Kos z Huty"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from pipeline.language.agreements.appositions import descriptive
from pipeline.language.agreements.candidates import is_organisation
from pipeline.language.agreements.lexicon import data
from pipeline.language.dictionary import lemmas

_FAR = 4
_LEADING = frozenset({"–", "—", "-", "(", ",", "/"})
_FROM = frozenset({"z", "ze"})


def _leads(token: Token, first: bool) -> bool:
    """Tells whether a token can stand between a person and the organisation. first: it follows the person's name."""
    leading = token.text in _LEADING or token.lower_ in _FROM or bool(lemmas(token.lower_) & data().acting)
    return leading or (not first and (descriptive(token) or bool(lemmas(token.lower_) & data().boards)))


def affiliation(person: Span, entities: Iterable[Span]) -> Span | None:
    """Gives the organisation that follows a person's name, led by a dash, bracket, "z" or "reprezentujący", or None.

    entities: those of the sentence or line, in order.
    """
    behind = (entity for entity in entities if entity.start >= person.end)
    following = next((entity for entity in behind if entity._.subtype != "derived"), None)
    if following is None or not is_organisation(following):
        return None
    between = person.doc[person.end : following.start]
    if not 0 < len(between) <= _FAR or not all(_leads(token, token.i == person.end) for token in between):
        return None
    return following if any(token.text != "," for token in between) else None
