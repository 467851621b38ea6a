"""Articles that are one: the same text at two addresses, or printed by two portals with small changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
class _Original:
    """An article that is nobody's reprint, as others are compared with it."""

    name: str
    shingles: frozenset[str]
    figures: frozenset[str]


def reprints(texts: Mapping[str, str]) -> dict[str, str]:
    """Gives id -> id of the article that stands for it, for those that are another one's reprint.

    texts: id -> text, in the order in which they stand for one another: the first of those that are alike. Whoever
    stands for others is nobody's reprint, and each is alike to the one that stands for it; with the same mapping in the
    same order the answer is the same, on any machine. Time grows with the number of texts, not with its square.
    """
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
    originals: list[_Original] = []
    found: dict[str, str] = {}
    for name, text in texts.items():
        own = _Original(name, shingles(text), frozenset(FIGURE.findall(text)))
        if not own.shingles:
            continue
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(sorted(own.shingles))
        # The sketches only propose: what is alike is counted.
        near = [originals[place] for place in sorted(index.query(sketch))]
        alike = [(likeness(own.shingles, other.shingles), other) for other in near]
        alike = [
            (share, other) for share, other in alike if share >= ALIKE and same_figures(own.figures, other.figures)
        ]
        if alike:
            found[name] = max(alike, key=lambda pair: pair[0])[1].name
        else:
            index.insert(len(originals), sketch)
            originals.append(own)
    return found
