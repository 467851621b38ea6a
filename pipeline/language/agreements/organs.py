"""Organs of a party beside it: whose council's chair signs too is no party more ("Rada Gminy Lipno" of Gmina Lipno)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.agreements.drafts import Draft
from pipeline.language.agreements.lexicon import data
from pipeline.language.agreements.record import Signatory
from pipeline.language.dictionary import lemmas, readings

_PAIR = 2


def _organ(party: Signatory) -> list[str]:
    """Gives the words of an organ's name behind the noun; none where the name is not an organ's."""
    first, *rest = party.name.split()
    return rest if lemmas(first.lower()) & data().organs else []


def _alike(one: str, other: str) -> bool:
    return one.lower() == other.lower() or bool(lemmas(one.lower()) & lemmas(other.lower()))


def _of_another(party: Signatory, others: list[Signatory]) -> bool:
    """Tells whether a party is an organ of another, or beside two others one of nobody named: "Zarząd Główny"."""
    rest = _organ(party)
    if not rest:
        return False
    own = any(all(any(_alike(word, word_of) for word_of in rest) for word in other.name.split()) for other in others)
    bare = all(any(reading.adjectival for reading in readings(word.lower())) for word in rest)
    return own or (bare and len(others) >= _PAIR)


def without_organs(draft: Draft) -> Draft:
    """Gives an agreement without the parties that are organs of other parties."""
    kept = tuple(
        party
        for party in draft.signatories
        if not _of_another(party, [other for other in draft.signatories if other is not party])
    )
    return replace(draft, signatories=kept)
