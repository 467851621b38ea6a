"""The nominative of a street's name: "przy ulicy Kolejowej" is "ulica Kolejowa", "na placu Nowym" "plac Nowy"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.language.dictionary import lemmas, nominative, readings

GENDERS = {
    "ulica": "f",
    "ul": "f",
    "aleja": "f",
    "al": "f",
    "plac": "m3",
    "pl": "m3",
    "osiedle": "n",
    "os": "n",
    "rondo": "n",
    "bulwar": "m3",
    "skwer": "m3",
}
"""Words that streets' names begin with, and their genders: an adjective behind one agrees with it."""


@lru_cache(maxsize=100_000)
def kind(word: str) -> str | None:
    """Gives the word, in its base form, that a street's name begins with, or None."""
    found = {word.lower()} | lemmas(word.lower())
    return next((known for known in GENDERS if known in found), None)


def base_words(words: Sequence[str]) -> list[str] | None:
    """Gives the words of a street's name in the nominative, or None where they are none."""
    known = kind(words[0]) if len(words) > 1 else None
    if known is None:
        return None
    gender = GENDERS[known]
    head = words[0] if len(known) < 4 else known
    result = [head[:1].upper() + head[1:] if words[0][:1].isupper() else head, *words[1:]]
    for index in range(1, len(words)):
        found = [r for r in readings(words[index]) if r.adjectival and "sg" in r.numbers and gender in r.genders]
        base = nominative(found[0], "sg", gender) if found else None
        if base is not None and words[index][:1].isupper():
            result[index] = base[:1].upper() + base[1:]
    return result
