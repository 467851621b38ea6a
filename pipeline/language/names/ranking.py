"""Which candidate is the base form: the one for which most speaks, by weights that scripts/train_names.py learnt."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.language.dictionary import readings
from pipeline.language.names.candidates import Candidate, candidates
from pipeline.language.names.towns import size

Weights = dict[str, float]

_TRUST, _LITTLE_TRUST = 3.0, 1.0
_PROPER = frozenset({"imię", "nazwisko", "nazwa_geograficzna"})
_TOWNS = ("ów", "owo", "ewo", "ice", "yce", "ica", "ino", "yno", "no", "ec", "ek", "ków", "gród", "ród", "sko")


def _trust(ruled: str, label: str) -> float:
    """Gives what the rules' form gets on top where they change anything: they know Polish names, the weights foreign
    ones."""
    if label == "persName":
        return _TRUST
    first, _, rest = ruled.partition(" ")
    if rest and any(reading.nominal and not reading.qualifiers & _PROPER for reading in readings(first)):
        return _TRUST
    town = label in _PLACES and (size(ruled) > 0 or ruled.endswith(_TOWNS))
    return _TRUST if town else _LITTLE_TRUST


_PLACES = frozenset({"placeName", "geogName"})
_other: Weights = {}


def use(learned: Weights) -> None:
    """Has candidates weighed by other weights than those that ship; by those again where there are none."""
    global _other
    _other = learned
    _scored.cache_clear()


def weights() -> Weights:
    """Gives feature -> weight."""
    return _other or _shipped()


@cache
def _shipped() -> Weights:
    """Gives feature -> weight of data/weights.tsv."""
    text = (files("pipeline.language.names") / "data" / "weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


def asked_features(candidate: Candidate, label: str, asked: frozenset[str], ruled: str) -> tuple[str, ...]:
    """Gives what the context tells of a candidate.

    asked: cases that the words before the mention ask for; empty where they ask for none. ruled: the base form that the
    rules alone give.
    """
    same = "same" if candidate.name == ruled else "alike" if candidate.name.lower() == ruled.lower() else "other"
    return _told(label, candidate.case or "as", asked, same)


@lru_cache(maxsize=10_000)
def _told(label: str, case: str, asked: frozenset[str], same: str) -> tuple[str, ...]:
    """Gives the features of a case where others are asked for, and of being what the rules give."""
    if not asked:
        fit = "free"
    elif case == "as":
        fit = "nom" if "nom" in asked else "oblique"
    else:
        fit = "fits" if case in asked else "clashes"
    return f"{label}|{fit}|{case}", f"{label}|{same}|{case}", f"{label}|{same}|{fit}", f"{label}|{same}"


def seen_feature(candidate: Candidate, label: str, seen: Container[str]) -> str:
    """Tells whether the article writes the base forms of the words that a candidate changes."""
    if not candidate.changed:
        return f"{label}|unchanged"
    written = sum(word in seen for word in candidate.changed)
    return f"{label}|{'unseen' if not written else 'seen' if written == len(candidate.changed) else 'half'}"


def _can_stand_in(candidate: Candidate, label: str, asked: frozenset[str]) -> bool:
    """Tells whether a place's name can be in a case that is asked for: "w Gifu" is no dative of a town named "Gif".

    Of what the dictionary knows nothing is said: writers say "w Tatry" and "na Mazury", too.
    """
    if candidate.case in asked or not any(feature.startswith(f"{label}|end|") for feature in candidate.features):
        return True
    feminine = any(feature.startswith(f"{label}|dat|f|") for feature in candidate.features)
    return feminine and "loc" in asked  # a feminine noun's dative is its locative


@lru_cache(maxsize=50_000)
def _scored(name: str, label: str, asked: frozenset[str], ruled: str) -> tuple[tuple[float, Candidate], ...]:
    """Gives the best-scored reading of each candidate name, without what the article's other words tell."""
    known = weights()
    best: dict[str, tuple[float, Candidate]] = {}
    found = candidates(name, label)
    if all(candidate.name != ruled for candidate in found):
        found = (*found, Candidate(ruled, "", (), ("ruled",)))
    if label == "persName" and name.endswith("ą"):  # no surname does in the nominative
        found = tuple(candidate for candidate in found if not candidate.name.endswith("ą")) or found
    if label in _PLACES and asked:
        fitting = {candidate.name for candidate in found if _can_stand_in(candidate, label, asked)}
        found = tuple(candidate for candidate in found if candidate.name in fitting)
    for candidate in found:
        told = (*candidate.features, *asked_features(candidate, label, asked, ruled))
        score = sum([known[feature] for feature in told if feature in known])
        score += _trust(ruled, label) if candidate.name == ruled != name else 0.0
        if candidate.name not in best or score > best[candidate.name][0]:
            best[candidate.name] = score, candidate
    return tuple(best.values())


def best(name: str, label: str, asked: frozenset[str], ruled: str, seen: Container[str]) -> str:
    """Gives the likeliest base form of a mention; see `asked_features` and `seen_feature` for what is asked."""
    known = weights()
    found = _scored(name, label, asked, ruled)
    return max(found, key=lambda pair: pair[0] + known.get(seen_feature(pair[1], label, seen), 0.0))[1].name
