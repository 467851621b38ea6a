"""Slices of like length as one batch of the arrays that the network learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.language.entities.clues import CLUES
from pipeline.language.entities.pieces import PAD
from pipeline.language.entities.slices import Slice


@dataclass(frozen=True, slots=True)
class Batch:
    """pieces: int64, (slices, pieces). clues: float32, (slices, pieces, clues). filled: bool, (slices, pieces).

    words: int64, each word's first piece as a place in the flattened batch.
    """

    pieces: NDArray[np.int64]
    clues: NDArray[np.float32]
    filled: NDArray[np.bool_]
    words: NDArray[np.int64]


def batch(group: Sequence[Slice]) -> Batch:
    """Gives the arrays of slices, filled up to the longest."""
    longest = max(len(one.pieces) for one in group)
    pieces = np.full((len(group), longest), PAD, dtype=np.int64)
    clues = np.zeros((len(group), longest, len(CLUES)), dtype=np.float32)
    filled = np.zeros((len(group), longest), dtype=np.bool_)
    for row, one in enumerate(group):
        pieces[row, : len(one.pieces)] = one.pieces
        clues[row, : len(one.pieces)] = one.told()
        filled[row, : len(one.pieces)] = True
    words = np.concatenate([row * longest + one.firsts for row, one in enumerate(group)])
    return Batch(pieces, clues, filled, words)
