"""The pieces of words that the network reads: a unigram vocabulary cut to those that Polish text is made of."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tokenizers import Tokenizer, models

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
"""Ids of the pieces that stand for no text: a window's beginning, filling, a line's or window's end, the unreadable."""
_WORD = "▁"
_MOST = 16
_LONGEST = 200
_SHOUTED = 5


def tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """Gives the tokenizer over (piece, log probability) pairs; the first four are BEGIN, PAD, END and UNKNOWN."""
    return Tokenizer(models.Unigram(pieces, UNKNOWN, False))


class Pieces:
    """Cuts words into ids of pieces, each distinct word once."""

    def __init__(self, cutter: Tokenizer) -> None:
        self.tokenizer = cutter
        self._cut = lru_cache(maxsize=100_000)(self._cut_anew)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Gives the ids of a word's pieces: at least one, at most 16; the rest of a longer word is left unread."""
        return self._cut(word)

    def _cut_anew(self, word: str) -> tuple[int, ...]:
        text = unicodedata.normalize("NFKC", word[:_LONGEST])
        # Capitals fall apart into letters; the word's shape tells the network that it was shouted.
        if len(text) >= _SHOUTED and text.isupper():
            text = text.capitalize()
        return tuple(self.tokenizer.encode(_WORD + text).ids[:_MOST]) or (UNKNOWN,)
