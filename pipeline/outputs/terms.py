"""The words of a text as full-text search knows them: each as it stands and in every base form that it can have."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from pipeline.language.dictionary import lemmas

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60


@lru_cache(maxsize=500_000)
def terms_of(word: str) -> tuple[str, ...]:
    """A word in lower case, then its other base forms by alphabet: "klastrów" gives "klastrów", "klaster"."""
    form = word.lower()[:_LONGEST]
    if len(form) == 1:
        return (form,)  # the dictionary reads the S of S.A. as a second
    found = {piece for lemma in lemmas(word) | lemmas(form) for piece in _WORD.findall(lemma)}
    return (form, *sorted(found - {form}))


def distinct(text: str) -> list[str]:
    """Every term of a text, once."""
    words = dict.fromkeys(_WORD.findall(normalize("NFC", text)))
    return list(dict.fromkeys(chain.from_iterable(map(terms_of, words))))


def terms(text: str) -> list[tuple[str, ...]]:
    """The terms of each word of a text, in the text's order."""
    return [terms_of(word) for word in _WORD.findall(normalize("NFC", text))]
