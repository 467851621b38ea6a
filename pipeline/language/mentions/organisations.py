"""Names of organisations that grammar proves: a head noun with its adjectives and complements, a legal form."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import (
    OPENING_QUOTES,
    agreeing,
    capitalised,
    closing_quote,
    forename,
    initials,
    roman,
)

_LONGEST = 25
_CONNECTORS = frozenset(
    {
        "i",
        "oraz",
        "w",
        "we",
        "na",
        "dla",
        "ds",
        "im",
        "imienia",
        "o",
        "ku",
        "nad",
        "pod",
        "św",
        "z",
        "do",
        "ze",
        "&",
        "-",
        "–",
        "+",
        "of",
        "and",
        "for",
        "the",
        "de",
        "für",
    }
)
_FORENAMES_BEFORE = frozenset({"im", "imienia", "św", "ks", "prof", "gen", "bł"})


def _patron(doc: Doc, index: int, head: int) -> bool:
    """Tells whether a forename inside a name is its patron ("Uniwersytet Jana Kochanowskiego"), not the next person."""
    if doc[index - 1].text == "." and doc[index - 2].lower_ in _FORENAMES_BEFORE:
        return True
    if doc[index - 1].lower_ in _FORENAMES_BEFORE:
        return True
    following = doc[index + 1] if index + 1 < len(doc) else None
    if following is None or not capitalised(following):
        return True
    genitive = any("gen" in r.cases and "imię" in r.qualifiers and "sg" in r.numbers for r in readings(doc[index].text))
    surname_nominative = any("nom" in reading.cases for reading in readings(following.text))
    return genitive and not surname_nominative and not _office_before(doc, head)


def _office_before(doc: Doc, head: int) -> bool:
    """Tells whether a person's office stands right before a name: then the next person holds it."""
    start = head
    while start > 0 and doc[start - 1].text[:1].isupper() and start > head - 5:
        start -= 1
    return start > 0 and any("m1" in r.genders and r.nominal for r in readings(doc[start - 1].lower_))


def _genitive(token: Token) -> bool:
    return any("gen" in reading.cases for reading in readings(token.text)) or not readings(token.text)


def _company_acronym(token: Token, adjectives: bool) -> bool:
    """Tells whether a token is the acronym that begins a company's name: "PGE Polska Grupa Energetyczna"."""
    return adjectives and token.is_alpha and token.text.isupper() and 1 < len(token.text) < 7


def _left(doc: Doc, head: int) -> int:
    """Gives where a name begins: the adjectives before its head that agree with it, with ordinals and hyphens."""
    start = head
    while start > 0:
        before = doc[start - 1]
        if before.text == "-" and start >= 2 and not before.whitespace_ and not doc[start - 2].whitespace_:
            start -= 2
            continue
        adjectives = tuple(r for r in readings(before.text) if r.adjectival)
        if capitalised(before) and adjectives and agreeing(adjectives, readings(doc[head].text)):
            start -= 1
        elif roman(before) or _company_acronym(before, start < head):
            start -= 1
            break
        else:
            break
    return start


def begins_next(doc: Doc, index: int) -> bool:
    """Tells whether a head noun in the nominative begins the next name ("z Gminą Lipno Politechnika Opolska …")."""
    if not is_head(doc[index]) or _genitive(doc[index]) or doc[index - 1].text in {"-", ".", "&"}:
        return False
    adjectives = tuple(r for r in readings(doc[index - 1].text) if r.adjectival)
    return not (adjectives and agreeing(adjectives, readings(doc[index].text)))


