"""Names of local governments: "powiatu lipnowskiego" is "Powiat Lipnowski", "gmin Lipno i Rypin" "Gmina Lipno"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pipeline.language.dictionary import Reading, nominative, readings
from pipeline.language.names import places

_GENDERS = {"powiat": "m3", "województwo": "n", "gmina": "f", "miasto": "n", "diecezja": "f"}


def named(noun: str, words: Sequence[str], seen: Container[str] = frozenset()) -> list[str]:
    """Gives the words of a unit's own name, in the nominative and with capitals, to stand behind its noun."""
    if noun in {"gmina", "miasto"}:
        return _town(words, seen)
    return [*words[:-1], _adjective(words[-1], _GENDERS[noun])] if len(words) < 2 else _compound(noun, words)


def _compound(noun: str, words: Sequence[str]) -> list[str]:
    first = [word[:1].upper() + word[1:] for word in words[:-1]]
    return [*first, _adjective(words[-1], _GENDERS[noun])]


def _adjective(word: str, gender: str) -> str:
    found = [r for r in readings(word) if r.adjectival and "sg" in r.numbers] or [
        r for r in readings(word) if r.adjectival
    ]
    base = nominative(found[0], "sg", gender) if found else None
    base = base or word
    return base[:1].upper() + base[1:]


def _town(words: Sequence[str], seen: Container[str]) -> list[str]:
    """Gives a town's words as they are where they can be a nominative ("gmin Lipno, Rypin"), else the nominative."""
    known = [r for r in readings(words[0]) if r.known and (r.adjectival or "nazwa_geograficzna" in r.qualifiers)]
    if not known or any(_nominative(reading) for reading in known):
        return list(words)
    return places.base_words(words, governed=frozenset({"gen"}), seen=seen)


def _nominative(reading: Reading) -> bool:
    return "nom" in reading.cases
