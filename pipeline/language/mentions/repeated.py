"""Further uses of names told in full: a surname alone, a head noun alone with a capital ("Politechnika")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.words import capitalised
from pipeline.language.names.people import surname_bases

_OPENING = frozenset({"–", "-", "—", "„", '"'})
_NAMES = frozenset({"imię", "nazwisko"})


def surnames(doc: Doc, persons: Iterable[Span]) -> Iterator[Span]:
    """Gives the surnames alone of people whom the text names in full; persons: their names in full."""
    known = {span.text.split(" ")[-1] for span in persons if len(span) > 1}
    if not known:
        return
    for token in doc:
        if not _may_begin(token):
            continue
        end = token.i + 1
        while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and capitalised(doc[end + 1]):
            end += 2
        span = Span(doc, token.i, end, label="persName")
        if _ends(doc, end) and not _ordinary(token) and (span.text in known or not known.isdisjoint(_bases(span))):
            yield span


def _bases(span: Span) -> frozenset[str]:
    return surname_bases(tuple(token.text for token in span if token.text != "-"))


def _may_begin(token: Token) -> bool:
    """Tells whether a capital stands at a token, and none before it."""
    if not capitalised(token) or token.text.isupper() or not token.is_alpha:
        return False
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.text != "-" and (not capitalised(before) or (_begins_sentence(before) and _common(before)))


def _begins_sentence(token: Token) -> bool:
    return token.i == 0 or bool(token.is_sent_start) or token.nbor(-1).text in _OPENING


def _common(token: Token) -> bool:
    """Tells whether a word with which a sentence begins can be no part of a name: "(Bez) Politechniki"."""
    found = [reading for reading in readings(token.lower_) if reading.known]
    if any(reading.pos == "prep" for reading in found):
        return True
    named = any(reading.qualifiers & _NAMES for reading in readings(token.text))
    return (
        bool(found)
        and not named
        and not any(reading.adjectival for reading in found)
        and not lemmas(token.text) & heads().names
    )


def _ends(doc: Doc, index: int) -> bool:
    return index >= len(doc) or not capitalised(doc[index]) or bool(doc[index].is_sent_start)


def _ordinary(token: Token) -> bool:
    """Tells whether a word can be a place's name, or, where a sentence begins, a common word."""
    found = [reading for reading in readings(token.text) if reading.known]
    if any("nazwa_geograficzna" in reading.qualifiers for reading in found):
        return True
    begins = bool(token.is_sent_start) or not token.i or not token.nbor(-1).is_alpha
    return begins and any(not reading.qualifiers & _NAMES for reading in found)


def head_nouns(doc: Doc, spans: Iterable[Span]) -> Iterator[Span]:
    """Gives the head nouns alone that a text writes with a capital inside a sentence, and has one name with them.

    spans: what the text is known to name. In the plural and at a sentence's beginning they tell nothing.
    """
    names: dict[str, set[str]] = {}
    for span in spans:
        if span.label_ != "orgName" or len(span) < 2:
            continue
        for token in _heads(span):
            for lemma in _alone(token):
                names.setdefault(lemma, set()).add(_stem(span))
    single = {lemma for lemma, found in names.items() if len(found) == 1}
    for token in doc[1:] if single else ():
        if _may_begin(token) and not token.is_sent_start and token.nbor(-1).is_alpha and _ends(doc, token.i + 1):
            singular = any(reading.nominal and "sg" in reading.numbers for reading in readings(token.text))
            if singular and _alone(token) & single:
                yield Span(doc, token.i, token.i + 1, label="orgName")


def _heads(span: Span) -> Iterator[Token]:
    """Gives the first head noun of a name, and one that its second part begins with: "Sieć Lnu – Instytut Roszenia"."""
    first = next((token for token in span if token.text[:1].isupper() and is_head(token)), None)
    if first is not None:
        yield first
    yield from (token for token in span[1:] if token.nbor(-1).text == "–" and is_head(token))


def _alone(token: Token) -> frozenset[str]:
    return lemmas(token.text) & heads().alone if token.text[:1].isupper() else frozenset()


def _stem(span: Span) -> str:
    """Gives the beginning of a name's own word, which is the same in every case: of another organisation another."""
    own = [token.text[:4] for token in span if capitalised(token) and not _alone(token)]
    return own[0] if own else ""
