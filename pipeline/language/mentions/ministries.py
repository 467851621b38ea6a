"""What a minister sees to is no organisation: "Minister Spraw Wewnętrznych i Administracji", "wiceminister Żeglugi"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.borders import right
from pipeline.language.mentions.heads import heads


def portfolios(doc: Doc) -> frozenset[int]:
    """Gives the tokens of the words with capitals that tell, behind a minister, what he sees to."""
    found: set[int] = set()
    for token in doc[:-1]:
        if _minister(token.text) and doc[token.i + 1].text[:1].isupper():
            found.update(range(token.i + 1, right(doc, token.i)))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _minister(word: str) -> bool:
    return not heads().ministers.isdisjoint(lemmas(word.lower()))
