"""Documents that are written with a capital and are no organisations: "List Intencyjny", "Porozumienie o Wodzie"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from pipeline.language.dictionary import lemmas


@dataclass(frozen=True)
class Documents:
    """The words for documents; see data/documents.toml."""

    always: frozenset[str]
    sometimes: frozenset[str]
    adjectives: frozenset[str]
    before: frozenset[str]


@cache
def documents() -> Documents:
    path = files("pipeline.language.mentions") / "data" / "documents.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Documents(*(frozenset(data[name]) for name in ("always", "sometimes", "adjectives", "before")))


def names_document(words: Sequence[Token]) -> bool:
    """Tells whether words in capitals name a document; words: those of a mention, without its punctuation."""
    first = lemmas(words[0].lower_) | {words[0].lower_}
    if first & documents().always:
        return True
    if not first & documents().sometimes:
        return False
    doc, following = words[0].doc, words[0].i + 1
    if following >= len(doc) or len(words) < 2:
        return True
    found = lemmas(doc[following].lower_)
    return bool(found & (documents().adjectives | documents().before))
