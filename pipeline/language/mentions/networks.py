"""Members of a research network, named by it and a second part: "Łukasiewicz – BIT", "Łukasiewicz – Instytut Szkła"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas
from pipeline.language.mentions.borders import right
from pipeline.language.mentions.heads import is_head
from pipeline.language.mentions.words import capitalised, forename

_NETWORKS = frozenset({"łukasiewicz"})
_DASHES = frozenset({"–", "—", "-"})


def _research(token: Token) -> bool:
    """Tells whether a token names a research network behind its noun: "Sieć Badawcza Heweliusz"."""
    if token.i < 2 or not capitalised(token):
        return False
    return bool(lemmas(token.nbor(-2).text) & {"sieć"} and lemmas(token.nbor(-1).text) & {"badawczy"})


def members(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of such names that begin with the network's own."""
    for token in doc[:-2]:
        if not lemmas(token.text) & _NETWORKS and token.lower_ not in _NETWORKS and not _research(token):
            continue
        if doc[token.i + 1].text not in _DASHES or (token.i and forename(token.nbor(-1))):
            continue
        part = token.i + 2
        if not capitalised(doc[part]) or forename(doc[part]):
            continue
        head = part
        while head + 1 < len(doc) and not is_head(doc[head]) and capitalised(doc[head + 1]):
            head += 1
        start = token.i - 2 if _research(token) else token.i
        yield start, right(doc, head) if is_head(doc[head]) else part + 1
