"""Articles that are one: the same text at two addresses, or printed by two portals with small changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from struct import pack
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rensa import RMinHash

SHINGLE = 5
"""Words that stand together in a shingle."""

LEAST = 30
"""Words below which two texts are one only where they have the same words."""

ALIKE = 0.5
"""The share of their shingles that two articles must have in common to be one."""

PERMUTATIONS, BANDS = 126, 42
"""Of the MinHash and of its index: three hashes a band find 99.6 of 100 pairs that are just alike enough."""

SEED = 5

SAME_FIGURES = 0.7
"""The share of the fewer figures (days, years, sums) that two articles must have in common: a notice that comes every
year in the same words has others, a reprint has not."""

WORD = re.compile(r"\w+")

FIGURE = re.compile(r"\d+")


def shingles(text: str) -> frozenset[str]:
    """Gives the runs of five words in a text, case and signs aside; of a text of a few words all of them as one."""
    words = WORD.findall(text.casefold())
    if len(words) < LEAST:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Gives the share of their shingles that two texts have in common, from 0 to 1; 0 where one has none."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def same_figures(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tells whether two texts can be one by the figures in them; True where one has none."""
    return len(one & other) >= SAME_FIGURES * min(len(one), len(other))


@dataclass(frozen=True)
class Original:
    """An article that is nobody's reprint, as others are compared with it."""

    name: str
    shingles: frozenset[str]
    figures: frozenset[str]


def original(name: str, text: str) -> Original:
    """Gives an article as it is compared."""
    return Original(name, shingles(text), frozenset(FIGURE.findall(text)))


def sameness(one: Original, other: Original) -> float:
    """Gives the share of their shingles that two articles have in common; 0 where they are not one."""
    share = likeness(one.shingles, other.shingles)
    return share if share >= ALIKE and same_figures(one.figures, other.figures) else 0.0


def sketched(words: frozenset[str]) -> RMinHash:
    """Gives the MinHash of the shingles of a text."""
    from rensa import RMinHash

    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(sorted(words))
    return sketch


def bands(sketch: RMinHash) -> list[bytes]:
    """Gives eight bytes for each band of a sketch: two texts that have some in common may be alike."""
    digest, rows = sketch.digest(), PERMUTATIONS // BANDS
    return [
        blake2b(pack(f"<{rows + 1}Q", band, *digest[band * rows : (band + 1) * rows]), digest_size=8).digest()
        for band in range(BANDS)
    ]


class Index(Protocol):
    """The originals so far. A sketch only proposes: what is alike is counted."""

    def near(self, sketch: RMinHash) -> list[Original]:
        """Those that may be alike, in the order in which they came."""

    def insert(self, one: Original, sketch: RMinHash) -> None:
        """Take one more."""


class InMemory:
    """An index that holds all originals."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._index = RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
        self._originals: list[Original] = []

    def near(self, sketch: RMinHash) -> list[Original]:
        return [self._originals[place] for place in sorted(self._index.query(sketch))]

    def insert(self, one: Original, sketch: RMinHash) -> None:
        self._index.insert(len(self._originals), sketch)
        self._originals.append(one)


def reprints(texts: Iterable[tuple[str, str]], index: Index | None = None) -> dict[str, str]:
    """Gives id -> id of the article that stands for it, for those that are another one's reprint.

    texts: (id, text), in the order in which they stand for one another: the first of those that are alike. Whoever
    stands for others is nobody's reprint, and each is alike to the one that stands for it; with the same texts in the
    same order the answer is the same, on any machine and with any index. Time grows with the number of texts, not with
    its square. index: where the originals are kept, in memory if None.
    """
    index = index or InMemory()
    found: dict[str, str] = {}
    for name, text in texts:
        own = original(name, text)
        if not own.shingles:
            continue
        sketch = sketched(own.shingles)
        alike = [(share, other) for other in index.near(sketch) if (share := sameness(own, other))]
        if alike:
            found[name] = max(alike, key=lambda pair: pair[0])[1].name
        else:
            index.insert(own, sketch)
    return found
