"""The names of an analyst's list wherever a text has them, in any case: the recogniser need not know them.

The names stand in a tree of words, so that a list of any length is gone through once a word of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from pipeline.language.dictionary import lemmas, readings
from pipeline.language.mentions.heads import heads
from pipeline.language.mentions.legal_forms import legal_form
from pipeline.language.mentions.words import acronym_shaped
from pipeline.language.names.inflections import inflections

_PIECES = re.compile(r"\w+|[^\w\s]")
_QUOTES = frozenset("„”“\"«»'’")
_CASE_ENDING = re.compile(r"-[a-ząćęłńóśźż]{1,4}")
_SHORTEST = 3


class Listed(NamedTuple):
    """A name of the list: its words and signs without quotes, the name without its legal form, and its label."""

    words: tuple[str, ...]
    name: str
    label: str


@dataclass(slots=True)
class Tree:
    """The names that begin with the words that lead here: those that end here, and what can follow, in lower case."""

    names: tuple[Listed, ...] = ()
    following: dict[str, Tree] = field(default_factory=dict)


class Piece(NamedTuple):
    """A word or sign of a text, and the token that holds it; a line break is one too."""

    text: str
    token: int
    first: bool
    last: bool


def tree(names: Iterable[tuple[str, str]]) -> Tree:
    """Gives the tree of names without legal forms, each with its label."""
    root = Tree()
    for name, label in names:
        words = tuple(word for word in _PIECES.findall(name) if word not in _QUOTES)
        node = root
        for word in words:
            node = node.following.setdefault(word.lower(), Tree())
        if any(word[0].isalpha() for word in words):
            node.names = (*node.names, Listed(words, name, label))
    return root


def names(doc: Doc, listed: Tree, known: Callable[[str, str], bool]) -> Iterator[tuple[Span, str]]:
    """Gives the longest name of the list at each place of a text, from left to right, and how the list writes it.

    The legal form that the text gives stands behind it. known: tells whether a label and such a name are one entry of
    the list; two companies that only their legal forms tell apart are two.
    """
    pieces = list(_pieces(doc))
    at = 0
    while at < len(pieces):
        found = next(_longest_first(doc, pieces, at, listed, known), None) if _can_begin(pieces, at) else None
        if found is None:
            at += 1
            continue
        yield found
        while at < len(pieces) and pieces[at].token < found[0].end:
            at += 1


def _pieces(doc: Doc) -> Iterator[Piece]:
    for token in doc:
        if token.is_space:
            if "\n" in token.text:
                yield Piece("\n", token.i, True, True)
            continue
        inside = [text for text in _PIECES.findall(token.text) if text not in _QUOTES]
        for number, text in enumerate(inside):
            yield Piece(text, token.i, number == 0, number == len(inside) - 1)


def _can_begin(pieces: list[Piece], at: int) -> bool:
    piece = pieces[at]
    return piece.first and (not piece.text.islower() or _head(piece.text))


@lru_cache(maxsize=100_000)
def _head(word: str) -> bool:
    """Tells whether a noun in lower case begins names that a list writes with a capital: "gmina Lipno"."""
    return not lemmas(word).isdisjoint(heads().names | heads().local_government)


def _longest_first(
    doc: Doc, pieces: list[Piece], at: int, listed: Tree, known: Callable[[str, str], bool]
) -> Iterator[tuple[Span, str]]:
    ending: list[tuple[int, Listed]] = []
    nodes, end = [listed], at
    while nodes and end < len(pieces):
        nodes = [node.following[base] for node in nodes for base in _bases(pieces[end].text) if base in node.following]
        end += 1
        ending += [(end, name) for node in nodes for name in node.names]
    for end, name in sorted(ending, key=lambda one: -one[0]):
        inside = pieces[at:end]
        if _whole(doc, pieces, at, end) and _inflected(name.words, [piece.text for piece in inside]):
            if len(inside) == 1 and _common(doc, inside[0]):
                continue
            after, form = _with_form(doc, inside[0].token, _behind_ending(doc, inside[-1]))
            full = f"{name.name} {form}".strip()
            if known(name.label, full):
                yield Span(doc, inside[0].token, after, label=name.label), full


@lru_cache(maxsize=100_000)
def _bases(word: str) -> tuple[str, ...]:
    """Gives what a word can be the form of, in lower case: itself first."""
    found = inflections(word) if len(word) >= _SHORTEST else ()
    return tuple(dict.fromkeys((word.lower(), *(one.base.lower() for one in found))))


@lru_cache(maxsize=100_000)
def _cases(word: str, base: str) -> frozenset[str]:
    return frozenset(one.case for one in inflections(word) if one.base.lower() == base)


def _inflected(words: tuple[str, ...], written: list[str]) -> bool:
    """Tells whether what a text writes is a name's words, those that change all in one case.

    A capital must stay one but for the noun that begins a longer name; an acronym stays letter for letter.
    """
    shared: frozenset[str] | None = None
    for number, (word, form) in enumerate(zip(words, written, strict=True)):
        if word[0].isupper() and not form[0].isupper() and (number or len(words) == 1 or not _head(form)):
            return False
        if acronym_shaped(word):
            if word != form:
                return False
        elif word.lower() != form.lower():
            cases = _cases(form, word.lower())
            shared = cases if shared is None else shared & cases
    return shared is None or bool(shared)


def _whole(doc: Doc, pieces: list[Piece], at: int, end: int) -> bool:
    """Tells whether pieces are no part of a longer word: "Biała" in "Bielsko-Biała" is."""
    first, last = pieces[at], pieces[end - 1]
    if first.token and doc[first.token - 1].text == "-" and not doc[first.token - 1].whitespace_:
        return False
    if not last.last:
        return bool(_CASE_ENDING.fullmatch("".join(p.text for p in pieces[end:] if p.token == last.token)))
    joined = end + 1 < len(pieces) and pieces[end].text == "-" and not doc[last.token].whitespace_
    return not (joined and not doc[pieces[end].token].whitespace_ and pieces[end + 1].text[0].isupper())


def _behind_ending(doc: Doc, last: Piece) -> int:
    """Gives the token after a name, and after the ending of its case where tokens part the two: "LSSE-u"."""
    end = last.token + 1
    joined = end + 1 < len(doc) and not doc[last.token].whitespace_ and acronym_shaped(last.text)
    return end + 2 if joined and _CASE_ENDING.fullmatch(doc[end : end + 2].text) else end


def _with_form(doc: Doc, start: int, end: int) -> tuple[int, str]:
    """Gives the token after a name's closing quote and legal form, and that form or ""."""
    opened = any(token.text in _QUOTES for token in doc[start:end])
    if opened and end < len(doc) and doc[end].text in _QUOTES:
        end += 1
    form = legal_form(doc, end) if end < len(doc) else None
    return form if form is not None else (end, "")


def _common(doc: Doc, piece: Piece) -> bool:
    """Tells whether one word that begins a sentence can be a common one, so that its capital tells nothing."""
    token = doc[piece.token]
    return bool(token.is_sent_start) and any(
        reading.known and reading.lemma[:1].islower() for reading in readings(piece.text) if reading.nominal
    )
