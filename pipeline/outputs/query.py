"""What is asked of full-text search, in the words that the outputs know texts by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.outputs.error import OutputError
from pipeline.outputs.terms import terms

Word = tuple[str, ...]
"""The terms of a word, any of which may stand in a text."""

_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Query:
    """words: each must be there. phrases: each must be there, word by word. without: none may be there."""

    words: tuple[Word, ...]
    phrases: tuple[tuple[Word, ...], ...]
    without: tuple[tuple[Word, ...], ...]

    def holds(self, text: str) -> bool:
        """Whether the phrases stand in a text, and none of those that may not; the words are left to the database."""
        if not self.phrases and all(len(phrase) == 1 for phrase in self.without):
            return True
        known = [frozenset(word) for word in terms(text)]
        return all(_stands(phrase, known) for phrase in self.phrases) and not any(
            _stands(phrase, known) for phrase in self.without
        )

    def fts5(self) -> str:
        """As SQLite's FTS5 is asked."""
        return _joined(self, '"{}"'.format, " OR ", " AND ", " NOT ")

    def tsquery(self) -> str:
        """As PostgreSQL's to_tsquery is asked, whose words are terms already."""
        return _joined(self, "'{}'".format, " | ", " & ", " & !")


def _joined(query: Query, quote: Callable[[str], str], either: str, both: str, without: str) -> str:
    wanted = both.join(f"({either.join(map(quote, word))})" for word in query.words)
    return wanted + "".join(
        f"{without}({either.join(map(quote, phrase[0]))})" for phrase in query.without if len(phrase) == 1
    )


def query(text: str) -> Query:
    """The query that a person wrote: words, "words side by side", and -word. Raises OutputError where no word is."""
    words: list[Word] = []
    phrases: list[tuple[Word, ...]] = []
    without: list[tuple[Word, ...]] = []
    for part in _PART.finditer(text):
        found = tuple(terms(part["phrase"] if part["phrase"] is not None else part["word"]))
        if not found:
            continue
        if part["no"]:
            without.append(found)
            continue
        words.extend(found)
        if len(found) > 1:
            phrases.append(found)
    if not words:
        raise OutputError(f"{text!r} asks for no word; write at least one that must be there.")
    return Query(tuple(words), tuple(phrases), tuple(without))


def _stands(phrase: tuple[Word, ...], known: list[frozenset[str]]) -> bool:
    """Whether the words of a phrase follow one another, each in any of its forms."""
    wanted = [frozenset(word) for word in phrase]
    return any(
        all(word & known[start + i] for i, word in enumerate(wanted)) for start in range(len(known) - len(wanted) + 1)
    )
