"""The network in torch: layers of multilingual-e5-small over pieces and clues, and three scores a kind."""

from __future__ import annotations

import e5
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from pipeline.language.entities.clues import CLUES
from pipeline.language.entities.tags import KINDS

DROPOUT = 0.1
_EPSILON = 1e-12
_MASKED = -1e4


class Dropout:
    """Dropout by slices of one large mask: drawing a new one for each use costs a tenth of a step on a CPU."""

    def __init__(self, rate: float, size: int = 1 << 24) -> None:
        self.mask = (torch.rand(size) > rate).to(torch.bfloat16) / (1 - rate)

    def __call__(self, values: Tensor) -> Tensor:
        first = int(torch.randint(0, self.mask.numel() - values.numel(), ()))
        return values * self.mask[first : first + values.numel()].view(values.shape)


class Layer(nn.Module):
    """One layer of a BERT encoder, its attention written out: on CPUs faster in bfloat16 than torch's fused one."""

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv = nn.Linear(e5.HIDDEN, 3 * e5.HIDDEN)
        self.out = nn.Linear(e5.HIDDEN, e5.HIDDEN)
        self.attended = nn.LayerNorm(e5.HIDDEN, _EPSILON)
        self.widen = nn.Linear(e5.HIDDEN, e5.FEED_FORWARD)
        self.narrow = nn.Linear(e5.FEED_FORWARD, e5.HIDDEN)
        self.fed = nn.LayerNorm(e5.HIDDEN, _EPSILON)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """hidden: (batch, pieces, hidden); mask: (batch, 1, 1, pieces), 0 where a piece is and -10000 where none is."""
        batch, length, size = hidden.shape
        wide = size // e5.HEADS
        query, key, value = self.qkv(hidden).view(batch, length, 3, e5.HEADS, wide).permute(2, 0, 3, 1, 4)
        weights = (query @ key.transpose(2, 3)) * wide**-0.5 + mask
        with torch.autocast("cpu", enabled=False):
            weights = torch.softmax(weights, -1)
        context = (weights @ value).transpose(1, 2).reshape(batch, length, size)
        out = self.out(context)
        hidden = self.attended(hidden + (self.dropout(out) if self.training else out))
        narrowed = self.narrow(F.gelu(self.widen(hidden)))
        return self.fed(hidden + (self.dropout(narrowed) if self.training else narrowed))


class Network(nn.Module):
    """Pieces and clues to scores: the first piece of each word answers for it."""

    def __init__(self, vocabulary: int, layers: int) -> None:
        super().__init__()
        self.dropout = Dropout(DROPOUT)
        self.pieces = nn.Embedding(vocabulary, e5.HIDDEN)
        self.positions = nn.Embedding(e5.POSITIONS, e5.HIDDEN)
        self.clues = nn.Linear(len(CLUES), e5.HIDDEN, bias=False)
        self.embedded = nn.LayerNorm(e5.HIDDEN, _EPSILON)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))
        self.head = nn.Linear(e5.HIDDEN, 3 * len(KINDS))
        nn.init.zeros_(self.clues.weight)

    def encoded(self, pieces: Tensor, clues: Tensor, filled: Tensor) -> list[Tensor]:
        """Gives the hidden states before the first layer and after each, (batch, pieces, hidden)."""
        hidden = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.clues(clues)
        hidden = self.embedded(hidden)
        if torch.is_autocast_enabled("cpu"):
            hidden = hidden.to(torch.bfloat16)
        if self.training:
            hidden = self.dropout(hidden)
        states = [hidden]
        mask = ((~filled).to(hidden.dtype) * _MASKED)[:, None, None, :]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states

    def forward(self, pieces: Tensor, clues: Tensor, filled: Tensor, words: Tensor) -> Tensor:
        """Gives scores, (words, kinds, 3).

        pieces: int64, (batch, pieces). clues: float32, (batch, pieces, clues), zero but on the first piece of a word.
        filled: bool, (batch, pieces). words: int64, the place of each word's first piece in the flattened batch.
        """
        return self.scored(self.encoded(pieces, clues, filled)[-1], words)

    def scored(self, hidden: Tensor, words: Tensor) -> Tensor:
        """Gives scores, (words, kinds, 3), of the last hidden states, (batch, pieces, hidden)."""
        return self.head(hidden.reshape(-1, e5.HIDDEN)[words]).view(-1, len(KINDS), 3)

    @torch.no_grad()
    def start(self, weights: e5.Weights, kept: list[int], layers: list[int]) -> None:
        """Takes the embeddings of the kept pieces and the chosen layers of the pretrained network."""
        tensors = {name: torch.from_numpy(values) for name, values in weights.tensors.items()}

        def matrix(name: str, rows: int) -> Tensor:
            return tensors[name].view(rows, -1)

        self.pieces.weight.copy_(tensors["emb.word"].view(-1, e5.HIDDEN)[kept])
        kind = tensors["emb.type"].view(-1, e5.HIDDEN)[0]
        self.positions.weight.copy_(tensors["emb.pos"].view(-1, e5.HIDDEN) + kind)
        self.embedded.weight.copy_(tensors["emb.ln.w"])
        self.embedded.bias.copy_(tensors["emb.ln.b"])
        for layer, number in zip(self.layers, layers, strict=True):
            at = f"l{number}."
            layer.qkv.weight.copy_(torch.cat([matrix(f"{at}{name}.w", e5.HIDDEN) for name in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([tensors[f"{at}{name}.b"] for name in "qkv"]))
            for part, name in ((layer.out, "ao"), (layer.widen, "fi"), (layer.narrow, "fo")):
                part.weight.copy_(tensors[f"{at}{name}.w"].view(part.weight.shape))
                part.bias.copy_(tensors[f"{at}{name}.b"])
            for norm, name in ((layer.attended, "aln"), (layer.fed, "oln")):
                norm.weight.copy_(tensors[f"{at}{name}.w"])
                norm.bias.copy_(tensors[f"{at}{name}.b"])
