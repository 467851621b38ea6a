"""Names of organisations that grammar proves: a head noun with its adjectives and complements, a legal form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.beginnings import left
from pipeline.language.mentions.borders import right
from pipeline.language.mentions.heads import heads, is_head
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.patrons import begins_patron
from pipeline.language.mentions.words import OPENING_QUOTES, agreeing, capitalised, closing_quote, forename
from pipeline.language.offices import office_reading

_MADE_OF_TOWNS = ("ski", "cki", "dzki")


def proven(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of the names that grammar alone proves; they may overlap."""
    yield from by_head(doc)
    yield from by_legal_form(doc)
    yield from by_prefix(doc)


def by_head(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives (first token, token after the last) of the names that begin with a head noun and its adjectives."""
    for token in doc:
        known, local = _head_of(token.text)
        if not (known or local):
            continue
        if (local or "diecezja" in known) and (lower := _adjective_end(doc, token.i)) is not None:
            yield token.i, lower
        elif token.text[:1].isupper():
            start, end = left(doc, token.i), right(doc, token.i)
            if start == token.i and lemmas(token.text) & heads().never_in_name:
                continue
            if end - start > 1 and not governing(doc, token.i, end) and not _only_town(doc, start, token.i, end):
                yield start, end
        elif token.i + 1 < len(doc) and _named_in_lower_case(doc[token.i + 1], bool(local), "parafia" in known):
            yield token.i, right(doc, token.i)


@lru_cache(maxsize=100_000)
def _head_of(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Gives the lemmas of a noun that names of organisations begin with, and those of local governments."""
    if not any(reading.nominal for reading in readings(word)):
        return frozenset(), frozenset()
    return lemmas(word) & heads().names, lemmas(word) & heads().local_government


def _named_in_lower_case(following: Token, local: bool, parish: bool) -> bool:
    """Tells whether a noun in lower case begins a name: "gmina Lipno", "parafia św. Anny"."""
    if parish:
        return begins_patron(following.doc, following.i)
    return local and capitalised(following) and not forename(following)


def _adjective_end(doc: Doc, noun: int) -> int | None:
    """Gives where "powiat krzemienicki" in lower case ends, or None where it is no party but where something is."""
    if not lemmas(doc[noun].text) & {"powiat", "województwo", "diecezja"} or noun + 1 >= len(doc):
        return None
    before = doc[noun - 1] if noun else None
    party = (
        before is not None and before.lower_ in {"z", "ze"} and _instrumental(doc[noun])
    )  # "umowa z powiatem x-skim"
    if (
        before is not None
        and not party
        and (before.lower_ in {"w", "we", "po", "z", "ze"} or lemmas(before.text) & heads().where)
    ):
        return None
    end = noun + 1
    while end + 2 < len(doc) and doc[end].text.endswith("o") and doc[end + 1].text == "-":
        end += 2
    adjectives = tuple(r for r in readings(doc[end].text) if r.adjectival and r.lemma.lower().endswith(_MADE_OF_TOWNS))
    single = tuple(reading for reading in readings(doc[noun].text) if "sg" in reading.numbers)
    return end + 1 if doc[end].text.islower() and adjectives and agreeing(adjectives, single) else None


def _instrumental(noun: Token) -> bool:
    return any("inst" in reading.cases and "sg" in reading.numbers for reading in readings(noun.lower_))


def governing(doc: Doc, head: int, end: int) -> bool:
    """Tells whether a head is a body that governs ("Zarząd Hutmar S.A.", "Zarząd Powiatu") and no name of its own."""
    if not lemmas(doc[head].text) & heads().organs:
        return False
    following = next((token.i for token in doc[head + 1 : end] if not _adjective(token)), None)
    if following is None:
        return False
    return not any(lemmas(token.text) & heads().managed for token in doc[head + 1 : following + 1])


def _only_town(doc: Doc, start: int, head: int, end: int) -> bool:
    """Tells whether a head has nothing of its own but a town, and is none of those to which that is enough."""
    bare = start == head and doc[head + 1].lower_ in {"w", "we"}
    return bare and end > head + 1 and bool(lemmas(doc[head].text) & heads().never_only_town)


def _adjective(token: Token) -> bool:
    return any(reading.adjectival for reading in readings(token.text))


def _goes_on(token: Token) -> bool:
    """Tells whether a sign joins two parts of a company's name: "Młyn-Bud", "Wilk & Syn"."""
    return token.text == "&" or (token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_)


def by_common_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that follow a common noun: "firmą Betmax", "spółki „Wodrex”", "Spółka Huta Kalina"."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        found = lemmas(token.text)
        common = found & (heads().before_name if token.text.islower() else heads().never_in_name)
        if not common or following.is_sent_start:
            continue
        if following.text in OPENING_QUOTES:
            closing = closing_quote(doc, following.i)
            if closing is not None:
                yield following.i + 1, closing
        elif capitalised(following) and not forename(following) and not is_head(following):
            end = _plain_end(doc, following.i + 1)
            yield following.i, end
            plural = any(r.nominal and "pl" in r.numbers and r.cases & {"gen", "inst"} for r in readings(token.text))
            while plural and end + 1 < len(doc) and (doc[end].text == "," or doc[end].lower_ in {"i", "oraz", "a"}):
                start, end = end + 1, _plain_end(doc, end + 2)
                if not capitalised(doc[start]) or is_head(doc[start]) or forename(doc[start]):
                    break
                yield start, end


def _plain_end(doc: Doc, end: int) -> int:
    """Gives where a name without a head noun ends: over words with capitals, "na" between them, a legal form."""
    while end < len(doc) and not doc[end].is_sent_start and not forename(doc[end]):
        form = legal_form(doc, end)
        if form is not None:
            return form[0]
        over = doc[end].lower_ in {"na", "pod", "nad"} and end + 1 < len(doc) and capitalised(doc[end + 1])
        if not (_goes_on(doc[end]) or capitalised(doc[end]) or over):
            break
        end += 1
    return end


def by_legal_form(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that end in a legal form: "Wodrex Sp. z o.o.", "PGE Dystrybucja S.A."."""
    index = 1
    while index < len(doc):
        form = legal_form(doc, index)
        if form is None or form[0] - index == 0:
            index += 1
            continue
        start = index
        while start > 0 and index - start < 10 and _before_form(doc, start - 1, index):
            start -= 1
        while start < index and (
            doc[start].text in {"-", "&", "+", "”", "i"}
            or lemmas(doc[start].text) & (heads().organs | heads().never_in_name)
            or (office_reading(doc[start].text) is not None and not is_head(doc[start]))
        ):
            start += 1
        if start < index:
            yield start, form[0]
        index = form[0]


def _pair(doc: Doc, joint: int) -> bool:
    """Tells whether "i" joins two common nouns of one company's name ("Drogi i Mosty"), not a company to another."""
    first, second = doc[joint - 1], doc[joint + 1]
    alone = joint < 2 or not capitalised(doc[joint - 2]) or first.is_sent_start
    if not capitalised(first) or not alone or is_head(first) or is_head(second):
        return False
    return all(
        any(r.known and r.nominal and "nom" in r.cases for r in readings(token.text)) for token in (first, second)
    )


def _before_form(doc: Doc, index: int, form: int) -> bool:
    """Tells whether a token belongs to the company's name whose legal form begins at `form`."""
    token = doc[index]
    if doc[index + 1].is_sent_start and index + 1 < form:
        return False
    if token.text == "-" and token.whitespace_ and doc[index - 1].whitespace_:
        return False  # "akcjonariusz Funduszu - Konstela Ltd."
    if token.text in OPENING_QUOTES | {"”", '"', "&", "-", "+"}:
        return True
    if token.lower_ == "i" and index > 0:
        return _pair(doc, index)
    return capitalised(token) or token.text.isdigit()


def by_prefix(doc: Doc) -> Iterator[tuple[int, int]]:
    """Gives the names that begin with what a one-man company begins with: "P.P.H.U. Kartonex Zdzisław Wąs"."""
    for token in doc:
        if not token.text[:1].isupper():
            continue
        behind = _prefix_end(doc, token.i)
        if behind is None or behind >= len(doc) or not (capitalised(doc[behind]) or doc[behind].text in OPENING_QUOTES):
            continue
        end = behind
        closing = closing_quote(doc, end) if doc[end].text in OPENING_QUOTES else None
        end = closing + 1 if closing is not None else end + 1
        while end < len(doc) and end - behind < 6 and (capitalised(doc[end]) or _goes_on(doc[end])):
            if doc[end].is_sent_start:
                break
            end += 1
        form = legal_form(doc, end) if end < len(doc) else None
        yield token.i, form[0] if form else end


def _prefix_end(doc: Doc, start: int) -> int | None:
    """Gives the token after such a beginning, however it is written ("PPHU", "P.P.H.U.", "Firma Handlowa"), or None."""
    written = ""
    for index in range(start, min(start + 8, len(doc))):
        if doc[index].is_space or (index > start and doc[index].is_sent_start):
            return None
        written += doc[index].lower_.replace(".", "")
        if written not in _beginnings():
            return None
        if written in heads().company_prefixes:
            behind = index + 1
            while behind < len(doc) and doc[behind].text == ".":
                behind += 1
            return behind
    return None


@cache
def _beginnings() -> frozenset[str]:
    """What such a beginning begins with, however much of it: most words of a text do not, and are asked no further."""
    return frozenset(known[:length] for known in heads().company_prefixes for length in range(len(known) + 1))
