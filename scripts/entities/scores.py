"""Counts of right, given and gold entities, by kind and together: precision, recall and F."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from material import Example

from pipeline.language.entities.tags import NESTED, Found, best_tags, outermost, spans


def f_score(right: int, given: int, gold: int) -> float:
    return 2 * right / max(given + gold, 1)


def main(found: list[Found]) -> list[Found]:
    """Gives spans with their main kinds: "placeName" of "placeName_country"."""
    return [(start, end, kind.split("_")[0]) for start, end, kind in found]


def report(answered: Iterable[tuple[Example, np.ndarray]], name: str) -> None:
    """Prints F of the outermost six kinds and of all nested ones, exact borders, of NKJP's examples."""
    counts: dict[str, Counter[tuple[str, str]]] = {"outermost": Counter(), "nested": Counter()}
    for example, scores in answered:
        columns = slice(0, len(NESTED))
        gold = spans(np.maximum(example.tags[:, columns], 0), NESTED)
        found = spans(best_tags(scores[:, columns]), NESTED)
        for way, left, right in (("nested", gold, found), ("outermost", main(outermost(gold)), main(outermost(found)))):
            for kind, spans_ in (("gold", left), ("given", right), ("right", set(left) & set(right))):
                counts[way].update((kind, span[2]) for span in spans_)
    for way, counted in counts.items():
        kinds = sorted({kind for _, kind in counted})
        total = {what: sum(counted[what, kind] for kind in kinds) for what in ("right", "given", "gold")}
        each = " ".join(
            f"{kind} {f_score(counted['right', kind], counted['given', kind], counted['gold', kind]):.3f}"
            for kind in kinds
        )
        precision, recall = total["right"] / max(total["given"], 1), total["right"] / max(total["gold"], 1)
        print(f"{name}, {way}: P {precision:.4f} R {recall:.4f} F {f_score(**total):.4f} | {each}", flush=True)
