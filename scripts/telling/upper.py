"""The network in torch: layers that go on from the recogniser's lower ones, and what they say of words and of pairs."""

from __future__ import annotations

import e5
import torch
from network import DROPOUT, Dropout, Layer
from torch import Tensor, nn

from pipeline.language.telling.grouping import PARTS, STATUSES

PAIR = 96
"""Numbers by which a word is compared with another."""
_HEAD_DROPOUT = 0.2
_MASKED = -1e4


class Upper(nn.Module):
    """States of pieces to scores: what a word tells, of which part it is, and whether two speak of one agreement."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.dropout, self.head_dropout = Dropout(DROPOUT), nn.Dropout(_HEAD_DROPOUT)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))
        self.told = nn.Linear(e5.HIDDEN, 1 + len(STATUSES))
        self.parts = nn.Linear(e5.HIDDEN, 1 + len(PARTS))
        self.telling = nn.Linear(e5.HIDDEN, PAIR)
        self.named = nn.Linear(e5.HIDDEN, PAIR)
        self.apart = nn.Parameter(torch.zeros(1))

    def forward(self, states: Tensor, filled: Tensor) -> Tensor:
        """Gives the states of the last layer. states: (batch, pieces, hidden). filled: bool, (batch, pieces)."""
        mask = ((~filled).to(states.dtype) * _MASKED)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def scores(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Gives the scores of the words of one window: told, (words, 5); parts, (words, 5); same, (words, words).

        words: float32, (words, hidden), the states of the words' first pieces.
        """
        words = self.head_dropout(words)
        same = self.telling(words) @ self.named(words).T * PAIR**-0.5 + self.apart
        return self.told(words), self.parts(words), same
