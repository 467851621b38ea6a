"""One name in two readings: what an article writes in the nominative elsewhere decides on the case of its adjectives.

"Muzeum Leśnego Miasta Lipna" can be a museum of a town in the woods; where the article also has "Muzeum Leśne Miasta
Lipna", it is that.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Span

from pipeline.language.dictionary import nominative, readings

_MOST = 50


def resolve(spans: Iterable[Span]) -> None:
    """Gives organisations whose adjectives stand in the genitive the name that the article writes in the nominative."""
    organisations = [span for span in spans if span.label_ == "orgName"]
    alike: dict[tuple[str, int], list[list[str]]] = {}
    for name in sorted({span._.name for span in organisations}):
        words = name.split(" ")
        if len(words) > 1:
            alike.setdefault((words[0], len(words)), []).append(words)
    for span in organisations:
        words = span._.name.split(" ")
        others = alike.get((words[0], len(words)), [])[:_MOST]
        found = [other for other in others if other != words and _same(words, other)]
        if len(found) == 1:
            span._.name = " ".join(found[0])


def _same(words: list[str], other: list[str]) -> bool:
    return all(one == two or two in _nominatives(one) for one, two in zip(words, other, strict=True))


@lru_cache(maxsize=100_000)
def _nominatives(word: str) -> frozenset[str]:
    """Gives the nominatives, with the word's capital, of an adjective that does not stand in it."""
    found = [r for r in readings(word) if r.adjectival and "nom" not in r.cases and "sg" in r.numbers]
    forms = {nominative(reading, "sg", gender) for reading in found for gender in reading.genders}
    return frozenset(word[:1] + form[1:] for form in forms if form)
