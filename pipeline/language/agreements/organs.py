"""Parties that others stand for already: organs of a party beside it, and the service that a party is a unit of.

Whose council's chair signs too is no party more ("Rada Gminy Lipno" of Gmina Lipno), nor is a service beside its unit.
"""

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


def _whole_of(party: Signatory, others: list[Signatory]) -> bool:
    """Tells whether a party is the service that another is a unit of: "SG" beside "Karpacki Oddział SG"."""
    if party.name not in data().services:
        return False
    return any(_unit(party.name.split(), other.name.split()[1:]) for other in others)


def _unit(service: list[str], rest: list[str]) -> bool:
    """Tells whether the words behind the first of a name have a service's name or initials, or what these stand for."""
    initials = "".join(word[0] for word in rest)
    short = "".join(word[0] for word in service)
    if len(service) == 1 and service[0].isupper():
        return service[0] in rest or service[0] in initials
    spelt = any(all(map(_alike, service, rest[first:])) for first in range(len(rest) - len(service) + 1))
    return spelt or (len(service) > 1 and short in rest)


def _stood_for(party: Signatory, others: list[Signatory]) -> bool:
    return _of_another(party, others) or _whole_of(party, others)


def without_organs(draft: Draft) -> Draft:
    """Gives an agreement without parties that are organs of other parties, or services that others are units of."""
    kept = tuple(
        party
        for party in draft.signatories
        if not _stood_for(party, [other for other in draft.signatories if other is not party])
    )
    return replace(draft, signatories=kept)
