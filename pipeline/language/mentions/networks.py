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


def _begin(token: Token) -> int | None:
    """Gives where the name of a network begins whose own word a token is: at it, or at "Sieć Badawcza" before it."""
    behind_noun = token.i >= 2 and capitalised(token) and "badawczy" in lemmas(token.nbor(-1).text)
    if behind_noun and "sieć" in lemmas(token.nbor(-2).text):
        return token.i - 2
    known = lemmas(token.text) & _NETWORKS or token.lower_ in _NETWORKS
    return token.i if known else None


def members(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of such names that begin with the network's own."""
    for token in doc[:-2]:
        start = _begin(token)
        if start is None:
            continue
        if doc[token.i + 1].text not in _DASHES or (token.i and forename(token.nbor(-1))):
            continue
        part = token.i + 2
        if not capitalised(doc[part]) or forename(doc[part]):
            continue
        head = part
        while head + 1 < len(doc) and not is_head(doc[head]) and capitalised(doc[head + 1]):
            head += 1
        yield start, right(doc, head) if is_head(doc[head]) else part + 1
