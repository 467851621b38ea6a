"""Companies that a text calls by one made-up word ("Zintera", "Kobalto"): what it tells of them proves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.telling import data
from pipeline.language.mentions.words import capital, capitalised, forename
from pipeline.language.offices import is_title

_ENDING = re.compile(r"(?:iem|em|owi|ie|om|ów|ą|ę|[aeiouy])$")
_ADJECTIVE = re.compile(r"(?:sk|ck|dzk)(?:i|a|ą|ie|iego|iej|im|ich|imi|iemu)$")
_SHORTEST = 4


def stem(word: str) -> str:
    """Gives a made-up word without its case's ending, in lower case."""
    return _ENDING.sub("", word.lower())


def coined(token: Token) -> bool:
    """Tells whether a token is a capitalised word that no dictionary has."""
    return _coined(token.text)


@lru_cache(maxsize=100_000)
def _coined(word: str) -> bool:
    if not (capital(word) and word.isalpha() and len(word) >= _SHORTEST and not word.isupper()) or is_title(word):
        return False
    if _ADJECTIVE.search(word):
        return False
    return not any(r.known for r in readings(word)) and not any(r.known for r in readings(word.lower()))


def in_text(doc: Doc, persons: Iterable[Span], places: Iterable[Span]) -> Iterator[Span]:
    """Gives every use of a coined word that the text somewhere tells something of that it tells of companies.

    persons, places: spans of people and places, whose words are none.
    """
    others = {stem(token.text) for span in (*persons, *places) for token in span if token.is_alpha}
    uses: dict[str, list[Token]] = {}
    for token in doc:
        if coined(token) and stem(token.text) not in others:
            uses.setdefault(stem(token.text), []).append(token)
    proven = {word for word, tokens in uses.items() if any(_told_of_a_company(token) for token in tokens)}
    for _ in range(2):
        proven |= {word for word, tokens in uses.items() if any(_beside(token, proven) for token in tokens)}
    for word in proven:
        for token in uses[word]:
            if _alone(token):
                yield Span(doc, token.i, _end(doc, token.i + 1), label="orgName")


def _end(doc: Doc, end: int) -> int:
    """Gives where a company's name of more words ends: "Szynmarem Wschód"."""
    while end < len(doc) and capitalised(doc[end]) and not doc[end].is_sent_start and not forename(doc[end]):
        if is_head(doc[end]) or doc[end].nbor(-1).is_space:
            break
        end += 1
    return end


def _alone(token: Token) -> bool:
    """Tells whether a word is not part of a longer name in capitals."""
    before = token.i > 0 and capitalised(token.nbor(-1)) and not token.is_sent_start and token.nbor(-1).i > 0
    before = before and not token.nbor(-1).is_sent_start
    joined = token.i > 0 and token.nbor(-1).text in {"-", "&"} and not token.nbor(-1).whitespace_
    return not before and not joined


def _told_of_a_company(token: Token) -> bool:
    if token.i > 0 and not token.is_sent_start:
        before = token.nbor(-1)
        earlier = token.nbor(-2).lower_ if token.i > 1 else ""
        if (earlier, before.lower_) in {("w", "imieniu"), ("ze", "strony"), ("z", "ramienia")}:
            return True
        found = lemmas(before.lower_)
        if before.lower_ in {"z", "ze"} and token.text.endswith(("em", "ą")):
            return bool(lemmas(earlier) & data().agreed)
        if before.text == ":" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"i", "oraz", ",", "."}:
            return True
        if found & (heads().before_name | data().owned):
            return True
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if found & data().officers and following is not None and forename(following):
            return True
    return _does_business(token)


def _does_business(token: Token) -> bool:
    """Tells whether a verb of business follows right behind a word, or an adverb later."""
    for following in token.doc[token.i + 1 : token.i + 3]:
        if lemmas(following.lower_) & data().business:
            return any(reading.pos in {"fin", "praet"} for reading in readings(following.lower_))
        if not any(reading.pos in {"adv", "part"} for reading in readings(following.lower_)):
            return False
    return False


def _beside(token: Token, proven: set[str]) -> bool:
    """Tells whether a word is joined with a company by "i", "a" or a comma."""
    doc = token.doc
    for step in (-1, 1):
        joint, other = token.i + step, token.i + 2 * step
        inside = min(joint, other) >= 0 and max(joint, other) < len(doc)
        if inside and doc[joint].lower_ in {"i", "a", "oraz", ","} and _proven(doc[other], proven):
            return True
    return False


def _proven(token: Token, proven: set[str]) -> bool:
    return coined(token) and stem(token.text) in proven
