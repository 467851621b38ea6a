"""Names of local governments: "powiatu lipnowskiego" is "Powiat Lipnowski", "gmin Lipno i Rypin" "Gmina Lipno"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pipeline.language.dictionary import Reading, nominative, readings
from pipeline.language.names import places
from pipeline.language.names.towns import size

_GENDERS = {"powiat": "m3", "województwo": "n", "gmina": "f", "miasto": "n", "diecezja": "f"}


_BY_TOWN = frozenset({"gmina", "miasto"})


def named(noun: str, words: Sequence[str], seen: Container[str] = frozenset()) -> list[str]:
    """Gives the words of a unit's own name, in the nominative and with capitals, to stand behind its noun."""
    if noun in _BY_TOWN:
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


def of_town(noun: str, words: Sequence[str]) -> list[str]:
    """Gives the nominative of a commune's or town's words behind its noun: "(miasta) Gdańska", "(gminy) Lipno"."""
    if noun not in _BY_TOWN or not all(word[:1].isupper() for word in words if word != "-"):
        return list(words)
    return [_of_genitive(noun, words[0])] if len(words) == 1 else _town(words, frozenset())


def _of_genitive(noun: str, word: str) -> str:
    """Gives the town whose genitive a word is, if none as large is called so: "(miasta) Opola" is Opole's, not Opola.

    Behind "gmina" the nominative is the rule: "gminy Wieliczki" is that of the village Wieliczki.
    """
    towns = [r for r in readings(word) if "nazwa_geograficzna" in r.qualifiers]
    genitives = [r.lemma for r in towns if "gen" in r.cases and r.lemma != word]
    largest = max(genitives, key=size, default=word)
    nominatives = [size(r.lemma) for r in towns if ("nom" in r.cases if noun == "gmina" else _nominative(r))]
    if noun == "gmina":
        return largest if size(largest) and not nominatives else word
    return largest if size(largest) > max(nominatives, default=-1) else word


def _town(words: Sequence[str], seen: Container[str]) -> list[str]:
    """Gives a town's words as they are where they can be a nominative ("gmin Lipno, Rypin"), else the nominative."""
    known = [[r for r in readings(word) if r.known and _of_a_town(r, len(words))] for word in words if word.isalpha()]
    if not known or not known[0] or all(any(_nominative(reading) for reading in each) for each in known if each):
        return list(words)
    return places.base_words(words, governed=frozenset({"gen"}), seen=seen)


def _of_a_town(reading: Reading, length: int) -> bool:
    """Tells whether a reading can be that of a word of a town's name; adjectives are parts of longer ones."""
    return "nazwa_geograficzna" in reading.qualifiers or (reading.adjectival and length > 1)


def _nominative(reading: Reading) -> bool:
    plural = reading.nominal and reading.numbers == {"pl"} and not reading.tag.endswith(":pt")
    return "nom" in reading.cases and not plural
