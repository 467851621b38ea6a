"""B-cubed: how well mentions are put together, counted from each mention's own point of view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BCubed:
    """precision: share of the mentions put with one that belong with it. recall: share of those that were put there."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> BCubed:
    """Gives the score of the entities found for some mentions, beside the gold ones, in the same order."""
    together = Counter(zip(found, gold, strict=True))
    of_found, of_gold = Counter(found), Counter(gold)
    precision = sum(count * count / of_found[one] for (one, _), count in together.items())
    recall = sum(count * count / of_gold[one] for (_, one), count in together.items())
    return BCubed(precision / max(len(found), 1), recall / max(len(gold), 1))
