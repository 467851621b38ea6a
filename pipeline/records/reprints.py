"""Articles that are one: the same text at two addresses, or printed by two portals with small changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

SHINGLE = 5
"""Words that stand together in a shingle."""

ALIKE = 0.5
"""The share of their shingles that two articles must have in common to be one."""

PERMUTATIONS, BANDS = 126, 42
"""Of the MinHash and of its index: three hashes a band find 99.6 of 100 pairs that are just alike enough."""

SEED = 5

WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Gives the runs of five words in a text, case and signs aside; a shorter text is one run."""
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else (
        frozenset()
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Gives the share of their shingles that two texts have in common, from 0 to 1; 0 where one has none."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def reprints(texts: Mapping[str, str]) -> dict[str, str]:
    """Gives id -> id of the article that stands for it, for those that are another one's reprint.

    texts: id -> text, in the order in which they stand for one another: the first of those that are alike. Whoever
    stands for others is nobody's reprint, and each is alike to the one that stands for it; with the same mapping in the
    same order the answer is the same, on any machine. Time grows with the number of texts, not with its square.
    """
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
    originals: list[tuple[str, frozenset[str]]] = []
    found: dict[str, str] = {}
    for name, text in texts.items():
        own = shingles(text)
        if not own:
            continue
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(sorted(own))
        # The sketches only propose: what is alike is counted.
        alike = [(likeness(own, originals[place][1]), -place) for place in index.query(sketch)]
        best, place = max(alike, default=(0.0, 0))
        if best >= ALIKE:
            found[name] = originals[-place][0]
        else:
            index.insert(len(originals), sketch)
            originals.append((name, own))
    return found
