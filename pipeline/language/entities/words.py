"""A Doc as the words that the network reads, and how good a border stands after each."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({"”", '"', ")", "»"})
_SHORTEST = 5
NO_BORDER, SENTENCE, LINE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens that are no spaces: their forms, their places in the Doc, and the border after each."""

    forms: list[str]
    tokens: list[int]
    borders: list[int]


def words(doc: Doc) -> Words:
    """Gives a Doc's words; a border is a LINE's end, a SENTENCE's as far as letters tell, or NO_BORDER.

    A full stop after a short word may be an abbreviation's, so it is no border: a window may as well end elsewhere.
    """
    forms: list[str] = []
    tokens: list[int] = []
    borders: list[int] = []
    for index, token in enumerate(doc):
        text = token.text
        if text.isspace():
            if "\n" in text and borders:
                borders[-1] = LINE
            continue
        border = NO_BORDER
        if text in _ENDS and token.whitespace_ and forms:
            closed = text != "." or len(forms[-1]) >= _SHORTEST or forms[-1] in _CLOSING
            border = SENTENCE if closed else NO_BORDER
        forms.append(text)
        tokens.append(index)
        borders.append(border)
    return Words(forms, tokens, borders)
