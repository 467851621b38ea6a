"""Local governments under one noun: "gmin Lipno, Rypin i Skępe", "powiaty brenicki i zalesiński", "gminy: A, B i C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import capitalised, forename
from pipeline.language.offices import office_reading

_BY_ADJECTIVE = frozenset({"powiat", "województwo", "diecezja"})
_BY_TOWN = frozenset({"gmina", "miasto"})
_JOINING = frozenset({"i", "oraz", "a"})
_SKIPPED = frozenset({"także", "też", "również"})
_LONGEST = 4


@dataclass(frozen=True)
class Member:
    """A local government named by its own words only: tokens from start to end, and its noun ("gmina")."""

    start: int
    end: int
    noun: str


def members(doc: Doc) -> Iterator[Member]:
    """Gives the members of every list of local governments under one noun, two at least."""
    for token in doc[:-2]:
        noun = _noun(token.text)
        if noun is None:
            continue
        found = list(_listed(doc, token.i + 1, noun))
        if len(found) > 1:
            yield from found


@lru_cache(maxsize=100_000)
def _noun(word: str) -> str | None:
    """Gives the base form of a noun in the plural that names of communes or counties can follow."""
    for reading in readings(word):
        if reading.nominal and "pl" in reading.numbers and reading.lemma.lower() in _BY_TOWN | _BY_ADJECTIVE:
            return reading.lemma.lower()
    return None


def _listed(doc: Doc, index: int, noun: str) -> Iterator[Member]:
    colon = doc[index].text == ":"
    index += colon
    while index < len(doc):
        end = _adjective_end(doc, index) if noun in _BY_ADJECTIVE else _town_end(doc, index)
        if end is None:
            return
        yield Member(index, end, noun)
        following = _behind_joint(doc, end)
        if following is None:
            return
        index = following


def _behind_joint(doc: Doc, index: int) -> int | None:
    """Gives the token after a comma or "i", "a także", or None where the list ends."""
    begun = index
    while index < len(doc) and (
        doc[index].text == "," or doc[index].lower_ in _JOINING or (index > begun and doc[index].lower_ in _SKIPPED)
    ):
        index += 1
    return index if begun < index < len(doc) else None


def _adjective_end(doc: Doc, index: int) -> int | None:
    """Gives where an adjective such as "kujawsko-pomorskiego" ends, or None where there is none."""
    end = index
    while end + 2 < len(doc) and doc[end].text.endswith("o") and doc[end + 1].text == "-":
        end += 2
    if end >= len(doc):
        return None
    found = any(r.adjectival and r.lemma.lower().endswith(("ski", "cki", "dzki")) for r in readings(doc[end].text))
    return end + 1 if found else None


def _town_end(doc: Doc, index: int) -> int | None:
    end = index
    while end < len(doc) and end - index < _LONGEST and capitalised(doc[end]):
        if is_head(doc[end]) or _local(doc[end]) or (end > index and doc[end].is_sent_start):
            return None if end == index or not doc[end].is_sent_start else end
        end += 1
        if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and capitalised(doc[end + 1]):
            end += 1
    person = end - index > 1 and forename(doc[index])
    return None if end == index or person or office_reading(doc[index].text) is not None else end


def _local(token: Token) -> bool:
    return any(reading.lemma.lower() in heads().local_government for reading in readings(token.text))
