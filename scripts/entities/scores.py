"""F of the outermost and of all nested entities, as training prints it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from entity_scores import Scores, count, main_labels, together
from material import Example

from pipeline.language.entities.tags import NESTED, best_tags, outermost, spans


def report(answered: Iterable[tuple[Example, np.ndarray]], name: str) -> None:
    """Prints F of the outermost six kinds and of all nested ones, exact borders, of NKJP's examples."""
    scores: dict[str, Scores] = {"outermost": {}, "nested": {}}
    columns = slice(0, len(NESTED))
    for example, given in answered:
        gold = spans(np.maximum(example.tags[:, columns], 0), NESTED)
        found = spans(best_tags(given[:, columns]), NESTED)
        count(scores["nested"], found, gold)
        count(scores["outermost"], main_labels(outermost(found)), main_labels(outermost(gold)))
    for way, by_kind in scores.items():
        total = together(by_kind)
        each = " ".join(f"{kind} {score.f:.3f}" for kind, score in sorted(by_kind.items()))
        print(f"{name}, {way}: P {total.precision:.4f} R {total.recall:.4f} F {total.f:.4f} | {each}", flush=True)
