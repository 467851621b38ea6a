"""A text in slices: each a window of it as the arrays that the network takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.language.entities.clues import CLUES, clues
from pipeline.language.entities.pieces import BEGIN, END, Pieces
from pipeline.language.entities.windows import LONGEST, Window, windows
from pipeline.language.entities.words import LINE, Words


@dataclass(frozen=True, slots=True)
class Slice:
    """A window of a text with what is read in it.

    forms: its words. pieces: int64, (pieces,), with those that begin and end the window and end its lines. firsts:
    int64, (words,), where the first piece of each word stands.
    """

    window: Window
    forms: Sequence[str]
    pieces: NDArray[np.int64]
    firsts: NDArray[np.int64]

    def told(self) -> NDArray[np.float32]:
        """Gives the clues of each piece, (pieces, clues): a word's on its first piece, nothing on the others."""
        vectors = np.zeros((len(self.pieces), len(CLUES)), dtype=np.float32)
        vectors[self.firsts] = [clues(form) for form in self.forms]
        return vectors


def slices(text: Words, cut: Pieces, longest: int = LONGEST) -> list[Slice]:
    """Gives the slices of a text, in order; their windows' counted parts are all of its words.

    longest: pieces of a window, without the two that begin and end it.
    """
    pieces = [cut(form) for form in text.forms]
    lengths = [len(found) + (border == LINE) for found, border in zip(pieces, text.borders, strict=True)]
    return [_slice(text, pieces, window) for window in windows(lengths, text.borders, longest)]


def _slice(text: Words, pieces: list[tuple[int, ...]], window: Window) -> Slice:
    line, firsts = [BEGIN], []
    for place in range(window.start, window.end):
        firsts.append(len(line))
        line.extend(pieces[place])
        if text.borders[place] == LINE and place + 1 < window.end:
            line.append(END)
    line.append(END)
    return Slice(window, text.forms[window.start : window.end], np.array(line), np.array(firsts))