def _joins(doc: Doc, index: int, head: int, with_town: bool) -> int | None:
    """Gives how far a connector at `index` carries a name on, as the token after what it takes in, or None."""
    token, following = doc[index], doc[index + 1]
    word = token.lower_
    if word in {"ds", "im", "św"} and following.text == ".":
        return index + 3 if index + 2 < len(doc) and not doc[index + 2].is_space else None
    if word in {"w", "we"}:
        return index + 2 if with_town and capitalised(following) and not is_head(following) else None
    if word in {"i", "oraz"}:
        complement = index - 1 > head and _genitive(doc[index - 1]) and capitalised(doc[index - 1])
        next_name = is_head(following) or bool(lemmas(following.text) & heads().local_government)
        both_local = bool(lemmas(doc[head].text) & {"gmina", "miasto"}) and bool(
            lemmas(following.text) & {"gmina", "miasto"}
        )
        if (
            word == "i"
            and capitalised(following)
            and (both_local or (complement and not next_name and _genitive(following)))
        ):
            return (
                None
                if forename(following) and following.i + 1 < len(doc) and capitalised(following.nbor(1))
                else index + 2
            )
        return None
    if word in {
        "nad",
        "pod",
        "na",
        "dla",
        "do",
        "imienia",
        "of",
        "and",
        "for",
        "the",
        "&",
        "+",
        "de",
        "für",
        "o",
        "ku",
    }:
        if word == "do" and following.lower_ == "spraw":
            return index + 3
        return index + 2 if capitalised(following) and (word not in {"dla", "do"} or index > head) else None
    if word in {"-", "–"} and not token.whitespace_ and not doc[index - 1].whitespace_:
        return index + 2 if following.text[:1].isalnum() else None
    return None


def _right(doc: Doc, head: int) -> int:
    """Gives where a name ends: the token after its last."""
    with_town = bool(lemmas(doc[head].text) & heads().names_with_town)
    end = head + 1
    while end < len(doc) and end - head < _LONGEST:
        token = doc[end]
        form = legal_form(doc, end)
        if form is not None:
            return form[0]
        if token.text in OPENING_QUOTES:
            closing = closing_quote(doc, end)
            if closing is None or closing == end + 1:
                break
            end = closing + 1
        elif token.text == "." and (initials(doc[end - 1]) or doc[end - 1].lower_ in _FORENAMES_BEFORE):
            end += 1
        elif token.lower_ == "nr" and end + 1 < len(doc) and doc[end + 1].text[:1].isdigit():
            end += 2
        elif capitalised(token) and not token.is_sent_start:
            if forename(token) and not _patron(doc, end, head):
                break
            if end > head + 1 and begins_next(doc, end):
                break
            end += 1
        elif token.lower_ in _CONNECTORS and end + 1 < len(doc):
            joined = _joins(doc, end, head, with_town)
            if joined is None:
                break
            end = joined
        else:
            break
    return end


def by_head(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of the names that begin with a head noun and its adjectives."""
    for token in doc:
        known = lemmas(token.text) & heads().names
        local = lemmas(token.text) & heads().local_government
        if not (known or local) or not any(reading.nominal for reading in readings(token.text)):
            continue
        if token.text[:1].isupper():
            start, end = _left(doc, token.i), _right(doc, token.i)
            if end - start > 1:
                yield start, end
        elif local and token.i + 1 < len(doc) and capitalised(doc[token.i + 1]) and not forename(doc[token.i + 1]):
            yield token.i, _right(doc, token.i)


def _goes_on(token: Token) -> bool:
    """Tells whether a sign joins two parts of a company's name: "Młyn-Bud", "Wilk & Syn"."""
    return token.text == "&" or (token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_)


def by_common_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that follow a common noun in lower case: "firmą Betmax", "spółki „Wodrex”"."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if not token.text.islower() or not lemmas(token.text) & heads().before_name:
            continue
        if following.text in OPENING_QUOTES:
            closing = closing_quote(doc, following.i)
            if closing is not None:
                yield following.i + 1, closing
        elif capitalised(following) and not forename(following) and not is_head(following):
            end = following.i + 1
            while end < len(doc) and (_goes_on(doc[end]) or capitalised(doc[end])) and not forename(doc[end]):
                end += 1
            form = legal_form(doc, end)
            yield following.i, form[0] if form else end


def by_legal_form(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that end in a legal form: "Wodrex Sp. z o.o.", "PGE Dystrybucja S.A."."""
    index = 1
    while index < len(doc):
        form = legal_form(doc, index)
        if form is None or form[0] - index == 0:
            index += 1
            continue
        start = index
        while start > 0 and index - start < 10:
            before = doc[start - 1]
            if before.text in OPENING_QUOTES | {"”", '"'}:
                start -= 1
                continue
            if before.text in {"&", "-", "+"}:
                start -= 1
                continue
            if not capitalised(before) and not before.text.isdigit():
                break
            start -= 1
        while start < index and (doc[start].text in {"-", "&"} or doc[start].text in {"”"}):
            start += 1
        if start < index:
            yield start, form[0]
        index = form[0]
