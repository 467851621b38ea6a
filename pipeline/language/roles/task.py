"""What an office is for: "ds. współpracy z otoczeniem", "do spraw osób z niepełnosprawnościami"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import is_head
from pipeline.language.offices import is_rank, is_title, office_reading
from pipeline.language.roles.words import common, derived, genitive_adjective, genitives, verb

_LONGEST = 30
_TASK = frozenset({"ds", "d/s", "d.s"})
_WITH = frozenset({"współpraca", "osoba", "kontakt", "relacja", "praca"})
_HYPHENS = frozenset({"-", "–"})


def begins(doc: Doc, index: int) -> bool:
    """Tells whether the words that say what an office is for begin at a token."""
    if index >= len(doc):
        return False
    return doc[index].lower_ in _TASK or (
        doc[index].lower_ == "do" and index + 1 < len(doc) and doc[index + 1].lower_ == "spraw"
    )


def inside(mention: Span) -> int:
    """Gives the token of "ds." inside a mention, or the token behind the mention."""
    return next((token.i for token in mention if token.lower_ in _TASK), mention.end)


def end(doc: Doc, start: int, at: dict[int, Span]) -> int:
    """Gives the token behind the words that begin at a token with "ds." or "do spraw"; that token if none follow."""
    index = start + 1 + (doc[start].lower_ == "do")
    while index < len(doc) and doc[index].text == ".":
        index += 1
    first = index
    while index < len(doc) and index - start < _LONGEST and _goes_on(doc, index, first, at.get(index), start):
        index += 1
    return index if index > first else start


def _goes_on(doc: Doc, index: int, first: int, entity: Span | None, start: int) -> bool:
    token, before = doc[index], doc[index - 1]
    if entity is not None and entity.start >= start and not derived(entity) and _named(entity):
        return False
    if token.text == "," and not _enumerated(doc, index):
        return False
    if token.lower_ in {"i", "oraz", ","}:
        word = doc[index + 1].text if index + 1 < len(doc) else token.text
        return bool(genitives(word) or genitive_adjective(word)) and office_reading(word) is None
    if token.lower_ in {"z", "ze"}:
        return bool(lemmas(before.lower_) & _WITH)
    if token.text in _HYPHENS:
        return not (token.whitespace_ or before.whitespace_)
    return before.lower_ in {"z", "ze"} or (_genitive(token) and (index == first or not is_title(token.text)))


def _genitive(token: Token) -> bool:
    return (
        token.is_alpha
        and not verb(token.lower_)
        and bool(genitives(token.text) or genitive_adjective(token.text) or not readings(token.lower_))
        and (common(token.text) or token.text.isupper())
        and not is_rank(token.text)
    )


def _enumerated(doc: Doc, index: int) -> bool:
    """Tells whether a comma stands inside an enumeration that "i" ends: "ds. nauki, rozwoju i współpracy"."""
    ahead = [token.lower_ for token in doc[index + 1 : index + 5]]
    return any(word in {"i", "oraz"} for word in ahead[1:]) and not any(
        office_reading(word) or is_title(word) for word in ahead
    )


def _named(entity: Span) -> bool:
    """Tells whether a mention behind "ds." is a name, not words of the task that the model took for one."""
    return entity.label_ != "orgName" or is_head(entity[0]) or not common(entity[0].text)
